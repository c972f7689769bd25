//! Reads texts in the languages of the catalog.

use jsonc_parser::ast;
use jsonc_parser::common::Ranged as _;

use super::{Reader, property};
use crate::check::RuleId;
use crate::load::texts::TextSpan;
use ecs_err_core::model::Text;
use ecs_err_core::model::datum::{Datum as _, Decoder as _};
use ecs_err_ui_text::diagnostics::{Message, messages};

/// Reads a text and reports languages that are missing or that the catalog does not have.
pub(super) fn read<'a>(reader: Reader<'_, 'a>) -> Text<'a> {
    let header = reader.context.header;
    let object = match (reader.node, header.languages) {
        (ast::Value::Object(object), _) => object,
        // In a catalog with one language, a text is a plain string.
        (ast::Value::StringLit(literal), [language]) => {
            let pair = (*language, reader.keep(&literal.value));
            remember(reader, pair);
            return Text::new(reader.context.arena.alloc_slice_copy(&[pair]));
        }
        (_, [_]) => {
            reader.wrong_type(&messages::plain_text());
            return Text::EMPTY;
        }
        _ => {
            reader.wrong_type(&messages::text_in_languages());
            return Text::EMPTY;
        }
    };
    reader.reject_duplicates(object);
    reject_unknown_languages(reader, object);
    let own = Some(header.message_language).filter(|tag| !header.languages.contains(tag));
    let is_message = own.is_some_and(|tag| property(object, tag).is_some());
    let mut pairs: Vec<(&'a str, &'a str)> = Vec::new();
    for tag in header.languages.iter().copied().chain(own) {
        match property(object, tag) {
            Some(property) => {
                let value = reader.at(&property.value);
                let pair = (tag, value.string().unwrap_or_default());
                remember(value, pair);
                pairs.push(pair);
            }
            // A message in a language that the catalog does not have needs no translation.
            None if is_message || own == Some(tag) => {}
            None if header.is_complete => {
                reader.report(reader.span().diagnostic(RuleId::MissingLanguage, messages::text_missing(tag)));
            }
            None => *header.missing.borrow_mut().entry(tag).or_default() += 1,
        }
    }
    Text::new(reader.context.arena.alloc_slice_copy(&pairs))
}

/// Keeps a text with its position, for the rules about texts.
fn remember<'a>(reader: Reader<'_, 'a>, (language, text): (&'a str, &'a str)) {
    let Reader { context, node, parent, key } = reader;
    let range = (node.start(), node.end());
    context.texts.borrow_mut().push(TextSpan { file: context.number, range, parent, key, language, text });
}

fn reject_unknown_languages(reader: Reader<'_, '_>, object: &ast::Object<'_>) {
    let header = reader.context.header;
    if header.languages.is_empty() {
        return;
    }
    for property in &object.properties {
        let tag = property.name.as_str();
        if !header.languages.contains(&tag) && tag != header.message_language {
            let diagnostic = reader.at_key(property, RuleId::UnknownLanguage, messages::unknown_language(tag));
            let help = messages::languages_are(&Message::list(header.languages.iter().copied()));
            reader.report(diagnostic.help(help));
        }
    }
}

//! The texts of a record that can be translated, each with its path in the record.

use ecs_err_core::Code;
use ecs_err_core::model::datum::Datum;
use ecs_err_core::model::{ErrorCode, Metadata, RetiredCode};
use ecs_err_export::{TextAt, texts_of};

/// The field of the header that names the language of the texts. Files with it are translations of a catalog.
pub const SOURCE_LANGUAGE: &str = "X-Source-Language";

/// A text to translate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// Its path in the record: `action`, `cases[0].message`.
    pub path: String,
    /// The language that it is translated from.
    pub language: String,
    /// The text in that language.
    pub source: String,
    /// The translation, if there is one.
    pub translation: Option<String>,
}

impl SourceText {
    /// Whether it is a message of the API, whose placeholders a translation keeps.
    #[must_use]
    pub fn is_message(&self) -> bool {
        is_message(&self.path)
    }

    /// The path as a JSON Pointer (RFC 6901) in the record: `/cases/0/message`.
    #[must_use]
    pub fn pointer(&self) -> String {
        format!("/{}", self.path.replace(['.', '['], "/").replace(']', ""))
    }
}

/// What identifies a text in a catalog: the code, and the path in its record, which has no `/`.
#[must_use]
pub fn context(code: Code<'_>, path: &str) -> String {
    format!("{code}/{path}")
}

/// The language that texts are translated from: that of messages, else the first other one. `None` if the catalog
/// has no other language.
#[must_use]
pub fn source_language<'a>(metadata: &Metadata<'a>, target: &str) -> Option<&'a str> {
    languages(metadata).find(|language| *language != target)
}

/// The texts of an error that can be translated into a language, in the order of the data file. The message in the
/// language of messages is none of them: it is what the API returns.
#[must_use]
pub fn texts_of_error(metadata: &Metadata<'_>, error: &ErrorCode<'_>, target: &str) -> Vec<SourceText> {
    texts(metadata, error, target)
}

/// The same of a retired code.
#[must_use]
pub fn texts_of_retired(metadata: &Metadata<'_>, retired: &RetiredCode<'_>, target: &str) -> Vec<SourceText> {
    texts(metadata, retired, target)
}

/// The languages in which a text is looked for: that of messages first.
fn languages<'a>(metadata: &Metadata<'a>) -> impl Iterator<Item = &'a str> {
    [metadata.message_language].into_iter().chain(metadata.languages.as_slice().iter().copied())
}

fn texts<'a>(metadata: &Metadata<'_>, record: &impl Datum<'a>, target: &str) -> Vec<SourceText> {
    let to_translate = |TextAt { path, texts }: TextAt| {
        if is_message(&path) && target == metadata.message_language {
            return None;
        }
        let get = |language: &str| texts.iter().find(|(tag, _)| tag == language).map(|(_, text)| text.clone());
        let others = languages(metadata).filter(|language| *language != target);
        let (language, source) = others.into_iter().find_map(|language| Some((language.to_owned(), get(language)?)))?;
        let translation = get(target);
        // Without a text, gettext would take the entry for the header of the file.
        (!source.is_empty()).then_some(SourceText { path, language, source, translation })
    };
    texts_of(record).into_iter().filter_map(to_translate).collect()
}

fn is_message(path: &str) -> bool {
    path == "message" || path.ends_with(".message")
}

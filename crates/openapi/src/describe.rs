//! The texts of schemas.

use ecs_err_core::{Catalog, Field, Structure, Text};
use ecs_err_export::facts;
use ecs_err_ui_text::UiText;
use serde_json::{Map, Value};

/// A catalog, and the language of the texts.
pub struct Context<'c> {
    pub catalog: Catalog<'c>,
    language: &'c str,
    labels: &'static UiText,
}

impl<'c> Context<'c> {
    pub fn new(catalog: Catalog<'c>, language: &'c str) -> Self {
        Self { catalog, language, labels: UiText::for_language(language) }
    }

    /// A text in the language, else in that of the messages.
    pub fn text<'t>(&self, text: Text<'t>) -> &'t str {
        text.localized(self.language, self.catalog.metadata().message_language).map_or("", |localized| localized.text)
    }

    /// The meaning of a field, and what its schema cannot state: the meanings of values, rules in words, notes.
    pub fn field(&self, structure: &Structure<'_>, field: &Field<'_>) -> String {
        let labels = self.labels;
        let stated = [
            labels.path,
            labels.written_type,
            labels.required,
            labels.description,
            labels.format,
            labels.default,
            labels.examples,
            labels.structure,
            labels.page,
            labels.direction,
            labels.operations,
            labels.history,
        ];
        let mut paragraphs = vec![self.text(field.description).to_owned()];
        for fact in facts::field_without_paths(self.catalog, structure, field, &[self.language]) {
            if stated.contains(&fact.label) || fact.is_erratum {
                continue;
            }
            paragraphs.push(match &fact.lines[..] {
                [line] => format!("{}{}{line}", fact.label, labels.colon),
                lines => format!("{}{}\n\n- {}", fact.label, labels.colon.trim_end(), lines.join("\n- ")),
            });
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        paragraphs.join("\n\n")
    }
}

/// Adds a text, unless it is empty.
pub fn add_text(schema: &mut Map<String, Value>, key: &str, text: &str) {
    if !text.is_empty() {
        schema.insert(key.to_owned(), text.into());
    }
}

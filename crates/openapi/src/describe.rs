//! The texts of schemas.

use ecs_err_core::{Catalog, Field, Operation, Structure, Text};
use ecs_err_export::facts::{self, Fact};
use ecs_err_ui_text::UiText;
use serde_json::{Map, Value};

/// A catalog, the language of the texts, and where the document has its schemas.
pub struct Context<'c> {
    pub catalog: Catalog<'c>,
    pub labels: &'static UiText,
    language: &'c str,
    /// The address of the object with the schemas.
    schemas: &'static str,
}

impl<'c> Context<'c> {
    pub fn new(catalog: Catalog<'c>, language: &'c str, schemas: &'static str) -> Self {
        Self { catalog, labels: UiText::for_language(language), language, schemas }
    }

    /// The address of a schema. Ids have no character that an address would have to escape.
    pub fn reference(&self, id: &str) -> String {
        format!("{}/{id}", self.schemas)
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
        let facts = facts::field_without_paths(self.catalog, structure, field, &[self.language]);
        self.paragraphs(field.description, &facts, &stated)
    }

    /// What an operation does, and what the other members of its description do not have: side effects, warnings, notes.
    pub fn operation(&self, operation: &Operation<'_>) -> String {
        let labels = self.labels;
        let stated = [labels.summary, labels.parameters, labels.codes];
        let facts = facts::operation(self.catalog, operation, &[self.language]);
        self.paragraphs(operation.summary, &facts, &stated)
    }

    /// A text, and the facts with other labels than those that are stated elsewhere.
    fn paragraphs(&self, first: Text<'_>, facts: &[Fact], stated: &[&str]) -> String {
        let mut paragraphs = vec![self.text(first).to_owned()];
        for fact in facts.iter().filter(|fact| !stated.contains(&fact.label) && !fact.is_erratum) {
            let (label, colon) = (fact.label, self.labels.colon);
            paragraphs.push(match &fact.lines[..] {
                [line] => format!("{label}{colon}{line}"),
                lines => format!("{label}{}\n\n- {}", colon.trim_end(), lines.join("\n- ")),
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

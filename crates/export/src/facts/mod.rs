//! What is to be said of a record, aspect by aspect, whatever form it is given.

mod change;
mod field;
mod operation;

use crate::markdown::in_languages;
use crate::to_json;
use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{Json, Note, Text};
use ecs_err_ui_text::UiText;

pub use change::{change, release};
pub use field::{field, structure};
pub use operation::operation;

/// One aspect of a record: a label and what is said under it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fact {
    /// The label.
    pub label: &'static str,
    /// What is said, each line by itself.
    pub lines: Vec<String>,
}

/// The facts being collected, for readers of some languages.
struct Facts<'f> {
    catalog: Catalog<'f>,
    languages: &'f [&'f str],
    words: &'static UiText,
    facts: Vec<Fact>,
}

impl<'f> Facts<'f> {
    fn new(catalog: Catalog<'f>, languages: &'f [&'f str]) -> Self {
        Self {
            catalog,
            languages,
            words: UiText::for_language(languages.first().copied().unwrap_or_default()),
            facts: Vec::new(),
        }
    }

    /// Says something, unless it is nothing.
    fn say(&mut self, label: &'static str, lines: impl IntoIterator<Item = String>) {
        let lines: Vec<String> = lines.into_iter().collect();
        if !lines.is_empty() {
            self.facts.push(Fact { label, lines });
        }
    }

    /// Says texts, each in each language on a line of its own.
    fn texts<'t>(&mut self, label: &'static str, texts: impl IntoIterator<Item = Text<'t>>) {
        let languages = self.languages;
        let lines = texts.into_iter().flat_map(|text| in_languages(text, languages));
        self.say(label, lines.map(str::to_owned));
    }

    fn notes(&mut self, notes: &[Note<'_>]) {
        for note in notes {
            self.texts(self.words.note(note.kind), [note.text]);
        }
    }

    /// A text in each language, on one line.
    fn one(&self, text: Text<'_>) -> String {
        let line =
            |text: &str| text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        in_languages(text, self.languages).map(line).collect::<Vec<_>>().join(" / ")
    }

    /// The title of a page.
    fn page(&self, id: &str) -> String {
        self.catalog.page(id).map_or_else(|| id.to_owned(), |page| self.one(page.title))
    }
}

/// A value as JSON, but a string without its quotes where that is clear.
fn shown(value: &Json<'_>) -> String {
    value.as_str().filter(|text| !text.is_empty()).map_or_else(|| to_json(value).to_string(), str::to_owned)
}

//! Labelled facts about a record, independent of the output format.

mod change;
mod field;
mod operation;

use crate::markdown::{in_languages, joined_lines};
use crate::to_json;
use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{ErrorCode, Json, Note, NoteKind, Text};
use ecs_err_ui_text::UiText;

pub use change::{change, release};
pub use field::{field, field_without_paths, structure};
pub use operation::operation;

/// A fact about a record, such as `Type: String`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fact {
    /// The label, in the reader's language.
    pub label: &'static str,
    /// The values, one on each line.
    pub lines: Vec<String>,
    /// Whether it is a language mistake of the reference, which most readers need not know.
    pub is_erratum: bool,
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

    /// Adds a fact, unless it has no lines.
    fn add(&mut self, label: &'static str, lines: impl IntoIterator<Item = String>) {
        let lines: Vec<String> = lines.into_iter().collect();
        if !lines.is_empty() {
            self.facts.push(Fact { label, lines, is_erratum: false });
        }
    }

    /// Adds texts, with one line for each text and language.
    fn add_texts<'t>(&mut self, label: &'static str, texts: impl IntoIterator<Item = Text<'t>>) {
        let languages = self.languages;
        let lines = texts.into_iter().flat_map(|text| in_languages(text, languages));
        self.add(label, lines.map(str::to_owned));
    }

    /// Adds codes, on one line.
    fn add_codes<'e>(&mut self, errors: impl Iterator<Item = &'e ErrorCode<'e>>) {
        let codes: Vec<&str> = errors.map(|error| error.code.as_str()).collect();
        if !codes.is_empty() {
            self.add(self.words.codes, [codes.join(self.words.comma)]);
        }
    }

    fn add_notes(&mut self, notes: &[Note<'_>]) {
        for note in notes {
            let first = self.facts.len();
            self.add_texts(self.words.note(note.kind), [note.text]);
            self.facts[first..].iter_mut().for_each(|fact| fact.is_erratum = note.kind == NoteKind::Erratum);
        }
    }

    /// A text in each language, on one line.
    fn one_line(&self, text: Text<'_>) -> String {
        in_languages(text, self.languages).map(joined_lines).collect::<Vec<_>>().join(" / ")
    }

    /// The title of a page.
    fn page(&self, id: &str) -> String {
        self.catalog.page(id).map_or_else(|| id.to_owned(), |page| self.one_line(page.title))
    }
}

/// A value as JSON, with a string without its quotes if that is unambiguous.
fn shown(value: &Json<'_>) -> String {
    value.as_str().filter(|text| !text.is_empty()).map_or_else(|| to_json(value).to_string(), str::to_owned)
}

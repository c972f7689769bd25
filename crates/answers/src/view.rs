//! A catalog as it is shown: the languages and labels of the answers.

use ecs_err_core::Catalog;
use ecs_err_core::model::{Localized, Note, NoteKind, Text};
use ecs_err_core::text::printable;
use ecs_err_export::errata_markdown;
use ecs_err_export::facts::Fact;
use ecs_err_ui_text::UiText;

/// A catalog, and the languages in which it is shown.
#[derive(Clone, Debug)]
pub struct View<'v> {
    /// The catalog.
    pub catalog: Catalog<'v>,
    /// The languages of the answer, the main one first: tags of the catalog.
    pub languages: Vec<&'v str>,
    /// The labels and sentences in the main language.
    pub ui: &'static UiText,
    shows_errata: bool,
}

impl<'v> View<'v> {
    /// A view without the language mistakes of the reference.
    #[must_use]
    pub fn new(catalog: Catalog<'v>, languages: Vec<&'v str>) -> Self {
        let ui = UiText::for_language(languages.first().copied().unwrap_or_default());
        Self { catalog, languages, ui, shows_errata: false }
    }

    /// The same view with, or without, the language mistakes of the reference.
    #[must_use]
    pub fn showing_errata(self, shows_errata: bool) -> Self {
        Self { shows_errata, ..self }
    }

    /// A server's message for people.
    #[must_use]
    pub fn server_message(&self, message: &str) -> String {
        printable(&ecs_err_explain::readable(self.catalog, message))
    }

    /// The main language of the answer.
    #[must_use]
    pub fn language(&self) -> &'v str {
        self.languages.first().copied().unwrap_or(self.catalog.metadata().message_language)
    }

    /// A text in each language of the answer, or in another one if it has none of them.
    #[must_use]
    pub fn texts<'t>(&self, text: Text<'t>) -> Vec<&'t str> {
        self.localized(text).into_iter().map(|localized| localized.text).collect()
    }

    /// The same, each text with its language.
    #[must_use]
    pub fn localized<'t>(&self, text: Text<'t>) -> Vec<Localized<'t>> {
        let wanted = self.languages.iter().filter_map(|wanted| text.iter().find(|(language, _)| language == wanted));
        let texts: Vec<_> = wanted.map(|(locale, text)| Localized { text, locale }).collect();
        let other = || text.localized(self.language(), self.catalog.metadata().message_language);
        if texts.is_empty() { other().into_iter().collect() } else { texts }
    }

    /// The first paragraph of a text in each language, on one line.
    #[must_use]
    pub fn line(&self, text: Text<'_>) -> String {
        self.texts(text).into_iter().map(first_paragraph).collect::<Vec<_>>().join(" / ")
    }

    /// The facts to show: errata only if they are requested.
    #[must_use]
    pub fn shown(&self, mut facts: Vec<Fact>) -> Vec<Fact> {
        facts.retain(|fact| self.shows_errata || !fact.is_erratum);
        facts
    }

    /// The notes to show: errata only if they are requested.
    pub fn shown_notes<'n>(&self, notes: &'n [Note<'n>]) -> impl Iterator<Item = &'n Note<'n>> + use<'n> {
        let shows_errata = self.shows_errata;
        notes.iter().filter(move |note| shows_errata || note.kind != NoteKind::Erratum)
    }

    /// A record as Markdown, with the errata among its notes if they are requested.
    #[must_use]
    pub fn with_errata(&self, markdown: String, notes: &[Note<'_>]) -> String {
        let errata = if self.shows_errata { errata_markdown(notes, &self.languages) } else { String::new() };
        markdown + &errata
    }

    /// Fills the query and the edition into a sentence.
    #[must_use]
    pub fn sentence(&self, template: &str, asked: &str) -> String {
        template.replace("{edition}", self.catalog.metadata().edition.as_str()).replace("{asked}", asked)
    }

    /// The line with suggestions; `None` without suggestions.
    #[must_use]
    pub fn did_you_mean<S: AsRef<str>>(&self, names: &[S]) -> Option<String> {
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        (!names.is_empty()).then(|| self.ui.did_you_mean.replace("{names}", &names.join(self.ui.comma)))
    }
}

/// The first paragraph of a text, on one line.
#[must_use]
pub fn first_paragraph(text: &str) -> String {
    let paragraph = text.trim().split("\n\n").next().unwrap_or_default();
    paragraph.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::first_paragraph;

    #[test]
    fn the_first_paragraph_is_on_one_line() {
        assert_eq!(first_paragraph("One\nline.\n\n- another"), "One line.");
        assert_eq!(first_paragraph(""), "");
    }
}

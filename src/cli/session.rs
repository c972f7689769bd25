//! The context of most commands: the catalog in use, and the languages and labels of the answer.

use ecs_err::check::Message;
use ecs_err::export::errata_markdown;
use ecs_err::export::facts::Fact;
use ecs_err::model::Localized;
use ecs_err::search::Index;
use ecs_err::{Catalog, Note, NoteKind, Text, UiText, explain};

use super::args::Args;
use super::error::{CliError, eprint_message, eprint_text};
use super::languages;
use super::output::printable;
use super::source::Source;

/// A catalog and the languages in which it is shown.
pub struct Session<'s> {
    pub catalog: Catalog<'s>,
    /// The languages of the answer, the main one first.
    pub languages: Vec<&'s str>,
    pub ui: &'static UiText,
    quiet: bool,
    /// Whether to show the language mistakes of the reference.
    shows_errata: bool,
    source: &'s Source,
}

impl<'s> Session<'s> {
    /// The session for the arguments.
    pub fn new(source: &'s Source, args: &Args) -> Result<Self, CliError> {
        let catalog = source.catalog();
        let languages = languages::choose(args, catalog.metadata())?;
        let ui = UiText::for_language(languages.first().copied().unwrap_or_default());
        Ok(Self { catalog, languages, ui, quiet: args.quiet, shows_errata: args.shows_errata(), source })
    }

    /// A server's message for people.
    pub fn server_message(&self, message: &str) -> String {
        printable(&explain::readable(self.catalog, message))
    }

    /// The main language of the answer.
    pub fn language(&self) -> &'s str {
        self.languages.first().copied().unwrap_or(self.catalog.metadata().message_language)
    }

    /// A text in each language of the answer, or in another one if it has none of them.
    pub fn texts<'t>(&self, text: Text<'t>) -> Vec<&'t str> {
        self.localized(text).into_iter().map(|localized| localized.text).collect()
    }

    /// The same, each text with its language.
    pub fn localized<'t>(&self, text: Text<'t>) -> Vec<Localized<'t>> {
        let wanted = self.languages.iter().filter_map(|wanted| text.iter().find(|(language, _)| language == wanted));
        let texts: Vec<_> = wanted.map(|(locale, text)| Localized { text, locale }).collect();
        let other = || text.localized(self.language(), self.catalog.metadata().message_language);
        if texts.is_empty() { other().into_iter().collect() } else { texts }
    }

    /// The first paragraph of a text in each language, on one line.
    pub fn line(&self, text: Text<'_>) -> String {
        self.texts(text).into_iter().map(first_paragraph).collect::<Vec<_>>().join(" / ")
    }

    /// The facts to show: errata only if they are requested.
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
    pub fn with_errata(&self, markdown: String, notes: &[Note<'_>]) -> String {
        let errata = if self.shows_errata { errata_markdown(notes, &self.languages) } else { String::new() };
        markdown + &errata
    }

    /// The search index of the catalog.
    pub fn index(&self) -> Result<Index<'s>, CliError> {
        self.source.index(self.quiet)
    }

    /// Prints a message that is not an error on standard error, unless the run is quiet.
    pub fn note(&self, message: &str) {
        if !self.quiet {
            eprint_text(message);
        }
    }

    /// The same for a message in each language.
    pub fn note_message(&self, message: &Message) {
        if !self.quiet {
            eprint_message(message);
        }
    }

    /// Fills the query and the edition into a sentence.
    pub fn sentence(&self, template: &str, asked: &str) -> String {
        template.replace("{edition}", self.catalog.metadata().edition.as_str()).replace("{asked}", asked)
    }

    /// The line with suggestions; `None` without suggestions.
    pub fn did_you_mean<S: AsRef<str>>(&self, names: &[S]) -> Option<String> {
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        (!names.is_empty()).then(|| self.ui.did_you_mean.replace("{names}", &names.join(self.ui.comma)))
    }
}

/// The first paragraph of a text, on one line.
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

//! The context of most commands: the catalog in use, and the languages and labels of the answer.

use std::ops::Deref;

use ecs_err::check::Message;
use ecs_err::search::Index;
use ecs_err_answers::View;

use super::args::Args;
use super::error::{CliError, eprint_message, eprint_text};
use super::languages;
use super::source::Source;

/// A view of a catalog, where its index is, and whether messages are printed.
pub struct Session<'s> {
    view: View<'s>,
    quiet: bool,
    source: &'s Source,
}

impl<'s> Session<'s> {
    /// The session for the arguments.
    pub fn new(source: &'s Source, args: &Args) -> Result<Self, CliError> {
        let catalog = source.catalog();
        let languages = languages::choose(args, catalog.metadata())?;
        let view = View::new(catalog, languages).showing_errata(args.shows_errata());
        Ok(Self { view, quiet: args.quiet, source })
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
}

/// What a command shows, it reads from the view.
impl<'s> Deref for Session<'s> {
    type Target = View<'s>;

    fn deref(&self) -> &View<'s> {
        &self.view
    }
}

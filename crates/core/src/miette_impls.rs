//! Translations as diagnostics of `miette`: the code, what to do as help, the page as link.

use std::boxed::Box;
use std::fmt::Display;

use miette::{Diagnostic, Severity};

use crate::translate::Translation;

impl Diagnostic for Translation<'_, '_> {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(Translation::code(self)))
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Error)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(self.action))
    }

    fn url<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(self.page()?))
    }
}

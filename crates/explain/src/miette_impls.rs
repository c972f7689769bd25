//! Errors as diagnostics of `miette`: the code, what to do as help, the page as link.

use std::fmt::Display;

use miette::{Diagnostic, Severity};

use ecs_err_core::CatalogOwner;

use crate::localized::LocalizedError;

impl<C: CatalogOwner + std::fmt::Debug> Diagnostic for LocalizedError<C> {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(self.api_error().root_cause()?))
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Error)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(self.translation()?.action))
    }

    fn url<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(self.translation()?.page()?))
    }
}

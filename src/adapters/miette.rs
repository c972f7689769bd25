//! Errors as diagnostics of `miette`: the code, what to do as help, the page as link.

use std::fmt::Display;

use miette::{Diagnostic, Severity};

use crate::translate::{LocalizedError, Translation};

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

/// ```
/// use ecs_err::parse;
/// use miette::Diagnostic as _;
///
/// let error = parse(br#"{"error": {"message": "gone", "code": "Ecs.0085"}}"#)?.localized("en");
/// assert_eq!(error.code().unwrap().to_string(), "Ecs.0085");
/// assert_eq!(error.help().unwrap().to_string(), "Use another NIC.");
/// # Ok::<(), ecs_err::ParseError>(())
/// ```
impl Diagnostic for LocalizedError {
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

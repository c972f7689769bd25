//! An API error that is shown in a person's language.

use std::fmt;

use ecs_err_core::{Catalog, CatalogOwner, Translation};

use crate::body::ApiError;

/// An error of an API, to be returned from functions and shown to people.
///
/// It owns its data, so it can be the error of a `Result` and be sent between threads. It displays the meaning of its
/// [root cause](ApiError::root_cause).
#[derive(Clone, Debug)]
pub struct LocalizedError<C = Catalog<'static>> {
    error: ApiError,
    catalog: C,
    language: String,
}

impl ApiError {
    /// What the root cause means, with the server's message; `None` if no catalog has its code.
    #[must_use]
    pub fn translate<'a>(&self, catalog: Catalog<'a>, locale: &str) -> Option<Translation<'a, '_>> {
        let root = self.root()?;
        catalog.translate(root.code.as_ref()?.as_code(), root.message.as_deref(), locale)
    }

    /// The error for readers of a language.
    #[must_use]
    pub fn localized<C: CatalogOwner>(self, catalog: C, locale: &str) -> LocalizedError<C> {
        let language = catalog.catalog().metadata().language([locale]).to_owned();
        LocalizedError { error: self, catalog, language }
    }
}

impl<C: CatalogOwner> LocalizedError<C> {
    /// The error as it was read.
    #[must_use]
    pub const fn api_error(&self) -> &ApiError {
        &self.error
    }

    /// The catalog that explains it.
    #[must_use]
    pub fn catalog(&self) -> Catalog<'_> {
        self.catalog.catalog()
    }

    /// What the root cause means; `None` if the catalog does not have its code.
    #[must_use]
    pub fn translation(&self) -> Option<Translation<'_, '_>> {
        self.error.translate(self.catalog(), &self.language)
    }

    /// The language that it is shown in.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }
}

impl<C: CatalogOwner> fmt::Display for LocalizedError<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.translation() {
            Some(translation) => translation.fmt(f),
            None => self.error.fmt(f),
        }
    }
}

impl<C: CatalogOwner + fmt::Debug> std::error::Error for LocalizedError<C> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

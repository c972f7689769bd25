//! An API error that is displayed in a language.

use std::fmt;

use ecs_err_core::{Catalog, CatalogOwner, Translation};

use crate::body::ApiError;

/// An error of an API that is displayed in the caller's language; see [`ApiError::localized`].
///
/// It implements [`Error`](std::error::Error) and owns its data, so functions can return it and threads can exchange
/// it. `Display` prints the code and the meaning of the [root cause](ApiError::root_cause).
#[derive(Clone, Debug)]
pub struct LocalizedError<C = Catalog<'static>> {
    /// In a box, so that a `Result` with this error stays small.
    error: Box<ApiError>,
    catalog: C,
    language: String,
}

impl ApiError {
    /// Translates the root cause, with the server's message. `None` if the catalog does not have its code.
    #[must_use]
    pub fn translate<'a>(&self, catalog: Catalog<'a>, locale: &str) -> Option<Translation<'a, '_>> {
        let root = self.root()?;
        catalog.translate(root.code.as_ref()?.as_code(), root.message.as_deref(), locale)
    }

    /// Converts the error to one that is displayed in the language that
    /// [`Metadata::language`](ecs_err_core::Metadata::language) chooses for a BCP 47 tag or POSIX locale.
    #[must_use]
    pub fn localized<C: CatalogOwner>(self, catalog: C, locale: &str) -> LocalizedError<C> {
        let language = catalog.catalog().metadata().language([locale]).to_owned();
        LocalizedError { error: Box::new(self), catalog, language }
    }
}

impl<C: CatalogOwner> LocalizedError<C> {
    /// The parsed error.
    #[must_use]
    pub const fn api_error(&self) -> &ApiError {
        &self.error
    }

    /// The catalog that explains it.
    #[must_use]
    pub fn catalog(&self) -> Catalog<'_> {
        self.catalog.catalog()
    }

    /// The translation of the root cause. `None` if the catalog does not have its code.
    #[must_use]
    pub fn translation(&self) -> Option<Translation<'_, '_>> {
        self.error.translate(self.catalog(), &self.language)
    }

    /// The language in which the error is displayed.
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
        Some(&*self.error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_with_the_error_stay_small() {
        // Clippy warns of errors of 128 bytes (result_large_err).
        assert!(size_of::<LocalizedError>() < 128);
    }
}

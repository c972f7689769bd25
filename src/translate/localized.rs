//! An API error that tells itself in a person's language.

use std::fmt;

use crate::body::ApiError;
use crate::catalog::Catalog;

use super::Translation;

/// An error of an API, to be returned from functions and shown to people.
///
/// It owns all that it needs, so it can be the error of a `Result`, go through `?` and between
/// threads. What it says is about the [root cause](ApiError::root_cause).
///
/// ```
/// use ecs_err::{LocalizedError, parse};
///
/// fn create_server() -> Result<(), LocalizedError> {
///     let body = br#"{"error": {"message": "The NIC is not there.", "code": "Ecs.0085"}}"#;
///     Err(parse(body).expect("a body with a code").localized("en"))
/// }
///
/// let error = create_server().unwrap_err();
/// assert_eq!(error.to_string(), "Ecs.0085: The ECS does not have the NIC");
/// assert_eq!(error.translation().unwrap().action.text, "Use another NIC.");
/// ```
#[derive(Clone, Debug)]
pub struct LocalizedError {
    error: ApiError,
    catalog: &'static Catalog<'static>,
    language: &'static str,
}

impl ApiError {
    /// What the root cause means, with the server's message; `None` if no catalog has its code.
    ///
    /// ```
    /// let error = ecs_err::parse(br#"{"error_code": "Ecs.0085", "error_msg": "No such NIC."}"#)?;
    /// let translation = error.translate(ecs_err::embedded(), "en").unwrap();
    /// assert_eq!(translation.action.text, "Use another NIC.");
    /// assert_eq!(translation.server_message, Some("No such NIC."));
    /// # Ok::<(), ecs_err::ParseError>(())
    /// ```
    #[must_use]
    pub fn translate<'a>(&self, catalog: &Catalog<'a>, locale: &str) -> Option<Translation<'a, '_>> {
        let root = self.root()?;
        catalog.translate(root.code?, root.message.as_deref(), locale)
    }

    /// The error for readers of a language, by the embedded catalog.
    ///
    /// ```
    /// let body = br#"{"error_code": "Ecs.0085", "error_msg": "gone"}"#;
    /// assert_eq!(ecs_err::parse(body)?.localized("zh-CN").language(), "zh");
    /// # Ok::<(), ecs_err::ParseError>(())
    /// ```
    #[must_use]
    pub fn localized(self, locale: &str) -> LocalizedError {
        LocalizedError::new(self, crate::embedded(), locale)
    }
}

impl LocalizedError {
    /// The error for readers of a language, by any catalog.
    ///
    /// ```
    /// let body = br#"{"error_code": "Ecs.0085", "error_msg": "gone"}"#;
    /// let error = ecs_err::LocalizedError::new(ecs_err::parse(body)?, ecs_err::embedded(), "en");
    /// assert_eq!(error.to_string(), "Ecs.0085: The ECS does not have the NIC");
    /// # Ok::<(), ecs_err::ParseError>(())
    /// ```
    #[must_use]
    pub fn new(error: ApiError, catalog: &'static Catalog<'static>, locale: &str) -> Self {
        Self { error, catalog, language: catalog.about.language([locale]) }
    }

    /// What the API answered.
    ///
    /// ```
    /// let error = ecs_err::parse(br#"{"error_code": "Ecs.0085", "error_msg": "gone"}"#)?.localized("en");
    /// assert_eq!(error.api_error().message(), Some("gone"));
    /// # Ok::<(), ecs_err::ParseError>(())
    /// ```
    #[must_use]
    pub const fn api_error(&self) -> &ApiError {
        &self.error
    }

    /// The catalog that it is told by.
    ///
    /// ```
    /// let error = ecs_err::parse(br#"{"error_code": "Ecs.0085", "error_msg": "gone"}"#)?.localized("en");
    /// assert_eq!(error.catalog().about.id, ecs_err::embedded().about.id);
    /// # Ok::<(), ecs_err::ParseError>(())
    /// ```
    #[must_use]
    pub const fn catalog(&self) -> &'static Catalog<'static> {
        self.catalog
    }

    /// What the root cause means; `None` if the catalog does not have its code.
    ///
    /// ```
    /// let error = ecs_err::parse(br#"{"error_code": "Ecs.0085", "error_msg": "gone"}"#)?.localized("en");
    /// assert_eq!(error.translation().unwrap().action.text, "Use another NIC.");
    /// # Ok::<(), ecs_err::ParseError>(())
    /// ```
    #[must_use]
    pub fn translation(&self) -> Option<Translation<'static, '_>> {
        self.error.translate(self.catalog, self.language)
    }

    /// The BCP 47 tag of the language that it is told in.
    ///
    /// ```
    /// let error = ecs_err::parse(br#"{"error_code": "Ecs.0085", "error_msg": "gone"}"#)?.localized("en");
    /// assert_eq!(error.language(), "en");
    /// # Ok::<(), ecs_err::ParseError>(())
    /// ```
    #[must_use]
    pub const fn language(&self) -> &'static str {
        self.language
    }
}

impl fmt::Display for LocalizedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.translation() {
            Some(translation) => translation.fmt(f),
            None => self.error.fmt(f),
        }
    }
}

impl std::error::Error for LocalizedError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

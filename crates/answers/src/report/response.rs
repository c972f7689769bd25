//! The explanation of a response of the server: its errors, the root cause first.

use ecs_err_core::{Catalog, Code, CodeBuf, Translation};
use ecs_err_explain::{self as explain, ApiError, Cause, ReportedError};
use serde_json::Value;

use crate::view::View;

/// A response of the server, or any text around codes.
pub struct Response<'r> {
    catalog: Catalog<'r>,
    /// The beginning of the text, printable.
    pub query: String,
    /// `None` if the text reports no error.
    pub error: Option<Box<ApiError>>,
    /// The codes that it probably has, if it has none.
    pub guesses: Vec<Code<'r>>,
}

impl<'r> Response<'r> {
    /// `words` are the message or text to guess codes from, if it has none.
    #[must_use]
    pub fn new(catalog: Catalog<'r>, query: String, error: Option<Box<ApiError>>, words: &str) -> Self {
        let guesses = if words.is_empty() { Vec::new() } else { explain::Guesser::new(catalog).guess(words) };
        Self { catalog, query, error, guesses: guesses.into_iter().map(|error| error.code).collect() }
    }

    /// Whether the catalog has one of its codes.
    #[must_use]
    pub fn is_found(&self) -> bool {
        self.codes().iter().any(|code| self.catalog.record_of(code.as_code()).is_some())
    }

    /// Its codes, in order of appearance.
    #[must_use]
    pub fn codes(&self) -> &[CodeBuf] {
        self.error.as_ref().map_or(&[], |error| error.codes())
    }

    /// The different errors, in order of appearance.
    #[must_use]
    pub fn errors(&self) -> &[ReportedError] {
        self.error.as_ref().map_or(&[], |error| error.errors())
    }

    /// Whether it has several errors that have no root cause in common.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.error.as_ref().is_some_and(|error| error.is_list())
    }

    /// The root cause, if the errors have one in common.
    #[must_use]
    pub fn root(&self) -> Option<&ReportedError> {
        let root = self.error.as_ref()?.root_cause()?;
        self.errors().iter().find(|error| error.code == root).filter(|_| !self.is_list())
    }

    /// The errors with a code, each code once: the root cause, the errors that it caused, then the others. Without a
    /// root cause in common, each error is followed by those that it caused.
    #[must_use]
    pub fn causes(&self) -> Vec<(CodeBuf, &Cause)> {
        let Some(error) = &self.error else { return Vec::new() };
        let causes = error.causes();
        let mut first: Vec<&ReportedError> = error.errors().iter().collect();
        // Stable: the others stay in order.
        first.sort_by_key(|one| self.root().is_some_and(|root| root.code != one.code));
        let around = first.into_iter().filter_map(|one| causes.get(one.cause));
        let around = around.flat_map(|cause| {
            // A path is not longer than the list.
            std::iter::successors(Some(cause), |cause| causes.get(cause.of?)).take(causes.len())
        });
        let mut seen = std::collections::HashSet::new();
        let with_code = around.chain(causes).filter_map(|cause| Some((cause.code?, cause)));
        with_code.filter(|(code, _)| seen.insert(*code)).collect()
    }

    /// The server's message for a cause.
    ///
    /// The text after a code counts as its message if it has the form of one.
    #[must_use]
    pub fn message<'c>(&'c self, code: CodeBuf, cause: &'c Cause) -> Option<&'c str> {
        let causes = self.error.as_ref().map_or(&[][..], |error| error.causes());
        let outer = || cause.of.and_then(|of| causes.get(of)).filter(|outer| outer.code.is_none())?.message.as_deref();
        let context = || {
            let context = cause.context.as_deref()?;
            let translation = self.catalog.translate(code.as_code(), Some(context), "")?;
            (translation.arguments.is_some() || translation.seen.is_some()).then_some(context)
        };
        cause.message.as_deref().or_else(outer).or_else(context)
    }

    /// The translations of a code into the languages of the answer; empty for a code that the catalog does not have.
    #[must_use]
    pub fn translations<'m>(
        &self,
        code: CodeBuf,
        message: Option<&'m str>,
        view: &View<'r>,
    ) -> Vec<Translation<'r, 'm>> {
        let languages = view.languages.iter();
        languages.filter_map(|language| self.catalog.translate(code.as_code(), message, language)).collect()
    }

    /// Problem details (RFC 9457) of the root cause.
    #[doc(hidden)]
    #[must_use]
    pub fn problem(&self, view: &View<'_>) -> Value {
        let error = self.error.as_ref();
        error.map_or(Value::Null, |error| error.problem_details(self.catalog, view.language()).to_value())
    }
}

//! [`OpenApiError`]: why there is no OpenAPI document.

use ecs_err_ui_text::diagnostics::{Message, messages};

/// An operation that OpenAPI can't express. `Display` prints it in English.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
#[non_exhaustive]
pub enum OpenApiError {
    /// A path of OpenAPI has no such method.
    Method {
        /// The id of the operation.
        operation: String,
        /// The method.
        method: String,
    },
    /// A path that does not begin with a slash, has a query or a fragment, or braces that are no parameter.
    Path {
        /// The id of the operation.
        operation: String,
        /// The path.
        path: String,
    },
    /// Two operations with the same method and path.
    SamePath {
        /// The ids of the operations.
        operations: [String; 2],
        /// The path.
        path: String,
    },
    /// Two paths that differ only in the names of their parameters.
    Spellings {
        /// The paths.
        paths: [String; 2],
    },
}

impl OpenApiError {
    /// What is wrong and what to do, in each language of the program.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Method { operation, method } => messages::openapi_method(operation, method),
            Self::Path { operation, path } => messages::openapi_path(operation, path),
            Self::SamePath { operations: [first, second], path } => messages::openapi_same_path(first, second, path),
            Self::Spellings { paths: [first, second] } => messages::openapi_spellings(first, second),
        }
    }
}

//! Reads the response of an API, finds the root cause, and explains it in a person's language.
//!
//! ```
//! use ecs_err_core::Catalog;
//! use ecs_err_explain::{Limits, ParseError, parse};
//!
//! fn explanation(catalog: Catalog<'static>, response: &[u8]) -> Result<String, ParseError> {
//!     let error = parse(catalog, response, Limits::default())?;
//!     Ok(error.localized(catalog, "en").to_string())
//! }
//! ```

#![forbid(unsafe_code)]

#[cfg(feature = "annotate")]
pub mod annotate;
mod body;
mod localized;
#[cfg(feature = "miette")]
mod miette_impls;
#[cfg(feature = "problem-details")]
mod problem_details;

pub use body::{ApiError, Cause, Limits, ParseError, parse};
pub use localized::LocalizedError;
#[cfg(feature = "problem-details")]
pub use problem_details::ProblemDetails;

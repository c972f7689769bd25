//! Reads what an API answered, finds the root cause, and explains it in a person's language.

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

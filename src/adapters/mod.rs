//! The library in the terms of other libraries, each behind a feature of its own.

#[cfg(feature = "http")]
mod http;
#[cfg(feature = "miette")]
mod miette;
#[cfg(feature = "problem")]
mod problem;
#[cfg(feature = "serde")]
mod serde;

#[cfg(feature = "http")]
pub use http::StatusOutOfRange;
#[cfg(feature = "problem")]
pub use problem::ProblemDetails;

//! Parses the response of an API, finds the root cause, and explains it in a language.
//!
//! ```
//! # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/example/catalog.rs")); }
//! # let catalog = example::catalog();
//! use ecs_err_explain::{Limits, parse};
//!
//! let response = br#"{"error": {"code": "Ecs.0085", "message": "NIC 7f2a does not exist."}}"#;
//! let error = parse(catalog, response, Limits::default())?;
//! assert_eq!(error.root_cause().unwrap().as_str(), "Ecs.0085");
//! assert_eq!(error.localized(catalog, "en").to_string(), "Ecs.0085: The ECS does not have the NIC");
//! # Ok::<(), ecs_err_explain::ParseError>(())
//! ```

#![forbid(unsafe_code)]

#[cfg(feature = "annotate")]
pub mod annotate;
mod body;
mod guess;
mod localized;
#[cfg(feature = "miette")]
mod miette_impls;
#[cfg(feature = "problem-details")]
mod problem_details;

pub use body::{ApiError, Cause, Limits, ParseError, ReportedError, parse, readable};
pub use guess::Guesser;
pub use localized::LocalizedError;
#[cfg(feature = "problem-details")]
pub use problem_details::ProblemDetails;

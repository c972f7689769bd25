//! Error codes of a cloud API, explained.
//!
//! The library holds a whole reference as data: every error code, HTTP status, field table,
//! operation and release, in each of its languages, checked when the package is built. Nothing is
//! parsed at run time; without default features it needs neither the standard library nor
//! allocation nor any other crate.

#![cfg_attr(not(any(feature = "std", test)), no_std)]
#![forbid(unsafe_code)]

#[macro_use]
mod model;

#[cfg(feature = "json")]
mod body;
mod catalog;
mod embedded;
mod find;
mod locale;
mod resolve;
#[cfg(feature = "search")]
pub mod search;
mod template;
mod translate;
mod words;

#[cfg(feature = "load")]
pub mod check;
mod distance;
#[cfg(feature = "json")]
pub mod export;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "load")]
pub mod load;
#[cfg(feature = "load")]
mod problem;
#[cfg(feature = "load")]
mod sanitize;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "site")]
pub mod site;

#[cfg(feature = "json")]
pub use body::{ApiError, Cause, Limits, ParseError, parse};
pub use catalog::{Catalog, Event};
pub use find::{FoundCode, FoundCodes, find_codes};
pub use locale::negotiate;
pub use model::*;
#[cfg(feature = "std")]
pub use resolve::Branch;
pub use resolve::{Group, Item, Items, Kind, NearMisses, Resolution, Topic};
#[cfg(feature = "load")]
pub use sanitize::is_invisible;
pub use template::{Arguments, arguments};
#[cfg(feature = "json")]
pub use translate::LocalizedError;
#[cfg(feature = "problem")]
pub use translate::ProblemDetails;
#[cfg(feature = "http")]
pub use translate::StatusOutOfRange;
pub use translate::{Translation, translate};
pub use words::Words;

/// The catalog that is built into the library.
#[must_use]
pub fn embedded() -> &'static Catalog<'static> {
    &embedded::CATALOG
}

//! Error codes of a cloud API, explained.
//!
//! The library holds a whole reference as data: every error code, HTTP status, field table,
//! operation and release, in each of its languages, checked when the package is built. Nothing is
//! parsed at run time; without default features it needs neither the standard library nor
//! allocation nor any other crate.
//!
//! # Where to begin
//!
//! - [`embedded`] is the catalog that is built in; [`Catalog`] looks records up in it.
//! - [`Catalog::resolve`] reads what a person typed, in any spelling.
//! - [`find_codes`] finds the codes in a text, [`translate`] tells what one means in a language, with
//!   the values of the server's message.
//! - `parse` (feature `json`) reads what an API answered, whatever is around it, and finds the root
//!   cause; `ApiError::localized` makes an error of it that tells itself in a language.
//!
//! ```
//! use ecs_err::{find_codes, translate};
//!
//! let line = "HTTP 400: Ecs.0812 Current flavor s6 can not resize to flavor c7.";
//! for found in find_codes(line.as_bytes()) {
//!     let told = translate(found.code, Some(line), "zh-CN").unwrap();
//!     assert_eq!(told.message().to_string(), "当前规格s6不能变更为规格c7。");
//!     assert_eq!(told.status.unwrap().reason, "Bad Request");
//! }
//! ```
//!
//! # Features
//!
//! `json` (bodies, exports), `load` (catalogs from a folder, and checks), `schema`, `search`, `site`,
//! `cli` (the program, default); `serde`, `http`, `miette`, `problem`, `accept-language` for other
//! libraries' terms.

#![cfg_attr(not(any(feature = "std", test)), no_std)]
#![forbid(unsafe_code)]

#[macro_use]
mod model;

#[cfg(any(feature = "http", feature = "miette", feature = "problem", feature = "serde"))]
mod adapters;
#[cfg(feature = "annotate")]
pub mod annotate;
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

#[cfg(feature = "problem")]
pub use adapters::ProblemDetails;
#[cfg(feature = "http")]
pub use adapters::StatusOutOfRange;
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
pub use translate::{Translation, translate};
pub use words::Words;

/// The catalog that is built into the library.
///
/// ```
/// let catalog = ecs_err::embedded();
/// assert_eq!(catalog.error(ecs_err::Code::ECS_0085).unwrap().action.get("zh"), Some("请更换网卡"));
/// ```
#[must_use]
pub fn embedded() -> &'static Catalog<'static> {
    &embedded::CATALOG
}

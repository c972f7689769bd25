//! Reads the data directory of an error catalog, checks it, and generates code from it.
//!
//! - [`OwnedCatalog`] reads a catalog at run time.
//! - [`check_dir`] returns the errors and warnings about a directory.
//! - [`embed()`] embeds a catalog in a crate, from its build script; [`codegen`] is what it uses.
//!
//! ```
//! use ecs_err_data::OwnedCatalog;
//!
//! # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
//! let catalog = OwnedCatalog::open(directory.as_ref())?;
//! assert!(!catalog.get().errors().is_empty());
//! # Ok::<(), ecs_err_data::LoadError>(())
//! ```

#![deny(unsafe_code)]

#[doc(hidden)]
pub mod add;
pub mod check;
pub mod codegen;
pub mod coverage;
mod diagnostic;
pub mod diff;
mod embed;
mod identity;
#[doc(hidden)]
pub mod load;
mod owned;
#[doc(hidden)]
pub mod pack;
mod script;
pub mod starter;

pub use check::check_dir;
#[doc(hidden)]
pub use diagnostic::did_you_mean;
pub use diagnostic::{Diagnostic, Severity};
pub use embed::embed;
pub use owned::{LoadError, OwnedCatalog};

/// Formats a JSON value as the text of a file: indented, with a trailing newline.
#[doc(hidden)]
#[must_use]
pub fn pretty(json: &serde_json::Value) -> String {
    // Serializing a `Value` never fails.
    serde_json::to_string_pretty(json).unwrap_or_default() + "\n"
}

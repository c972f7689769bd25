//! Reads the data directory of an error catalog, checks it, and generates code from it.

#![deny(unsafe_code)]

pub mod check;
pub mod codegen;
mod diagnostic;
mod embed;
#[doc(hidden)]
pub mod load;
mod owned;

pub use check::check_dir;
pub use diagnostic::{Diagnostic, Severity};
pub use embed::embed;
pub use owned::{LoadError, OwnedCatalog};

/// A JSON value as the text of a file: indented, with a last newline.
#[doc(hidden)]
#[must_use]
pub fn pretty(json: &serde_json::Value) -> String {
    // A tree of values can always be written.
    serde_json::to_string_pretty(json).unwrap_or_default() + "\n"
}

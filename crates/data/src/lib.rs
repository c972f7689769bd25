//! Reads the data directory of an error catalog, checks it, and generates code from it.

#![forbid(unsafe_code)]

pub mod check;
pub mod codegen;
mod diagnostic;
mod embed;
pub mod load;
#[cfg(feature = "schema")]
pub mod schema;

pub use diagnostic::{Diagnostic, Severity};
pub use embed::embed;

/// A JSON value as the text of a file: indented, with a last newline.
#[must_use]
pub fn pretty(json: &serde_json::Value) -> String {
    // A tree of values can always be written.
    serde_json::to_string_pretty(json).unwrap_or_default() + "\n"
}

//! The catalog in other forms: one file a form.

mod curl;
pub mod facts;
mod json;
mod markdown;

pub use curl::{curl, http};
pub use json::{catalog, error, field, operation, release, retired, status, structure};
pub use markdown::{
    error_markdown, escape, field_markdown, fields_markdown, operation_markdown, operations_markdown, release_markdown,
    retired_markdown, status_markdown, structure_markdown, table_markdown,
};

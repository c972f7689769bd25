//! The catalog in other forms: one file a form.

mod json;
mod markdown;

pub use json::{catalog, error, status};
pub use markdown::{error_markdown, status_markdown, table_markdown};

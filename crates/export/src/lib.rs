//! Records of a catalog as JSON and Markdown.
//!
//! ```
//! use ecs_err_core::{Catalog, ErrorCode};
//!
//! fn for_a_ticket(catalog: Catalog<'_>, error: &ErrorCode<'_>) -> String {
//!     ecs_err_export::error_markdown(catalog, error, &["en"])
//! }
//! ```

#![forbid(unsafe_code)]

mod curl;
pub mod facts;
mod json;
mod json_text;
mod markdown;
mod same_message;
mod to_json;

pub use curl::{curl, http};
#[doc(hidden)]
pub use json::{catalog, error, field, operation, release, retired, status, structure};
pub use json_text::{catalog_json, record_json};
pub use markdown::{
    case_markdown, error_markdown, escape_markdown, field_markdown, fields_markdown, operation_markdown,
    operations_markdown, release_markdown, retired_markdown, status_markdown, structure_markdown, table_markdown,
};
#[doc(hidden)]
pub use to_json::to_json;

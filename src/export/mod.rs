//! The catalog in other forms: one file a form.
//!
//! ```
//! use ecs_err::{Code, export};
//!
//! let catalog = ecs_err::embedded();
//! let error = catalog.error(Code::ECS_0085).unwrap();
//! assert!(export::error_markdown(catalog, error, &["en"]).starts_with("## Ecs.0085\n"));
//! assert_eq!(export::error(catalog, error)["status"], 400);
//! ```

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

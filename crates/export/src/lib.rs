//! Exports records and whole catalogs as JSON and Markdown.
//!
//! ```
//! # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/example/catalog.rs")); }
//! # let catalog = example::catalog();
//! let error = &catalog.errors()[0];
//! assert!(ecs_err_export::error_markdown(catalog, error, &["en"]).starts_with("## Ecs.0085\n"));
//! assert_eq!(ecs_err_export::error(catalog, error)["status"], 400);
//!
//! let document: serde_json::Value = serde_json::from_str(&ecs_err_export::catalog_json(catalog)).unwrap();
//! assert_eq!(document["errors"][0]["code"], "Ecs.0085");
//! ```

#![forbid(unsafe_code)]

mod curl;
pub mod facts;
mod json;
mod json_text;
mod markdown;
mod reference;
mod same_message;
mod texts;
mod to_json;
mod yaml;

pub use curl::{curl, http};
#[doc(hidden)]
pub use json::{error, field, operation, release, retired, status, structure};
pub use json_text::{catalog_json, record_json};
pub use markdown::{
    case_markdown, errata_markdown, error_markdown, escape_markdown, field_markdown, fields_markdown,
    operation_markdown, operations_markdown, release_markdown, retired_markdown, status_markdown, structure_markdown,
    table_markdown,
};
pub use reference::reference_address;
#[doc(hidden)]
pub use texts::{TextAt, texts_of};
#[doc(hidden)]
pub use to_json::to_json;
pub use yaml::yaml_string;

//! Describes the operations of an error catalog with OpenAPI, and their requests and responses with JSON Schema; checks
//! the bodies of requests.
//!
//! ```
//! # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
//! use ecs_err_data::OwnedCatalog;
//!
//! let catalog = OwnedCatalog::open(directory.as_ref())?;
//! let schema: serde_json::Value = serde_json::from_str(&ecs_err_openapi::json_schema(catalog.get(), "en")).unwrap();
//! assert_eq!(schema["$defs"]["change-vpc.nic"]["properties"]["port_id"]["format"], "uuid");
//! # Ok::<(), ecs_err_data::LoadError>(())
//! ```
//!
//! The schemas have only what the field tables state. Properties that a table does not have are allowed.

#![forbid(unsafe_code)]
#![expect(clippy::doc_markdown, reason = "OpenAPI is a name, not code")]

mod body;
mod describe;
mod document;
mod error;
mod field;
mod operation;
mod presence;
mod responses;
mod rules;
mod structure;
mod validate;

pub use document::openapi;
pub use error::OpenApiError;
pub use validate::{FieldOf, Problem, ProblemKind, Report, Subject, UnknownFields, validate};

use ecs_err_core::Catalog;
use serde_json::{Map, Value, json};

use describe::Context;

/// The structures of a catalog and the bodies of its operations as one JSON Schema (2020-12), with texts in a language.
///
/// `$defs` has each structure under its id, and the bodies of an operation under `_request.ID` and `_response.ID`,
/// which no structure is named like. The same catalog gives the same document, with its keys in the same order.
#[must_use]
pub fn json_schema(catalog: Catalog<'_>, language: &str) -> String {
    let context = Context::new(catalog, language, "#/$defs");
    let mut definitions = schemas(&context);
    for operation in catalog.operations() {
        let examples = body::examples(operation);
        if let Some(Value::Object(request)) = definitions.get_mut(&body::request_name(operation))
            && !examples.is_empty()
        {
            request.insert("examples".into(), examples.into());
        }
    }
    let metadata = catalog.metadata();
    let document = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": context.text(metadata.title),
        "$comment": metadata.edition.as_str(),
        "$defs": definitions,
    });
    format!("{document:#}\n")
}

/// The schemas of all structures and bodies, by name.
fn schemas(context: &Context<'_>) -> Map<String, Value> {
    let structures = context.catalog.structures().iter();
    let structures = structures.map(|one| (one.id.as_str().to_owned(), structure::schema(context, one)));
    let bodies = context.catalog.operations().iter().flat_map(|operation| body::schemas(context, operation));
    structures.chain(bodies).collect()
}

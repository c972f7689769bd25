//! The OpenAPI document of a catalog.

use std::collections::BTreeMap;

use ecs_err_core::{Catalog, Operation};
use ecs_err_export::reference_address;
use serde_json::{Map, Value, json};

use crate::describe::Context;
use crate::error::OpenApiError;
use crate::{operation, responses, schemas};

/// The methods that a path of OpenAPI has, in the order in which this writes them.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The operations of a catalog as an OpenAPI 3.1 document, with texts in a language.
///
/// The ids of operations are those of the catalog. `components` has the schemas of [`json_schema`](crate::json_schema)
/// and the body of errors. The same catalog gives the same document, with its keys in the same order.
///
/// # Errors
/// If OpenAPI has no place for an operation: see [`OpenApiError`].
pub fn openapi(catalog: Catalog<'_>, language: &str) -> Result<String, OpenApiError> {
    let context = Context::new(catalog, language, "#/components/schemas");
    let mut schemas = schemas(&context);
    schemas.insert(responses::ERROR_NAME.to_owned(), responses::error_schema(&context));
    let mut components = Map::new();
    if !catalog.operations().is_empty() {
        let others = responses::of_no_operation(&context);
        components.insert("responses".to_owned(), json!({ responses::OTHERS_NAME: others }));
    }
    components.insert("schemas".to_owned(), schemas.into());
    let metadata = catalog.metadata();
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {"title": context.text(metadata.title), "version": metadata.edition.as_str()},
        "paths": paths(&context)?,
        "components": components,
    });
    if let Some(address) = reference_address(metadata, language) {
        document["externalDocs"] = json!({"url": address});
    }
    Ok(format!("{document:#}\n"))
}

/// The operations by path and method, in the order of the catalog.
fn paths(context: &Context<'_>) -> Result<Map<String, Value>, OpenApiError> {
    // Paths that differ only in the names of parameters are the same one to OpenAPI.
    let mut seen: BTreeMap<(String, &str), &Operation<'_>> = BTreeMap::new();
    let mut spellings: BTreeMap<String, &str> = BTreeMap::new();
    let mut paths: Map<String, Value> = Map::new();
    for one in context.catalog.operations() {
        let method = METHODS.into_iter().find(|known| known.eq_ignore_ascii_case(one.method));
        let Some(method) = method else {
            return Err(OpenApiError::Method { operation: one.id.to_string(), method: one.method.to_owned() });
        };
        let Some(shape) = operation::shape(one.path) else {
            return Err(OpenApiError::Path { operation: one.id.to_string(), path: one.path.to_owned() });
        };
        if let Some(other) = seen.insert((shape.clone(), method), one) {
            let operations = [other, one].map(|operation| operation.id.to_string());
            return Err(OpenApiError::SamePath { operations, path: one.path.to_owned() });
        }
        let spelling = *spellings.entry(shape).or_insert(one.path);
        if spelling != one.path {
            return Err(OpenApiError::Spellings { paths: [spelling, one.path].map(str::to_owned) });
        }
        let item = paths.entry(one.path).or_insert_with(|| json!({}));
        item[method] = operation::item(context, one);
    }
    Ok(paths)
}

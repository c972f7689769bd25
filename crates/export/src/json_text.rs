use ecs_err_core::{Catalog, Record};

use crate::{json, to_json};

/// Formats a catalog as one indented JSON document in the format `ecs-err/1`.
///
/// Each site has its JSON Schema: `api/catalog.schema.json`.
#[must_use]
pub fn catalog_json(catalog: Catalog<'_>) -> String {
    // Writing a document of values to memory never fails.
    serde_json::to_string_pretty(&json::Document(catalog)).unwrap_or_default() + "\n"
}

/// Formats a record as indented JSON with its derived members: history, service, family.
#[must_use]
pub fn record_json(catalog: Catalog<'_>, record: &Record<'_>) -> String {
    let value = match record {
        Record::Error(error) => json::error(catalog, error),
        Record::Retired(retired, _) => json::retired(catalog, retired),
        Record::Status(status) => json::status(status),
        Record::Structure(structure) => json::structure(structure),
        Record::Field(structure, field) => json::field(catalog, structure, field),
        Record::Operation(operation) => json::operation(catalog, operation),
        Record::Release(release) => json::release(catalog, release),
        Record::Guide(guide) => to_json(*guide),
    };
    format!("{value:#}\n")
}

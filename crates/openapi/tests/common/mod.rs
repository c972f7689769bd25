//! What the tests of schemas and documents share.

use std::path::Path;

use ecs_err_data::OwnedCatalog;
use serde_json::Value;

/// The catalog in a directory of the repository.
pub fn catalog(directory: &str) -> OwnedCatalog {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(directory);
    OwnedCatalog::open(&path).expect("a catalog")
}

/// Visits the address of each `$ref`.
pub fn each_reference(value: &Value, visit: &mut impl FnMut(&str)) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(address)) = members.get("$ref") {
                visit(address);
            }
            members.values().for_each(|member| each_reference(member, visit));
        }
        Value::Array(items) => items.iter().for_each(|item| each_reference(item, visit)),
        _ => {}
    }
}

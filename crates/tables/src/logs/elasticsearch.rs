//! The bulk body of Elasticsearch.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::Table;

/// The table as a body of the bulk API: for each code an action, which gives the document the code as its id, and the
/// document. Columns without a value are left out; those with several words are lists, and `cases` is as in JSON.
///
/// The action names no index: send the body to `INDEX/_bulk`.
#[must_use]
pub fn elasticsearch(table: &Table<'_>) -> String {
    let names = table.names();
    let mut text = String::new();
    for row in table.rows() {
        let cells = names.iter().zip(&row).filter(|(_, cell)| !cell.is_empty());
        let document: Map<String, Value> = cells.map(|(name, cell)| (name.to_string(), value(name, cell))).collect();
        let action = json!({"index": {"_id": document.get("code")}});
        // Writing to a string does not fail.
        let _ = writeln!(text, "{action}\n{}", Value::Object(document));
    }
    text
}

fn value(name: &str, cell: &str) -> Value {
    match name {
        "status" => cell.split(' ').filter_map(|status| status.parse::<u16>().ok()).collect(),
        "placeholders" | "same_as" => cell.split(' ').collect(),
        "cases" => serde_json::from_str(cell).unwrap_or(Value::Null),
        _ => Value::from(cell),
    }
}

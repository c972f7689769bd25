//! A table as JSON Lines.

use serde_json::{Map, Value};

use crate::Table;

/// The table as JSON Lines: an object with all columns for each row. Values are strings; an absent one is null.
#[must_use]
pub fn ndjson(table: &Table<'_>) -> String {
    let names = table.names();
    let mut text = String::new();
    for row in table.rows() {
        let value = |cell: &str| if cell.is_empty() { Value::Null } else { cell.into() };
        let members: Map<_, _> = names.iter().zip(&row).map(|(name, cell)| (name.to_string(), value(cell))).collect();
        text.push_str(&Value::Object(members).to_string());
        text.push('\n');
    }
    text
}

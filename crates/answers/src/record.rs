//! The JSON record of a query.

use serde_json::{Map, Value, json};

/// A record with a result: the query, its kind, and its members.
#[must_use]
pub fn found(query: &str, kind: &str, members: Value) -> Value {
    record(query, true, kind, members)
}

/// The record of a query without result, with suggestions.
#[must_use]
pub fn not_found(query: &str, kind: &str, suggestions: &[&str]) -> Value {
    record(query, false, kind, json!({"suggestions": suggestions}))
}

/// A record with these members.
#[must_use]
pub fn record(query: &str, is_found: bool, kind: &str, members: Value) -> Value {
    let mut record = Map::new();
    record.insert("query".to_owned(), query.into());
    record.insert("found".to_owned(), is_found.into());
    record.insert("kind".to_owned(), kind.into());
    if let Value::Object(members) = members {
        record.extend(members);
    }
    Value::Object(record)
}

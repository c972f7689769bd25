//! Answers to what was asked for by name: found, one of several, or missed.

use ecs_err::{Catalog, UiText};
use serde_json::{Value, json};

use super::error::eprint_text;
use super::output::printable_line;

/// A record that was found, as JSON.
pub fn found(kind: &str, value: Value) -> Value {
    let mut record = json!({"found": true, "kind": kind});
    if let (Value::Object(record), Value::Object(members)) = (&mut record, value) {
        record.extend(members);
    }
    record
}

/// Something that was not found, as JSON.
pub fn missed(query: &str, near: &[String]) -> Value {
    json!({"found": false, "query": printable_line(query), "suggestions": near})
}

/// Puts what was asked for, and the edition of the catalog, into the program's words.
pub fn asked(template: &str, query: &str, catalog: Catalog<'_>) -> String {
    template.replace("{edition}", &catalog.metadata().edition.to_string()).replace("{asked}", &printable_line(query))
}

/// What was perhaps meant.
pub fn close(words: &UiText, near: &[String]) -> Option<String> {
    (!near.is_empty()).then(|| format!("{}{}{}", words.close, words.colon, near.join(words.comma)))
}

/// Tells what was perhaps meant.
pub fn report_close(words: &UiText, near: &[String]) {
    if let Some(close) = close(words, near) {
        eprint_text(&close);
    }
}

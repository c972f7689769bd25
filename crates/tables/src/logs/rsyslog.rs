//! The lookup table of rsyslog.

use ecs_err_core::Catalog;
use ecs_err_ui_text::UiText;
use serde_json::{Value, json};

use super::explanation::{explained, folded};

/// The explanations in a language as a lookup table of rsyslog, in JSON with a line for each entry.
///
/// rsyslog compares the index byte for byte. A code with capitals has a second entry with small letters, for lines that
/// write it in another letter case: `lookup("codes", tolower($.code))`.
#[must_use]
pub fn rsyslog(catalog: Catalog<'_>, language: &str) -> String {
    let mut entries = Vec::new();
    for one in explained(catalog, language) {
        let folded = folded(one.code);
        entries.push(json!({"index": one.code.as_str(), "value": one.text}).to_string());
        if folded != one.code.as_str() {
            entries.push(json!({"index": folded, "value": one.text}).to_string());
        }
    }
    let nomatch = Value::from(UiText::for_language(language).outside);
    let table = entries.join(",\n");
    format!("{{\"version\": 1, \"nomatch\": {nomatch}, \"type\": \"string\", \"table\": [\n{table}\n]}}\n")
}

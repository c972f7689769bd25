//! The words that templates share with the command line.

use serde_json::{Value, json};

use ecs_err_core::resolve::RecordKind;
use ecs_err_ui_text::UiText;

/// The words of a language, each under the name that templates have for it.
pub fn labels(words: &UiText) -> Value {
    let kinds: serde_json::Map<String, Value> =
        RecordKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), words.kind(*kind).into())).collect();
    json!({
        "kinds": kinds,
        "message": words.message,
        "api_message": words.api_message,
        "placeholders": words.placeholders,
        "description": words.description,
        "action": words.action,
        "retry": words.retry,
        "history": words.history,
        "same_message": words.same_message,
        "family": words.family,
        "formerly": words.formerly,
        "retired_action": words.retired_action,
        "codes": words.codes,
        "type": words.written_type,
        "required": words.required,
        "values": words.values,
        "other_values": words.other_values,
        "deprecated": words.deprecated,
        "fields": words.fields,
        "structure": words.structure,
        "operations": words.operations,
        "summary": words.summary,
        "effects": words.effects,
        "warnings": words.warnings,
        "parameters": words.parameters,
        "examples": words.examples,
        "status": words.status,
        "page": words.page,
        "asynchronous": words.asynchronous,
        "may": words.may,
        "must": words.must,
        "colon": words.colon,
        "comma": words.comma,
        "message_does_not_decide": words.message_does_not_decide,
    })
}

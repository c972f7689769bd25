//! The responses of operations: what succeeds, and the errors by HTTP status, with their codes as examples.

use std::collections::BTreeMap;

use ecs_err_core::model::{Direction, ErrorCode, StatusCode};
use ecs_err_core::{Catalog, Operation};
use serde_json::{Map, Value, json};

use crate::describe::{Context, add_text};

/// The name of the schema of errors. No structure has it, because ids begin with a letter or digit.
pub const ERROR_NAME: &str = "_error";
/// The name of the response with the codes that belong to no operation.
pub const OTHERS_NAME: &str = "_others";

/// The body of an error, as the service sends it.
pub fn error_schema(context: &Context<'_>) -> Value {
    json!({
        "title": context.labels.errors,
        "type": "object",
        "properties": {
            "error": {
                "type": "object",
                "properties": {
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                },
                "required": ["code", "message"],
            },
        },
        "required": ["error"],
    })
}

/// The responses of an operation; `success` is the address of the schema of the body if nothing failed.
///
/// Codes that name the operation are under their statuses; all others are in the default response.
pub fn of_operation(context: &Context<'_>, operation: &Operation<'_>, success: Option<&str>) -> Value {
    let mut examples: BTreeMap<Option<StatusCode>, Map<String, Value>> = BTreeMap::new();
    for error in context.catalog.errors_of_operation(operation.id.as_str()) {
        add_examples(context, error, &mut examples);
    }
    let without_status = examples.remove(&None);
    let error = context.reference(ERROR_NAME);
    let mut responses = Map::new();
    let mut response = json!({"description": context.labels.direction(Direction::Response)});
    if let Some(schema) = success {
        response["content"] = json!({"application/json": {"schema": {"$ref": schema}}});
    }
    responses.insert("2XX".into(), response);
    for (status, examples) in examples {
        let Some(status) = status else { continue };
        // A status of success may come with a code, too; then the body is either.
        let schema = match success.filter(|_| status.get() < 300) {
            Some(success) => json!({"anyOf": [{"$ref": success}, {"$ref": error}]}),
            None => json!({"$ref": error}),
        };
        responses.insert(status.to_string(), response_with(&status_text(context, status), schema, examples));
    }
    let default = match without_status {
        Some(examples) => response_with(context.labels.errors, json!({"$ref": error}), examples),
        None => json!({"$ref": format!("#/components/responses/{OTHERS_NAME}")}),
    };
    responses.insert("default".into(), default);
    Value::Object(responses)
}

/// The response with the codes that belong to no operation of the catalog.
pub fn of_no_operation(context: &Context<'_>) -> Value {
    let mut examples = BTreeMap::new();
    for error in context.catalog.errors().iter().filter(|error| is_of_no_operation(context.catalog, error)) {
        add_examples(context, error, &mut examples);
    }
    // One response has all statuses, and a code may have several.
    let examples: Map<String, Value> = examples.into_values().flatten().collect();
    let schema = json!({"$ref": context.reference(ERROR_NAME)});
    response_with(context.labels.errors, schema, examples)
}

fn is_of_no_operation(catalog: Catalog<'_>, error: &ErrorCode<'_>) -> bool {
    !error.operations.iter().any(|id| catalog.operation(id).is_some())
}

/// Adds the bodies of a code, one for each row of the reference, under each of its statuses.
fn add_examples(
    context: &Context<'_>,
    error: &ErrorCode<'_>,
    examples: &mut BTreeMap<Option<StatusCode>, Map<String, Value>>,
) {
    let code = error.code.as_str();
    let rows = std::iter::once(error.first_case()).chain(error.cases.iter().copied());
    for (number, row) in rows.enumerate() {
        let message = row.message.get(context.catalog.metadata().message_language);
        let message = message.or_else(|| error.message.get(context.catalog.metadata().message_language));
        let mut example = Map::new();
        add_text(&mut example, "summary", first_line(context.text(row.description)));
        add_text(&mut example, "description", context.text(row.action));
        example.insert("value".into(), json!({"error": {"code": code, "message": message.unwrap_or_default()}}));
        let name = if number == 0 { code.to_owned() } else { format!("{code} ({})", number + 1) };
        let statuses: Vec<Option<StatusCode>> = match row.statuses.as_slice() {
            [] => vec![None],
            statuses => statuses.iter().copied().map(Some).collect(),
        };
        for status in statuses {
            examples.entry(status).or_default().insert(name.clone(), Value::Object(example.clone()));
        }
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

fn response_with(description: &str, schema: Value, examples: Map<String, Value>) -> Value {
    let mut media = Map::new();
    media.insert("schema".into(), schema);
    if !examples.is_empty() {
        media.insert("examples".into(), Value::Object(examples));
    }
    json!({"description": description, "content": {"application/json": media}})
}

/// The reason phrase of a status and what it means.
fn status_text(context: &Context<'_>, status: StatusCode) -> String {
    let Some(record) = context.catalog.status(status) else { return status.to_string() };
    let meaning = context.text(record.description);
    [record.reason(), meaning].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

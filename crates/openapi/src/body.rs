//! The schemas of the bodies of an operation.

use ecs_err_core::Operation;
use serde_json::{Map, Value, json};

use crate::describe::{Context, add_text};
use crate::field::value;

/// The name of the schema of a request. No structure has it, because ids begin with a letter or digit.
pub fn request_name(operation: &Operation<'_>) -> String {
    format!("_request.{}", operation.id)
}

/// The name of the schema of a response.
pub fn response_name(operation: &Operation<'_>) -> String {
    format!("_response.{}", operation.id)
}

/// The bodies of an operation that the catalog describes, each with its name.
pub fn schemas(context: &Context<'_>, operation: &Operation<'_>) -> Vec<(String, Value)> {
    let mut schemas = Vec::new();
    if let Some(request) = body(context, operation, operation.request) {
        schemas.push((request_name(operation), Value::Object(request)));
    }
    if let Some(mut response) = body(context, operation, operation.response) {
        add_job(&mut response, operation);
        schemas.push((response_name(operation), Value::Object(response)));
    } else if operation.asynchronous.is_some() {
        let mut response = titled(context, operation);
        add_job(&mut response, operation);
        schemas.push((response_name(operation), Value::Object(response)));
    }
    schemas
}

/// A body with root structures: those without a name are the body itself, the others are members of it.
fn body(context: &Context<'_>, operation: &Operation<'_>, roots: &[&str]) -> Option<Map<String, Value>> {
    let roots: Vec<_> = roots.iter().filter_map(|id| context.catalog.structure(id)).collect();
    if roots.is_empty() {
        return None;
    }
    let mut schema = titled(context, operation);
    let (mut whole, mut members) = (Vec::new(), Map::new());
    for root in roots {
        let address = json!({"$ref": context.reference(root.id.as_str())});
        match root.name {
            Some(name) => drop(members.insert(name.to_owned(), address)),
            None => whole.push(address),
        }
    }
    if !members.is_empty() {
        schema.insert("properties".into(), Value::Object(members));
    }
    if !whole.is_empty() {
        schema.insert("allOf".into(), whole.into());
    }
    Some(schema)
}

fn titled(context: &Context<'_>, operation: &Operation<'_>) -> Map<String, Value> {
    let mut schema = Map::new();
    add_text(&mut schema, "title", context.text(operation.title));
    schema.insert("type".into(), "object".into());
    schema
}

/// Adds the member that has the id of the job.
fn add_job(schema: &mut Map<String, Value>, operation: &Operation<'_>) {
    if let Some(job) = operation.asynchronous.map(|flow| flow.job) {
        let members = schema.entry("properties").or_insert_with(|| json!({}));
        if let Value::Object(members) = members {
            members.entry(job).or_insert_with(|| json!({"type": "string"}));
        }
    }
}

/// The bodies of the examples of an operation.
pub fn examples(operation: &Operation<'_>) -> Vec<Value> {
    operation.examples.iter().filter_map(|example| example.body).map(value).collect()
}

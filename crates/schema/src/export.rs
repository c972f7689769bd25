//! JSON Schemas of exports: the records of the data files, and the data that is derived from them.

use ecs_err_core::model::{
    ChangeKind, ErrorCode, Guide, Metadata, Operation, Page, Release, RetiredCode, Status, StatusClass, Structure,
};
use ecs_err_data::pretty;
use serde_json::{Map, Value, json};

use crate::DIALECT;
use crate::definitions::Definitions;

/// The schema of an exported catalog.
#[must_use]
pub fn catalog() -> String {
    let mut definitions = Definitions::default();
    let mut properties = Map::new();
    properties.insert("format".into(), json!({"const": "ecs-err/1"}));
    properties.insert("catalog".into(), definitions.schema::<Metadata<'_>>());
    let mut list = |key: &str, items: Value| properties.insert(key.into(), json!({"type": "array", "items": items}));
    list("errors", definitions.schema::<ErrorCode<'_>>());
    list("statuses", definitions.schema::<Status<'_>>());
    list("structures", definitions.schema::<Structure<'_>>());
    list("operations", definitions.schema::<Operation<'_>>());
    list("releases", definitions.schema::<Release<'_>>());
    list("guides", definitions.schema::<Guide<'_>>());
    list("retired", definitions.schema::<RetiredCode<'_>>());
    list("pages", definitions.schema::<Page<'_>>());
    let required: Value = properties.keys().map(String::as_str).collect();
    document(
        json!({
            "description": "A whole catalog.",
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        }),
        definitions,
    )
}

/// The schema of an exported error code.
#[must_use]
pub fn error() -> String {
    let mut definitions = Definitions::default();
    let root = definitions.schema::<ErrorCode<'_>>();
    document(root, definitions)
}

/// A schema with the definitions that it refers to.
fn document(root: Value, mut definitions: Definitions) -> String {
    derive_all(&mut definitions);
    let mut schema = Map::new();
    schema.insert("$schema".into(), DIALECT.into());
    if let Value::Object(members) = root {
        schema.extend(members);
    }
    schema.insert("$defs".into(), definitions.into());
    pretty(&Value::Object(schema))
}

/// Adds the keys that only exports have to all definitions.
pub fn derive_all(definitions: &mut Definitions) {
    // The derived keys use definitions too.
    let history = history(definitions);
    for (name, definition) in &mut definitions.0 {
        derive(name, definition, &history);
        require(definition, present(name));
    }
}

/// The keys that are always present in the exports of a record, even if they are derived or empty.
fn present(name: &str) -> &'static [&'static str] {
    match name {
        "ErrorCode" => &["service", "placeholders", "notes", "history", "sameMessage"],
        "RetiredCode" => &["service", "history"],
        "Status" => &["reason", "class", "retry", "notes"],
        "Structure" => &["operations", "fields"],
        "Field" => &["required"],
        "Operation" => &["structures"],
        "Page" => &["inEdition"],
        "Change" => &["pages", "errors"],
        _ => &[],
    }
}

/// Makes keys of a record required.
fn require(definition: &mut Value, keys: &[&str]) {
    if let Some(required) = definition.get_mut("required").and_then(Value::as_array_mut) {
        for key in keys {
            if !required.iter().any(|other| other == key) {
                required.push((*key).into());
            }
        }
    }
}

/// Adds the keys that only the exports of a record have.
fn derive(name: &str, definition: &mut Value, history: &Value) {
    let text = json!({"$ref": "#/$defs/Text"});
    let strings = json!({"type": "array", "items": {"type": "string"}});
    let mut add = |key: &str, mut schema: Value, doc: &str| {
        schema["description"] = doc.into();
        definition["properties"][key] = schema;
    };
    match name {
        "ErrorCode" => {
            add("service", json!({"type": "string"}), "The id of its service.");
            add("history", history.clone(), "What the releases did to it, oldest first.");
            add("sameMessage", strings, "The other codes with the same message, or the first of them.");
            let count = json!({"type": "integer", "minimum": 1});
            add("sameMessageCount", count, "How many other codes have the same message, if not all are listed.");
            add("family", json!({"type": "string"}), "The family that it belongs to.");
        }
        "RetiredCode" => {
            add("service", json!({"type": "string"}), "The id of its service.");
            add("history", history.clone(), "What the releases did to it, oldest first.");
        }
        "Status" => {
            let classes = [
                StatusClass::Informational,
                StatusClass::Successful,
                StatusClass::Redirection,
                StatusClass::ClientError,
                StatusClass::ServerError,
            ];
            add("class", json!({"enum": classes.map(StatusClass::as_str)}), "Its class.");
        }
        "Field" => add(
            "required",
            json!({"type": ["boolean", "null"]}),
            "Whether a request must have it; null where the reference does not say.",
        ),
        "Operation" => add("structures", strings, "The structures that it uses."),
        "Page" => add("inEdition", json!({"type": "boolean"}), "Whether this edition holds it."),
        "Change" => {
            let page = json!({
                "type": "object",
                "properties": {"id": {"type": "string"}, "title": text},
                "required": ["id", "title"],
                "additionalProperties": false,
            });
            add("pages", json!({"type": "array", "items": page}), "The pages it happened on.");
        }
        _ => {}
    }
}

/// The schema of a record's history.
fn history(definitions: &mut Definitions) -> Value {
    let kind = definitions.schema::<ChangeKind>();
    json!({
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "date": {"type": "string", "format": "date"},
                "release": {"type": "integer", "minimum": 1},
                "kind": kind,
                "status": {"type": "integer", "minimum": 100, "maximum": 599},
                "text": {"$ref": "#/$defs/Text"},
            },
            "required": ["date", "release", "kind", "text"],
            "additionalProperties": false,
        },
    })
}

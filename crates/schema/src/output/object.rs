//! Parts of schemas.

use ecs_err_core::model::Retry;
use serde_json::{Map, Value, json};

/// The schema of an object without further keys.
#[derive(Clone, Default)]
pub struct Object {
    properties: Map<String, Value>,
    required: Vec<String>,
}

impl Object {
    /// With a key that is always present.
    pub fn with(mut self, key: &str, schema: Value) -> Self {
        self.required.push(key.to_owned());
        self.optional(key, schema)
    }

    /// With a key that may be absent.
    pub fn optional(mut self, key: &str, schema: Value) -> Self {
        self.properties.insert(key.to_owned(), schema);
        self
    }

    /// With the keys of a record.
    pub fn with_all(mut self, record: &Value) -> Self {
        let properties = record["properties"].as_object().into_iter().flatten();
        self.properties.extend(properties.map(|(key, schema)| (key.clone(), schema.clone())));
        let required = record["required"].as_array().into_iter().flatten();
        self.required.extend(required.filter_map(Value::as_str).map(str::to_owned));
        self
    }

    pub fn build(self) -> Value {
        json!({
            "type": "object",
            "properties": self.properties,
            "required": self.required,
            "additionalProperties": false,
        })
    }
}

/// A reference to a definition.
pub fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

pub fn string() -> Value {
    json!({"type": "string"})
}

pub fn integer(minimum: i64, maximum: Option<i64>) -> Value {
    match maximum {
        Some(maximum) => json!({"type": "integer", "minimum": minimum, "maximum": maximum}),
        None => json!({"type": "integer", "minimum": minimum}),
    }
}

/// Whether to send the same request again.
pub fn retry() -> Value {
    json!({"enum": Retry::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>()})
}

pub fn list(items: Value) -> Value {
    let members = [("type".to_owned(), "array".into()), ("items".to_owned(), items)];
    Value::Object(members.into_iter().collect())
}

/// The schema, or null.
pub fn nullable(schema: Value) -> Value {
    json!({"anyOf": Value::from(vec![schema, json!({"type": "null"})])})
}

/// Exactly one of the schemas.
pub fn one_of(schemas: impl IntoIterator<Item = Value>) -> Value {
    json!({"oneOf": schemas.into_iter().collect::<Value>()})
}

//! The rules of fields as JSON Schema.

use ecs_err_core::model::Structure;
use serde_json::{Map, Value, json};

use crate::field::value;
use crate::presence::{OwnCondition, Presence, Test, rules};

/// The schemas that an object of the structure satisfies besides those of its properties.
pub fn schemas(structure: &Structure<'_>) -> Vec<Value> {
    rules(structure).iter().map(schema).collect()
}

fn schema(rule: &Presence<'_>) -> Value {
    match rule {
        Presence::AnyOf(fields) => {
            let each: Vec<Value> = fields.iter().map(|name| json!({"required": [name]})).collect();
            json!({"anyOf": each})
        }
        Presence::Exclusive(fields) => {
            // Any two of them exclude each other; none is allowed.
            let pairs = fields.iter().enumerate().flat_map(|(index, first)| {
                fields.iter().skip(index + 1).map(move |second| json!({"required": [first, second]}))
            });
            json!({"not": {"anyOf": pairs.collect::<Vec<_>>()}})
        }
        Presence::RequiredIf(field, conditions) => {
            let conditions: Vec<Value> = conditions.iter().map(condition).collect();
            json!({"if": {"allOf": conditions}, "then": {"required": [field]}})
        }
    }
}

fn condition(condition: &OwnCondition<'_>) -> Value {
    let name = condition.field;
    let Test::Present { value: expected, item } = condition.test else {
        return json!({"not": {"required": [name]}});
    };
    let mut member = Map::new();
    if let Some(expected) = expected {
        member.insert("const".into(), value(expected));
    }
    if let Some(item) = item {
        member.insert("type".into(), "array".into());
        member.insert("contains".into(), json!({"const": value(item)}));
    }
    let mut schema = Map::new();
    if !member.is_empty() {
        schema.insert("properties".into(), json!({name: member}));
    }
    schema.insert("required".into(), json!([name]));
    Value::Object(schema)
}

//! The schema of a field's value.

use ecs_err_core::model::{Format, JsonType, Schema, Step};
use serde_json::{Map, Value, json};

/// The pattern of a MAC address, for which JSON Schema has no format.
const MAC: &str = "^[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}$";

/// The constraints of a value; `reference` makes the address of a structure's schema.
pub fn schema(
    schema: &Schema<'_>,
    is_known: impl Fn(&str) -> bool,
    reference: impl Fn(&str) -> String,
) -> Map<String, Value> {
    let single = single(schema, is_known, reference);
    let mut members = if schema.json_type == JsonType::Array {
        let mut array = Map::new();
        array.insert("type".into(), "array".into());
        if schema.items.is_some() {
            array.insert("items".into(), Value::Object(single));
        }
        array
    } else {
        single
    };
    if let Some(default) = schema.default {
        members.insert("default".into(), value(default));
    }
    // In an array table, an example may be one of an item.
    let is_array = |example: &&ecs_err_core::model::Json<'_>| {
        (schema.json_type == JsonType::Array) == matches!(example, ecs_err_core::model::Json::Array(_))
    };
    let examples: Vec<Value> = schema.examples.iter().filter(is_array).map(|example| value(*example)).collect();
    if !examples.is_empty() {
        members.insert("examples".into(), examples.into());
    }
    for (key, holds) in [("readOnly", schema.read_only), ("deprecated", schema.deprecated)] {
        if holds {
            members.insert(key.into(), true.into());
        }
    }
    members
}

/// The constraints of a single value: in an array, of an item.
fn single(
    schema: &Schema<'_>,
    is_known: impl Fn(&str) -> bool,
    reference: impl Fn(&str) -> String,
) -> Map<String, Value> {
    let mut members = Map::new();
    members.insert("type".into(), schema.items.unwrap_or(schema.json_type).to_string().into());
    if let Some(id) = schema.structure.filter(|id| is_known(id)) {
        members.insert("$ref".into(), reference(id).into());
    }
    match schema.format {
        Some(Format::Mac) => drop(members.insert("pattern".into(), MAC.into())),
        Some(Format::Ip) => drop(members.insert("anyOf".into(), json!([{"format": "ipv4"}, {"format": "ipv6"}]))),
        Some(format) => drop(members.insert("format".into(), format.to_string().into())),
        None => {}
    }
    if !schema.values.is_empty() && !schema.open {
        members.insert("enum".into(), schema.values.iter().map(|known| value(known.value)).collect());
    }
    for (key, limit) in [("minimum", schema.minimum), ("maximum", schema.maximum)] {
        if let Some(limit) = limit {
            members.insert(key.into(), limit.into());
        }
    }
    let steps: Vec<Value> = schema.steps.iter().filter(|step| step.multiple_of > 0).map(step).collect();
    if !steps.is_empty() {
        members.insert("allOf".into(), steps.into());
    }
    members
}

fn step(step: &Step<'_>) -> Value {
    let limits = [("minimum", step.minimum), ("maximum", step.maximum)];
    let range: Map<String, Value> =
        limits.into_iter().filter_map(|(key, limit)| Some((key.to_owned(), limit?.into()))).collect();
    json!({"if": range, "then": {"multipleOf": step.multiple_of}})
}

/// A value of a data file as JSON.
pub fn value(value: ecs_err_core::model::Json<'_>) -> Value {
    // serde_json can represent every number that JSON allows.
    serde_json::to_value(value).unwrap_or_default()
}

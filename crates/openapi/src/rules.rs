//! The rules of fields that JSON Schema can state: those about the presence of fields of the same structure.

use ecs_err_core::model::{Condition, Field, Rule, RuleKind, Structure};
use serde_json::{Map, Value, json};

use crate::field::value;

/// The schemas that an object of the structure satisfies besides those of its properties.
pub fn schemas(structure: &Structure<'_>) -> Vec<Value> {
    let stated =
        |field: &'_ Field<'_>| field.rules.iter().filter_map(|rule| schema(structure, field, rule)).collect::<Vec<_>>();
    structure.fields.iter().flat_map(stated).collect()
}

/// A rule as a schema; `None` if it is only in words, or about other structures.
fn schema(structure: &Structure<'_>, field: &Field<'_>, rule: &Rule<'_>) -> Option<Value> {
    let is_own = |name: &str| structure.fields.iter().any(|own| own.name == name);
    match rule.kind {
        RuleKind::AnyOf if !rule.fields.is_empty() && rule.fields.iter().all(|name| is_own(name)) => {
            let each: Vec<Value> = rule.fields.iter().map(|name| json!({"required": [name]})).collect();
            Some(json!({"anyOf": each}))
        }
        RuleKind::OneOf if rule.fields.len() > 1 && rule.fields.iter().all(|name| is_own(name)) => {
            // Any two of them exclude each other; none is allowed.
            let pairs = rule.fields.iter().enumerate().flat_map(|(index, first)| {
                rule.fields.iter().skip(index + 1).map(move |second| json!({"required": [first, second]}))
            });
            Some(json!({"not": {"anyOf": pairs.collect::<Vec<_>>()}}))
        }
        RuleKind::RequiredIf if !rule.conditions.is_empty() => {
            let conditions = rule.conditions.iter().map(|one| condition(one, is_own)).collect::<Option<Vec<_>>>()?;
            Some(json!({"if": {"allOf": conditions}, "then": {"required": [field.name]}}))
        }
        _ => None,
    }
}

/// A condition as a schema; `None` if it is about a field outside of the structure.
fn condition(condition: &Condition<'_>, is_own: impl Fn(&str) -> bool) -> Option<Value> {
    let name = condition.field.filter(|name| is_own(name))?;
    if condition.present == Some(false) {
        return Some(json!({"not": {"required": [name]}}));
    }
    let mut member = Map::new();
    if let Some(expected) = condition.value {
        member.insert("const".into(), value(expected));
    }
    if let Some(item) = condition.contained {
        member.insert("type".into(), "array".into());
        member.insert("contains".into(), json!({"const": value(item)}));
    }
    let mut schema = Map::new();
    if !member.is_empty() {
        schema.insert("properties".into(), json!({name: member}));
    }
    schema.insert("required".into(), json!([name]));
    Some(Value::Object(schema))
}

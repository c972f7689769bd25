//! A validator of JSON Schema (draft 2020-12), as far as our schemas use it. An unknown keyword fails the test.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use regex::Regex;
use serde_json::{Value, json};

/// The violations of a schema by a value; `path` is that of the value.
pub fn violations(root: &Value, schema: &Value, value: &Value, path: &str) -> Vec<String> {
    // A schema is true, and then anything goes, or an object of keywords.
    let keywords = schema.as_object().into_iter().flatten();
    keywords.flat_map(|(keyword, demand)| violations_of(root, schema, keyword, demand, value, path)).collect()
}

fn violations_of(
    root: &Value,
    schema: &Value,
    keyword: &str,
    demand: &Value,
    value: &Value,
    path: &str,
) -> Vec<String> {
    let members = || value.as_object().into_iter().flatten();
    let string = |test: &dyn Fn(&str) -> bool| value.as_str().is_none_or(test);
    let holds = match keyword {
        // A format is only a remark.
        "$schema" | "$defs" | "title" | "description" | "format" | "contentEncoding" => true,
        "type" => match demand.as_array() {
            Some(types) => types.iter().any(|name| has_type(name.as_str().expect("a type"), value)),
            None => has_type(demand.as_str().expect("a type"), value),
        },
        "const" => demand == value,
        "enum" => demand.as_array().expect("values").contains(value),
        "minimum" => value.as_i64().is_none_or(|value| Some(value) >= demand.as_i64()),
        "maximum" => value.as_i64().is_none_or(|value| Some(value) <= demand.as_i64()),
        "minLength" => string(&|text| Some(text.chars().count() as u64) >= demand.as_u64()),
        "maxItems" => value.as_array().is_none_or(|items| Some(items.len() as u64) <= demand.as_u64()),
        "minItems" => value.as_array().is_none_or(|items| Some(items.len() as u64) >= demand.as_u64()),
        "minProperties" => value.as_object().is_none_or(|members| Some(members.len() as u64) >= demand.as_u64()),
        "pattern" => string(&|text| matches(demand.as_str().expect("a pattern"), text)),
        "required" => {
            let keys = demand.as_array().expect("keys").iter().map(|key| key.as_str().expect("a key"));
            keys.into_iter().all(|key| !value.is_object() || value.get(key).is_some())
        }
        "oneOf" | "anyOf" => {
            if let Some(schema) = of_kind(root, demand, value) {
                return violations(root, schema, value, path);
            }
            let schemas = demand.as_array().expect("schemas").iter();
            let count = schemas.filter(|schema| violations(root, schema, value, path).is_empty()).count();
            count == 1 || keyword == "anyOf" && count > 1
        }
        "$ref" => {
            return violations(root, target_of(root, demand.as_str().expect("a place in the schema")), value, path);
        }
        "items" => {
            let items = value.as_array().into_iter().flatten().enumerate();
            return items.flat_map(|(at, item)| violations(root, demand, item, &format!("{path}/{at}"))).collect();
        }
        "propertyNames" => {
            return members().flat_map(|(key, _)| violations(root, demand, &json!(key), path)).collect();
        }
        "properties" => {
            let known = members().filter_map(|(key, member)| Some((key, member, demand.get(key)?)));
            return known
                .flat_map(|(key, member, demand)| violations(root, demand, member, &format!("{path}/{key}")))
                .collect();
        }
        "additionalProperties" => {
            let other = members().filter(|(key, _)| schema["properties"].get(key).is_none());
            return other
                .flat_map(|(key, member)| {
                    let path = format!("{path}/{key}");
                    if *demand == json!(false) {
                        vec![format!("{path} is unknown")]
                    } else {
                        violations(root, demand, member, &path)
                    }
                })
                .collect();
        }
        _ => panic!("the test does not know the keyword {keyword}"),
    };
    if holds { Vec::new() } else { vec![format!("{path}: {keyword} {demand}: {value}")] }
}

/// The only one of several schemas that demands the value's `kind`, whose violations say more than that none fits.
fn of_kind<'s>(root: &'s Value, schemas: &'s Value, value: &Value) -> Option<&'s Value> {
    let kind = value.get("kind")?;
    let resolved = |schema: &'s Value| schema["$ref"].as_str().map_or(schema, |target| target_of(root, target));
    let schemas = schemas.as_array()?.iter().map(resolved);
    let mut fitting = schemas.filter(|schema| schema["properties"]["kind"]["const"] == *kind);
    fitting.next().filter(|_| fitting.next().is_none())
}

fn target_of<'s>(root: &'s Value, target: &str) -> &'s Value {
    target.strip_prefix('#').and_then(|target| root.pointer(target)).unwrap_or_else(|| panic!("there is no {target}"))
}

fn has_type(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => panic!("the test does not know the type {name}"),
    }
}

/// Whether a regular expression matches a text; it may begin with one look-ahead, as `^(?=.{1,127}$)`.
fn matches(pattern: &str, text: &str) -> bool {
    // Compiling the same expressions again and again would take most of the time.
    static COMPILED: Mutex<BTreeMap<String, Regex>> = Mutex::new(BTreeMap::new());
    let parts = match pattern.strip_prefix("^(?=").and_then(|rest| rest.split_once("$)")) {
        Some((ahead, rest)) => vec![format!("^{ahead}$"), format!("^{rest}")],
        None => vec![pattern.to_owned()],
    };
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    parts.into_iter().all(|part| {
        let compile = |part: &str| Regex::new(part).unwrap_or_else(|error| panic!("{part}: {error}"));
        compiled.entry(part).or_insert_with_key(|part| compile(part)).is_match(text)
    })
}

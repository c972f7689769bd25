use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::{DataDir, Span, each};
use ecs_err_core::model::{Field, Json, JsonType, Schema};
use ecs_err_ui_text::diagnostics::{Message, messages, rules};

pub const RULE: Rule = Rule { id: RuleId::SchemaConflict, text: &rules::SCHEMA_CONFLICT, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (span, structure) in dir.each_structure() {
        for (span, field) in each(span.key("fields"), structure.fields) {
            if !dir.is_unread(span.key("schema")) {
                diagnostics.extend(conflicts(span, field));
            }
        }
    }
}

fn conflicts(span: Span<'_>, field: &Field<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let schema = &field.schema;
    let at = span.key("schema");
    let mut report = |span: Span<'_>, message: Message| found.push(span.diagnostic(RULE.id, message));
    // The type of a single value: for an array, that of an item.
    let single = schema.items.unwrap_or(schema.json_type);

    if let Some((json_type, items)) = written(field.written_type)
        && (json_type, items) != (schema.json_type, schema.items)
    {
        report(at.key("type"), messages::written_type(field.written_type, shown(schema)));
    }
    if schema.items.is_some() != (schema.json_type == JsonType::Array) {
        report(at.key("items"), messages::items_of_array());
    }
    if schema.format.is_some() && single != JsonType::String {
        report(at.key("format"), messages::format_of_string(shown(schema)));
    }
    if schema.structure.is_some() && single != JsonType::Object {
        report(at.key("ref"), messages::structure_of_object(shown(schema)));
    }
    let bounded = schema.minimum.is_some() || schema.maximum.is_some() || !schema.steps.is_empty();
    if bounded && !matches!(single, JsonType::Integer | JsonType::Number) {
        report(at, messages::limits_of_number(shown(schema)));
    }
    if let (Some(minimum), Some(maximum)) = (schema.minimum, schema.maximum)
        && minimum > maximum
    {
        report(at.key("minimum"), messages::minimum_above_maximum(minimum, maximum));
    }
    for (span, value) in each(at.key("enum"), schema.values) {
        if !fits(value.value, single) {
            report(span.key("value"), messages::value_not_of_type(single));
        }
    }
    for (span, example) in each(at.key("examples"), schema.examples) {
        if !fits(*example, schema.json_type) && !fits(*example, single) {
            report(span, messages::example_not_of_type(shown(schema)));
        }
    }
    if let Some(default) = schema.default {
        let span = at.key("default");
        if !fits(default, schema.json_type) {
            report(span, messages::default_not_of_type(shown(schema)));
        } else if !schema.values.is_empty() && !schema.open && schema.values.iter().all(|value| value.value != default)
        {
            report(span, messages::default_not_allowed());
        } else if let Json::Integer(number) = default
            && (schema.minimum.is_some_and(|minimum| number < minimum)
                || schema.maximum.is_some_and(|maximum| number > maximum))
        {
            report(span, messages::default_outside_limits());
        }
    }
    found
}

/// The type that a reference describes with the usual words.
fn written(text: &str) -> Option<(JsonType, Option<JsonType>)> {
    let simple = |word: &str| match word.to_ascii_lowercase().trim_end_matches('s') {
        "string" => Some(JsonType::String),
        "integer" => Some(JsonType::Integer),
        "number" => Some(JsonType::Number),
        "boolean" => Some(JsonType::Boolean),
        "object" => Some(JsonType::Object),
        _ => None,
    };
    match text.split_once(" of ") {
        Some((array, items)) if array.eq_ignore_ascii_case("array") => Some((JsonType::Array, Some(simple(items)?))),
        _ => Some((simple(text)?, None)),
    }
}

fn shown(schema: &Schema<'_>) -> String {
    match schema.items {
        Some(items) => format!("{} of {items}", schema.json_type),
        None => schema.json_type.to_string(),
    }
}

fn fits(value: Json<'_>, json_type: JsonType) -> bool {
    match value {
        Json::Null => false,
        Json::Bool(_) => json_type == JsonType::Boolean,
        Json::Integer(_) => matches!(json_type, JsonType::Integer | JsonType::Number),
        Json::Number(_) => json_type == JsonType::Number,
        Json::String(_) => json_type == JsonType::String,
        Json::Array(_) => json_type == JsonType::Array,
        Json::Object(_) => json_type == JsonType::Object,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_usual_words_for_types() {
        assert_eq!(written("String"), Some((JsonType::String, None)));
        assert_eq!(written("Array of strings"), Some((JsonType::Array, Some(JsonType::String))));
        assert_eq!(written("map"), None);
    }
}

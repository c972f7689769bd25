//! Checks the value of a field against its schema, as [`crate::field`] writes it.

use ecs_err_core::model::{Format, Json, JsonType, Schema, Step as Increment};
use ecs_err_data::did_you_mean;
use ecs_err_data::load::{JsonKind, JsonNode};
use ecs_err_ui_text::diagnostics::{Message, messages};

use super::format::has_format;
use super::number::Decimal;
use super::problem::{FieldOf, ProblemKind};
use super::walk::{Step, Walk};

impl<'w, 'c> Walk<'w, 'c> {
    /// Checks the value of a field.
    pub fn value(&mut self, node: JsonNode<'w>, of: FieldOf<'c>) {
        let schema = &of.field.schema;
        if schema.json_type != JsonType::Array {
            return self.single(node, of);
        }
        if node.kind() != JsonKind::Array {
            return self.wrong_type(node, &messages::an_array(), Some(of));
        }
        if schema.items.is_some() {
            for (index, item) in node.items().enumerate() {
                self.below(Step::Item(index), |walk| walk.single(item, of));
            }
        }
    }

    /// Checks a single value: of an array, an item.
    fn single(&mut self, node: JsonNode<'w>, of: FieldOf<'c>) {
        let schema = &of.field.schema;
        let expected = schema.items.unwrap_or(schema.json_type);
        if !has_type(node, expected) {
            return self.wrong_type_of(node, expected, of);
        }
        if let Some(below) = schema.structure.and_then(|id| self.catalog.structure(id)) {
            self.object(node, &[below], &[], Some(of));
        }
        self.format(node, schema.format, of);
        self.listed(node, schema, of);
        if let JsonKind::Number(literal) = node.kind() {
            self.number(node, &Decimal::new(literal), of);
        }
    }

    fn wrong_type_of(&mut self, node: JsonNode<'w>, expected: JsonType, of: FieldOf<'c>) {
        if expected == JsonType::Integer && matches!(node.kind(), JsonKind::Number(_)) {
            let message = messages::expected_but_found(&messages::an_integer(), &messages::a_fraction());
            return self.add(ProblemKind::WrongType, node.range(), message, None, Some(of));
        }
        let expected = match expected {
            JsonType::String => messages::a_string(),
            JsonType::Integer => messages::an_integer(),
            JsonType::Number => messages::a_number(),
            JsonType::Boolean => messages::true_or_false(),
            JsonType::Object => messages::an_object(),
            JsonType::Array => messages::an_array(),
        };
        self.wrong_type(node, &expected, Some(of));
    }

    fn format(&mut self, node: JsonNode<'w>, format: Option<Format>, of: FieldOf<'c>) {
        let (Some(format), JsonKind::String(text)) = (format, node.kind()) else { return };
        if has_format(text, format) {
            return;
        }
        let expected = match format {
            Format::Uuid => messages::a_uuid(),
            Format::Ip => messages::an_ip_address(),
            Format::Ipv4 => messages::an_ipv4_address(),
            Format::Ipv6 => messages::an_ipv6_address(),
            Format::Mac => messages::a_mac_address(),
            Format::DateTime => messages::a_date_time(),
            Format::Uri => messages::a_uri(),
        };
        self.add(ProblemKind::WrongFormat, node.range(), messages::expected(&expected), None, Some(of));
    }

    fn listed(&mut self, node: JsonNode<'w>, schema: &Schema<'c>, of: FieldOf<'c>) {
        if schema.values.is_empty() || schema.open || schema.values.iter().any(|known| equals(node, known.value)) {
            return;
        }
        let values = schema.values.iter().map(|known| Message::verbatim(crate::field::value(known.value)));
        let message = messages::expected_one_of(&Message::list(values));
        let help = match node.kind() {
            JsonKind::String(text) => {
                let words = schema.values.iter().filter_map(|known| known.value.as_str());
                did_you_mean(text, words.filter(|word| !word.is_empty())).map(messages::did_you_mean)
            }
            _ => None,
        };
        self.add(ProblemKind::WrongValue, node.range(), message, help, Some(of));
    }

    fn number(&mut self, node: JsonNode<'w>, number: &Decimal, of: FieldOf<'c>) {
        let schema = &of.field.schema;
        if !is_between(number, schema.minimum, schema.maximum) {
            let message = match (schema.minimum, schema.maximum) {
                (Some(minimum), Some(maximum)) => messages::number_between(minimum, maximum),
                (Some(minimum), None) => messages::number_from(minimum),
                (None, Some(maximum)) => messages::number_up_to(maximum),
                (None, None) => return,
            };
            return self.add(ProblemKind::OutOfRange, node.range(), message, None, Some(of));
        }
        let is_wrong = |step: &&Increment<'_>| {
            step.multiple_of > 0
                && is_between(number, step.minimum, step.maximum)
                && !number.is_multiple_of(step.multiple_of)
        };
        for step in schema.steps.iter().filter(is_wrong) {
            let message = messages::multiple_of(step.multiple_of);
            self.add(ProblemKind::WrongStep, node.range(), message, None, Some(of));
        }
    }
}

fn has_type(node: JsonNode<'_>, expected: JsonType) -> bool {
    match (node.kind(), expected) {
        (JsonKind::String(_), JsonType::String)
        | (JsonKind::Number(_), JsonType::Number)
        | (JsonKind::Boolean(_), JsonType::Boolean)
        | (JsonKind::Object, JsonType::Object)
        | (JsonKind::Array, JsonType::Array) => true,
        (JsonKind::Number(literal), JsonType::Integer) => Decimal::new(literal).is_integer(),
        _ => false,
    }
}

/// Whether a number is within limits, both of which belong to the range.
fn is_between(number: &Decimal, minimum: Option<i64>, maximum: Option<i64>) -> bool {
    minimum.is_none_or(|minimum| *number >= Decimal::from(minimum))
        && maximum.is_none_or(|maximum| *number <= Decimal::from(maximum))
}

/// Whether a value is the same as one of a data file, as JSON Schema compares them: `1.0` is `1`, and the order of
/// members does not count.
pub fn equals(node: JsonNode<'_>, other: Json<'_>) -> bool {
    match (node.kind(), other) {
        (JsonKind::Null, Json::Null) => true,
        (JsonKind::Boolean(one), Json::Bool(other)) => one == other,
        (JsonKind::String(one), Json::String(other)) => one == other,
        (JsonKind::Number(one), Json::Integer(other)) => Decimal::new(one) == Decimal::from(other),
        (JsonKind::Number(one), Json::Number(other)) => Decimal::new(one) == Decimal::new(other),
        (JsonKind::Array, Json::Array(others)) => {
            node.items().len() == others.len() && node.items().zip(others).all(|(one, other)| equals(one, *other))
        }
        (JsonKind::Object, Json::Object(others)) => {
            let has = |(name, other): &(&str, Json<'_>)| {
                node.members().any(|member| member.name == *name && equals(member.value, *other))
            };
            node.members().len() == others.len() && others.iter().all(has)
        }
        _ => false,
    }
}

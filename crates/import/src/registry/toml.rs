//! TOML.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Malformed;
use super::tree::{Lines, Node, Value};

/// Parses a file.
pub(super) fn parse(text: &str) -> Result<Node, Malformed> {
    let lines = Lines::new(text);
    let table = DeTable::parse(text).map_err(|error| {
        Malformed::new(error.span().map_or(1, |span| lines.at(span.start)), error.message().to_owned())
    })?;
    Ok(Node { line: 1, value: members(table.get_ref(), &lines) })
}

fn members(table: &DeTable<'_>, lines: &Lines) -> Value {
    let member = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let key: &std::borrow::Cow<'_, str> = key.get_ref();
        (key.to_string(), node(value, lines))
    };
    Value::Map(table.iter().map(member).collect())
}

fn node(value: &Spanned<DeValue<'_>>, lines: &Lines) -> Node {
    let line = lines.at(value.span().start);
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Scalar(text.to_string()),
        DeValue::Integer(number) => Value::Scalar(number.as_str().to_owned()),
        DeValue::Float(number) => Value::Scalar(number.as_str().to_owned()),
        DeValue::Boolean(boolean) => Value::Scalar(boolean.to_string()),
        DeValue::Datetime(time) => Value::Scalar(time.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(|item| node(item, lines)).collect()),
        DeValue::Table(table) => members(table, lines),
    };
    Node { line, value }
}

//! JSON, also with comments and commas after the last item.

use jsonc_parser::ast::Value as Ast;
use jsonc_parser::common::Ranged as _;
use jsonc_parser::{CollectOptions, ParseOptions};

use super::Malformed;
use super::tree::{Lines, Node, Value};

/// Parses a file of JSON, or of JSON Lines.
pub(super) fn parse(text: &str) -> Result<Node, Malformed> {
    match parse_one(text, 0, &Lines::new(text)) {
        Err(malformed) => json_lines(text).ok_or(malformed),
        parsed => parsed,
    }
}

fn parse_one(text: &str, offset: usize, lines: &Lines) -> Result<Node, Malformed> {
    let options = ParseOptions::default();
    let parsed = jsonc_parser::parse_to_ast(text, &CollectOptions::default(), &options)
        .map_err(|error| Malformed::new(lines.at(offset + error.range().start), error.kind().to_string()))?;
    Ok(parsed.value.map_or_else(|| Node::scalar(1, ""), |value| node(&value, offset, lines)))
}

/// A record on each line.
fn json_lines(text: &str) -> Option<Node> {
    let mut items = Vec::new();
    for (line, record) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let mut item = parse_one(record, 0, &Lines::new(record)).ok().filter(Node::is_map)?;
        item.line = line;
        items.push(item);
    }
    (items.len() > 1).then_some(Node { line: 1, value: Value::List(items) })
}

fn node(ast: &Ast<'_>, offset: usize, lines: &Lines) -> Node {
    let line = lines.at(offset + ast.start());
    let value = match ast {
        Ast::StringLit(text) => Value::Scalar(text.value.clone().into_owned()),
        Ast::NumberLit(number) => Value::Scalar(number.value.to_owned()),
        Ast::BooleanLit(boolean) => Value::Scalar(boolean.value.to_string()),
        Ast::NullKeyword(_) => Value::Scalar(String::new()),
        Ast::Array(array) => Value::List(array.elements.iter().map(|item| node(item, offset, lines)).collect()),
        Ast::Object(object) => {
            let member = |property: &jsonc_parser::ast::ObjectProp<'_>| {
                (property.name.as_str().to_owned(), node(&property.value, offset, lines))
            };
            Value::Map(object.properties.iter().map(member).collect())
        }
    };
    Node { line, value }
}

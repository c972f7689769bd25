//! Records as JSON.
//!
//! ```
//! let error = ecs_err::embedded().error(ecs_err::Code::ECS_0085).unwrap();
//! let json = ecs_err::json::to_json(error);
//! assert_eq!((json["code"].as_str(), json["status"].as_u64()), (Some("Ecs.0085"), Some(400)));
//! ```

use std::fmt;

use serde_json::{Map, Value as Tree};

use crate::model::value::{Sink, Value};
use crate::model::{Json, Text};

/// The record as a data file would hold it: absent values are left out.
///
/// ```
/// use ecs_err::{json, Text};
///
/// let text = Text::new(&[("en", "Use another NIC.")]);
/// assert_eq!(json::to_json(&text), serde_json::json!({"en": "Use another NIC."}));
/// ```
pub fn to_json<'a>(value: &impl Value<'a>) -> Tree {
    let mut writer = Writer(Tree::Null);
    value.show(&mut writer);
    writer.0
}

/// A document as it is written into a file: indented, with a line end.
///
/// ```
/// let json = serde_json::json!({"code": "Ecs.0085"});
/// assert_eq!(ecs_err::json::pretty(&json), "{\n  \"code\": \"Ecs.0085\"\n}\n");
/// ```
#[must_use]
pub fn pretty(json: &Tree) -> String {
    // A tree of values can always be written.
    serde_json::to_string_pretty(json).unwrap_or_default() + "\n"
}

struct Writer(Tree);

impl Sink for Writer {
    fn string(&mut self, value: &str) {
        self.0 = value.into();
    }

    fn integer(&mut self, value: i64) {
        self.0 = value.into();
    }

    fn boolean(&mut self, value: bool) {
        self.0 = value.into();
    }

    fn json(&mut self, value: Json<'_>) {
        self.0 = tree(value);
    }

    fn text(&mut self, value: Text<'_>) {
        self.0 = Tree::Object(value.iter().map(|(language, text)| (language.to_owned(), text.into())).collect());
    }

    fn constant(&mut self, _: fmt::Arguments<'_>, json: fmt::Arguments<'_>) {
        self.0 = json.to_string().into();
    }

    fn number(&mut self, _: fmt::Arguments<'_>, json: i64) {
        self.0 = json.into();
    }

    fn option<'a, T: Value<'a>>(&mut self, value: Option<T>) {
        self.0 = value.as_ref().map_or(Tree::Null, to_json);
    }

    fn list<'a, T: Value<'a>>(&mut self, values: &[T]) {
        self.0 = values.iter().map(to_json).collect();
    }

    fn record(&mut self, _: &'static str, fields: impl FnOnce(&mut Self)) {
        self.0 = Tree::Object(Map::new());
        fields(self);
    }

    fn field<'a, T: Value<'a>>(&mut self, _: &'static str, key: &'static str, value: &T) {
        if let Tree::Object(members) = &mut self.0
            && !value.is_absent()
        {
            members.insert(key.to_owned(), to_json(value));
        }
    }
}

fn tree(value: Json<'_>) -> Tree {
    match value {
        Json::Null => Tree::Null,
        Json::Bool(value) => value.into(),
        Json::Integer(value) => value.into(),
        // A number that JSON allows is one that serde_json reads.
        Json::Number(text) => text.parse::<serde_json::Number>().map_or(Tree::Null, Tree::Number),
        Json::String(text) => text.into(),
        Json::Array(items) => items.iter().copied().map(tree).collect(),
        Json::Object(members) => members.iter().map(|(key, value)| ((*key).to_owned(), tree(*value))).collect(),
    }
}

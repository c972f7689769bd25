//! Schemas of the types of the model, and the definitions that they refer to.

use ecs_err_core::Text;
use ecs_err_core::model::datum::{Datum, SchemaVisitor};
use serde_json::{Map, Value, json};

/// The schemas of the types that have a name, in the order in which they were first needed.
#[derive(Default)]
pub struct Definitions(pub Map<String, Value>);

impl Definitions {
    /// A reference to the definition of a type; the schema itself for a type without a name.
    pub fn schema<'a, T: Datum<'a>>(&mut self) -> Value {
        let Some(name) = name::<T>() else { return self.inline::<T>() };
        if !self.0.contains_key(name) {
            // The entry keeps the position, and ends the recursion of a type that contains itself.
            self.0.insert(name.to_owned(), Value::Null);
            let schema = self.inline::<T>();
            self.0.insert(name.to_owned(), schema);
        }
        json!({"$ref": format!("#/$defs/{name}")})
    }

    /// The schema of a type.
    pub fn inline<'a, T: Datum<'a>>(&mut self) -> Value {
        T::describe(Writer { definitions: self, properties: Map::new(), required: Vec::new() })
    }
}

impl From<Definitions> for Value {
    fn from(definitions: Definitions) -> Self {
        Self::Object(definitions.0)
    }
}

/// The name of a type to which other schemas refer.
pub fn name<'a, T: Datum<'a>>() -> Option<&'static str> {
    T::describe(Name)
}

/// A visitor that returns the name of a type to which other schemas refer.
struct Name;

impl SchemaVisitor for Name {
    type Output = Option<&'static str>;

    fn string(self, _: Option<&'static str>) -> Self::Output {
        None
    }

    fn integer(self, _: i64, _: i64) -> Self::Output {
        None
    }

    fn boolean(self) -> Self::Output {
        None
    }

    fn json(self) -> Self::Output {
        None
    }

    fn text(self) -> Self::Output {
        Some("Text")
    }

    fn words(self, name: &'static str, _: &'static [(&'static str, &'static str)]) -> Self::Output {
        Some(name)
    }

    fn list<'a, T: Datum<'a>>(self) -> Self::Output {
        None
    }

    fn members<'a, T: Datum<'a>>(self) -> Self::Output {
        None
    }

    fn one_or_more<'a, T: Datum<'a>>(self) -> Self::Output {
        None
    }

    fn true_or_text(self) -> Self::Output {
        None
    }

    fn record(self, name: &'static str, _: &'static str, _: impl FnOnce(&mut Self)) -> Self::Output {
        Some(name)
    }

    fn key<'a, T: Datum<'a>>(&mut self, _: &'static str, _: &'static str, _: bool) {}
}

struct Writer<'g> {
    definitions: &'g mut Definitions,
    properties: Map<String, Value>,
    required: Vec<&'static str>,
}

impl SchemaVisitor for Writer<'_> {
    type Output = Value;

    fn string(self, pattern: Option<&'static str>) -> Value {
        match pattern {
            Some(pattern) => json!({"type": "string", "pattern": pattern}),
            None => json!({"type": "string"}),
        }
    }

    fn integer(self, minimum: i64, maximum: i64) -> Value {
        if minimum == i64::MIN {
            json!({"type": "integer"})
        } else {
            json!({"type": "integer", "minimum": minimum, "maximum": maximum})
        }
    }

    fn boolean(self) -> Value {
        json!({"type": "boolean"})
    }

    fn json(self) -> Value {
        json!(true)
    }

    fn text(self) -> Value {
        json!({
            "description": "The same text in each of the catalog's languages, by BCP 47 tag; in a catalog with one language a plain string.",
            "oneOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "propertyNames": {"pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
                    "additionalProperties": {"type": "string", "minLength": 1},
                    "minProperties": 1,
                },
            ],
        })
    }

    fn words(self, _: &'static str, words: &'static [(&'static str, &'static str)]) -> Value {
        let choices: Value =
            words.iter().map(|(word, doc)| json!({"const": word, "description": doc.trim()})).collect();
        json!({"oneOf": choices})
    }

    fn true_or_text(self) -> Value {
        let text = self.definitions.schema::<Text<'_>>();
        json!({"anyOf": [{"const": true}, text]})
    }

    fn members<'a, T: Datum<'a>>(self) -> Value {
        let values = self.definitions.schema::<T>();
        json!({"type": "object", "additionalProperties": values})
    }

    fn one_or_more<'a, T: Datum<'a>>(self) -> Value {
        let item = self.definitions.schema::<T>();
        json!({"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]})
    }

    fn list<'a, T: Datum<'a>>(self) -> Value {
        let items = self.definitions.schema::<T>();
        json!({"type": "array", "items": items})
    }

    fn record(mut self, _: &'static str, doc: &'static str, keys: impl FnOnce(&mut Self)) -> Value {
        keys(&mut self);
        json!({
            "description": doc.trim(),
            "type": "object",
            "properties": self.properties,
            "required": self.required,
            "additionalProperties": false,
        })
    }

    fn key<'a, T: Datum<'a>>(&mut self, key: &'static str, doc: &'static str, is_optional: bool) {
        let mut schema = self.definitions.schema::<T>();
        if let Value::Object(members) = &mut schema {
            members.insert("description".to_owned(), doc.trim().into());
        } else {
            schema = json!({"description": doc.trim()});
        }
        self.properties.insert(key.to_owned(), schema);
        if !T::OPTIONAL && !is_optional {
            self.required.push(key);
        }
    }
}

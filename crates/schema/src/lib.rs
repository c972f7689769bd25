//! JSON Schemas (draft 2020-12) of the data files and of exports, generated from the model.
//!
//! ```
//! let (name, schema) = ecs_err_schema::all().next().unwrap();
//! assert!(name.ends_with(".json") && schema.contains("https://json-schema.org/draft/2020-12/schema"));
//! ```

#![forbid(unsafe_code)]

mod export;

use std::borrow::Cow;
use std::marker::PhantomData;

use ecs_err_core::model::datum::{Datum, SchemaVisitor};
use ecs_err_core::model::{Metadata, Operation, Synonyms};
use ecs_err_data::load::files::{Errors, Pages, Releases, Retired, Statuses, Structures};
use ecs_err_data::pretty;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

pub use export::{catalog as exported_catalog, error as exported_error};

/// The schemas of the data files: the file name and the text of each.
pub fn all() -> impl Iterator<Item = (&'static str, String)> {
    [
        ("catalog.json", schema::<Metadata<'_>>()),
        ("errors.json", schema::<Errors<'_>>()),
        ("operation.json", schema::<Operation<'_>>()),
        ("pages.json", schema::<Pages<'_>>()),
        ("releases.json", schema::<Releases<'_>>()),
        ("retired.json", schema::<Retired<'_>>()),
        ("statuses.json", schema::<Statuses<'_>>()),
        ("structures.json", schema::<Structures<'_>>()),
        ("synonyms.json", schema::<Synonyms<'_>>()),
    ]
    .into_iter()
}

fn schema<'a, T: Datum<'a>>() -> String {
    let generator = SchemaSettings::draft2020_12().into_generator();
    pretty(generator.into_root_schema_for::<Described<'a, T>>().as_value())
}

/// A type of the model as a type of schemars.
struct Described<'a, T>(PhantomData<&'a T>);

impl<'a, T: Datum<'a>> JsonSchema for Described<'a, T> {
    fn inline_schema() -> bool {
        T::describe(Name).is_none()
    }

    fn schema_name() -> Cow<'static, str> {
        T::describe(Name).unwrap_or("Value").into()
    }

    fn schema_id() -> Cow<'static, str> {
        T::describe(Name).unwrap_or("Value").into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::describe(Writer { generator, properties: serde_json::Map::new(), required: Vec::new() })
    }
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
    generator: &'g mut SchemaGenerator,
    properties: serde_json::Map<String, serde_json::Value>,
    required: Vec<&'static str>,
}

impl SchemaVisitor for Writer<'_> {
    type Output = Schema;

    fn string(self, pattern: Option<&'static str>) -> Schema {
        match pattern {
            Some(pattern) => json_schema!({"type": "string", "pattern": pattern}),
            None => json_schema!({"type": "string"}),
        }
    }

    fn integer(self, minimum: i64, maximum: i64) -> Schema {
        if minimum == i64::MIN {
            json_schema!({"type": "integer"})
        } else {
            json_schema!({"type": "integer", "minimum": minimum, "maximum": maximum})
        }
    }

    fn boolean(self) -> Schema {
        json_schema!({"type": "boolean"})
    }

    fn json(self) -> Schema {
        json_schema!(true)
    }

    fn text(self) -> Schema {
        json_schema!({
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

    fn words(self, _: &'static str, words: &'static [(&'static str, &'static str)]) -> Schema {
        let choices: serde_json::Value =
            words.iter().map(|(word, doc)| serde_json::json!({"const": word, "description": doc.trim()})).collect();
        json_schema!({"oneOf": choices})
    }

    fn true_or_text(self) -> Schema {
        let text = self.generator.subschema_for::<Described<'_, ecs_err_core::Text<'_>>>();
        json_schema!({"anyOf": [{"const": true}, text]})
    }

    fn members<'a, T: Datum<'a>>(self) -> Schema {
        let values = self.generator.subschema_for::<Described<'a, T>>();
        json_schema!({"type": "object", "additionalProperties": values})
    }

    fn one_or_more<'a, T: Datum<'a>>(self) -> Schema {
        let item = self.generator.subschema_for::<Described<'a, T>>();
        json_schema!({"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]})
    }

    fn list<'a, T: Datum<'a>>(self) -> Schema {
        let items = self.generator.subschema_for::<Described<'a, T>>();
        json_schema!({"type": "array", "items": items})
    }

    fn record(mut self, _: &'static str, doc: &'static str, keys: impl FnOnce(&mut Self)) -> Schema {
        keys(&mut self);
        json_schema!({
            "description": doc.trim(),
            "type": "object",
            "properties": self.properties,
            "required": self.required,
            "additionalProperties": false,
        })
    }

    fn key<'a, T: Datum<'a>>(&mut self, key: &'static str, doc: &'static str, is_optional: bool) {
        let mut schema = self.generator.subschema_for::<Described<'a, T>>().to_value();
        if let serde_json::Value::Object(members) = &mut schema {
            members.insert("description".to_owned(), doc.trim().into());
        } else {
            schema = serde_json::json!({"description": doc.trim()});
        }
        self.properties.insert(key.to_owned(), schema);
        if !T::OPTIONAL && !is_optional {
            self.required.push(key);
        }
    }
}

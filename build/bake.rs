//! A catalog as Rust source: one static that needs no parsing.

use std::fmt;
use std::fmt::Write as _;

use crate::catalog::Catalog;
use crate::model::value::{Sink, Value};
use crate::model::{Code, Json, Text};

/// The source of the embedded catalog and of a constant for each of its codes.
pub fn bake(catalog: &Catalog<'_>) -> String {
    let mut rust = Rust(String::new());
    let out = &mut rust;
    out.push("use crate::model::*;\n\npub(crate) static CATALOG: Catalog<'static> = Catalog {\n");
    out.field("about", "", &catalog.about);
    out.field("pages", "", &catalog.pages);
    out.field("errors", "", &catalog.errors);
    out.field("retired", "", &catalog.retired);
    out.field("statuses", "", &catalog.statuses);
    out.field("structures", "", &catalog.structures);
    out.field("operations", "", &catalog.operations);
    out.field("releases", "", &catalog.releases);
    out.field("guides", "", &catalog.guides);
    out.field("synonyms", "", &catalog.synonyms);
    out.push("index: &");
    out.debug(&catalog.index);
    out.push(",\nby_message: &");
    out.debug(&catalog.by_message);
    out.push(",\n};\n\n/// A constant for each error code of the embedded catalog, for use in `match`.\nimpl Code {\n");
    for error in catalog.errors {
        let message = error.message.get(catalog.about.message_language).unwrap_or_default();
        let doc = format!("`{}`\n\n```text\n{message}\n```", error.code);
        out.push("#[doc = ");
        out.debug(&doc);
        out.push("]\npub const ");
        out.push(&constant(error.code));
        out.push(": Self = ");
        error.code.show(out);
        out.push(";\n");
    }
    out.push("}\n");
    rust.0
}

/// `Ecs.0085` is `ECS_0085`.
fn constant(code: Code) -> String {
    code.as_str().replace('.', "_").to_uppercase()
}

struct Rust(String);

impl Rust {
    fn push(&mut self, text: &str) {
        self.0.push_str(text);
    }

    fn debug(&mut self, value: &dyn fmt::Debug) {
        // Writing to a string does not fail.
        let _ = write!(self.0, "{value:?}");
    }
}

impl Sink for Rust {
    fn string(&mut self, value: &str) {
        self.debug(&value);
    }

    fn integer(&mut self, value: i64) {
        self.debug(&value);
    }

    fn boolean(&mut self, value: bool) {
        self.debug(&value);
    }

    fn json(&mut self, value: Json<'_>) {
        self.push("Json::");
        match value {
            Json::Null => self.push("Null"),
            Json::Bool(value) => {
                self.push("Bool(");
                self.debug(&value);
                self.push(")");
            }
            Json::Integer(value) => {
                self.push("Integer(");
                self.debug(&value);
                self.push(")");
            }
            Json::Number(text) => {
                self.push("Number(");
                self.debug(&text);
                self.push(")");
            }
            Json::String(text) => {
                self.push("String(");
                self.debug(&text);
                self.push(")");
            }
            Json::Array(items) => {
                self.push("Array(&[");
                for item in items {
                    self.json(*item);
                    self.push(",");
                }
                self.push("])");
            }
            Json::Object(members) => {
                self.push("Object(&[");
                for (key, value) in members {
                    self.push("(");
                    self.debug(key);
                    self.push(",");
                    self.json(*value);
                    self.push("),");
                }
                self.push("])");
            }
        }
    }

    fn text(&mut self, value: Text<'_>) {
        self.push("Text::new(&[");
        for pair in value.iter() {
            self.debug(&pair);
            self.push(",");
        }
        self.push("])");
    }

    fn constant(&mut self, rust: fmt::Arguments<'_>, _: fmt::Arguments<'_>) {
        self.push(&rust.to_string());
    }

    fn number(&mut self, rust: fmt::Arguments<'_>, _: i64) {
        self.push(&rust.to_string());
    }

    fn option<'a, T: Value<'a>>(&mut self, value: Option<T>) {
        match value {
            None => self.push("None"),
            Some(value) => {
                self.push("Some(");
                value.show(self);
                self.push(")");
            }
        }
    }

    fn list<'a, T: Value<'a>>(&mut self, values: &[T]) {
        self.push("&[");
        for value in values {
            value.show(self);
            self.push(",\n");
        }
        self.push("]");
    }

    fn record(&mut self, name: &'static str, fields: impl FnOnce(&mut Self)) {
        self.push(name);
        self.push(" {");
        fields(self);
        self.push("}");
    }

    fn field<'a, T: Value<'a>>(&mut self, name: &'static str, _: &'static str, value: &T) {
        self.push(name);
        self.push(": ");
        value.show(self);
        self.push(", ");
    }
}

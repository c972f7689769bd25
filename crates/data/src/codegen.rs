//! A catalog as Rust source: one static that needs no parsing.

use std::fmt;
use std::fmt::Write as _;

use ecs_err_core::Catalog;
use ecs_err_core::model::datum::{Datum, Encoder};
use ecs_err_core::model::{ErrorCode, Json, Text};

/// The source of a catalog: a function `catalog` and a module `codes` with a constant for each code.
///
/// It names the crate `ecs_err_core`, which has to be among the dependencies.
#[must_use]
pub fn rust_source(catalog: Catalog<'_>) -> String {
    let mut rust = Rust(String::from(
        "#[allow(clippy::wildcard_imports)]\nuse ::ecs_err_core::model::*;\n\n\
         #[allow(clippy::unreadable_literal)]\nstatic DATA: ::ecs_err_core::catalog::CatalogData<'static> = \
         ::ecs_err_core::catalog::CatalogData {\n",
    ));
    let out = &mut rust;
    let data = catalog.data();
    out.member("metadata", &data.metadata);
    out.member("pages", &data.pages);
    out.member("errors", &data.errors);
    out.member("retired", &data.retired);
    out.member("statuses", &data.statuses);
    out.member("structures", &data.structures);
    out.member("operations", &data.operations);
    out.member("releases", &data.releases);
    out.member("guides", &data.guides);
    out.member("synonyms", &data.synonyms);
    out.push("code_index: &");
    out.debug(&data.code_index);
    out.push(",\nmessage_order: &");
    out.debug(&data.message_order);
    out.push(
        ",\n};\n\n/// The catalog that is built into this crate.\n#[must_use]\npub const fn catalog() -> \
         ::ecs_err_core::Catalog<'static> {\n    ::ecs_err_core::Catalog::from_data(&DATA)\n}\n\n\
         /// A constant for each error code of the catalog, usable in `match`.\npub mod codes {\n\
         use ::ecs_err_core::model::Code;\n\n",
    );
    for error in catalog.errors() {
        let message = error.message.get(catalog.metadata().message_language).unwrap_or_default();
        out.push("#[doc = ");
        out.debug(&format!("`{}`\n\n```text\n{message}\n```", error.code));
        out.push("]\npub const ");
        out.push(&constant(error));
        out.push(": Code = ");
        error.code.encode(out);
        out.push(";\n");
    }
    out.push("}\n");
    rust.0
}

/// `Ecs.0085` is `ECS_0085`.
fn constant(error: &ErrorCode<'_>) -> String {
    error.code.as_str().replace('.', "_").to_uppercase()
}

struct Rust(String);

impl Rust {
    fn push(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// A member of the static.
    fn member<'a, T: Datum<'a>>(&mut self, name: &str, value: &T) {
        self.push(name);
        self.push(": ");
        value.encode(self);
        self.push(",\n");
    }

    fn debug(&mut self, value: &dyn fmt::Debug) {
        // Writing to a string does not fail.
        let _ = write!(self.0, "{value:?}");
    }
}

impl Encoder for Rust {
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

    fn option<'a, T: Datum<'a>>(&mut self, value: Option<T>) {
        match value {
            None => self.push("None"),
            Some(value) => {
                self.push("Some(");
                value.encode(self);
                self.push(")");
            }
        }
    }

    fn list<'a, T: Datum<'a>>(&mut self, values: &[T]) {
        self.push("&[");
        for value in values {
            value.encode(self);
            self.push(",\n");
        }
        self.push("]");
    }

    fn record(&mut self, name: &'static str, fields: impl FnOnce(&mut Self)) {
        self.push(name);
        self.push("::from_fields(");
        fields(self);
        self.push(")");
    }

    fn field<'a, T: Datum<'a>>(&mut self, _: &'static str, _: &'static str, value: &T) {
        value.encode(self);
        self.push(",");
    }
}

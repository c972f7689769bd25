//! Generates Rust source from a catalog: a `static` that needs no parsing at run time.

use std::collections::HashSet;
use std::fmt;
use std::fmt::Write as _;

use ecs_err_core::Catalog;
use ecs_err_core::model::datum::{Datum, Encoder};
use ecs_err_core::model::{ErrorCode, Json, Text};

/// Generates the source of a catalog: a function `catalog` and a module `codes` with a constant for each code.
///
/// The source uses the crate `ecs_err_core`, which must be a dependency. Most build scripts call
/// [`embed`](crate::embed) instead.
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
    for (name, places) in [
        ("folded_order", data.folded_order),
        ("name_order", data.name_order),
        ("services", data.services),
        ("families", data.families),
        ("service_sizes", data.service_sizes),
    ] {
        out.push(",\n");
        out.push(name);
        out.push(": &");
        out.debug(&places);
    }
    out.push(",\nmessage_order: &");
    out.debug(&data.message_order);
    out.push(",\nmessage_ranks: &");
    out.debug(&data.message_ranks);
    out.push(",\nmessage_index: ::ecs_err_core::template::TemplateIndex {\nslots: &");
    out.debug(&data.message_index.slots);
    out.push(",\nunanchored: &");
    out.debug(&data.message_index.unanchored);
    out.push(
        ",\n},\n};\n\n/// The catalog that is built into this crate.\n#[must_use]\npub const fn catalog() -> \
         ::ecs_err_core::Catalog<'static> {\n    ::ecs_err_core::Catalog::from_data(&DATA)\n}\n\n\
         /// A constant for each error code of the catalog, usable in `match`.\npub mod codes {\n\
         use ::ecs_err_core::model::Code;\n\n",
    );
    for (error, constant) in catalog.errors().iter().zip(constant_names(catalog)) {
        let message = error.message.get(catalog.metadata().message_language).unwrap_or_default();
        out.push("#[doc = ");
        out.debug(&format!("`{}`\n\n```text\n{message}\n```", error.code));
        out.push("]\npub const ");
        out.push(&constant);
        out.push(": Code<'static> = ");
        error.code.encode(out);
        out.push(";\n");
    }
    out.push("}\n");
    let digest = digest(&rust.0);
    let _ = write!(
        rust.0,
        "\n/// A digest of the catalog.\n#[doc(hidden)]\n#[allow(dead_code, clippy::unreadable_literal)]\npub const DIGEST: u64 = {digest:#x};\n"
    );
    rust.0
}

/// A digest of a catalog. The generated source has it as the constant `DIGEST`.
#[must_use]
pub fn catalog_digest(catalog: Catalog<'_>) -> u64 {
    let source = rust_source(catalog);
    digest(source.split_once("\n/// A digest of the catalog.").map_or(source.as_str(), |(catalog, _)| catalog))
}

/// FNV-1a, because the standard library's hash may change from one version to the next.
#[doc(hidden)]
#[must_use]
pub fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The name of an error's constant: that of the record, else its code, such as `ECS_0085` for `Ecs.0085`.
///
/// Characters other than letters and digits become `_`. A `_` is inserted before a leading digit and before each word
/// that begins with a capital; a leading hyphen becomes `MINUS_`.
#[must_use]
pub fn constant_name(error: &ErrorCode<'_>) -> String {
    constant_name_of(error.name.unwrap_or(error.code.as_str()))
}

/// The name of the constant of a name or a code.
#[doc(hidden)]
#[must_use]
pub fn constant_name_of(name: &str) -> String {
    let mut constant = String::new();
    if name.starts_with('-') {
        constant.push_str("MINUS");
    } else if name.starts_with(|first: char| first.is_ascii_digit()) {
        constant.push('_');
    }
    let mut before = None;
    for letter in name.chars() {
        // A capital after a small letter begins a word: NoSuchBucket is NO_SUCH_BUCKET.
        let begins_word = letter.is_ascii_uppercase() && before.is_some_and(|before: char| before.is_ascii_lowercase());
        if begins_word {
            constant.push('_');
        }
        constant.push(if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' });
        before = Some(letter);
    }
    constant
}

/// The name of each error's constant; equal names get a number.
fn constant_names(catalog: Catalog<'_>) -> Vec<String> {
    let mut taken = HashSet::new();
    let names = catalog.errors().iter().map(|error| {
        let name = constant_name(error);
        let mut free = name.clone();
        let mut number = 2;
        while !taken.insert(free.clone()) {
            free = format!("{name}_{number}");
            number += 1;
        }
        free
    });
    names.collect()
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

    fn constant_boolean(&mut self, rust: &'static str, _: bool) {
        self.push(rust);
    }

    fn wrapped(&mut self, constructor: &'static str, value: impl FnOnce(&mut Self)) {
        self.push(constructor);
        self.push("(");
        value(self);
        self.push(")");
    }

    fn members<'a, T: Datum<'a>>(&mut self, members: &[(&str, T)]) {
        self.push("&[");
        for (key, value) in members {
            self.push("(");
            self.debug(key);
            self.push(", ");
            value.encode(self);
            self.push("),\n");
        }
        self.push("]");
    }

    fn one_or_more<'a, T: Datum<'a>>(&mut self, values: &[T]) {
        self.list(values);
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

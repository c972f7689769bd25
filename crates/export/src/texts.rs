//! The texts of a record, each with its path.

use std::fmt;

use ecs_err_core::Text;
use ecs_err_core::model::Json;
use ecs_err_core::model::datum::{Datum, Encoder};

/// A text of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextAt {
    /// Its path in the record, in the notation of jq: `action`, `cases[0].message`.
    pub path: String,
    /// The text in each language.
    pub texts: Vec<(String, String)>,
}

/// The texts of a record, in the order of the data file.
#[must_use]
pub fn texts_of<'a>(record: &impl Datum<'a>) -> Vec<TextAt> {
    let mut collector = Collector::default();
    record.encode(&mut collector);
    collector.texts
}

/// Collects the texts of a record, whatever its type has.
#[derive(Debug, Default)]
struct Collector {
    path: String,
    texts: Vec<TextAt>,
}

impl Collector {
    fn below<'a>(&mut self, step: &str, value: &impl Datum<'a>) {
        let length = self.path.len();
        self.path.push_str(step);
        value.encode(self);
        self.path.truncate(length);
    }
}

impl Encoder for Collector {
    fn text(&mut self, value: Text<'_>) {
        let texts = value.iter().map(|(language, text)| (language.to_owned(), text.to_owned())).collect();
        self.texts.push(TextAt { path: self.path.clone(), texts });
    }

    fn field<'a, T: Datum<'a>>(&mut self, _: &'static str, key: &'static str, value: &T) {
        if !value.is_absent() {
            let step = if self.path.is_empty() { key.to_owned() } else { format!(".{key}") };
            self.below(&step, value);
        }
    }

    fn list<'a, T: Datum<'a>>(&mut self, values: &[T]) {
        for (at, value) in values.iter().enumerate() {
            self.below(&format!("[{at}]"), value);
        }
    }

    fn one_or_more<'a, T: Datum<'a>>(&mut self, values: &[T]) {
        match values {
            [value] => value.encode(self),
            _ => self.list(values),
        }
    }

    fn members<'a, T: Datum<'a>>(&mut self, members: &[(&str, T)]) {
        for (key, value) in members {
            self.below(&format!(".{key}"), value);
        }
    }

    fn option<'a, T: Datum<'a>>(&mut self, value: Option<T>) {
        if let Some(value) = value {
            value.encode(self);
        }
    }

    fn wrapped(&mut self, _: &'static str, value: impl FnOnce(&mut Self)) {
        value(self);
    }

    fn record(&mut self, _: &'static str, fields: impl FnOnce(&mut Self)) {
        fields(self);
    }

    // Values that are no texts.
    fn string(&mut self, _: &str) {}
    fn integer(&mut self, _: i64) {}
    fn boolean(&mut self, _: bool) {}
    fn json(&mut self, _: Json<'_>) {}
    fn constant(&mut self, _: fmt::Arguments<'_>, _: fmt::Arguments<'_>) {}
    fn number(&mut self, _: fmt::Arguments<'_>, _: i64) {}
    fn constant_boolean(&mut self, _: &'static str, _: bool) {}
}

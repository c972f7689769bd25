//! Records as bytes, which [`Decoder`](super::decode::Decoder) reads.
//!
//! The bytes do not describe themselves: reader and writer go through the fields of the same types in the same order.

use std::fmt;

use ecs_err_core::model::datum::{Datum, Encoder};
use ecs_err_core::model::{Json, Text};

/// What a value that may be of two types begins with.
pub(crate) mod tag {
    pub(crate) const FALSE: u8 = 0;
    pub(crate) const TRUE: u8 = 1;
    pub(crate) const TEXT: u8 = 2;
}

/// What a JSON value begins with.
pub(crate) mod json {
    pub(crate) const NULL: u8 = 0;
    pub(crate) const FALSE: u8 = 1;
    pub(crate) const TRUE: u8 = 2;
    pub(crate) const INTEGER: u8 = 3;
    pub(crate) const NUMBER: u8 = 4;
    pub(crate) const STRING: u8 = 5;
    pub(crate) const ARRAY: u8 = 6;
    pub(crate) const OBJECT: u8 = 7;
}

/// Writes records as bytes.
#[derive(Default)]
pub(crate) struct Bytes(pub(crate) Vec<u8>);

impl Bytes {
    /// A number, in seven bits a byte; the highest bit says that more follow.
    pub(crate) fn count(&mut self, mut count: u64) {
        while count >= 0x80 {
            self.0.push(count.to_le_bytes()[0] | 0x80);
            count >>= 7;
        }
        self.0.push(count.to_le_bytes()[0]);
    }

    fn length<T>(&mut self, items: &[T]) {
        self.count(items.len() as u64);
    }

    fn str(&mut self, text: &str) {
        self.length(text.as_bytes());
        self.0.extend(text.as_bytes());
    }
}

impl Encoder for Bytes {
    fn string(&mut self, value: &str) {
        self.str(value);
    }

    fn integer(&mut self, value: i64) {
        // Small numbers are short, whatever their sign.
        self.count(((value << 1) ^ (value >> 63)).cast_unsigned());
    }

    fn boolean(&mut self, value: bool) {
        self.0.push(if value { tag::TRUE } else { tag::FALSE });
    }

    fn json(&mut self, value: Json<'_>) {
        match value {
            Json::Null => self.0.push(json::NULL),
            Json::Bool(false) => self.0.push(json::FALSE),
            Json::Bool(true) => self.0.push(json::TRUE),
            Json::Integer(value) => {
                self.0.push(json::INTEGER);
                self.integer(value);
            }
            Json::Number(text) => {
                self.0.push(json::NUMBER);
                self.str(text);
            }
            Json::String(text) => {
                self.0.push(json::STRING);
                self.str(text);
            }
            Json::Array(items) => {
                self.0.push(json::ARRAY);
                self.length(items);
                for item in items {
                    self.json(*item);
                }
            }
            Json::Object(members) => {
                self.0.push(json::OBJECT);
                self.length(members);
                for (key, value) in members {
                    self.str(key);
                    self.json(*value);
                }
            }
        }
    }

    fn text(&mut self, value: Text<'_>) {
        self.0.push(tag::TEXT);
        self.count(value.iter().len() as u64);
        for (language, text) in value.iter() {
            self.str(language);
            self.str(text);
        }
    }

    fn constant(&mut self, _: fmt::Arguments<'_>, json: fmt::Arguments<'_>) {
        self.str(&json.to_string());
    }

    fn number(&mut self, _: fmt::Arguments<'_>, json: i64) {
        self.integer(json);
    }

    fn constant_boolean(&mut self, _: &'static str, json: bool) {
        self.boolean(json);
    }

    fn wrapped(&mut self, _: &'static str, value: impl FnOnce(&mut Self)) {
        value(self);
    }

    fn option<'a, T: Datum<'a>>(&mut self, value: Option<T>) {
        // Options are fields, and a field says whether it is there.
        if let Some(value) = value {
            value.encode(self);
        }
    }

    fn list<'a, T: Datum<'a>>(&mut self, values: &[T]) {
        self.length(values);
        for value in values {
            value.encode(self);
        }
    }

    fn members<'a, T: Datum<'a>>(&mut self, members: &[(&str, T)]) {
        self.length(members);
        for (key, value) in members {
            self.str(key);
            value.encode(self);
        }
    }

    fn one_or_more<'a, T: Datum<'a>>(&mut self, values: &[T]) {
        self.list(values);
    }

    fn record(&mut self, _: &'static str, fields: impl FnOnce(&mut Self)) {
        fields(self);
    }

    fn field<'a, T: Datum<'a>>(&mut self, _: &'static str, _: &'static str, value: &T) {
        self.boolean(!value.is_absent());
        if !value.is_absent() {
            value.encode(self);
        }
    }
}

//! Encoders: what values are written to.

use core::fmt;

use super::Datum;
use crate::model::{Json, Text};

/// Something that values are written to.
pub trait Encoder: Sized {
    /// Takes a string.
    fn string(&mut self, value: &str);

    /// Takes an integer.
    fn integer(&mut self, value: i64);

    /// Takes a Boolean.
    fn boolean(&mut self, value: bool);

    /// Takes a value of any shape.
    fn json(&mut self, value: Json<'_>);

    /// Takes a text.
    fn text(&mut self, value: Text<'_>);

    /// Takes a value that is `json` (a string) in JSON and the expression `rust` in Rust.
    fn constant(&mut self, rust: fmt::Arguments<'_>, json: fmt::Arguments<'_>);

    /// Takes an integer that is the expression `rust` in Rust.
    fn number(&mut self, rust: fmt::Arguments<'_>, json: i64);

    /// Takes a value that is `true` in JSON and the expression `rust` in Rust.
    fn constant_boolean(&mut self, rust: &'static str, json: bool);

    /// Takes a value that in Rust is the argument of a constructor, and in JSON is written as it is.
    fn wrapped(&mut self, constructor: &'static str, value: impl FnOnce(&mut Self));

    /// Takes an optional value.
    fn option<'a, T: Datum<'a>>(&mut self, value: Option<T>);

    /// Takes a list.
    fn list<'a, T: Datum<'a>>(&mut self, values: &[T]);

    /// Takes an object with values of one type.
    fn members<'a, T: Datum<'a>>(&mut self, members: &[(&str, T)]);

    /// Takes a list, or its only value in its place.
    fn one_or_more<'a, T: Datum<'a>>(&mut self, values: &[T]);

    /// Takes a record: its type's name, then its fields.
    fn record(&mut self, name: &'static str, fields: impl FnOnce(&mut Self));

    /// Takes a field of the record: its name in Rust, its key in JSON, its value.
    fn field<'a, T: Datum<'a>>(&mut self, name: &'static str, key: &'static str, value: &T);
}

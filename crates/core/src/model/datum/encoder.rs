//! [`Encoder`], to which records are written.

use core::fmt;

use super::Datum;
use crate::model::{Json, Text};

/// An output format for records: Rust source text, JSON, the canonical form of a data file.
pub trait Encoder: Sized {
    /// Writes a string.
    fn string(&mut self, value: &str);

    /// Writes an integer.
    fn integer(&mut self, value: i64);

    /// Writes a Boolean.
    fn boolean(&mut self, value: bool);

    /// Writes any JSON value.
    fn json(&mut self, value: Json<'_>);

    /// Writes a text.
    fn text(&mut self, value: Text<'_>);

    /// Writes a value that is `json` (a string) in JSON and the expression `rust` in Rust.
    fn constant(&mut self, rust: fmt::Arguments<'_>, json: fmt::Arguments<'_>);

    /// Writes an integer that is the expression `rust` in Rust.
    fn number(&mut self, rust: fmt::Arguments<'_>, json: i64);

    /// Writes a value that is `true` or `false` in JSON and the expression `rust` in Rust.
    fn constant_boolean(&mut self, rust: &'static str, json: bool);

    /// Writes a value that is the argument of a constructor in Rust, and the value alone in JSON.
    fn wrapped(&mut self, constructor: &'static str, value: impl FnOnce(&mut Self));

    /// Writes an optional value.
    fn option<'a, T: Datum<'a>>(&mut self, value: Option<T>);

    /// Writes a list.
    fn list<'a, T: Datum<'a>>(&mut self, values: &[T]);

    /// Writes an object with values of one type.
    fn members<'a, T: Datum<'a>>(&mut self, members: &[(&str, T)]);

    /// Writes a list, or its only value without the list.
    fn one_or_more<'a, T: Datum<'a>>(&mut self, values: &[T]);

    /// Writes a record: the name of its type, then its fields.
    fn record(&mut self, name: &'static str, fields: impl FnOnce(&mut Self));

    /// Writes a field of the record: its name in Rust, its key in JSON, its value.
    fn field<'a, T: Datum<'a>>(&mut self, name: &'static str, key: &'static str, value: &T);
}

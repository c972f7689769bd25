//! [`SchemaVisitor`], to which types are described.

use super::Datum;

/// A receiver of the description of a type. One method is called for each type.
pub trait SchemaVisitor {
    /// The result.
    type Output;

    /// A string, of this form (an ECMA 262 regular expression).
    fn string(self, pattern: Option<&'static str>) -> Self::Output;

    /// An integer between two bounds.
    fn integer(self, minimum: i64, maximum: i64) -> Self::Output;

    /// `true` or `false`.
    fn boolean(self) -> Self::Output;

    /// Any value.
    fn json(self) -> Self::Output;

    /// Text in each of the catalog's languages.
    fn text(self) -> Self::Output;

    /// `true`, or text in each of the catalog's languages.
    fn true_or_text(self) -> Self::Output;

    /// One of these words, each with its meaning.
    fn words(self, name: &'static str, words: &'static [(&'static str, &'static str)]) -> Self::Output;

    /// A list.
    fn list<'a, T: Datum<'a>>(self) -> Self::Output;

    /// An object with values of one type.
    fn members<'a, T: Datum<'a>>(self) -> Self::Output;

    /// A list, or a single value in its place.
    fn one_or_more<'a, T: Datum<'a>>(self) -> Self::Output;

    /// A record.
    fn record(self, name: &'static str, doc: &'static str, keys: impl FnOnce(&mut Self)) -> Self::Output;

    /// A key of the record.
    fn key<'a, T: Datum<'a>>(&mut self, key: &'static str, doc: &'static str, is_optional: bool);
}

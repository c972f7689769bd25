//! [`Decoder`], from which records are read.

use super::Datum;
use crate::model::{IdError, Json, Text};

/// What the value of a data file should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An id; this is wrong with the text.
    Id(IdError),
    /// A form of codes.
    CodeForm,
    /// A pattern of codes.
    CodePattern,
    /// A day in the form YYYY-MM-DD.
    Date,
    /// A day of the calendar; the text has the form of one.
    DateOfCalendar,
    /// The label of an edition.
    Edition,
    /// A BCP 47 language tag.
    LanguageTag,
    /// A field of a structure.
    FieldRef,
    /// An address.
    Url,
    /// An HTTP status.
    StatusCode,
    /// `true` or the reason of a deprecation.
    Deprecated,
    /// An integer between 0 and this one.
    UpTo(u32),
}

/// One value of a data file, at its position there.
pub trait Decoder<'a>: Copy {
    /// The keys and values of a record.
    type Record: RecordDecoder<'a>;

    /// The value as a string; anything else is reported.
    fn string(self) -> Option<&'a str>;

    /// The value of a string that is parsed; another string than `expected` is reported.
    fn parse<T>(self, parse: impl FnOnce(&'a str) -> Option<T>, expected: Expected) -> Option<T> {
        let value = parse(self.string()?);
        if value.is_none() {
            self.reject(expected);
        }
        value
    }

    /// The value as an integer; anything else is reported.
    fn integer(self) -> Option<i64>;

    /// Whether the value is a Boolean.
    fn is_boolean(self) -> bool;

    /// The value as a Boolean; anything else is reported.
    fn boolean(self) -> Option<bool>;

    /// The value as JSON.
    fn json(self) -> Json<'a>;

    /// The value as text in the catalog's languages; a plain string if there is only one.
    fn text(self) -> Text<'a>;

    /// The members of an object, with values of one type.
    fn members<T: Datum<'a>>(self) -> &'a [(&'a str, T)];

    /// The value as a list, or a single value in its place.
    fn one_or_more<T: Datum<'a>>(self) -> &'a [T];

    /// Keeps a list of strings; `None` if one of them is empty: it was rejected.
    fn strings(self, strings: impl ExactSizeIterator<Item = &'a str> + Clone) -> Option<&'a [&'a str]>;

    /// The value as a list.
    fn list<T: Datum<'a>>(self) -> &'a [T];

    /// The value as a record with these keys; others are reported.
    fn record(self, keys: &'static [&'static str]) -> Self::Record;

    /// Reports that the value is not what was expected.
    fn reject(self, expected: Expected);

    /// Reports that the value is not one of the allowed words.
    fn reject_word(self, words: &'static [&'static str]);

    /// Reports that the value is not a code.
    fn reject_code(self);
}

/// The keys and values of a record in a data file.
pub trait RecordDecoder<'a> {
    /// The value of a key; an absent key is reported, unless it or its type is optional.
    fn key<T: Datum<'a>>(&self, key: &'static str, is_optional: bool) -> T;
}

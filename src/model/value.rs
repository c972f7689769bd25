//! How records are read, shown and described, without knowing by whom.
//!
//! Every type of the model is a [`Value`]. A data file is a [`Source`] of values; Rust source
//! text, JSON and the canonical form of a data file are [`Sink`]s; a JSON Schema is a
//! [`Describe`]. The traits stand here so that the model depends on nothing; serde can't take
//! their place because it reads no `&[T]`, keeps no positions and stops at the first mistake.
//!
//! ```
//! use ecs_err::value::{Describe, Sink, Source, Value};
//!
//! #[derive(Clone, Copy)]
//! struct Percent(i64);
//!
//! impl<'a> Value<'a> for Percent {
//!     const EMPTY: Self = Self(0);
//!
//!     fn read<S: Source<'a>>(source: S) -> Self {
//!         let Some(number) = source.integer() else { return Self::EMPTY };
//!         if !(0..=100).contains(&number) {
//!             source.reject(format_args!("an integer between 0 and 100"));
//!         }
//!         Self(number)
//!     }
//!
//!     fn show<S: Sink>(&self, sink: &mut S) {
//!         sink.integer(self.0);
//!     }
//!
//!     fn describe<D: Describe>(describe: D) -> D::Output {
//!         describe.integer(0, 100)
//!     }
//! }
//! ```

use core::fmt;

use super::{Json, Text};

/// A type of the model.
///
/// ```
/// use ecs_err::value::Value;
///
/// assert!(Option::<u32>::OPTIONAL && Option::<u32>::EMPTY.is_absent());
/// assert!(!<&str>::OPTIONAL);
/// ```
pub trait Value<'a>: Copy + 'a {
    /// What stands for an absent optional value, and for one that could not be read.
    ///
    /// A catalog is only made of sources without mistakes, so no substitute ever reaches one.
    const EMPTY: Self;

    /// Whether the key of such a value may be left out.
    const OPTIONAL: bool = false;

    /// Reads the value; what is wrong with it is reported to the source.
    fn read<S: Source<'a>>(source: S) -> Self;

    /// Shows the value to a sink.
    fn show<S: Sink>(&self, sink: &mut S);

    /// Describes the type.
    fn describe<D: Describe>(describe: D) -> D::Output;

    /// Whether a data file leaves the value's key out.
    fn is_absent(&self) -> bool {
        false
    }
}

/// One value of a data file, at its position there.
pub trait Source<'a>: Copy {
    /// The keys and values of a record.
    type Record: SourceRecord<'a>;

    /// The value as a string; anything else is reported.
    fn string(self) -> Option<&'a str>;
    /// The value as an integer; anything else is reported.
    fn integer(self) -> Option<i64>;
    /// The value as a Boolean; anything else is reported.
    fn boolean(self) -> Option<bool>;
    /// The value as it stands.
    fn json(self) -> Json<'a>;
    /// The value as text in the catalog's languages.
    fn text(self) -> Text<'a>;
    /// The value as a list.
    fn list<T: Value<'a>>(self) -> &'a [T];
    /// The value as a record with these keys; others are reported.
    fn record(self, keys: &'static [&'static str]) -> Self::Record;
    /// Reports that the value is not what was expected.
    fn reject(self, expected: fmt::Arguments<'_>);
    /// Reports that the value is none of the words allowed.
    fn reject_word(self, words: &'static [&'static str]);
    /// Reports that the value is not a code.
    fn reject_code(self);
}

/// The keys and values of a record in a data file.
pub trait SourceRecord<'a> {
    /// The value of a key; an absent key that is not optional is reported.
    fn key<T: Value<'a>>(&self, key: &'static str) -> T;
}

/// Something that values are shown to.
pub trait Sink: Sized {
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
    /// Takes an optional value.
    fn option<'a, T: Value<'a>>(&mut self, value: Option<T>);
    /// Takes a list.
    fn list<'a, T: Value<'a>>(&mut self, values: &[T]);
    /// Takes a record: its type's name, then its fields.
    fn record(&mut self, name: &'static str, fields: impl FnOnce(&mut Self));
    /// Takes a field of the record: its name in Rust, its key in JSON, its value.
    fn field<'a, T: Value<'a>>(&mut self, name: &'static str, key: &'static str, value: &T);
}

/// Something that takes the description of a type.
///
/// ```
/// use ecs_err::value::{Describe, Value};
///
/// /// Tells a type in a word.
/// struct Word;
///
/// impl Describe for Word {
///     type Output = &'static str;
///
///     fn string(self, _: Option<&'static str>) -> &'static str { "string" }
///     fn integer(self, _: i64, _: i64) -> &'static str { "integer" }
///     fn boolean(self) -> &'static str { "boolean" }
///     fn json(self) -> &'static str { "json" }
///     fn text(self) -> &'static str { "text" }
///     fn words(self, name: &'static str, _: &'static [(&'static str, &'static str)]) -> &'static str { name }
///     fn list<'a, T: Value<'a>>(self) -> &'static str { "list" }
///     fn record(self, name: &'static str, _: &'static str, _: impl FnOnce(&mut Self)) -> &'static str { name }
///     fn key<'a, T: Value<'a>>(&mut self, _: &'static str, _: &'static str) {}
/// }
///
/// assert_eq!(ecs_err::StatusCode::describe(Word), "integer");
/// assert_eq!(ecs_err::ErrorCode::describe(Word), "ErrorCode");
/// ```
pub trait Describe {
    /// What comes of it.
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
    /// One of these words, each with its meaning.
    fn words(self, name: &'static str, words: &'static [(&'static str, &'static str)]) -> Self::Output;
    /// A list.
    fn list<'a, T: Value<'a>>(self) -> Self::Output;
    /// A record.
    fn record(self, name: &'static str, doc: &'static str, keys: impl FnOnce(&mut Self)) -> Self::Output;
    /// A key of the record.
    fn key<'a, T: Value<'a>>(&mut self, key: &'static str, doc: &'static str);
}

impl<'a> Value<'a> for &'a str {
    const EMPTY: Self = "";

    fn read<S: Source<'a>>(source: S) -> Self {
        source.string().unwrap_or(Self::EMPTY)
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.string(self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.string(None)
    }
}

impl<'a> Value<'a> for bool {
    const EMPTY: Self = false;
    const OPTIONAL: bool = true;

    fn read<S: Source<'a>>(source: S) -> Self {
        source.boolean().unwrap_or(Self::EMPTY)
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.boolean(*self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.boolean()
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

impl<'a> Value<'a> for i64 {
    const EMPTY: Self = 0;

    fn read<S: Source<'a>>(source: S) -> Self {
        source.integer().unwrap_or(Self::EMPTY)
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.integer(*self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.integer(i64::MIN, i64::MAX)
    }
}

impl<'a> Value<'a> for u32 {
    const EMPTY: Self = 0;

    fn read<S: Source<'a>>(source: S) -> Self {
        let Some(value) = source.integer() else { return Self::EMPTY };
        u32::try_from(value).unwrap_or_else(|_| {
            source.reject(format_args!("an integer between 0 and {}", u32::MAX));
            Self::EMPTY
        })
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.integer(i64::from(*self));
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.integer(0, i64::from(u32::MAX))
    }
}

impl<'a, T: Value<'a>> Value<'a> for Option<T> {
    const EMPTY: Self = None;
    const OPTIONAL: bool = true;

    fn read<S: Source<'a>>(source: S) -> Self {
        Some(T::read(source))
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.option(*self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        T::describe(describe)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<'a, T: Value<'a>> Value<'a> for &'a [T] {
    const EMPTY: Self = &[];
    const OPTIONAL: bool = true;

    fn read<S: Source<'a>>(source: S) -> Self {
        source.list()
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.list(self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.list::<T>()
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

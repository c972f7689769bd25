use super::datum::{Datum, Decoder, Encoder, SchemaVisitor};

/// A JSON value of a data file: a default, an example, the body of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Json<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number that is an integer.
    Integer(i64),
    /// Any other number, as written.
    Number(&'a str),
    /// A string.
    String(&'a str),
    /// An array.
    Array(&'a [Json<'a>]),
    /// An object, its keys in the order of the file.
    Object(&'a [(&'a str, Json<'a>)]),
}

impl<'a> Json<'a> {
    /// The value if it is a string.
    #[must_use]
    pub const fn as_str(&self) -> Option<&'a str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

impl<'a> Datum<'a> for Json<'a> {
    const EMPTY: Self = Self::Null;

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        decoder.json()
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.json(*self);
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.json()
    }
}

use super::value::{Describe, Sink, Source, Value};

/// A JSON value as a data file has it: a default, an example, a request's body.
///
/// ```
/// use ecs_err::Json;
///
/// assert_eq!(Json::String("NIC").as_str(), Some("NIC"));
/// assert_eq!(Json::Integer(1).as_str(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
    ///
    /// ```
    /// use ecs_err::Json;
    ///
    /// assert_eq!(Json::String("NIC").as_str(), Some("NIC"));
    /// assert_eq!(Json::Number("1.5").as_str(), None);
    /// ```
    #[must_use]
    pub const fn as_str(&self) -> Option<&'a str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

impl<'a> Value<'a> for Json<'a> {
    const EMPTY: Self = Self::Null;

    fn read<S: Source<'a>>(source: S) -> Self {
        source.json()
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.json(*self);
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.json()
    }
}

use super::datum::{Datum, Decoder, Encoder, Expected, SchemaVisitor};
use super::{StatusCode, Text};

/// The HTTP statuses that come with an error: none, one or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statuses<'a>(&'a [StatusCode]);

impl<'a> Statuses<'a> {
    /// Statuses in the order of the reference.
    #[must_use]
    pub const fn new(statuses: &'a [StatusCode]) -> Self {
        Self(statuses)
    }

    /// The statuses, in the order of the reference.
    #[must_use]
    pub const fn as_slice(&self) -> &'a [StatusCode] {
        self.0
    }

    /// The first status, if there is one.
    #[must_use]
    pub fn first(&self) -> Option<StatusCode> {
        self.0.first().copied()
    }

    /// Whether the error has this status.
    #[must_use]
    pub fn contains(&self, status: StatusCode) -> bool {
        self.0.contains(&status)
    }
}

impl<'a> Datum<'a> for Statuses<'a> {
    const EMPTY: Self = Self(&[]);
    const OPTIONAL: bool = true;

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        Self(decoder.one_or_more())
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.wrapped("Statuses::new", |encoder| encoder.one_or_more(self.0));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.one_or_more::<StatusCode>()
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

/// The names of an error in other systems, by system: `sqlstate` is `23505`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SameAs<'a>(&'a [(&'a str, &'a str)]);

impl<'a> SameAs<'a> {
    /// Pairs of a system and the name of the error in it.
    #[must_use]
    pub const fn new(pairs: &'a [(&'a str, &'a str)]) -> Self {
        Self(pairs)
    }

    /// The name in a system.
    #[must_use]
    pub fn get(&self, system: &str) -> Option<&'a str> {
        self.0.iter().find(|(key, _)| *key == system).map(|(_, name)| *name)
    }

    /// Every system with the name of the error in it.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&'a str, &'a str)> + use<'a> {
        self.0.iter().copied()
    }
}

impl<'a> Datum<'a> for SameAs<'a> {
    const EMPTY: Self = Self(&[]);
    const OPTIONAL: bool = true;

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        Self(decoder.members())
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.wrapped("SameAs::new", |encoder| encoder.members(self.0));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.members::<&str>()
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

/// A deprecation, with or without a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deprecated<'a> {
    /// Deprecated; the reference does not say why.
    Yes,
    /// Deprecated for this reason.
    Because(Text<'a>),
}

impl<'a> Datum<'a> for Deprecated<'a> {
    const EMPTY: Self = Self::Yes;

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        if decoder.is_boolean() {
            if decoder.boolean() == Some(false) {
                decoder.reject(Expected::Deprecated);
            }
            return Self::Yes;
        }
        Self::Because(decoder.text())
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        match self {
            Self::Yes => encoder.constant_boolean("Deprecated::Yes", true),
            Self::Because(text) => encoder.wrapped("Deprecated::Because", |encoder| encoder.text(*text)),
        }
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.true_or_text()
    }
}

/// The address of a page: `https` or `http`, without spaces or control characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Url<'a>(&'a str);

impl<'a> Url<'a> {
    /// An address; `None` if the text is not one.
    #[must_use]
    pub fn new(text: &'a str) -> Option<Self> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let is_plain =
            |letter: char| !letter.is_whitespace() && !letter.is_control() && !"<>\"\\^`{|}".contains(letter);
        (!rest.is_empty() && !rest.starts_with('/') && text.chars().all(is_plain)).then_some(Self(text))
    }

    /// An address that was checked when the code was generated.
    #[doc(hidden)]
    #[must_use]
    pub const fn from_checked(text: &'static str) -> Url<'static> {
        Url(text)
    }

    /// The text of the address.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.0
    }
}

impl<'a> Datum<'a> for Url<'a> {
    const EMPTY: Self = Self("");

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        decoder.parse(Self::new, Expected::Url).unwrap_or(Self::EMPTY)
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.constant(format_args!("Url::from_checked({:?})", self.0), format_args!("{}", self.0));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(Some("^https?://[^/\\s<>\"\\\\^`{|}][^\\s<>\"\\\\^`{|}]*$"))
    }
}

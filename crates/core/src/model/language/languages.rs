use super::LanguageTag;
use crate::model::datum::{Datum, Decoder, Encoder, SchemaVisitor};

/// The languages of a catalog: unique BCP 47 tags, the main language first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Languages<'a>(&'a [&'a str]);

impl<'a> Languages<'a> {
    /// The languages; `None` if a tag is not well formed.
    #[must_use]
    pub fn new(tags: &'a [&'a str]) -> Option<Self> {
        tags.iter().all(|tag| LanguageTag::new(tag).is_some()).then_some(Self(tags))
    }

    /// Tags that were checked when the code was generated.
    #[doc(hidden)]
    #[must_use]
    pub const fn from_checked(tags: &'static [&'static str]) -> Languages<'static> {
        Languages(tags)
    }

    /// The tags.
    #[must_use]
    pub const fn as_slice(&self) -> &'a [&'a str] {
        self.0
    }
}

impl<'a> core::ops::Deref for Languages<'a> {
    type Target = [&'a str];

    fn deref(&self) -> &[&'a str] {
        self.0
    }
}

impl<'a> Datum<'a> for Languages<'a> {
    const EMPTY: Self = Self(&[]);

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        let tags = decoder.list::<LanguageTag<'a>>();
        // What is not well formed has been reported.
        decoder.strings(tags.iter().map(|tag| tag.as_str())).map_or(Self::EMPTY, Self)
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.wrapped("Languages::from_checked", |encoder| encoder.list(self.0));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.list::<LanguageTag<'a>>()
    }
}

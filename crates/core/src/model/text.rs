use super::datum::{Datum, Decoder, Encoder, SchemaVisitor};

/// The same text in each of the catalog's languages.
///
/// ```
/// use ecs_err_core::Text;
///
/// let text = Text::new(&[("zh", "请更换网卡"), ("en", "Use another NIC.")]);
/// assert_eq!(text.get("en"), Some("Use another NIC."));
/// assert_eq!(text.localized("fr", "en").unwrap().locale, "en");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'a>(&'a [(&'a str, &'a str)]);

/// A text and its language, which may differ from the requested one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Localized<'a> {
    /// The text.
    pub text: &'a str,
    /// The BCP 47 tag of the language of the text.
    pub locale: &'a str,
}

impl core::fmt::Display for Localized<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.text)
    }
}

impl<'a> Text<'a> {
    /// A text from pairs of a BCP 47 language tag and the text in that language.
    #[must_use]
    pub const fn new(pairs: &'a [(&'a str, &'a str)]) -> Self {
        Self(pairs)
    }

    /// Whether the text is missing in every language.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text in exactly this language.
    #[must_use]
    pub fn get(&self, language: &str) -> Option<&'a str> {
        self.0.iter().find(|(tag, _)| *tag == language).map(|(_, text)| *text)
    }

    /// The text in `language`, else in `fallback`, else in the first language that it has.
    ///
    /// `None` if the text is empty.
    ///
    /// ```
    /// let text = ecs_err_core::Text::new(&[("zh", "网卡")]);
    /// assert_eq!(text.localized("fr", "en").unwrap().locale, "zh");
    /// ```
    #[must_use]
    pub fn localized(&self, language: &str, fallback: &str) -> Option<Localized<'a>> {
        let pair = |wanted: &str| self.0.iter().find(|(tag, _)| *tag == wanted);
        let (locale, text) = pair(language).or_else(|| pair(fallback)).or(self.0.first())?;
        Some(Localized { text, locale })
    }

    /// Every language with its text, in the catalog's order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&'a str, &'a str)> + use<'a> {
        self.0.iter().copied()
    }
}

impl<'a> Datum<'a> for Text<'a> {
    const EMPTY: Self = Self(&[]);

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        decoder.text()
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.text(*self);
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.text()
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

//! Language tags of BCP 47.

mod grammar;
mod languages;

use core::fmt;

use super::datum::{Datum, Decoder, Encoder, Expected, SchemaVisitor};
use crate::reserved::{is_reserved, is_site_directory};

pub use languages::Languages;

/// A well-formed language tag (RFC 5646): `en`, `zh-Hant-TW`, `sl-rozaj-biske`, `de-u-co-phonebk`, `x-klingon`.
///
/// Well formed does not mean registered: `qq-Zzzz` is a tag too. Grandfathered tags (`i-klingon`, `zh-min-nan`) are
/// refused: each has a modern replacement.
///
/// A tag is always safe as one segment of a path or of a URL: it has 2 to 35 letters, digits and hyphens, neither
/// begins nor ends with a hyphen, and is not a name that Windows or the site reserves. For that reason `aux`, `con`,
/// `nul`, `prn` and `api` are refused although they are languages; use `aux-BR` and the like for them.
///
/// `==` compares the texts. Tags mean the same in any letter case: use [`eq_ignore_case`](Self::eq_ignore_case) to
/// look one up and to find duplicates.
///
/// ```
/// use ecs_err_core::LanguageTag;
///
/// const CHINESE: LanguageTag<'_> = LanguageTag::from_static("zh-Hans");
/// assert!(LanguageTag::new("ZH-hans").is_some_and(|tag| tag.eq_ignore_case(CHINESE)));
/// assert_eq!(LanguageTag::new("../../evil"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag<'a>(&'a str);

impl<'a> LanguageTag<'a> {
    /// The longest tag, in characters, which are ASCII. RFC 5646 (section 4.4.1) finds that no useful tag is longer.
    pub const MAX_LEN: usize = 35;

    /// A tag; `None` if the text is not well formed or not usable as a directory name.
    #[must_use]
    pub const fn new(text: &'a str) -> Option<Self> {
        let is_usable = grammar::is_well_formed(text) && !is_reserved(text) && !is_site_directory(text);
        if is_usable { Some(Self(text)) } else { None }
    }

    /// The tag as written.
    #[must_use]
    pub const fn as_str(self) -> &'a str {
        self.0
    }

    /// Whether two tags are the same without regard to letter case, which has no meaning in a tag.
    #[must_use]
    pub const fn eq_ignore_case(self, other: LanguageTag<'_>) -> bool {
        self.0.eq_ignore_ascii_case(other.0)
    }
}

impl LanguageTag<'static> {
    /// A tag from a constant.
    ///
    /// # Panics
    /// If the text is not a valid tag. In a constant this is a compile error.
    #[must_use]
    pub const fn from_static(text: &'static str) -> Self {
        match Self::new(text) {
            Some(tag) => tag,
            None => panic!("not a valid language tag"),
        }
    }
}

impl fmt::Display for LanguageTag<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl<'a> Datum<'a> for LanguageTag<'a> {
    const EMPTY: Self = Self("");

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        decoder.parse(Self::new, Expected::LanguageTag).unwrap_or(Self::EMPTY)
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.string(self.0);
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(Some("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_the_grammar_are_accepted() {
        let tags = "en de zh-Hans zh-cmn-Hans-CN zh-yue-HK sr-Latn-RS sl-rozaj sl-rozaj-biske-1994 \
                      de-CH-1901 hy-Latn-IT-arevela es-419 de-DE-u-co-phonebk en-a-myext-b-another \
                      ar-a-aaa-b-bbb zh-CN-a-myext-x-private x-whatever x-a-b-c qaa-Qaaa-QM-x-southern abcd \
                      abcdefgh abcde-abcde aa-bbb-ccc-ddd en-x-a en-0-abc con-EC EN-gb az-Arab-x-AZE-derbend";
        for tag in tags.split(' ') {
            assert_eq!(LanguageTag::new(tag).map(LanguageTag::as_str), Some(tag));
        }
    }

    #[test]
    fn other_texts_are_refused() {
        let texts = "- e 1 12 e1 en- -en en--GB en_GB én 语言 x x- en-x en-a en-a-x en-a-x-b en-a-b-cc de-419-DE a-DE \
                     en-GB-US en-Latn-Cyrl en-GB-Latn en-1994-GB en-abc-def-ghi-jkl abcd-abc abcdefghi en-abcdefghi \
                     en-12 en-1abcd6789 x-abcdefghi en-u-co-abcdefghi en-a-é";
        for text in texts.split(' ').chain(["", " ", "en GB", "en ", "en\0", "en\n"]) {
            assert_eq!(LanguageTag::new(text), None, "{text:?}");
        }
    }

    #[test]
    fn repeated_variants_and_singletons_are_refused() {
        let texts = "de-DE-1901-1901 sl-rozaj-biske-Rozaj sl-rozaj-biske-BISKE ar-a-aaa-b-bbb-A-ccc en-0-abc-0-abc";
        for text in texts.split(' ') {
            assert_eq!(LanguageTag::new(text), None, "{text:?}");
        }
        // What repeats here is no variant and no singleton.
        for text in ["sl-rozaj-rozajx", "en-u-abcde-abcde", "en-x-u-u-x", "en-abcde-u-abcde"] {
            assert!(LanguageTag::new(text).is_some(), "{text}");
        }
    }

    #[test]
    fn grandfathered_tags_are_refused() {
        let tags = "art-lojban cel-gaulish en-GB-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux \
                      i-mingo i-navajo i-pwn i-tao i-tay i-tsu no-bok no-nyn sgn-BE-FR sgn-BE-NL sgn-CH-DE \
                      zh-guoyu zh-hakka zh-min zh-min-nan zh-xiang ZH-Min-Nan";
        for tag in tags.split(' ') {
            assert_eq!(LanguageTag::new(tag), None, "{tag}");
        }
    }

    #[test]
    fn a_tag_has_at_most_35_characters() {
        let longest = "en-x-abcdefgh-abcdefgh-abcdefgh-abc";
        assert_eq!(longest.len(), LanguageTag::MAX_LEN);
        assert!(LanguageTag::new(longest).is_some());
        assert!(LanguageTag::new(&format!("{longest}d")).is_none());
    }

    #[test]
    fn texts_that_are_not_a_directory_name_are_refused() {
        let texts = ". .. / /abs ../../../escaped en/../.. en/x en\\x en?x en#x en%2f <script> CON aux Nul prn com1 api \
                     Assets index index.html en. en:x ~";
        for text in texts.split(' ') {
            assert_eq!(LanguageTag::new(text), None, "{text:?}");
        }
    }

    #[test]
    fn letter_case_does_not_matter_in_comparison() {
        let [one, other, third] = ["zh-Hant-TW", "ZH-hant-tw", "zh-Hant"].map(LanguageTag::from_static);
        assert!(one.eq_ignore_case(other) && one != other && !one.eq_ignore_case(third));
        assert_eq!(format!("{one:>12}"), "  zh-Hant-TW");
    }

    #[test]
    #[should_panic(expected = "not a valid language tag")]
    fn a_static_tag_must_be_valid() {
        let _ = LanguageTag::from_static("en_GB");
    }

    proptest::proptest! {
        #[test]
        fn a_tag_is_a_safe_path_segment(text in "[a-zA-Z0-9x.~/\\\\:-]{0,12}|[a-z]{2,3}(-[a-zA-Z0-9]{1,8}){0,4}") {
            if let Some(tag) = LanguageTag::new(&text) {
                let tag = tag.as_str();
                assert!((2..=35).contains(&tag.len()));
                assert!(tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
                assert!(!tag.starts_with('-') && !tag.ends_with('-'));
                assert!(!is_reserved(tag) && !is_site_directory(tag));
            }
        }
    }
}

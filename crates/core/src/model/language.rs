//! Language tags of BCP 47.

use core::fmt;

use super::datum::{Datum, Decoder, Encoder, SchemaVisitor};
use crate::reserved::{is_reserved, is_site_directory};

/// A well-formed language tag (RFC 5646): `en`, `zh-Hant-TW`, `sl-rozaj-biske`, `de-u-co-phonebk`, `x-klingon`.
///
/// Well formed does not mean registered: `qq-Zzzz` is a tag too. Grandfathered tags (`i-klingon`, `zh-min-nan`) are
/// refused: each has a modern tag in its place.
///
/// A tag is always safe as one segment of a path or of a URL: it has 2 to 35 letters, digits and hyphens, neither
/// begins nor ends with a hyphen, and is no name that Windows or the site uses itself. For that reason `aux`, `con`,
/// `nul`, `prn` and `api` are refused although they are languages; their speakers can use `aux-BR` and the like.
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

    /// A tag from a text; none if it is not well formed or not usable as a directory name.
    #[must_use]
    pub const fn new(text: &'a str) -> Option<Self> {
        let is_usable = is_well_formed(text) && !is_reserved(text) && !is_site_directory(text);
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
    /// A tag that is known to be valid; meant for constants.
    ///
    /// # Panics
    /// If the text is no valid tag. In a constant this is a compile error.
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

/// Grandfathered tags that the grammar allows; it does not allow the other ones (`i-klingon`, `en-GB-oed`).
const GRANDFATHERED: [&str; 9] =
    ["art-lojban", "cel-gaulish", "no-bok", "no-nyn", "zh-guoyu", "zh-hakka", "zh-min", "zh-min-nan", "zh-xiang"];

/// What the last subtag was, in the order in which the grammar allows them.
#[derive(Clone, Copy)]
enum Subtag {
    /// A language of two or three letters, which extended languages can follow.
    ShortLanguage,
    FirstExtlang,
    SecondExtlang,
    /// A third extended language, or a language of four to eight letters.
    LongLanguage,
    Script,
    Region,
    Variant,
    /// Ends an extension.
    Extension,
    /// Begins an extension, so that something must follow.
    Singleton,
    /// The `x` that begins a private use part, so that something must follow.
    PrivateUse,
    Private,
}

const fn is_well_formed(text: &str) -> bool {
    let tag = text.as_bytes();
    if tag.len() > LanguageTag::MAX_LEN || is_grandfathered(text) {
        return false;
    }
    let (first, mut rest) = split(tag);
    let Some(mut last) = first_subtag(first) else { return false };
    while let Some(text) = rest {
        let (subtag, after) = split(text);
        let Some(next) = next_subtag(last, subtag) else { return false };
        if matches!(next, Subtag::Variant | Subtag::Singleton) && is_repeated(subtag, after) {
            return false;
        }
        (last, rest) = (next, after);
    }
    !matches!(last, Subtag::Singleton | Subtag::PrivateUse)
}

const fn first_subtag(subtag: &[u8]) -> Option<Subtag> {
    match subtag {
        [b'x' | b'X'] => Some(Subtag::PrivateUse),
        _ if !are_letters(subtag) => None,
        [_, _] | [_, _, _] => Some(Subtag::ShortLanguage),
        [_, _, _, _, ..] if subtag.len() <= 8 => Some(Subtag::LongLanguage),
        _ => None,
    }
}

/// What a subtag is after another one; none where the grammar does not allow it.
const fn next_subtag(last: Subtag, subtag: &[u8]) -> Option<Subtag> {
    let len = subtag.len();
    if len == 0 || len > 8 || !are_letters_or_digits(subtag) {
        return None;
    }
    if matches!(last, Subtag::PrivateUse | Subtag::Private) {
        return Some(Subtag::Private);
    }
    if matches!(last, Subtag::Extension | Subtag::Singleton) && len > 1 {
        return Some(Subtag::Extension);
    }
    match subtag {
        _ if matches!(last, Subtag::Singleton) => None,
        [b'x' | b'X'] => Some(Subtag::PrivateUse),
        [_] => Some(Subtag::Singleton),
        [_, _, _] if are_letters(subtag) => match last {
            Subtag::ShortLanguage => Some(Subtag::FirstExtlang),
            Subtag::FirstExtlang => Some(Subtag::SecondExtlang),
            Subtag::SecondExtlang => Some(Subtag::LongLanguage),
            _ => None,
        },
        [_, _, _, _] if are_letters(subtag) && is_before(last, Subtag::Script) => Some(Subtag::Script),
        [_, _] if are_letters(subtag) && is_before(last, Subtag::Region) => Some(Subtag::Region),
        [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9'] if is_before(last, Subtag::Region) => Some(Subtag::Region),
        [b'0'..=b'9', _, _, _] | [_, _, _, _, _, ..] if is_before(last, Subtag::Extension) => Some(Subtag::Variant),
        _ => None,
    }
}

const fn is_before(subtag: Subtag, other: Subtag) -> bool {
    (subtag as u8) < other as u8
}

/// The first subtag, and what follows its hyphen.
const fn split(tag: &[u8]) -> (&[u8], Option<&[u8]>) {
    let mut at = 0;
    while at < tag.len() {
        if tag[at] == b'-' {
            let (subtag, rest) = tag.split_at(at);
            return (subtag, Some(rest.split_at(1).1));
        }
        at += 1;
    }
    (tag, None)
}

/// Whether a variant or a singleton occurs again among the variants or the singletons that follow it.
const fn is_repeated(subtag: &[u8], mut rest: Option<&[u8]>) -> bool {
    while let Some(text) = rest {
        let (other, after) = split(text);
        // Variants end where extensions begin, and these where the private part begins.
        if other.len() == 1 && (subtag.len() > 1 || other.eq_ignore_ascii_case(b"x")) {
            return false;
        }
        if other.eq_ignore_ascii_case(subtag) {
            return true;
        }
        rest = after;
    }
    false
}

const fn is_grandfathered(tag: &str) -> bool {
    let mut at = 0;
    while at < GRANDFATHERED.len() {
        if tag.eq_ignore_ascii_case(GRANDFATHERED[at]) {
            return true;
        }
        at += 1;
    }
    false
}

const fn are_letters(subtag: &[u8]) -> bool {
    let mut at = 0;
    while at < subtag.len() {
        if !subtag[at].is_ascii_alphabetic() {
            return false;
        }
        at += 1;
    }
    true
}

const fn are_letters_or_digits(subtag: &[u8]) -> bool {
    let mut at = 0;
    while at < subtag.len() {
        if !subtag[at].is_ascii_alphanumeric() {
            return false;
        }
        at += 1;
    }
    true
}

/// The languages of a catalog: BCP 47 tags, none twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Languages<'a>(&'a [&'a str]);

impl<'a> Languages<'a> {
    /// The languages, if every tag is well formed.
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

impl<'a> Datum<'a> for LanguageTag<'a> {
    const EMPTY: Self = Self("");

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        let Some(text) = decoder.string() else { return Self::EMPTY };
        Self::new(text).unwrap_or_else(|| {
            decoder.reject(format_args!("a BCP 47 language tag, such as \"en\" or \"zh-Hant\""));
            Self::EMPTY
        })
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
    fn texts_that_are_no_directory_name_are_refused() {
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

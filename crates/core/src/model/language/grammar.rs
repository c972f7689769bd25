//! The grammar of language tags (RFC 5646, section 2.1).

use super::LanguageTag;
use crate::reserved::is_one_of;

/// Grandfathered tags that the grammar allows; it does not allow the other ones (`i-klingon`, `en-GB-oed`).
const GRANDFATHERED: &[&str] =
    &["art-lojban", "cel-gaulish", "no-bok", "no-nyn", "zh-guoyu", "zh-hakka", "zh-min", "zh-min-nan", "zh-xiang"];

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

/// Whether a text is a language tag of RFC 5646, other than a grandfathered one.
pub(super) const fn is_well_formed(text: &str) -> bool {
    let tag = text.as_bytes();
    if tag.len() > LanguageTag::MAX_LEN || is_one_of(tag, GRANDFATHERED) {
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

/// The kind of a subtag after another one; `None` if the grammar does not allow it.
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

//! Where words start and end, and which separators join them.

use crate::model::is_separator;

/// A separator between a code and a further word character: of a file name, a version, a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joint {
    /// The separator.
    pub separator: u8,
    /// Whether the character beyond it is a digit.
    pub is_before_digit: bool,
}

impl Joint {
    /// Whether it joins a code with the word beyond it: a dot always does, others do if the code has
    /// the same separator, or if the code may be a number.
    pub(super) fn joins(self, has_separator: impl FnOnce(u8) -> bool, is_number: impl FnOnce() -> bool) -> bool {
        match self.separator {
            b'.' => true,
            separator if is_separator(separator) && has_separator(separator) => true,
            separator => (separator == b'-' || self.is_before_digit) && is_number(),
        }
    }
}

/// Whether a byte is a word character: a letter, a digit or `_`.
pub(super) const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether a text starts with a word character, which may be full-width.
pub(super) const fn starts_with_word(text: &[u8]) -> bool {
    match text {
        [first, ..] if first.is_ascii() => is_word(*first),
        [first, second, third, ..] => is_full_width([*first, *second, *third]),
        _ => false,
    }
}

/// Whether a text ends with a word character, which may be full-width.
pub(super) const fn ends_with_word(text: &[u8]) -> bool {
    match text {
        [.., last] if last.is_ascii() => is_word(*last),
        [.., first, second, third] => is_full_width([*first, *second, *third]),
        _ => false,
    }
}

/// Whether these bytes are a full-width digit or letter in UTF-8.
const fn is_full_width(bytes: [u8; 3]) -> bool {
    matches!(bytes, [0xef, 0xbc, 0x90..=0x99 | 0xa1..=0xba] | [0xef, 0xbd, 0x81..=0x9a])
}

/// Whether no word continues across a place, other than an escape that ends there.
pub(super) fn is_word_start(text: &[u8], at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    if !ends_with_word(before) {
        return true;
    }
    let len = before.iter().rev().take(MAX_ESCAPE_BYTES + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    len > 0 && escape_len(text, at - len) == len
}

/// The joint in front of a code that starts here.
pub(super) fn joint_before(text: &[u8], start: usize) -> Option<Joint> {
    let (separator, rest) = text.get(..start)?.split_last()?;
    let is_joint = is_joint_byte(*separator) && ends_with_word(rest);
    is_joint.then(|| Joint { separator: *separator, is_before_digit: rest.last().is_some_and(u8::is_ascii_digit) })
}

/// The joint after a code that ends here.
pub(super) fn joint_after(text: &[u8], end: usize) -> Option<Joint> {
    let (separator, rest) = text.get(end..)?.split_first()?;
    let is_joint = is_joint_byte(*separator) && starts_with_word(rest);
    is_joint.then(|| Joint { separator: *separator, is_before_digit: rest.first().is_some_and(u8::is_ascii_digit) })
}

/// Whether a text after a code makes it something else: the name in an address of mail (`ecs.0085@example.com`), or a
/// number of per cent (`common.0021% of all`).
pub(super) fn is_other_thing(after: &[u8]) -> bool {
    match after {
        // The sign before anything else is an escape or a wildcard.
        [b'%', rest @ ..] => matches!(rest, [] | [b' ' | b',' | b';' | b'.' | b')' | b'\n', ..]),
        [b'@', host @ ..] => {
            let is_inner = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
            let name = host.iter().take(MAX_HOST_NAME_BYTES).take_while(|byte| is_inner(byte)).count();
            name > 0 && matches!(host.get(name..), Some([b'.', next, ..]) if next.is_ascii_alphabetic())
        }
        _ => false,
    }
}

/// The longest name between the dots of a host (RFC 1035).
const MAX_HOST_NAME_BYTES: usize = 63;

const fn is_joint_byte(byte: u8) -> bool {
    is_separator(byte) || byte == b','
}

/// The longest escape after its first byte: the parameter and the letter of a terminal sequence.
pub(super) const MAX_ESCAPE_BYTES: usize = 8;

/// How many parameter bytes of a terminal sequence are read, and how many bytes between them and the letter.
const MAX_PARAMETER_BYTES: usize = 16;
const MAX_INTERMEDIATE_BYTES: usize = 2;

/// How many bytes before a word may belong to an escape: `\u001b[`, parameters, and what is between them and the letter.
pub(super) const MAX_ESCAPE_REACH_BYTES: usize = MAX_PARAMETER_BYTES + MAX_INTERMEDIATE_BYTES + 7;

/// How many bytes at the start of a word belong to an escape before it: `\n`, `\u9519` and `\xe9`
/// in strings, `%22` in addresses, and the end of a terminal sequence, `31m`.
#[inline]
pub(super) fn escape_len(text: &[u8], word: usize) -> usize {
    match text.split_at_checked(word) {
        Some((before @ [.., last], word)) if may_escape(*last) => escape_len_after(before, word),
        _ => 0,
    }
}

/// Whether the word after a byte may be part of an escape.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "without branches the compiler makes vector instructions of it")]
const fn may_escape(byte: u8) -> bool {
    // Parameters (`:` to `?`) and bytes between them and the letter (blank to `/`) are before words most often
    // without any escape.
    (byte == b'\\') | (byte == b'[') | (byte == ESC) | (byte >= b' ') & (byte <= b'/') | (byte >= b':') & (byte <= b'?')
}

/// The same for a word that starts with a digit: bytes between parameters and the letter are not before it.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "without branches the compiler makes vector instructions of it")]
pub(super) const fn may_escape_digit(byte: u8) -> bool {
    (byte == b'\\') | (byte == b'%') | (byte == b'[') | (byte == ESC) | (byte >= b':') & (byte <= b'?')
}

#[cold]
fn escape_len_after(before: &[u8], word: &[u8]) -> usize {
    let is_hex = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
    match (before, word) {
        // The end of a text in a terminal sequence, such as the address of a link.
        ([.., ESC, b'\\'], _) => 0,
        ([.., b'\\'], [b'n' | b'r' | b't' | b'b' | b'f', ..]) => 1,
        ([.., b'\\'], [b'u', rest @ ..]) if rest.first_chunk::<4>().is_some_and(|digits| is_hex(digits)) => 5,
        ([.., b'\\'], [b'x', rest @ ..]) if rest.first_chunk::<2>().is_some_and(|digits| is_hex(digits)) => 3,
        ([.., b'%'], [high, low, ..]) if is_hex(&[*high, *low]) => 2,
        _ => sequence_len(before, word),
    }
}

/// How many bytes at the start of a word end a terminal sequence (ECMA-48 and ECMA-35): `ESC[?25l`, `ESC(B`, `ESC7`.
fn sequence_len(before: &[u8], word: &[u8]) -> usize {
    let trimmed = |text: &[u8], most: usize, test: fn(u8) -> bool| {
        text.len() - text.iter().rev().take(most).take_while(|byte| test(**byte)).count()
    };
    let is_intermediate = |byte| matches!(byte, b' '..=b'/');
    let without_intermediate = trimmed(before, MAX_INTERMEDIATE_BYTES, is_intermediate);
    let rest = before.get(..without_intermediate).unwrap_or_default();
    // `P`, `X` and `_` start texts.
    if rest.ends_with(&[ESC]) {
        return usize::from(!matches!(word, [b'P' | b'X' | b'_', ..]));
    }
    // Digits in front of the letter are parameters.
    let most = if rest.len() < before.len() { 0 } else { MAX_ESCAPE_BYTES };
    let digits = word.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
    let parameters = rest.get(..trimmed(rest, MAX_PARAMETER_BYTES, is_parameter)).unwrap_or_default();
    let starts = |text: &[u8]| ESCAPES.iter().any(|escape| text.ends_with(escape));
    let is_sequence =
        parameters.strip_suffix(b"[").is_some_and(starts) && word.get(digits).is_some_and(u8::is_ascii_alphabetic);
    if is_sequence { digits + 1 } else { 0 }
}

const ESC: u8 = 0x1b;

/// The control character in front of terminal sequences, itself and as texts write it.
const ESCAPES: [&[u8]; 8] = [&[ESC], b"\\u001b", b"\\u001B", b"\\x1b", b"\\x1B", b"\\033", b"\\e", b"^["];

/// Whether a byte can be in the parameters of a terminal sequence.
pub(super) const fn is_parameter(byte: u8) -> bool {
    matches!(byte, b'0'..=b'?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_letters_and_digits_are_word_characters() {
        for (text, expected) in [
            ("a", true),
            ("_", true),
            ("９", true),
            ("Ａ", true),
            ("ｚ", true),
            ("０", true),
            ("Ｚ", true),
            ("ａ", true),
            ("", false),
            ("-", false),
            ("：", false),
            ("码", false),
            ("é", false),
            ("，", false),
            ("［", false),
            ("｛", false),
        ] {
            assert_eq!(starts_with_word(text.as_bytes()), expected, "{text}");
            assert_eq!(ends_with_word(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn escapes_end_before_words() {
        for (text, expected) in [
            (r"\nEcs", true),
            (r"\u9519Ecs", true),
            (r"\xe9Ecs", true),
            ("%22Ecs", true),
            ("\u{1b}[31mEcs", true),
            ("\u{1b}[1;31mEcs", true),
            ("\u{1b}[mEcs", true),
            ("\u{1b}[2KEcs", true),
            ("\u{1b}[?25hEcs", true),
            ("\u{1b}[38:5:196mEcs", true),
            ("\u{1b}[>4mEcs", true),
            ("\u{1b}[2 qEcs", true),
            ("\u{1b}(BEcs", true),
            (r"\u001b[31mEcs", true),
            (r"\x1b[0;1mEcs", true),
            (r"\033[2KEcs", true),
            (r"\e[mEcs", true),
            ("^[[31mEcs", true),
            ("\u{1b}7Ecs", true),
            ("\u{1b}]8;;\u{1b}\\Ecs", true),
            ("\u{1b}]0;a\u{7}Ecs", true),
            (" Ecs", true),
            ("Ecs", true),
            (r"\zEcs", false),
            (r"\u95Ecs", false),
            ("%2Ecs", false),
            ("[31mEcs", false),
            ("31mEcs", false),
            ("_Ecs", false),
            ("ＸEcs", false),
            ("码Ecs", true),
            (r"\nnEcs", false),
            ("\u{1b}[123456789mEcs", false),
            ("\u{1b}_Ecs", false),
            ("[2 qEcs", false),
            ("(BEcs", false),
        ] {
            assert_eq!(is_word_start(text.as_bytes(), text.len() - 3), expected, "{text}");
        }
    }

    #[test]
    fn addresses_of_mail_and_per_cents_are_no_codes() {
        for (after, expected) in [
            ("@example.com", true),
            ("@mail-1.example.com>", true),
            ("% of all", true),
            ("%", true),
            ("%'", false),
            ("@az1", false),
            ("@", false),
            ("@10.0.0.1", false),
            ("@az1. Then", false),
            ("%22", false),
            ("%3D1", false),
            ("", false),
        ] {
            assert_eq!(is_other_thing(after.as_bytes()), expected, "{after}");
        }
    }

    #[test]
    fn joints_have_word_characters_beyond() {
        let before = |text: &str| {
            joint_before(text.as_bytes(), text.len()).map(|joint| (joint.separator, joint.is_before_digit))
        };
        let after = |text: &str| joint_after(text.as_bytes(), 0).map(|joint| (joint.separator, joint.is_before_digit));
        assert_eq!(before("a."), Some((b'.', false)));
        assert_eq!(before("1,"), Some((b',', true)));
        assert_eq!(before("Ａ-"), Some((b'-', false)));
        assert_eq!((before(".."), before("."), before(""), before("a=")), (None, None, None, None));
        assert_eq!(after(".a"), Some((b'.', false)));
        assert_eq!(after(":1"), Some((b':', true)));
        assert_eq!((after(". a"), after("."), after(""), after("=a")), (None, None, None, None));
    }
}

//! Labels in front of codes: `error code: 1062`, `errno=1062`, `SQLSTATE[42P01]`, `错误码1062`.

use super::boundary::{MAX_ESCAPE_REACH_BYTES, ends_with_word, escape_len};
use super::gap::{MAX_GAP_BYTES, gap_len};
use crate::model::has_parts;

/// What a label means for the text after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// It is a code.
    Code,
    /// There was an error: `ERROR`. Words after it are prose more often than codes.
    Error,
}

/// What a label consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `code` alone.
    BareCode,
    /// `error code`, `errno`, …
    Code,
    /// `error`.
    Error,
    /// `错误码`, …; a code may follow at once.
    Chinese,
}

const CHINESE_LABELS: [&str; 3] = ["错误码", "错误代码", "错误编码"];
/// Words that mark a `code` after them as another kind of code.
const OTHER_CODE_WORDS: [&str; 17] = [
    "exit",
    "exits",
    "exited",
    "status",
    "http",
    "zip",
    "postal",
    "area",
    "country",
    "currency",
    "language",
    "source",
    "byte",
    "bar",
    "qr",
    "access",
    "verification",
];

/// Longer words than this are no part of a label.
const MAX_WORD_BYTES: usize = 20;
/// How far a label reaches from its first byte that matters, an escape in front of it, to its code: three words and a
/// gap.
pub(super) const MAX_LABEL_BYTES: usize = MAX_ESCAPE_REACH_BYTES + 3 * (MAX_WORD_BYTES + 1) + MAX_GAP_BYTES;

/// Where the text that a label is about starts, if one ends here.
pub(super) fn labelled_start(text: &[u8], end: usize) -> Option<(usize, Label)> {
    let (before, after) = text.split_at_checked(end)?;
    let kind = label_at_end(before)?;
    let gap = gap_len(after, kind != Kind::BareCode);
    let label = if kind == Kind::Error { Label::Error } else { Label::Code };
    (gap > 0 || kind == Kind::Chinese).then_some((end + gap, label))
}

/// The label in front of a code that starts here.
pub(super) fn label_before(text: &[u8], start: usize) -> Option<Label> {
    for end in (start.saturating_sub(MAX_GAP_BYTES)..=start).rev() {
        let last = *text.get(end.checked_sub(1)?)?;
        if is_last_label_byte(last)
            && let Some((labelled, label)) = labelled_start(text, end)
            && labelled == start
        {
            return Some(label);
        }
        // No letter is in a gap, but for the last one of a colour.
        if last.is_ascii_alphabetic() && last != b'm' {
            return None;
        }
    }
    None
}

/// Whether a byte is the last one of a label: that of `code`, `error` or `errno`, or the last one of `码`.
const fn is_last_label_byte(byte: u8) -> bool {
    matches!(byte.to_ascii_lowercase(), b'e' | b'r' | b'o' | 0x81)
}

impl Label {
    /// Whether the label counts for a code that is written like this.
    pub fn counts_before(self, code: &[u8]) -> bool {
        self == Self::Code || code.iter().any(u8::is_ascii_digit) || has_parts(code)
    }
}

/// The label at the end of a text.
fn label_at_end(text: &[u8]) -> Option<Kind> {
    let ending = text.last_chunk::<4>()?.map(|byte| byte.to_ascii_lowercase());
    match &ending {
        b"code" => {
            let (before, word) = split_identifier(text)?;
            match previous(before) {
                _ if is_identifier(word, "errorcode") || is_identifier(word, "errcode") => Some(Kind::Code),
                _ if !is_identifier(word, "code") => None,
                Some((_, previous)) if is_error(previous) => Some(Kind::Code),
                Some((before, previous)) if is_other_code(before, previous) => None,
                _ => Some(Kind::BareCode),
            }
        }
        b"rror" => is_identifier(split_identifier(text)?.1, "error").then_some(Kind::Error),
        b"tate" => is_pair(text, "sql", "state").then_some(Kind::Code),
        b"mber" => (is_pair(text, "error", "number") || is_pair(text, "err", "number")).then_some(Kind::Code),
        [.., b'n', b'o'] => (is_pair(text, "err", "no") || is_pair(text, "error", "no")).then_some(Kind::Code),
        // The end of `码`.
        [.., 0xa0, 0x81] => {
            CHINESE_LABELS.iter().any(|label| text.ends_with(label.as_bytes())).then_some(Kind::Chinese)
        }
        _ => None,
    }
}

/// Whether a text ends with two words, which may be one identifier.
fn is_pair(text: &[u8], first: &str, second: &str) -> bool {
    let Some((before, word)) = split_identifier(text) else { return false };
    let letters = letters_of(word);
    letters.clone().eq(first.bytes().chain(second.bytes()))
        || letters.eq(second.bytes()) && previous(before).is_some_and(|(_, word)| is_identifier(word, first))
}

fn is_error(word: &[u8]) -> bool {
    is_identifier(word, "error") || is_identifier(word, "err")
}

/// Whether a word before `code` marks another kind of code: `exit code`, `exited with code`.
fn is_other_code(before: &[u8], word: &[u8]) -> bool {
    let is_one = |word| OTHER_CODE_WORDS.iter().any(|other| is_identifier(word, other));
    is_one(word) || is_identifier(word, "with") && previous(before).is_some_and(|(_, word)| is_one(word))
}

/// The word before a blank or a dot at the end of a text, and the text before the word.
fn previous(text: &[u8]) -> Option<(&[u8], &[u8])> {
    match text {
        [rest @ .., b' ' | b'\t' | b'.'] => split_identifier(rest),
        _ => None,
    }
}

/// The identifier at the end of a text, without an escape in front of it, and the text before it.
fn split_identifier(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let is_inner = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let len = text.iter().rev().take(MAX_WORD_BYTES + 1).take_while(|byte| is_inner(byte)).count();
    let start = text.len() - len;
    let (before, _) = text.split_at_checked(start)?;
    let (before, word) = text.split_at_checked(start + escape_len(text, start)).filter(|_| !ends_with_word(before))?;
    (len <= MAX_WORD_BYTES && !word.is_empty()).then_some((before, word))
}

/// Whether an identifier is this one but for letter case, `_` and `-`.
fn is_identifier(word: &[u8], expected: &str) -> bool {
    letters_of(word).eq(expected.bytes())
}

fn letters_of(word: &[u8]) -> impl Iterator<Item = u8> + Clone + '_ {
    word.iter().filter(|byte| !matches!(byte, b'_' | b'-')).map(u8::to_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The label at the end of a text, if something follows it.
    fn label(text: &str) -> Option<Label> {
        let (start, label) = labelled_start(format!("{text}: 1").as_bytes(), text.len())?;
        assert_eq!(start, text.len() + 2, "{text}");
        Some(label)
    }

    #[test]
    fn labels_are_whole_identifiers_in_any_letter_case() {
        for text in "code|Code|error code|Error-Code|ERROR_CODE|errorCode|err code|errCode|errno|err_no|Error number|SQLSTATE|SQL state\
                     |sql_state|{\"errno|\\nerrno|failed with code|RPC error code|com.example.errorCode|\x1b[31mcode|错误码|错误代码\
                     |错误编码|接口返回错误码"
            .split('|')
        {
            assert_eq!(label(text), Some(Label::Code), "{text}");
        }
        for text in ["ERROR", "Error", "level=error", "\u{1b}[31mERROR"] {
            assert_eq!(label(text), Some(Label::Error), "{text}");
        }
        for text in "|codes|codec|encode|barcode|exit_code|statusCode|errors|perrno|MYSQLSTATE|state|no|order no|x-error-code|Ｅcode\
                     |错误码数|状态码|err or|_-aaaaaaaaaaaaaaaaaaaaaaaaaaaaacode"
            .split('|')
        {
            assert_eq!(label(text), None, "{text}");
        }
    }

    #[test]
    fn labels_are_found_from_the_code() {
        for text in [
            "errno=1062",
            "error code: \"1062",
            "\x1b[31mERROR\x1b[0m \x1b[1m1062",
            "错误码1062",
            "errCode\\\":\\\"1062",
        ] {
            let label = label_before(text.as_bytes(), text.len() - 4);
            assert_eq!(label.map(|label| label.counts_before(b"1062")), Some(true), "{text}");
        }
        for text in ["1062", "errno 1, 1062", "errno1062", "from 1062", "errno:                                   1062"]
        {
            assert_eq!(label_before(text.as_bytes(), text.len() - 4), None, "{text}");
        }
    }

    #[test]
    fn other_kinds_of_codes_are_not_labels() {
        for text in "exit code|Exit code|zip code|status code|exited with code|http.status.code|QR code".split('|') {
            assert_eq!(label(text), None, "{text}");
        }
    }

    #[test]
    fn only_chinese_labels_may_touch_a_code() {
        assert_eq!(labelled_start("错误码1062".as_bytes(), 9), Some((9, Label::Code)));
        assert_eq!(labelled_start(b"error code-1062", 10), None);
    }

    #[test]
    fn elements_are_labels_unless_they_may_be_markup() {
        assert_eq!(labelled_start(b"<errorCode>1062<", 10), Some((11, Label::Code)));
        assert_eq!(labelled_start(b"<code>1062<", 5), None);
    }

    #[test]
    fn single_words_after_error_are_prose() {
        for (code, expected) in [
            ("refused", false),
            ("ABORT", false),
            ("E501", true),
            ("1062", true),
            ("NoSuchBucket", true),
            ("a_b", true),
        ] {
            assert_eq!(Label::Error.counts_before(code.as_bytes()), expected, "{code}");
            assert!(Label::Code.counts_before(code.as_bytes()));
        }
    }
}

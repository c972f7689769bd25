//! Typed codes, in any spelling.

use crate::model::{Class, Code, CodeBuf, CodeForm, CodeWriter, Metadata, Part, is_separator as is_code_separator};
use crate::text::narrow;

/// The longest text that can be a code, with everything that may be written around and in it.
const MAX_TYPED_BYTES: usize = Code::MAX_LEN + 33;

/// A typed text in ASCII, without what may be written around a code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typed {
    bytes: [u8; MAX_TYPED_BYTES],
    len: usize,
}

/// What a typed text is in a form of codes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reading {
    /// A code, in the writing of the form.
    Code(CodeBuf),
    /// The beginning of codes: with the digits that were typed, and how many may follow.
    Range(Beginning),
}

/// What codes of a form begin with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beginning {
    pub writer: CodeWriter,
    /// How many digits of the last group were typed.
    pub given: usize,
    /// How many digits follow at least, and at most.
    pub wild: (usize, usize),
}

/// A number without the rest of a code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub value: u32,
    /// How many digits were typed, if the first is a zero that counts.
    pub width: Option<usize>,
}

impl Typed {
    /// The text in ASCII; `None` if it can't be a code.
    pub fn new(text: &str) -> Option<Self> {
        let is_around = |letter: char| !letter.is_alphanumeric();
        let inner =
            text.trim_end_matches(is_around).trim_start_matches(|letter| is_around(letter) && !is_minus(letter));
        // A minus counts only in front of a digit.
        let unsigned = inner.trim_start_matches(is_around);
        let sign = inner[..inner.len() - unsigned.len()].chars().next_back().is_some_and(is_minus);
        let has_sign = sign && unsigned.starts_with(|letter: char| letter.is_numeric());
        let mut typed = Self { bytes: [0; MAX_TYPED_BYTES], len: 0 };
        for letter in has_sign.then_some('-').into_iter().chain(unsigned.chars()) {
            let ascii = match letter {
                '\u{a0}' | '\u{3000}' => ' ',
                '。' | '·' => '.',
                '‐'..='―' | '\u{2212}' => '-',
                _ => narrow(letter),
            };
            *typed.bytes.get_mut(typed.len)? = u8::try_from(ascii).ok().filter(u8::is_ascii)?;
            typed.len += 1;
        }
        (typed.len > 0).then_some(typed)
    }

    pub fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// Reads the text as a code, or the beginning of codes, of a form.
    pub fn in_form(&self, form: CodeForm<'_>) -> Option<Reading> {
        let text = self.as_str().as_bytes();
        read(form, text).or_else(|| {
            // `80070005` for `0x80070005`, `32601` for `-32601`.
            let Some(Part::Literal(literal @ ("0x" | "-"))) = form.parts().next() else { return None };
            let mut whole = [0; MAX_TYPED_BYTES];
            whole.get_mut(..literal.len())?.copy_from_slice(literal.as_bytes());
            whole.get_mut(literal.len()..literal.len() + text.len())?.copy_from_slice(text);
            read(form, whole.get(..literal.len() + text.len())?)
        })
    }

    /// Reads the text as a number without the rest of a code.
    pub fn number(&self, metadata: &Metadata<'_>) -> Option<Number> {
        let text = self.as_str();
        let value = number(text.as_bytes())?;
        let has_zeros = text.starts_with(is_zero) && text.len() > 1;
        let forms = metadata.services.iter().flat_map(|service| service.forms);
        let is_wide = |form: &CodeForm<'_>| form.last_digits().is_some_and(|group| group.min <= text.len());
        let counts = has_zeros && forms.into_iter().any(is_wide);
        Some(Number { value, width: counts.then_some(text.len()) })
    }

    /// Whether the number was typed with zeros in front.
    pub fn has_leading_zero(&self) -> bool {
        self.len > 1 && self.as_str().starts_with(is_zero)
    }

    /// Reads the text as an HTTP status that is named as one.
    pub fn status(&self) -> Option<u32> {
        let rest = ["http status", "http", "status"].iter().find_map(|word| after(self.as_str(), word))?;
        (rest.len() == 3).then(|| number(rest.as_bytes())).flatten()
    }
}

/// The code of a form that has this number; the rest of the form must be literal.
pub(super) fn with_number(form: CodeForm<'_>, number: Number) -> Option<CodeBuf> {
    let group = form.last_digits()?;
    let mut writer = CodeWriter::new();
    for part in form.parts() {
        match part {
            Part::Literal(literal) => writer.push_all(literal.bytes()),
            Part::Group(this) if this == group => {
                let digits = digit_count(number.value).max(number.width.unwrap_or(1)).max(group.min);
                let is_typed_so = number.width.is_none_or(|width| (group.min..=group.max).contains(&width));
                if digits > group.max || !is_typed_so {
                    return None;
                }
                push_number(&mut writer, number.value, digits);
            }
            Part::Group(_) => return None,
        }
    }
    writer.finish()
}

fn read(form: CodeForm<'_>, text: &[u8]) -> Option<Reading> {
    let mut writer = CodeWriter::new();
    let mut rest = text;
    let mut parts = form.parts().peekable();
    let (mut has_letters, mut is_begun) = (false, false);
    while let Some(part) = parts.next() {
        match part {
            Part::Literal(literal) => {
                rest = skip_literal(rest, literal, is_begun)?;
                has_letters |= literal.bytes().any(|byte| byte.is_ascii_alphabetic());
                is_begun = true;
                writer.push_all(literal.bytes());
            }
            Part::Group(group) => {
                if is_begun && has_letters {
                    rest = trim_separators(rest);
                }
                let is_last = parts.peek().is_none();
                let len = rest.iter().take_while(|byte| is_typed(group.class, **byte)).count();
                let (run, after) = rest.split_at(len);
                if is_last && group.class == Class::Digit && has_letters {
                    return read_last_digits(writer, run, after, (group.min, group.max));
                }
                let has_zeros = matches!(group.class, Class::Digit | Class::Hex);
                if len == 0 || len > group.max || len < group.min && !has_zeros {
                    return None;
                }
                writer.push_all(core::iter::repeat_n(b'0', group.min.saturating_sub(len)));
                writer.push_all(run.iter().map(|byte| written(group.class, *byte)));
                (rest, is_begun) = (after, true);
            }
        }
    }
    rest.is_empty().then(|| writer.finish().map(Reading::Code)).flatten()
}

/// What follows literal text, in any letter case and with other separators or none; but a separator
/// that a code begins with is needed.
fn skip_literal<'t>(mut text: &'t [u8], literal: &str, is_begun: bool) -> Option<&'t [u8]> {
    for (at, expected) in literal.bytes().enumerate() {
        text = match text {
            _ if is_code_separator(expected) && (is_begun || at > 0) => trim_separators(text),
            [first, rest @ ..] if first.eq_ignore_ascii_case(&expected) => rest,
            _ => return None,
        };
    }
    Some(text)
}

/// Reads the digits at the end of a code, of which some may be left out or be wildcards.
fn read_last_digits(mut writer: CodeWriter, run: &[u8], after: &[u8], (min, max): (usize, usize)) -> Option<Reading> {
    let wild = after.len();
    let is_wild = after.iter().all(|byte| byte.eq_ignore_ascii_case(&b'x'));
    // Letters alone are a word, unless there is one for every digit.
    let is_word = !run.is_empty() && run.len() < min && !run.iter().any(u8::is_ascii_digit);
    if !is_wild || is_word {
        return None;
    }
    let is_short = run.len() < min && run.len() > 1 && is_zero(char::from(run[0]));
    if run.is_empty() || wild > 0 || is_short {
        let given = run.len();
        if given + wild > max {
            return None;
        }
        let count = if wild > 0 { (wild, wild) } else { (min.saturating_sub(given), max - given) };
        writer.push_all(run.iter().map(|byte| written(Class::Digit, *byte)));
        return Some(Reading::Range(Beginning { writer, given, wild: count }));
    }
    // More digits than the form has make a code that is not in the catalog.
    writer.push_all(core::iter::repeat_n(b'0', min.saturating_sub(run.len())));
    writer.push_all(run.iter().map(|byte| written(Class::Digit, *byte)));
    writer.finish().map(Reading::Code)
}

/// Whether a typed character can be one of a class; a letter O counts as a zero.
const fn is_typed(class: Class, byte: u8) -> bool {
    match class {
        Class::Digit | Class::Hex => class.has(byte) || matches!(byte, b'o' | b'O'),
        Class::CapitalOrDigit | Class::Alphanumeric => byte.is_ascii_alphanumeric(),
        Class::Capital | Class::Letter => byte.is_ascii_alphabetic(),
    }
}

/// A typed character as codes have it.
const fn written(class: Class, byte: u8) -> u8 {
    match (class, byte) {
        (Class::Digit | Class::Hex, b'o' | b'O') => b'0',
        (Class::CapitalOrDigit | Class::Capital, _) => byte.to_ascii_uppercase(),
        _ => byte,
    }
}

/// What follows a word and the separators after it, if the text begins with the word.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let start = text.get(..word.len())?;
    let is_separator = |letter: char| letter.is_ascii() && is_typed_separator(letter as u8);
    start.eq_ignore_ascii_case(word).then(|| text[word.len()..].trim_start_matches(is_separator))
}

fn trim_separators(text: &[u8]) -> &[u8] {
    let len = text.iter().take_while(|byte| is_typed_separator(**byte)).count();
    text.get(len..).unwrap_or_default()
}

const fn is_typed_separator(byte: u8) -> bool {
    is_code_separator(byte) || matches!(byte, b'#' | b' ' | b'\t')
}

/// The number that digits make, where a letter O counts as a zero; `None` if it has other letters or only these.
fn number(text: &[u8]) -> Option<u32> {
    const MAX_DIGITS: usize = 9;
    if text.len() > MAX_DIGITS || !text.iter().any(u8::is_ascii_digit) {
        return None;
    }
    text.iter().try_fold(0, |number, byte| match byte {
        b'0'..=b'9' => Some(number * 10 + u32::from(byte - b'0')),
        b'o' | b'O' => Some(number * 10),
        _ => None,
    })
}

fn digit_count(number: u32) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}

fn push_number(writer: &mut CodeWriter, number: u32, digits: usize) {
    for place in (0..digits).rev() {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        let digit = 10_u32.checked_pow(place).map_or(0, |power| number / power % 10);
        writer.push(b'0' + u8::try_from(digit).unwrap_or_default());
    }
}

const fn is_zero(letter: char) -> bool {
    matches!(letter, '0' | 'o' | 'O')
}

const fn is_minus(letter: char) -> bool {
    matches!(letter, '-' | '‐'..='―' | '\u{2212}' | '\u{ff0d}')
}

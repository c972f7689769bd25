//! How each style writes placeholders and escape sequences.
//!
//! Reading a placeholder stops at the next marker of its style at the latest: so splitting a template
//! takes linear time. It needs no character after the placeholder: so removing a full stop at the end
//! of a template does not change its placeholders.

use crate::model::PlaceholderStyle;

/// A token that begins with a marker.
pub(super) enum Token<'a> {
    /// Two equal characters, which mean one of them.
    Escape,
    Placeholder {
        written: &'a str,
        name: Option<&'a str>,
    },
}

/// A name, if there is one, and the text after the placeholder.
type Parsed<'a> = (Option<&'a str>, &'a str);

/// The final letters of conversions: those of C, Go, Python and Objective-C.
const CONVERSIONS: &[char] = &[
    'd', 'i', 'u', 'o', 'x', 'X', 'c', 'C', 's', 'S', 'p', 'f', 'F', 'e', 'E', 'g', 'G', 'a', 'A', 'v', 'T', 't', 'q',
    'w', 'r', 'b', 'U', 'm', '@',
];
/// Length modifiers of C; a longer one is before its prefix.
const LENGTH_MODIFIERS: &[&str] = &["hh", "h", "ll", "l", "I64", "I32", "j", "z", "L"];

/// The ASCII characters that placeholders and escape sequences begin with.
pub(super) const fn markers(style: PlaceholderStyle) -> &'static [u8] {
    match style {
        PlaceholderStyle::Percent | PlaceholderStyle::Python => b"%",
        PlaceholderStyle::Braces => b"{}",
        PlaceholderStyle::DoubleBraces => b"{",
        PlaceholderStyle::Angle => b"<",
        PlaceholderStyle::Dollar => b"$",
        PlaceholderStyle::At => b"@",
        PlaceholderStyle::None => b"",
    }
}

/// Whether a text begins with an escape sequence.
pub(super) fn starts_with_escape(style: PlaceholderStyle, text: &[u8]) -> bool {
    let escaped: &[u8] = match style {
        PlaceholderStyle::Percent | PlaceholderStyle::Python => b"%",
        PlaceholderStyle::Braces => b"{}",
        PlaceholderStyle::Dollar => b"$",
        _ => b"",
    };
    matches!(text, [first, second, ..] if first == second && escaped.contains(first))
}

/// The escape sequence or placeholder at the beginning of `text`, which begins with a marker.
///
/// `before` is the literal text before it.
pub(super) fn token<'a>(style: PlaceholderStyle, before: &str, text: &'a str) -> Option<Token<'a>> {
    if starts_with_escape(style, text.as_bytes()) {
        return Some(Token::Escape);
    }
    let (name, rest) = match style {
        PlaceholderStyle::Percent => percent(text),
        PlaceholderStyle::Braces => braces(text),
        PlaceholderStyle::DoubleBraces => double_braces(text),
        PlaceholderStyle::Angle => angle(text),
        PlaceholderStyle::Dollar => dollar(text),
        PlaceholderStyle::Python => python(text),
        PlaceholderStyle::At => at(before, text),
        PlaceholderStyle::None => None,
    }?;
    Some(Token::Placeholder { written: &text[..text.len() - rest.len()], name })
}

/// The number of a value, from 0 on, if the name of a placeholder is a number.
pub(super) fn number(style: PlaceholderStyle, name: &str) -> Option<usize> {
    let first = match style {
        PlaceholderStyle::Braces => 0,
        PlaceholderStyle::Percent | PlaceholderStyle::Dollar | PlaceholderStyle::At => 1,
        _ => return None,
    };
    name.parse::<usize>().ok()?.checked_sub(first)
}

fn percent(text: &str) -> Option<Parsed<'_>> {
    let text = text.strip_prefix('%')?;
    let (number, rest) = split_while(text, |letter| letter.is_ascii_digit());
    match rest.strip_prefix('$') {
        Some(rest) if !number.is_empty() => Some((Some(number), conversion(rest)?)),
        _ => Some((None, conversion(text)?)),
    }
}

fn python(text: &str) -> Option<Parsed<'_>> {
    let (name, rest) = name(text.strip_prefix("%(")?, &[])?;
    Some((Some(name), conversion(rest.strip_prefix(')')?)?))
}

fn braces(text: &str) -> Option<Parsed<'_>> {
    let text = text.strip_prefix('{')?;
    let (name, rest) = name(text, &['/']).map_or((None, text), |(name, rest)| (Some(name), rest));
    Some((name, without_format(rest).strip_prefix('}')?))
}

fn double_braces(text: &str) -> Option<Parsed<'_>> {
    let text = text.strip_prefix("{{")?.trim_start();
    let (name, rest) = name(text.strip_prefix('.').unwrap_or(text), &[])?;
    Some((Some(name), rest.trim_start().strip_prefix("}}")?))
}

fn angle(text: &str) -> Option<Parsed<'_>> {
    let (name, rest) = name(text.strip_prefix('<')?, &[' '])?;
    let has_single_spaces = !name.ends_with(' ') && !name.contains("  ");
    has_single_spaces.then_some((Some(name), rest.strip_prefix('>')?))
}

fn dollar(text: &str) -> Option<Parsed<'_>> {
    let text = text.strip_prefix('$')?;
    let (name, rest) = match text.strip_prefix('{') {
        Some(text) => {
            let (name, rest) = name(text, &[])?;
            (name, rest.strip_prefix('}')?)
        }
        None => identifier(text)?,
    };
    Some((Some(name), rest))
}

fn at<'a>(before: &str, text: &'a str) -> Option<Parsed<'a>> {
    if before.ends_with(|letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '@')) {
        return None;
    }
    let (name, rest) = identifier(text.strip_prefix('@')?)?;
    Some((Some(name), rest))
}

/// The text after a conversion without its percent sign: `-.192s`, `5.2f`, `lu`.
fn conversion(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['-', '+', '#', '0', '\'']);
    let text = without_width(text);
    let text = text.strip_prefix('.').map_or(text, without_width);
    let text = LENGTH_MODIFIERS.iter().find_map(|modifier| text.strip_prefix(modifier)).unwrap_or(text);
    text.strip_prefix(CONVERSIONS)
}

/// The text after a width or precision: a number or `*`.
fn without_width(text: &str) -> &str {
    text.strip_prefix('*').unwrap_or_else(|| text.trim_start_matches(|letter: char| letter.is_ascii_digit()))
}

/// The text after the format of a placeholder in braces: `:N2`, `,date,short`, `!r`.
///
/// Sets as in `{a, b}`, objects as in `{a: 1}` and repetitions as in `{1,64}` are no formats.
fn without_format(text: &str) -> &str {
    let is_format = match text.strip_prefix(':') {
        Some(format) => !format.starts_with(char::is_whitespace),
        None => {
            text.strip_prefix([',', '!']).is_some_and(|format| format.starts_with(|c: char| c.is_ascii_alphabetic()))
        }
    };
    if is_format { text.trim_start_matches(|letter| !matches!(letter, '{' | '}' | '"' | '\n')) } else { text }
}

/// A name in brackets, and the text after it: letters and digits of any script, `_`, and then also
/// `.`, `-` and `others`.
fn name<'a>(text: &'a str, others: &[char]) -> Option<(&'a str, &'a str)> {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    let (name, rest) =
        split_while(text, |letter| is_letter(letter) || matches!(letter, '.' | '-') || others.contains(&letter));
    name.starts_with(is_letter).then_some((name, rest))
}

/// A number or an ASCII name without brackets, and the text after it.
fn identifier(text: &str) -> Option<(&str, &str)> {
    let is_number = text.starts_with(|letter: char| letter.is_ascii_digit());
    let (name, rest) = split_while(text, |letter| {
        letter.is_ascii_digit() || !is_number && (letter.is_ascii_alphabetic() || letter == '_')
    });
    (!name.is_empty()).then_some((name, rest))
}

/// Splits a text after its longest prefix of characters that pass a test.
fn split_while(text: &str, is_part: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|letter| !is_part(letter)).unwrap_or(text.len()))
}

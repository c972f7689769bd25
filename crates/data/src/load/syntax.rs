//! Parses strict JSON, and names the mistakes that people make most often.

use std::ops::Range;

use jsonc_parser::ParseStringErrorKind::UnterminatedStringLiteral;
use jsonc_parser::ast::Value;
use jsonc_parser::errors::ParseErrorKind;

use super::brackets::{self, Unbalanced};
use super::marks::{BOM, MARKS};

/// A mistake in the syntax of JSON.
#[derive(Debug)]
pub(super) struct Mistake {
    pub range: Range<usize>,
    pub message: String,
    pub help: &'static str,
}

const STRICT: &str = "data files are strict JSON (RFC 8259)";

/// Parses strict JSON (RFC 8259).
pub(super) fn parse(text: &str) -> Result<Value<'_>, Mistake> {
    let strict = jsonc_parser::ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    if let Some((at, letter)) = forbidden(text) {
        let found = forbidden_letter(at, letter);
        return Err(named(text, at, None).unwrap_or(found));
    }
    match jsonc_parser::parse_to_ast(text, &jsonc_parser::CollectOptions::default(), &strict) {
        Ok(parsed) => parsed.value.ok_or_else(|| Mistake {
            range: 0..text.len().min(1),
            message: "the file is empty".to_owned(),
            help: "write the records, or delete the file",
        }),
        Err(error) => {
            let range = error.range();
            let message = lower_first(&error.kind().to_string());
            let found = Mistake { range: range.start..range.end, message, help: help(error.kind()) };
            Err(named(text, range.start, Some(error.kind())).unwrap_or(found))
        }
    }
}

/// The first character that the parser accepts although JSON allows it neither in a string nor between tokens,
/// with its position.
fn forbidden(text: &str) -> Option<(usize, char)> {
    let (mut in_string, mut escaped) = (false, false);
    text.char_indices().find(|(_, letter)| {
        let forbidden = match letter {
            _ if in_string => *letter < ' ',
            ' ' | '\t' | '\n' | '\r' => false,
            _ => letter.is_whitespace() || letter.is_control() || *letter == BOM,
        };
        in_string ^= *letter == '"' && !escaped;
        escaped = in_string && *letter == '\\' && !escaped;
        forbidden
    })
}

/// How to fix a mistake that the parser names.
const fn help(kind: &ParseErrorKind) -> &'static str {
    use ParseErrorKind as Kind;
    match kind {
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => "delete the comment: JSON has none (RFC 8259)",
        Kind::TrailingCommasNotAllowed => "delete the comma after the last item",
        Kind::ExpectedComma => "write a comma between two items",
        Kind::ExpectedColonAfterObjectKey => "write a colon between a key and its value",
        Kind::ExpectedObjectValue => "write the value of the key",
        Kind::SingleQuotedStringsNotAllowed | Kind::ExpectedStringObjectProperty | Kind::UnexpectedWord => {
            "write keys and texts in quotation marks \""
        }
        Kind::MultipleRootJsonValues => "keep one value: a data file is one JSON object",
        Kind::BareDecimalPointNumbersNotAllowed
        | Kind::ExpectedDigit
        | Kind::ExpectedDigitFollowingNegativeSign
        | Kind::ExpectedPlusMinusOrDigitInNumberLiteral
        | Kind::HexadecimalNumbersNotAllowed
        | Kind::NonFiniteNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed => "write a decimal number, such as 403",
        Kind::String(UnterminatedStringLiteral) => "end the string with a quotation mark \"",
        Kind::String(_) => {
            "the escapes of JSON are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits"
        }
        _ => STRICT,
    }
}

/// What is wrong with a character that has no place in JSON.
fn forbidden_letter(at: usize, letter: char) -> Mistake {
    let (message, help) = match letter {
        '\n' | '\r' => (
            "a quotation mark is missing in this line".to_owned(),
            "begin and end each string with \" on the same line",
        ),
        '\t' => ("a string has a tab".to_owned(), "write a blank, or \\t"),
        BOM => ("a byte order mark (U+FEFF) has no place here".to_owned(), "delete it"),
        _ => (format!("the character U+{:04X} has no place here", u32::from(letter)), STRICT),
    };
    Mistake { range: at..at + letter.len_utf8(), message, help }
}

/// The name that people know the mistake at a byte by; `None` if the parser's is good enough.
fn named(text: &str, start: usize, kind: Option<&ParseErrorKind>) -> Option<Mistake> {
    let (before, rest) = text.split_at_checked(start)?;
    let mistake = |range: Range<usize>, message: &str, help| Some(Mistake { range, message: message.to_owned(), help });
    if text.starts_with(BOM) {
        let message = "the file begins with a byte order mark (U+FEFF)";
        return mistake(0..BOM.len_utf8(), message, "save it as UTF-8 without a byte order mark");
    }
    if let Some(range) = conflict_mark(text, start) {
        return mistake(
            range,
            "a merge conflict is not resolved here",
            "keep one of the two versions and delete the marks",
        );
    }
    let kind = kind?;
    if before.ends_with('"') && rest.starts_with(char::is_alphanumeric) {
        let message = "a quotation mark ends the string here, and more text follows";
        return mistake(start - 1..start, message, "write \\\" for a quotation mark in a text");
    }
    let at = text.len() - rest.trim_start().len();
    let letter = text[at..].chars().next();
    if let Some(mark) = letter.and_then(|letter| MARKS.iter().find(|mark| mark.wrong == letter)) {
        let message = format!("a {} {} is not a part of JSON; write {}", mark.name, mark.wrong, mark.right);
        return mistake(at..at + mark.wrong.len_utf8(), &message, STRICT);
    }
    let is_open = matches!(kind, ParseErrorKind::UnterminatedObject | ParseErrorKind::UnterminatedArray);
    let Unbalanced { open, close } = brackets::unbalanced(text)?;
    match close {
        None if is_open || letter.is_none() => {
            let end = text.trim_end().len();
            let help = "close it here, or where it ends";
            mistake(end..end, &format!("{} is not closed", open.name(text)), help)
        }
        Some((at, letter)) if at == start => {
            let message = format!("{letter} does not close {}", open.name(text));
            mistake(at..at + 1, &message, "close { with } and [ with ]")
        }
        _ => None,
    }
}

/// The mark of a merge conflict in the line of a byte.
fn conflict_mark(text: &str, at: usize) -> Option<Range<usize>> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let is_mark = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| text[start..].starts_with(mark));
    is_mark.then(|| start..start + 7)
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The position, the message and the help of the mistake in a text.
    fn mistake(text: &str) -> (Range<usize>, String, &'static str) {
        let Mistake { range, message, help } = parse(text).expect_err(text);
        (range, message, help)
    }

    #[test]
    fn an_open_bracket_is_reported_at_the_end_with_its_beginning() {
        let (range, message, _) = mistake("{\n  \"a\": [1, \"}\",\n");
        assert_eq!((range, message.as_str()), (17..17, "the [ at 2:8 is not closed"));
        let (range, message, _) = mistake("{\"a\": [1, 2}");
        assert_eq!((range, message.as_str()), (11..12, "} does not close the [ at 1:7"));
    }

    #[test]
    fn each_help_suits_its_mistake() {
        for (text, expected) in [
            ("{\"a\": 1\n\"b\": 2}", "a comma between two items"),
            ("{\"a\": \"x\n\"b\": 2}", "on the same line"),
            ("{\"a\": 1, \u{feff}\"b\": 2}", "delete it"),
            ("{\"a\": \"say \"hi\" now\"}", "\\\" for a quotation mark in a text"),
            ("{\"a\" 1}", "a colon"),
            ("{\"a\": 1,}", "delete the comma"),
            ("{a: 1}", "in quotation marks"),
            ("{\"a\": \"\\x\"}", "the escapes of JSON"),
            ("{\"a\": 1} // one", "delete the comment"),
        ] {
            let (_, message, help) = mistake(text);
            assert!(help.contains(expected), "{text}: {message}; {help}");
        }
    }
}

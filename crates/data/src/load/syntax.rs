//! Parses strict JSON, and names the mistakes that people make most often.

use std::ops::Range;

use ecs_err_ui_text::diagnostics::{Message, messages};
use jsonc_parser::ast::Value;
use jsonc_parser::errors::ParseErrorKind;

use super::brackets::{self, Unbalanced};
use super::marks::{BOM, LOOKALIKES};
use super::parse_errors;

/// A mistake in the syntax of JSON.
#[derive(Debug)]
pub struct Mistake {
    /// The place, in bytes of the text.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: Message,
    /// How to fix it.
    pub help: Message,
}

/// Strict JSON (RFC 8259).
pub(super) const STRICT: jsonc_parser::ParseOptions = jsonc_parser::ParseOptions {
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

/// Parses strict JSON.
pub(super) fn parse(text: &str) -> Result<Value<'_>, Mistake> {
    if let Some((at, letter)) = forbidden(text) {
        return Err(merge_conflict(text, at).unwrap_or_else(|| forbidden_letter(at, letter)));
    }
    match jsonc_parser::parse_to_ast(text, &jsonc_parser::CollectOptions::default(), &STRICT) {
        Ok(parsed) => parsed.value.ok_or_else(|| Mistake {
            range: 0..text.len().min(1),
            message: messages::empty_file(),
            help: messages::write_or_delete_file(),
        }),
        Err(error) => {
            let range = error.range();
            let (message, help) = (parse_errors::message(error.kind()), parse_errors::help(error.kind()));
            let found = Mistake { range: range.start..range.end, message, help };
            let better = merge_conflict(text, range.start).or_else(|| named(text, range.start, error.kind()));
            Err(better.unwrap_or(found))
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

/// What is wrong with a character that has no place in JSON.
fn forbidden_letter(at: usize, letter: char) -> Mistake {
    let (message, help) = match letter {
        '\n' | '\r' => (messages::quotation_mark_missing(), messages::string_on_one_line()),
        '\t' => (messages::tab_in_string(), messages::write_blank_or_escape()),
        BOM if at == 0 => (messages::byte_order_mark_at_begin(), messages::save_without_byte_order_mark()),
        BOM => (messages::byte_order_mark_here(), messages::delete_it()),
        _ => (messages::character_here(format_args!("{:04X}", u32::from(letter))), messages::strict_json()),
    };
    Mistake { range: at..at + letter.len_utf8(), message, help }
}

/// The name that people know the mistake at a byte by; `None` if the parser's is good enough.
fn named(text: &str, start: usize, kind: &ParseErrorKind) -> Option<Mistake> {
    let (before, rest) = text.split_at_checked(start)?;
    let mistake = |range: Range<usize>, message, help| Some(Mistake { range, message, help });
    if before.ends_with('"') && rest.starts_with(char::is_alphanumeric) {
        return mistake(start - 1..start, messages::text_after_string(), messages::escape_quotation_mark());
    }
    let at = text.len() - rest.trim_start().len();
    let letter = text[at..].chars().next();
    if let Some(mark) = letter.and_then(|letter| LOOKALIKES.iter().find(|mark| mark.wrong == letter)) {
        let message = messages::wrong_mark(mark.wrong, mark.right, &(mark.name)());
        return mistake(at..at + mark.wrong.len_utf8(), message, messages::strict_json());
    }
    let is_open = matches!(kind, ParseErrorKind::UnterminatedObject | ParseErrorKind::UnterminatedArray);
    let Unbalanced { open, close } = brackets::unbalanced(text)?;
    match close {
        None if is_open || letter.is_none() => {
            let end = text.trim_end().len();
            mistake(end..end, messages::not_closed(&open.name(text)), messages::close_it())
        }
        Some((at, letter)) if at == start => {
            mistake(at..at + 1, messages::does_not_close(letter, &open.name(text)), messages::close_with())
        }
        _ => None,
    }
}

/// The mark of a merge conflict in the line of a byte.
fn merge_conflict(text: &str, at: usize) -> Option<Mistake> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let is_mark = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| text[start..].starts_with(mark));
    let (message, help) = (messages::merge_conflict(), messages::keep_one_version());
    is_mark.then(|| Mistake { range: start..start + 7, message, help })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The position, the message and the help of the mistake in a text.
    fn mistake(text: &str) -> (Range<usize>, String, String) {
        let Mistake { range, message, help } = parse(text).expect_err(text);
        (range, message.to_string(), help.to_string())
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

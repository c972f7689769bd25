//! Repairs the syntax of JSON where there is only one way to understand it.

use super::marks::{BOM, to_json};
use super::{DataDir, syntax};
use crate::check::RuleId;
use crate::diagnostic::Diagnostic;

/// The text of the file of a diagnostic, with its syntax repaired; `None` if that does not fix the diagnostic. No
/// string changes.
#[must_use]
pub fn repaired(dir: &DataDir<'_>, diagnostic: &Diagnostic) -> Option<String> {
    let is_fixed = diagnostic.rule == RuleId::JsonSyntax && diagnostic.is_fixed_by_fmt;
    let file = dir.file(&diagnostic.file).filter(|_| is_fixed)?;
    json(file.text)
}

/// The text as strict JSON: without a byte order mark, full-width and curly marks, other blanks than those of JSON,
/// tabs in strings, and commas after the last item.
///
/// `None` for JSON that needs no repair, and where a mistake remains. No string changes.
pub(super) fn json(text: &str) -> Option<String> {
    let repaired = tokens(text.strip_prefix(BOM).unwrap_or(text))?;
    (repaired != text && syntax::parse(&repaired).is_ok()).then_some(repaired)
}

fn tokens(text: &str) -> Option<String> {
    let mut repaired = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        match to_json(letter) {
            '"' => {
                let content = &rest[..end_of_string(letter, rest)?];
                if content.contains("\\\t") {
                    return None;
                }
                rest = &rest[content.len()..];
                rest = &rest[rest.chars().next()?.len_utf8()..];
                repaired.push('"');
                repaired.push_str(&content.replace('\t', "\\t"));
                repaired.push('"');
            }
            bracket @ ('}' | ']') => {
                let end = repaired.trim_end().len();
                if repaired[..end].ends_with(',') {
                    repaired.remove(end - 1);
                }
                repaired.push(bracket);
            }
            blank if blank.is_whitespace() && !blank.is_ascii() => repaired.push(' '),
            mark => repaired.push(mark),
        }
    }
    Some(repaired)
}

/// Where a string ends that begins with this quotation mark; `None` if it does not end on its line or if it is not
/// clear where.
fn end_of_string(quote: char, rest: &str) -> Option<usize> {
    let mut is_escaped = false;
    let is_end = |letter: char| if quote == '"' { letter == '"' } else { to_json(letter) == '"' };
    let is_newline = |letter: char| matches!(letter, '\n' | '\r');
    let (at, end) = rest.char_indices().find(|(_, letter)| {
        let is_plain = !is_escaped;
        is_escaped = is_plain && *letter == '\\';
        is_newline(*letter) || is_plain && is_end(*letter)
    })?;
    if is_newline(end) {
        return None;
    }
    // A curly mark may also be a part of the text; then more text follows.
    let next = rest[at + end.len_utf8()..].trim_start().chars().next().map(to_json);
    (quote == '"' || next.is_none_or(|next| matches!(next, ':' | ',' | '}' | ']'))).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_one_meaning_is_repaired() {
        for (text, expected) in [
            ("\u{feff}{}", "{}"),
            ("{\"a\"：1，“b”: [\"，“x”\"、 2]｝", "{\"a\":1,\"b\": [\"，“x”\", 2]}"),
            ("{\"a\": \"x\ty\\t\"}", "{\"a\": \"x\\ty\\t\"}"),
            ("{\"a\": [1, 2,\n],\n}", "{\"a\": [1, 2\n]\n}"),
            ("{\u{3000}\"a\":\u{a0}“x\\\"y”}", "{ \"a\": \"x\\\"y\"}"),
        ] {
            assert_eq!(json(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_may_have_another_meaning_is_left_alone() {
        for text in ["{}", "{\"a\": “参见“网卡”一节”}", "{\"a\": \"x”}", "{\"a\": 1 \"b\": 2}", "[1,,]", "{", "“", ""]
        {
            assert_eq!(json(text), None, "{text}");
        }
    }
}

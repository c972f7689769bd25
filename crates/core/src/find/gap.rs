//! What may be between a label and a code: quotes, brackets, blanks, an assignment, colours.

use super::boundary::is_parameter;

/// A code further from its label than this is not labelled.
pub(super) const MAX_GAP_BYTES: usize = 32;

const CLOSING: [&str; 9] = ["`", "]", ")", "】", "）", "”", "’", "」", "》"];
const OPENING: [&str; 10] = ["`", "[", "(", "<", "【", "（", "“", "‘", "「", "《"];
const ASSIGNMENTS: [&str; 4] = ["=>", "=", ":", "："];

/// The length of what may be between a label and a code at the start of a text, on the same line.
///
/// An element, `<errorCode>1062</errorCode>`, is a label except where it may be markup, as `<code>` is.
pub(super) fn gap_len(text: &[u8], may_be_element: bool) -> usize {
    let text = text.get(..MAX_GAP_BYTES).unwrap_or(text);
    let rest = skip_quote(skip_colors(text), &CLOSING);
    let rest = if may_be_element { skip_any(rest, &[">"]) } else { rest };
    let rest = skip_blanks(skip_any(skip_blanks(rest), &ASSIGNMENTS));
    let rest = skip_colors(skip_quote(rest, &OPENING));
    text.len() - rest.len()
}

/// The text after blanks and colours.
fn skip_blanks(text: &[u8]) -> &[u8] {
    let blanks = text.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let rest = skip_colors(text.get(blanks..).unwrap_or_default());
    if rest.len() == text.len() { rest } else { skip_blanks(rest) }
}

/// The text after the first of these texts that it starts with.
fn skip_any<'t>(text: &'t [u8], alternatives: &[&str]) -> &'t [u8] {
    alternatives.iter().find_map(|start| text.strip_prefix(start.as_bytes())).unwrap_or(text)
}

/// The text after a quotation mark, which may be escaped, or after one of these texts.
fn skip_quote<'t>(text: &'t [u8], alternatives: &[&str]) -> &'t [u8] {
    let backslashes = text.iter().take_while(|byte| **byte == b'\\').count();
    match text.get(backslashes..) {
        Some([b'"' | b'\'', rest @ ..]) => rest,
        _ => skip_any(text, alternatives),
    }
}

/// The text after colours of a terminal: `ESC[1;31m`.
fn skip_colors(text: &[u8]) -> &[u8] {
    let Some(sequence) = text.strip_prefix(b"\x1b[") else { return text };
    let parameters = sequence.iter().take_while(|byte| is_parameter(**byte)).count();
    match sequence.get(parameters..) {
        Some([b'm', rest @ ..]) => skip_colors(rest),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::gap_len;

    #[test]
    fn gaps_have_signs_only() {
        for gap in
            " |:|: | = |=| => |：|=\"|='|\":\"|\\\":\\\"|[| (|\t|】|（|: “|\x1b[0m |: \x1b[1m|] |)|\" : '|".split('|')
        {
            assert_eq!(gap_len(format!("{gap}1").as_bytes(), false), gap.len(), "{gap}");
        }
    }

    #[test]
    fn gaps_end_where_something_else_follows() {
        for (text, expected) in
            [(": is 1", 2), ("\n1", 0), (": \n1", 2), ("-1", 0), (" - 1", 1), ("=-1", 1), ("::1", 1), ("{1", 0)]
        {
            assert_eq!(gap_len(text.as_bytes(), false), expected, "{text}");
        }
    }

    #[test]
    fn gaps_are_short() {
        assert_eq!(gap_len(" ".repeat(1000).as_bytes(), false), 32);
        assert_eq!(gap_len("\x1b[1m".repeat(1000).as_bytes(), false), 32);
    }

    #[test]
    fn tags_end_where_elements_may_be_labels() {
        assert_eq!((gap_len(b">1", true), gap_len(b">1", false)), (1, 0));
    }
}

//! Names the mistakes in JSON that people make most often.

use std::ops::Range;

/// A mistake in the syntax of JSON.
#[derive(Debug)]
pub(super) struct Mistake {
    pub range: Range<usize>,
    pub message: String,
    pub help: &'static str,
}

/// Marks of JSON, and those that other keyboards have instead.
const MARKS: &[(char, char, &str)] = &[
    ('，', ',', "full-width comma"),
    ('、', ',', "full-width comma"),
    ('：', ':', "full-width colon"),
    ('“', '"', "curly quotation mark"),
    ('”', '"', "curly quotation mark"),
    ('＂', '"', "full-width quotation mark"),
    ('｛', '{', "full-width brace"),
    ('｝', '}', "full-width brace"),
    ('［', '[', "full-width bracket"),
    ('］', ']', "full-width bracket"),
];

/// Names the mistake of an error that the parser found in a range of a text.
pub(super) fn name(text: &str, range: Range<usize>, message: String) -> Mistake {
    let mistake = |range, message, help| Mistake { range, message, help };
    if text.starts_with('\u{feff}') {
        let message = "the file begins with a byte order mark (U+FEFF)".to_owned();
        return mistake(0..'\u{feff}'.len_utf8(), message, "save it as UTF-8 without a byte order mark");
    }
    if let Some(range) = conflict_mark(text, range.start) {
        let message = "a merge conflict is not resolved here".to_owned();
        return mistake(range, message, "keep one of the two versions and delete the marks");
    }
    let rest = &text[range.start.min(text.len())..];
    if rest.starts_with(['\n', '\r']) {
        let message = "a quotation mark is missing in this line".to_owned();
        return mistake(range, message, "begin and end each string with \" on the same line");
    }
    if rest.starts_with('\t') {
        let message = "a string has a tab".to_owned();
        return mistake(range, message, "delete it, or write \\t: data files are strict JSON (RFC 8259)");
    }
    let at = range.start + rest.len() - rest.trim_start().len();
    let mark = text[at..].chars().next().and_then(|letter| MARKS.iter().find(|(wrong, ..)| *wrong == letter));
    if let Some((wrong, right, thing)) = mark {
        let message = format!("a {thing} {wrong} is not a part of JSON; write {right}");
        return mistake(at..at + wrong.len_utf8(), message, "data files are strict JSON (RFC 8259)");
    }
    mistake(range, message, "data files are strict JSON (RFC 8259): no comments, no trailing commas")
}

/// The mark of a merge conflict in the line of a byte.
fn conflict_mark(text: &str, at: usize) -> Option<Range<usize>> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let is_mark = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| text[start..].starts_with(mark));
    is_mark.then(|| start..start + 7)
}

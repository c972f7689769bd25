//! References whose headings are codes: a heading for each code, with its text below.

use crate::document::{Document, Section};
use crate::entry::Entry;
use crate::labels;
use crate::map::script;
use crate::map::shape;
use crate::map::{Certainty, Key, meanings};

/// A heading that is a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CodeHeading {
    /// The index of its section.
    pub section: usize,
    pub code: String,
    pub name: Option<String>,
    pub message: Option<String>,
}

/// The headings that are codes, if the document has its codes in headings.
pub(crate) fn find(document: &Document, is_about_errors: bool) -> Vec<CodeHeading> {
    const FEWEST: usize = 2;
    // So many headings in capitals are a list of codes, whatever the page says of itself.
    const MANY: usize = 5;
    let found: Vec<(u8, Style, CodeHeading)> = document
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.level > 0)
        .filter_map(|(at, section)| {
            let heading = parse(&section.heading)?;
            Some((section.level, style(&heading.code), CodeHeading { section: at, ..heading }))
        })
        .collect();
    let size =
        |level: u8, kind: Style| found.iter().filter(|(other, style, _)| (*other, *style) == (level, kind)).count();
    let largest = found.iter().map(|(level, style, _)| size(*level, *style)).max().unwrap_or(0);
    let is_kept = |level: u8, kind: Style| {
        let size = size(level, kind);
        // Functions, versions and years are headings of other documents.
        let is_sure = is_about_errors || size >= MANY && kind.is_upper && (kind.has_digits || kind.has_underscores);
        size >= FEWEST && size * 4 >= largest && is_sure
    };
    found.iter().filter(|(level, style, _)| is_kept(*level, *style)).map(|(_, _, heading)| heading.clone()).collect()
}

/// The style of a code; those of a reference have one or two styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Style {
    has_digits: bool,
    has_underscores: bool,
    is_upper: bool,
}

fn style(code: &str) -> Style {
    let has = |test: fn(char) -> bool| code.chars().any(test);
    let has_letters = has(|letter| letter.is_ascii_alphabetic());
    Style {
        // Words may contain digits: ERR_HTTP2_X, ERR_UTF16.
        has_digits: code.ends_with(|letter: char| letter.is_ascii_digit()) && !code.contains('_'),
        has_underscores: code.contains('_'),
        is_upper: has_letters && !has(|letter| letter.is_ascii_lowercase()),
    }
}

/// The code in a heading: `ERR_X`, `ORA-00001: text`, `(4) SQLITE_ABORT`, `Error 1062: text`, `text (E501)`.
fn parse(heading: &str) -> Option<CodeHeading> {
    let text = heading.trim().trim_end_matches(['#', '¶']).trim();
    let new = |code: &str, name: Option<&str>, message: &str| {
        let message = message.trim().trim_start_matches([':', '：', '-', '–', '—', '|']).trim();
        CodeHeading {
            section: 0,
            code: code.to_owned(),
            name: name.map(str::to_owned),
            message: Some(message.to_owned()).filter(|message| !message.is_empty()),
        }
    };
    if let Some((number, name)) = text.strip_prefix('(').and_then(|rest| rest.split_once(')'))
        && number.parse::<i64>().is_ok()
        && let Some(name) = shape::code(name)
    {
        return Some(new(number, Some(name), ""));
    }
    if !text.contains(char::is_whitespace)
        && let Some(code) = shape::code(text).filter(|_| shape::is_strong_code(text))
    {
        return Some(new(code, None, ""));
    }
    if let Some((name, number)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('('))
        && number.parse::<i64>().is_ok()
        && let Some(name) = shape::code(name).filter(|name| shape::is_strong_code(name))
    {
        return Some(new(number, Some(name), ""));
    }
    for (open, close) in [('(', ')'), ('（', '）'), ('[', ']')] {
        if let Some((before, code)) = text.strip_suffix(close).and_then(|text| text.rsplit_once(open))
            && shape::is_strong_code(code)
            && code.contains(|letter: char| letter.is_ascii_digit() || letter == '_')
            && !code.contains(char::is_whitespace)
            && shape::code(before).is_none()
        {
            return Some(new(shape::code(code)?, None, before));
        }
    }
    let unlabelled = strip_label(text);
    let end = unlabelled.find(|letter: char| letter.is_whitespace() || letter == '：').unwrap_or(unlabelled.len());
    let (first, rest) = unlabelled.split_at(end);
    let is_labelled = unlabelled.len() < text.len();
    let separated = first.ends_with(':') || rest.trim_start().starts_with([':', '：', '-', '–', '—', '|']);
    let code = shape::code(first.trim_end_matches([':', '`', '.']))?;
    let has_digit = code.contains(|letter: char| letter.is_ascii_digit());
    let has_letter = code.contains(|letter: char| letter.is_ascii_alphabetic());
    let is_code = is_labelled && has_digit
        || separated
            && shape::is_strong_code(code)
            && (has_digit || code.contains('_') || code.chars().filter(char::is_ascii_uppercase).count() > 2)
        || has_digit
            && has_letter
            && code.len() > 3
            && !code.ends_with(['.', ')'])
            && code.starts_with(|letter: char| letter.is_ascii_uppercase());
    is_code.then(|| new(code, None, rest))
}

/// `Error 1062`, `错误码：1001`, `Code 5`: what follows the label.
fn strip_label(text: &str) -> &str {
    const LABELS: &[&str] =
        &["error code", "error number", "error", "code", "errno", "错误码", "错误代码", "错误", "返回码"];
    for label in LABELS {
        if let Some(start) = text.get(..label.len())
            && start.eq_ignore_ascii_case(label)
        {
            let rest = &text[label.len()..];
            let code = rest.trim_start_matches([' ', ':', '：', '#']);
            if code.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-' || letter == '`') {
                return code.trim_start_matches('`');
            }
        }
    }
    text
}

/// The entry of a heading: the text below it, and below its sub-headings.
pub(crate) fn entry(heading: &CodeHeading, document: &Document) -> Entry {
    let section = &document.sections[heading.section];
    let mut entry = Entry { line: section.line, code: heading.code.clone(), ..Entry::default() };
    if let Some(message) = &heading.message {
        entry.add(Key::Message, script::script(message), message);
    }
    if let Some(name) = &heading.name {
        entry.values.insert(Key::Name, name.clone());
    }
    labels::add(&mut entry, &section.text);
    for child in children(document, heading.section) {
        let key = meanings(&child.heading)
            .into_iter()
            .find(|(key, certainty)| key.is_text() && *certainty == Certainty::Exact);
        match key {
            Some((key, _)) => entry.add(key, script::script(&child.text), &child.text),
            None => labels::add(&mut entry, &child.text),
        }
    }
    entry
}

/// The sections below a section.
pub(crate) fn children(document: &Document, at: usize) -> impl Iterator<Item = &Section> {
    let level = document.sections[at].level;
    document.sections[at + 1..].iter().take_while(move |section| section.level > level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_headings_are_told_from_words() {
        let code = |heading: &str| parse(heading).map(|found| (found.code, found.name, found.message));
        let found = |code: &str, name: Option<&str>, message: Option<&str>| {
            Some((code.to_owned(), name.map(str::to_owned), message.map(str::to_owned)))
        };
        assert_eq!(code("ERR_ACCESS_DENIED"), found("ERR_ACCESS_DENIED", None, None));
        assert_eq!(code("QDB-00001: key %s exists"), found("QDB-00001", None, Some("key %s exists")));
        assert_eq!(code("(4) QUARRY_ABORT"), found("4", Some("QUARRY_ABORT"), None));
        assert_eq!(code("QUARRY_ABORT (4)"), found("4", Some("QUARRY_ABORT"), None));
        assert_eq!(code("Error 1062: duplicate"), found("1062", None, Some("duplicate")));
        assert_eq!(code("Line too long (E501)"), found("E501", None, Some("Line too long")));
        for words in ["Introduction", "Error codes", "How to read this page", "1. Overview", "Appendix A: notes"] {
            assert_eq!(code(words), None, "{words}");
        }
    }
}

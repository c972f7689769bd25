//! Cells of a table as they are written: separators, with what they say about the cell after them.

use super::Line;
use crate::read::grid::Span;

/// A cell as it is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) spec: Spec,
    /// The number of the line where it begins.
    pub(super) number: usize,
    /// Its text, up to the next separator.
    pub(super) lines: Vec<(usize, String)>,
}

/// What stands before a separator: `2+|`, `.3+|`, `3*|`, `a|`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spec {
    pub(super) span: Span,
    pub(super) copies: u32,
    pub(super) style: Option<char>,
}

impl Spec {
    const PLAIN: Self = Self { span: Span::ONE, copies: 1, style: None };

    /// Reads a specification such as `2.3+^.>a`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut spec = Self::PLAIN;
        let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
        let (numbers, mut rest) = text.split_at(end);
        if let Some(after) = rest.strip_prefix('+').filter(|_| !numbers.is_empty()) {
            let (columns, rows) = numbers.split_once('.').unwrap_or((numbers, ""));
            spec.span = Span { columns: number(columns)?, rows: number(rows)? };
            rest = after;
        } else if let Some(after) = rest.strip_prefix('*').filter(|_| !numbers.is_empty()) {
            spec.copies = number(numbers)?;
            rest = after;
        } else {
            // A dot may belong to the alignment.
            rest = text;
        }
        let rest = rest.trim_start_matches(['<', '>', '^', '.']);
        let mut letters = rest.chars();
        spec.style = letters.next().filter(|style| "adehlmsv".contains(*style));
        (letters.next().is_none() && spec.style.is_some() != rest.is_empty()).then_some(spec)
    }
}

/// A number of columns or rows: 1 if it is not there.
fn number(text: &str) -> Option<u32> {
    const MOST: u32 = 65534;
    if text.is_empty() { Some(1) } else { text.parse().ok().filter(|number| (1..=MOST).contains(number)) }
}

/// Splits the lines of a table into cells. What stands before the first separator is the first cell.
pub(super) fn split(lines: &[Line<'_>], separator: char) -> Vec<Written> {
    let mut cells: Vec<Written> = Vec::new();
    for &(number, line) in lines {
        let mut start = 0;
        let mut from = 0;
        let mut is_begun = false;
        while let Some(at) = line[from..].find(separator).map(|found| from + found) {
            from = at + separator.len_utf8();
            if line[..at].ends_with('\\') {
                continue;
            }
            let before = &line[start..at];
            let (text, spec) = spec_before(before, start == 0);
            add(&mut cells, number, text, is_begun || !text.trim().is_empty());
            cells.push(Written { spec, number, lines: Vec::new() });
            is_begun = true;
            start = from;
        }
        add(&mut cells, number, &line[start..], true);
    }
    for cell in &mut cells {
        for (_, text) in &mut cell.lines {
            *text = text.replace(&format!("\\{separator}"), &separator.to_string());
        }
    }
    cells
}

fn add(cells: &mut Vec<Written>, number: usize, text: &str, is_text: bool) {
    if !is_text {
        return;
    }
    if cells.is_empty() {
        if text.trim().is_empty() {
            return;
        }
        cells.push(Written { spec: Spec::PLAIN, number, lines: Vec::new() });
    }
    if let Some(cell) = cells.last_mut() {
        cell.lines.push((number, text.trim().to_owned()));
    }
}

/// The text before a separator without the specification of the next cell, which begins the line or follows a space.
fn spec_before(text: &str, is_line_start: bool) -> (&str, Spec) {
    let word = text.rsplit([' ', '\t']).next().unwrap_or_default();
    let rest = &text[..text.len() - word.len()];
    let is_word = !word.is_empty() && (!rest.is_empty() || is_line_start);
    match Spec::parse(word).filter(|_| is_word) {
        Some(spec) => (rest, spec),
        None => (text, Spec::PLAIN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(u32, u32, u32, Option<char>, String)> {
        let lines: Vec<_> = text.split('\n').enumerate().map(|(at, line)| (at + 1, line)).collect();
        let show = |cell: Written| {
            let Spec { span, copies, style } = cell.spec;
            let text: Vec<_> = cell.lines.into_iter().map(|(_, text)| text).collect();
            (span.columns, span.rows, copies, style, text.join("/"))
        };
        split(&lines, '|').into_iter().map(show).collect()
    }

    #[test]
    fn separators_may_have_spans_copies_and_styles() {
        assert_eq!(
            shown("2+|a .3+^.>s| b 3*|c\n2.3+a|d"),
            [
                (2, 1, 1, None, "a".into()),
                (1, 3, 1, Some('s'), "b".into()),
                (1, 1, 3, None, "c".into()),
                (2, 3, 1, Some('a'), "d".into())
            ]
        );
    }

    #[test]
    fn cells_go_over_lines_and_escaped_separators_are_text() {
        assert_eq!(
            shown("| a\nmore\n\n|b \\| c|d no.1|e"),
            [
                (1, 1, 1, None, "a/more/".into()),
                (1, 1, 1, None, "b | c".into()),
                (1, 1, 1, None, "d no.1".into()),
                (1, 1, 1, None, "e".into())
            ]
        );
    }
}

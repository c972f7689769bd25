//! Lines with their numbers, and what indentation makes of them.

use std::borrow::Cow;

/// A line without the indentation of the block that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    /// Counted from 1.
    pub(super) number: usize,
}

impl Line<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim_start().is_empty()
    }

    /// How many spaces the line begins with.
    pub(super) fn indent(&self) -> usize {
        self.text.bytes().position(|byte| byte != b' ').unwrap_or(self.text.len())
    }

    /// The line without its first columns, as far as they are spaces.
    pub(super) fn without_indent(&self, columns: usize) -> Self {
        Self { text: &self.text[self.indent().min(columns)..], ..*self }
    }
}

/// The lines of a text. Of empty lines that follow each other, one is enough.
pub(super) fn lines_of(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (index, text) in text.split('\n').enumerate() {
        let line = Line { text: text.trim_end(), number: index + 1 };
        if !(line.is_blank() && lines.last().is_some_and(Line::is_blank)) {
            lines.push(line);
        }
    }
    lines
}

/// A text with spaces for tabs, which reach to the next multiple of eight columns.
pub(super) fn expand_tabs(text: &str) -> Cow<'_, str> {
    const TAB_COLUMNS: usize = 8;
    if !text.contains('\t') {
        return Cow::Borrowed(text);
    }
    let mut expanded = String::with_capacity(text.len() + text.len() / 4);
    let mut column = 0;
    for letter in text.chars() {
        if letter == '\t' {
            let width = TAB_COLUMNS - column % TAB_COLUMNS;
            expanded.extend(std::iter::repeat_n(' ', width));
            column += width;
        } else {
            expanded.push(letter);
            column = if letter == '\n' { 0 } else { column + 1 };
        }
    }
    Cow::Owned(expanded)
}

/// How many lines belong to an indented block: up to the next line that is not indented, without empty lines at the end.
pub(super) fn indented_lines(lines: &[Line<'_>]) -> usize {
    let end = lines.iter().position(|line| !line.is_blank() && line.indent() == 0).unwrap_or(lines.len());
    lines[..end].iter().rposition(|line| !line.is_blank()).map_or(0, |last| last + 1)
}

/// Lines without the indentation that they share.
pub(super) fn dedent<'t>(lines: &[Line<'t>]) -> Vec<Line<'t>> {
    let shared = lines.iter().filter(|line| !line.is_blank()).map(Line::indent).min().unwrap_or(0);
    lines.iter().map(|line| line.without_indent(shared)).collect()
}

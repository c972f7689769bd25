//! Simple tables: columns below `====  ====`.

use std::ops::Range;

use crate::read::error::{ReadProblem, Result};
use crate::read::grid::Span;
use crate::read::grid_table::{squares_of, text_of};
use crate::read::line::Line;

/// A row of a simple table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SimpleRow {
    pub(super) number: usize,
    pub(super) is_head: bool,
    pub(super) cells: Vec<SimpleCell>,
    /// The text of a cell that goes over into the next column.
    pub(super) overlap: Option<String>,
}

/// A cell of a simple table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SimpleCell {
    pub(super) lines: Vec<(usize, String)>,
    pub(super) span: Span,
}

/// How many lines a simple table takes, or 0.
pub(super) fn length(lines: &[Line<'_>]) -> usize {
    if !lines.first().is_some_and(|line| is_rule(line.text, '=') && line.text.contains(' ')) {
        return 0;
    }
    let mut borders = lines.iter().enumerate().skip(1).filter(|(_, line)| is_rule(line.text, '='));
    let Some((first, _)) = borders.next() else { return 0 };
    let ends_there = lines.get(first + 1).is_none_or(Line::is_blank);
    if ends_there {
        return first + 1;
    }
    // The first border ends the heads; without a second one it ends the table.
    borders.next().map_or(first, |(second, _)| second) + 1
}

/// The rows of a simple table; `most_cells` limits their cells.
pub(super) fn rows(lines: &[Line<'_>], most_cells: usize) -> Result<Vec<SimpleRow>> {
    let Some((border, body)) = lines.split_first() else { return Ok(Vec::new()) };
    let columns = columns_of(border.text);
    let single: Vec<_> = columns.iter().map(|column| (column.clone(), 1)).collect();
    let last = body.len().saturating_sub(1);
    let head_end = body[..last].iter().position(|line| is_rule(line.text, '='));
    let mut rows: Vec<SimpleRow> = Vec::new();
    let mut open: Vec<(usize, Vec<char>)> = Vec::new();
    for (at, line) in body.iter().enumerate() {
        let is_head = head_end.is_some_and(|end| at <= end);
        let is_border = is_rule(line.text, '=');
        let is_span_rule = !is_border && is_rule(line.text, '-') && !open.is_empty() && is_aligned(line.text, &columns);
        let squares = squares_of(line.text);
        let first = columns.first().cloned().unwrap_or(0..0);
        let begins_row = squares
            .get(first.start..first.end.min(squares.len()))
            .is_some_and(|text| text.iter().any(|letter| *letter != ' '));
        if is_border || is_span_rule || begins_row {
            if rows.len().saturating_add(open.len()).saturating_mul(columns.len()) > most_cells {
                return Err(ReadProblem::TooManyCells { limit: most_cells }.into());
            }
            let lines = std::mem::take(&mut open);
            rows.extend(if is_span_rule {
                row_of(&lines, &spans_of(line.text, &columns), is_head)
            } else {
                row_of(&lines, &single, is_head)
            });
        }
        if !is_border && !is_span_rule {
            open.push((line.number, squares));
        }
    }
    Ok(rows)
}

/// Whether a line consists of runs of a character, with spaces between them.
fn is_rule(text: &str, sign: char) -> bool {
    text.starts_with(sign) && text.len() > 1 && text.chars().all(|letter| letter == sign || letter == ' ')
}

/// Whether runs begin and end where columns do.
fn is_aligned(rule: &str, columns: &[Range<usize>]) -> bool {
    columns_of(rule).iter().all(|run| {
        columns.iter().any(|column| column.start == run.start) && columns.iter().any(|column| column.end == run.end)
    })
}

/// Where the runs of a rule begin and end.
fn columns_of(rule: &str) -> Vec<Range<usize>> {
    let mut columns: Vec<Range<usize>> = Vec::new();
    for (at, _) in rule.bytes().enumerate().filter(|(_, byte)| *byte != b' ') {
        match columns.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = at + 1,
            None => columns.push(at..at + 1),
        }
    }
    columns
}

/// The runs of a rule below a row, each with the number of columns that it spans.
fn spans_of(rule: &str, columns: &[Range<usize>]) -> Vec<(Range<usize>, u32)> {
    let mut rest = columns.iter().peekable();
    let count = |span: &Range<usize>| {
        let mut count = 0;
        while rest.next_if(|column| column.start < span.end).is_some() {
            count += 1;
        }
        count
    };
    let spans = columns_of(rule);
    let counts: Vec<u32> = spans.iter().map(count).collect();
    spans.into_iter().zip(counts).collect()
}

/// A row of lines; `spans` are its cells, each with the number of columns that it spans.
fn row_of(lines: &[(usize, Vec<char>)], spans: &[(Range<usize>, u32)], is_head: bool) -> Option<SimpleRow> {
    let is_blank = |squares: &[char]| squares.iter().all(|letter| *letter == ' ');
    let (number, _) = lines.iter().find(|(_, squares)| !is_blank(squares))?;
    let mut overlap = None;
    let mut cells = Vec::with_capacity(spans.len());
    for (at, (span, columns)) in spans.iter().enumerate() {
        let next = spans.get(at + 1).map(|(next, _)| next);
        let mut texts = Vec::with_capacity(lines.len());
        for (number, squares) in lines {
            let part = |from: usize, to: usize| {
                let to = to.min(squares.len());
                squares.get(from.min(to)..to).unwrap_or_default()
            };
            // The text of the last column may be longer than its rule.
            let text = text_of(part(span.start, next.map_or(usize::MAX, |_| span.end)));
            let margin = next.map_or(&[][..], |next| part(span.end, next.start));
            if !is_blank(margin) {
                overlap.get_or_insert_with(|| format!("{}{}", text.trim(), text_of(margin).trim()));
            }
            texts.push((*number, text.trim_end().to_owned()));
        }
        cells.push(SimpleCell { lines: texts, span: Span { columns: *columns, rows: 1 } });
    }
    Some(SimpleRow { number: *number, is_head, cells, overlap })
}

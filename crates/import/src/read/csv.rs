//! Comma-separated values, also with semicolons, tabs or bars.

use std::borrow::Cow;

use csv::{Position, ReaderBuilder, StringRecord};

use super::error::{Located, Result};
use super::flow::Flow;
use super::grid::{Grid, Span, Width};
use super::limits::Limits;
use super::outline::Outline;
use crate::document::{Document, Row};

/// How much of a file is looked at to find out what separates its values.
const SAMPLE_RECORDS: usize = 200;

/// How values are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dialect {
    pub(super) separator: u8,
    pub(super) quote: u8,
    /// What comes before a quotation mark in a quoted value; without it, the mark is doubled.
    pub(super) escape: Option<u8>,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { separator: b',', quote: b'"', escape: None }
    }
}

/// Reads a file; the separator is the one that splits it most evenly, unless it is given.
pub(super) fn read(text: &str, separator: Option<u8>, limits: &Limits) -> Result<Document> {
    let mut outline = Outline::new(limits);
    let separator = separator.unwrap_or_else(|| separator_of(text));
    let rows = rows_of(text, Dialect { separator, ..Dialect::default() }, 1, &mut outline)?;
    let line = rows.first().map_or(1, |row| row.line);
    outline.close_table(outline.open_table(), String::new(), line, rows);
    Ok(outline.finish())
}

/// The rows of values; `first_line` is the line of the file where the text begins.
pub(super) fn rows_of(text: &str, dialect: Dialect, first_line: usize, outline: &mut Outline) -> Result<Vec<Row>> {
    let mut grid = Grid::default();
    let mut widths = Widths::default();
    let mut record = StringRecord::new();
    let text = &*without_initial_spaces(text, dialect);
    let mut reader = reader_of(text, dialect);
    let mut lines = Lines { text, at: 0, line: first_line };
    let mut last_start = 0;
    // Reading fails on other text than UTF-8 only: records may have any number of values.
    while let Ok(true) = reader.read_record(&mut record) {
        let line = record.position().map_or(first_line, |position| lines.line_of(position));
        // A line of separators only is an empty one.
        if record.iter().all(|value| value.trim().is_empty()) {
            continue;
        }
        last_start = lines.at;
        grid.row(line, false, &mut outline.budget)?;
        for value in &record {
            let mut flow = Flow::default();
            flow.plain(value);
            grid.cell(&flow.take(), Span::ONE, &mut outline.budget)
                .map_err(|error| Located { line: Some(line), ..error })?;
        }
        widths.add(&record);
    }
    if is_unclosed(&text[last_start..], dialect) {
        grid.defect(
            "a quotation mark opens a value and nothing closes it: the rest of the file is in this row".to_owned(),
        );
    }
    grid.finish(Width::Declared(widths.columns()), &mut outline.budget)
}

/// A text without spaces before the opening quotation marks of values, where marks would be text.
fn without_initial_spaces(text: &str, dialect: Dialect) -> Cow<'_, str> {
    let (separator, quote) = (char::from(dialect.separator), char::from(dialect.quote));
    if !text.contains(&format!(" {quote}")) {
        return Cow::Borrowed(text);
    }
    let mut shorter = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let (mut is_quoted, mut is_start) = (false, true);
    while let Some(letter) = letters.next() {
        if letter == ' ' && is_start && !is_quoted && separator != ' ' {
            continue;
        }
        match letter {
            // What comes after a sign that escapes is a part of the value.
            _ if is_quoted && dialect.escape.is_some_and(|escape| letter == char::from(escape)) => {
                shorter.push(letter);
                shorter.extend(letters.next());
                is_start = false;
                continue;
            }
            _ if letter != quote => {}
            _ if is_start => is_quoted = true,
            _ if is_quoted && letters.peek() == Some(&quote) => shorter.extend(letters.next()),
            _ => is_quoted = false,
        }
        shorter.push(letter);
        is_start = !is_quoted && (letter == separator || letter == '\n');
    }
    Cow::Owned(shorter)
}

/// Whether the last record has an opening quotation mark that swallowed the lines after it.
fn is_unclosed(record: &str, dialect: Dialect) -> bool {
    let is_open = dialect.escape.is_none() && record.matches(char::from(dialect.quote)).count() % 2 == 1;
    is_open && record.trim_end().contains('\n')
}

/// Finds the line of each record, the records being in order.
///
/// The reader counts lines, but a record begins after empty lines that it has skipped.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn line_of(&mut self, position: &Position) -> usize {
        let start = usize::try_from(position.byte()).unwrap_or(usize::MAX).min(self.text.len());
        let skipped = self.text.as_bytes()[start..].iter().take_while(|byte| **byte == b'\n').count();
        let to = start + skipped;
        if let Some(between) = self.text.get(self.at..to) {
            self.line += between.matches('\n').count();
            self.at = to;
        }
        self.line
    }
}

/// How many values the records have.
#[derive(Default)]
struct Widths {
    first: usize,
    /// How many records have a number of values, by that number.
    counts: std::collections::BTreeMap<usize, usize>,
}

impl Widths {
    fn add(&mut self, record: &StringRecord) {
        let width = record
            .iter()
            .enumerate()
            .filter(|(_, value)| !value.trim().is_empty())
            .last()
            .map_or(0, |(last, _)| last + 1);
        if self.counts.is_empty() {
            self.first = width;
        }
        *self.counts.entry(record.len().min(width.max(1))).or_default() += 1;
    }

    /// The columns that the first record names, or the most common number if that is higher.
    fn columns(&self) -> usize {
        let most_common = self.counts.iter().max_by_key(|(width, count)| (**count, **width));
        most_common.map_or(0, |(width, _)| *width).max(self.first)
    }
}

/// The separator that splits the most records into the same number of values, at least two.
fn separator_of(text: &str) -> u8 {
    let score = |separator: u8| {
        let mut counts = std::collections::BTreeMap::<usize, usize>::new();
        let records = reader_of(text, Dialect { separator, ..Dialect::default() }).into_records().take(SAMPLE_RECORDS);
        for record in records.map_while(std::result::Result::ok).filter(|record| record.len() > 1) {
            *counts.entry(record.len()).or_default() += 1;
        }
        counts.into_values().max().unwrap_or(0)
    };
    // The first of the best wins.
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|separator| score(*separator)).unwrap_or(b',')
}

fn reader_of(text: &str, dialect: Dialect) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(dialect.separator)
        .quote(dialect.quote)
        .escape(dialect.escape)
        .double_quote(dialect.escape.is_none())
        .from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Origin, Table};

    fn table(text: &str) -> Table {
        read(text, None, &Limits::default()).unwrap().sections.remove(0).tables.remove(0)
    }

    fn shown(table: &Table) -> Vec<(usize, Vec<&str>)> {
        table.rows.iter().map(|row| (row.line, row.cells.iter().map(|cell| cell.text.as_str()).collect())).collect()
    }

    #[test]
    fn the_separator_is_found() {
        for separator in [",", ";", "\t", "|"] {
            let text =
                ["Code,Text", "E1,\"a; b, c|d\te\"", "E2,x"].map(|line| line.replacen(',', separator, 1)).join("\n");
            assert_eq!(shown(&table(&text))[1], (2, vec!["E1", "a; b, c|d e"]), "{separator}");
        }
    }

    #[test]
    fn quoted_values_keep_their_paragraphs_and_lines_are_counted() {
        let table = table("Code,Text\n\n1,\"first \"\"a\"\"\n\nsecond\"\n,\n2,x\n");
        assert_eq!(
            shown(&table),
            [(1, vec!["Code", "Text"]), (3, vec!["1", "first \"a\"\n\nsecond"]), (7, vec!["2", "x"])]
        );
    }

    #[test]
    fn quotation_marks_may_follow_spaces() {
        let table = table("Code, Text\n1, \"a, \"\" b\"\n2,  5 \"x\"\n");
        assert_eq!(shown(&table), [(1, vec!["Code", "Text"]), (2, vec!["1", "a, \" b"]), (3, vec!["2", "5 \"x\""])]);
    }

    #[test]
    fn a_quotation_mark_that_nothing_closes_is_a_defect_of_its_row() {
        let table = table("Code,Text\n1,a\n2,\"b\n3,c\n");
        assert_eq!(table.rows.len(), 3);
        assert!(table.rows[2].defect.as_ref().is_some_and(|defect| defect.starts_with("a quotation mark")));
    }

    #[test]
    fn short_rows_are_filled_up_and_long_ones_are_defective() {
        let table = table("Code,Text,Cause\n1,a\n2,b,c,d\n3,e,f,\n");
        assert_eq!(table.rows[1].cells[2].origin, Origin::Missing);
        assert!(table.rows[2].defect.as_ref().is_some_and(|defect| defect.contains("\"d\"")));
        assert_eq!(table.rows[3].defect, None);
    }
}

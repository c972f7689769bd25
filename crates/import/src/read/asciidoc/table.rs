//! Tables between `|===`.

use super::Line;
use super::attributes::{Attributes, split_quoted};
use super::blocks::Reader;
use super::cells::{self, Spec, Written};
use crate::document::Row;
use crate::read::csv;
use crate::read::error::{Located, Result};
use crate::read::grid::{Grid, Width};
use crate::read::limits::Budget;

/// The line that begins and ends a table, and what separates its cells.
pub(super) fn delimiter(line: &str) -> Option<char> {
    let mut letters = line.chars();
    let first = letters.next().filter(|first| "|,:!".contains(*first))?;
    let rest = letters.as_str();
    (rest.len() >= 3 && rest.bytes().all(|byte| byte == b'=')).then_some(first)
}

impl Reader {
    /// Reads a table; the lines are those between the delimiters.
    pub(super) fn table(
        &mut self,
        number: usize,
        sign: char,
        attributes: &Attributes,
        title: &str,
        lines: &[Line<'_>],
        depth: usize,
    ) -> Result<()> {
        let place = self.outline.open_table();
        let caption = self.one_line(title);
        let format = attributes.get("format").unwrap_or(match sign {
            ',' => "csv",
            ':' => "dsv",
            _ => "psv",
        });
        let separator = attributes.get("separator").and_then(|separator| match separator {
            "\\t" => Some('\t'),
            _ => separator.chars().next(),
        });
        let rows = match format {
            "csv" | "tsv" | "dsv" => {
                let usual = match format {
                    "csv" => b',',
                    "tsv" => b'\t',
                    _ => b':',
                };
                let separator = separator.and_then(|separator| u8::try_from(separator).ok()).unwrap_or(usual);
                let text: Vec<_> = lines.iter().map(|(_, line)| *line).collect();
                let dialect = csv::Dialect { separator, ..csv::Dialect::default() };
                let mut rows = csv::rows_of(&text.join("\n"), dialect, number + 1, &mut self.outline)?;
                let has_head =
                    attributes.has_option("header") || has_head_line(lines) && !attributes.has_option("noheader");
                for (at, row) in rows.iter_mut().enumerate() {
                    row.is_head = at == 0 && has_head;
                    for cell in &mut row.cells {
                        cell.text = self.one_line(&cell.text);
                    }
                }
                rows
            }
            _ => self.separated(attributes, separator.unwrap_or(sign), lines, depth)?,
        };
        self.outline.close_table(place, caption, number, rows);
        Ok(())
    }

    fn separated(
        &mut self,
        attributes: &Attributes,
        separator: char,
        lines: &[Line<'_>],
        depth: usize,
    ) -> Result<Vec<Row>> {
        let cells = cells::split(lines, separator);
        let columns = Columns::of(attributes, &cells);
        let has_head = attributes.has_option("header")
            || has_head_line(lines)
                && !attributes.has_option("noheader")
                && width_of(first_line(&cells)) == columns.count();
        let mut layout = Layout::new(columns.count(), has_head);
        let mut grid = Grid::default();
        let mut rest = &cells[..];
        while !rest.is_empty() {
            let line = first_line(rest);
            rest = &rest[line.len()..];
            let width = width_of(line);
            if layout.is_open() && width == layout.columns && width > 1 {
                grid.defect(format!("the row has {} cells, the table has {} columns", layout.at, layout.columns));
                layout.end_row();
            }
            let free = layout.free();
            // A bar that is not escaped makes a cell too many; all the following ones would move.
            let is_too_long = !layout.is_open()
                && width > free
                && free > 1
                && !width.is_multiple_of(layout.columns)
                && free == layout.columns;
            for (at, cell) in line.iter().enumerate() {
                let in_line = |error: Located| Located { line: Some(cell.number), ..error };
                let mut text: Option<String> = None;
                for _ in 0..cell.spec.copies {
                    if at == 0 || !is_too_long {
                        layout.place(&mut grid, cell.number, &mut self.outline.budget).map_err(in_line)?;
                    }
                    let text = match &text {
                        Some(text) => {
                            self.outline.budget.repeat(text).map_err(in_line)?;
                            text.clone()
                        }
                        None => {
                            let style = cell.spec.style.or_else(|| columns.style(layout.at));
                            text.insert(self.cell_text(&cell.lines, style, depth)?).clone()
                        }
                    };
                    grid.cell(&text, cell.spec.span, &mut self.outline.budget).map_err(in_line)?;
                    layout.cover(cell.spec);
                }
            }
            if is_too_long {
                layout.at = layout.columns;
            }
        }
        grid.finish(Width::Declared(columns.count()), &mut self.outline.budget)
    }
}

/// Where the next cell goes.
struct Layout {
    columns: usize,
    /// Columns of this row that cells above cover.
    is_covered: Vec<bool>,
    /// For how many rows after this one a cell covers each column.
    covered_after: Vec<u32>,
    at: usize,
    rows: usize,
    has_head: bool,
}

impl Layout {
    fn new(columns: usize, has_head: bool) -> Self {
        Self { columns, is_covered: vec![false; columns], covered_after: vec![0; columns], at: 0, rows: 0, has_head }
    }

    /// Whether a row has begun that is not full.
    fn is_open(&self) -> bool {
        self.at > 0 && self.at < self.columns
    }

    /// How many columns of the next row are not covered.
    fn free(&self) -> usize {
        self.covered_after.iter().filter(|rows| **rows == 0).count()
    }

    fn end_row(&mut self) {
        self.at = self.columns;
    }

    /// Begins rows until there is a place for a cell.
    fn place(&mut self, grid: &mut Grid, number: usize, budget: &mut Budget) -> Result<()> {
        while self.rows == 0 || self.at >= self.columns {
            // Rows that cells above cover as a whole are counted, as there may be very many.
            budget.cell()?;
            grid.row(number, self.has_head && self.rows == 0, budget)?;
            for (is_covered, after) in self.is_covered.iter_mut().zip(&mut self.covered_after) {
                *is_covered = *after > 0;
                *after = after.saturating_sub(1);
            }
            self.rows += 1;
            self.at = 0;
            self.skip_covered();
        }
        Ok(())
    }

    /// Takes the columns of a cell.
    fn cover(&mut self, spec: Spec) {
        let end = self.at.saturating_add(spec.span.columns as usize).min(self.columns);
        if let Some(after) = self.covered_after.get_mut(self.at..end) {
            after.fill(spec.span.rows - 1);
        }
        self.at = end;
        self.skip_covered();
    }

    fn skip_covered(&mut self) {
        while self.is_covered.get(self.at) == Some(&true) {
            self.at += 1;
        }
    }
}

/// The columns of a table, with the style of each.
struct Columns(Vec<Option<char>>);

impl Columns {
    /// Those that the attributes say, or as many as the first line has cells.
    fn of(attributes: &Attributes, cells: &[Written]) -> Self {
        if let Some(columns) = attributes.get("cols").map(columns_of).filter(|columns| !columns.is_empty()) {
            return Self(columns);
        }
        Self(vec![None; width_of(first_line(cells)).clamp(1, MOST_COLUMNS)])
    }

    fn count(&self) -> usize {
        self.0.len()
    }

    fn style(&self, at: usize) -> Option<char> {
        self.0.get(at).copied().flatten()
    }
}

/// More columns than this are no table.
const MOST_COLUMNS: usize = 1000;

/// The columns of `cols="1,2a,3*<m"`.
fn columns_of(text: &str) -> Vec<Option<char>> {
    // A number alone is that of equal columns: `cols=3`.
    if let Some(count) = text.trim().parse::<usize>().ok().filter(|count| (2..=MOST_COLUMNS).contains(count)) {
        return vec![None; count];
    }
    let mut columns = Vec::new();
    let text = text.replace(';', ",");
    for part in split_quoted(&text) {
        let part = part.trim();
        let (copies, rest) =
            part.split_once('*').map_or((1, part), |(copies, rest)| (copies.parse().unwrap_or(1), rest));
        let style = rest.chars().next_back().filter(char::is_ascii_lowercase);
        columns.extend(std::iter::repeat_n(style, copies));
        if columns.len() > MOST_COLUMNS {
            columns.truncate(MOST_COLUMNS);
            break;
        }
    }
    columns
}

/// Whether an empty line separates the first line from the others, which makes it heads.
fn has_head_line(lines: &[Line<'_>]) -> bool {
    let is_blank = |at: usize| lines.get(at).is_none_or(|(_, line)| line.trim().is_empty());
    !is_blank(0) && is_blank(1) && lines.len() > 2
}

/// The cells of the first line.
fn first_line(cells: &[Written]) -> &[Written] {
    let count = cells.iter().take_while(|cell| cell.number == cells[0].number).count();
    &cells[..count]
}

/// How many columns cells take.
fn width_of(cells: &[Written]) -> usize {
    let width = |spec: Spec| (spec.span.columns as usize).saturating_mul(spec.copies as usize);
    cells.iter().map(|cell| width(cell.spec)).fold(0, usize::saturating_add)
}

//! Workbooks of Excel: a section with a table for each sheet.
//!
//! Empty rows and columns are no part of a table. A line is the number of a row.

mod archive;
mod value;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Cursor;

use calamine::{Dimensions, Reader as _, Xlsx, XlsxError};

use super::error::{Located, ReadProblem, Result};
use super::flow::Flow;
use super::grid::{Grid, Span, Width};
use super::limits::{Budget, Limits};
use super::outline::Outline;
use crate::document::{Document, Row};

/// Reads a workbook.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Document> {
    archive::check(bytes, limits)?;
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(not_a_workbook)?;
    let mut outline = Outline::new(limits);
    for name in workbook.sheet_names() {
        // Sheets of charts have no cells.
        let sheet = match Sheet::read(&mut workbook, &name, limits) {
            Err(Unread::NoCells) => continue,
            Err(Unread::Error(error)) => return Err(error),
            Ok(sheet) => sheet,
        };
        if !is_default_name(&name) {
            outline.heading(1, name, 1);
        }
        let place = outline.open_table();
        let rows = sheet.rows(&mut outline.budget)?;
        let line = rows.first().map_or(1, |row| row.line);
        outline.close_table(place, String::new(), line, rows);
    }
    Ok(outline.finish())
}

#[allow(clippy::needless_pass_by_value, reason = "it is passed to map_err")]
fn not_a_workbook(error: XlsxError) -> Located {
    ReadProblem::Workbook(error.to_string()).into()
}

/// Whether a sheet has the name that it gets when it is made.
fn is_default_name(name: &str) -> bool {
    let number = ["Sheet", "工作表", "Лист", "Feuil", "Tabelle", "Hoja", "Planilha"]
        .iter()
        .find_map(|word| name.strip_prefix(word));
    number.is_some_and(|number| number.trim().bytes().all(|byte| byte.is_ascii_digit()))
}

/// The cells of a sheet that have text, by row and column, counted from 0.
struct Sheet {
    cells: BTreeMap<(u32, u32), String>,
    merged: HashMap<(u32, u32), Dimensions>,
}

/// Why a sheet is not read.
enum Unread {
    NoCells,
    Error(Located),
}

impl From<XlsxError> for Unread {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_) => Self::NoCells,
            error => Self::Error(not_a_workbook(error)),
        }
    }
}

impl Sheet {
    fn read(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, limits: &Limits) -> std::result::Result<Self, Unread> {
        let mut cells = BTreeMap::new();
        let mut reader = workbook.worksheet_cells_reader(name)?;
        while let Some((cell, style)) = reader.next_cell_with_style_id()? {
            let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
            let mut flow = Flow::default();
            flow.plain(&value::text_of(cell.get_value(), format.map(|format| format.format_code.as_str())));
            let text = flow.take();
            if !text.is_empty() {
                cells.insert(cell.get_position(), text);
            }
            if cells.len() > limits.cells {
                return Err(Unread::Error(ReadProblem::TooManyCells { limit: limits.cells }.into()));
            }
        }
        drop(reader);
        let merged = workbook.merge_cells_by_sheet_name(name)?;
        let merged = merged.into_iter().map(|region| (region.start, region)).collect();
        Ok(Self { cells, merged })
    }

    fn rows(mut self, budget: &mut Budget) -> Result<Vec<Row>> {
        let rows: BTreeSet<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        let columns: BTreeSet<u32> = self.cells.keys().map(|(_, column)| *column).collect();
        // How many of the rows and columns of the table a region covers.
        let count = |set: &BTreeSet<u32>, from: u32, to: u32| {
            u32::try_from(set.range(from..=to.max(from)).count()).unwrap_or(u32::MAX)
        };
        let mut grid = Grid::default();
        // For how many rows, this one included, a cell above covers a column.
        let mut covered: HashMap<u32, u32> = HashMap::new();
        for row in &rows {
            let line = *row as usize + 1;
            grid.row(line, false, budget)?;
            let mut skipped = 0;
            for column in &columns {
                if skipped > 0 {
                    skipped -= 1;
                    continue;
                }
                if covered.get(column).is_some_and(|rows| *rows > 0) {
                    continue;
                }
                let text = self.cells.remove(&(*row, *column)).unwrap_or_default();
                let region = self.merged.get(&(*row, *column)).filter(|_| !text.is_empty());
                let span = region.map_or(Span::ONE, |region| Span {
                    columns: count(&columns, *column, region.end.1).max(1),
                    rows: count(&rows, *row, region.end.0).max(1),
                });
                if let Some(region) = region.filter(|_| span.rows > 1) {
                    covered
                        .extend(columns.range(*column..=region.end.1.max(*column)).map(|column| (*column, span.rows)));
                }
                skipped = span.columns - 1;
                grid.cell(&text, span, budget).map_err(|error| Located { line: Some(line), ..error })?;
            }
            covered.retain(|_, rows| {
                *rows -= 1;
                *rows > 0
            });
        }
        grid.finish(Width::Declared(columns.len()), budget)
    }
}

//! Rows and cells of a table with spans, laid out as browsers do.

use crate::document::{Cell, Origin, Row};

use super::error::Result;
use super::limits::Budget;

/// A table while its rows are read.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    rows: Vec<Row>,
    /// For each column, the text that a cell above spans, and for how many more rows.
    above: Vec<Covered>,
    /// Whether the last row is being read.
    is_open: bool,
    /// Whether the row that is being read has a cell that no cell above spans.
    has_cell: bool,
}

#[derive(Clone, Debug, Default)]
struct Covered {
    rows: u32,
    text: String,
}

/// How many columns and rows a cell covers, at least one of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) columns: u32,
    pub(crate) rows: u32,
}

impl Span {
    pub(crate) const ONE: Self = Self { columns: 1, rows: 1 };
}

/// How many columns a table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// The table says so.
    Declared(usize),
    /// As many as the heads have, or the widest row without heads.
    Heads,
}

impl Grid {
    /// Begins a row.
    pub(crate) fn row(&mut self, line: usize, is_head: bool, budget: &mut Budget) -> Result<()> {
        self.end_row(budget)?;
        self.rows.push(Row { line, is_head, cells: Vec::new(), defect: None });
        self.is_open = true;
        self.has_cell = false;
        Ok(())
    }

    /// Says what is wrong with the row that has begun.
    pub(crate) fn defect(&mut self, defect: String) {
        if let Some(row) = self.rows.last_mut() {
            row.defect.get_or_insert(defect);
        }
    }

    /// Adds a cell at the next free column of the row.
    pub(crate) fn cell(&mut self, text: &str, span: Span, budget: &mut Budget) -> Result<()> {
        self.fill_covered(budget)?;
        let Some(row) = self.rows.last_mut() else { return Ok(()) };
        self.has_cell = true;
        for column in 0..span.columns.max(1) {
            let at = row.cells.len();
            if column > 0 && self.above.get(at).is_some_and(|covered| covered.rows > 0) {
                row.defect = Some("a cell overlaps one that spans from the row above".to_owned());
                break;
            }
            budget.cell()?;
            if column > 0 {
                budget.repeat(text)?;
            }
            if span.rows > 1 {
                budget.repeat(text)?;
                if self.above.len() <= at {
                    self.above.resize_with(at + 1, Covered::default);
                }
                self.above[at] = Covered { rows: span.rows, text: text.to_owned() };
            }
            let origin = if column == 0 { Origin::Own } else { Origin::Left };
            row.cells.push(Cell { text: text.to_owned(), origin });
        }
        Ok(())
    }

    /// Ends a group of rows: spans do not go on after it.
    pub(crate) fn end_group(&mut self, budget: &mut Budget) -> Result<()> {
        self.end_row(budget)?;
        self.above.clear();
        Ok(())
    }

    /// The rows, all of the same number of cells.
    pub(crate) fn finish(mut self, width: Width, budget: &mut Budget) -> Result<Vec<Row>> {
        self.end_row(budget)?;
        let mut rows = self.rows;
        let width = match width {
            Width::Declared(width) => width,
            Width::Heads => width_of(&rows),
        };
        for row in &mut rows {
            let excess =
                row.cells.iter().skip(width).filter(|cell| cell.origin == Origin::Own && !cell.text.is_empty());
            let excess: Vec<_> = excess.map(|cell| cell.text.as_str()).collect();
            if !excess.is_empty() {
                row.defect.get_or_insert(format!(
                    "the row has {} cells, the table has {width} columns: \"{}\" belongs to none",
                    extent(row),
                    excess.join(" | ")
                ));
            }
            row.cells.truncate(width);
            while row.cells.len() < width {
                budget.cell()?;
                row.cells.push(Cell { text: String::new(), origin: Origin::Missing });
            }
        }
        Ok(rows)
    }

    /// Adds the cells that spans from above cover, up to the next free column.
    fn fill_covered(&mut self, budget: &mut Budget) -> Result<()> {
        let Some(row) = self.rows.last_mut() else { return Ok(()) };
        while let Some(covered) = self.above.get(row.cells.len()).filter(|covered| covered.rows > 0) {
            budget.cell()?;
            budget.repeat(&covered.text)?;
            row.cells.push(Cell { text: covered.text.clone(), origin: Origin::Above });
        }
        Ok(())
    }

    /// Completes the last row, and drops it if cells above span all of it.
    fn end_row(&mut self, budget: &mut Budget) -> Result<()> {
        let Some(row) = self.rows.last().filter(|_| self.is_open) else { return Ok(()) };
        self.is_open = false;
        if self.has_cell {
            let mut at = row.cells.len();
            let end = self.above.iter().rposition(|covered| covered.rows > 0).map_or(0, |last| last + 1);
            while at < end {
                self.fill_covered(budget)?;
                let Some(row) = self.rows.last_mut() else { break };
                if row.cells.len() < end {
                    budget.cell()?;
                    row.cells.push(Cell { text: String::new(), origin: Origin::Missing });
                }
                at = row.cells.len();
            }
        } else {
            self.rows.pop();
        }
        for covered in &mut self.above {
            covered.rows = covered.rows.saturating_sub(1);
        }
        while self.above.last().is_some_and(|covered| covered.rows == 0) {
            self.above.pop();
        }
        self.has_cell = false;
        Ok(())
    }
}

/// The columns up to the last cell with a text that no cell to its left spans.
fn extent(row: &Row) -> usize {
    let last = row.cells.iter().rposition(|cell| cell.origin != Origin::Left && !cell.text.is_empty());
    last.map_or(0, |last| last + 1)
}

/// The number of columns: that of the heads, unless most rows have more, which the heads then do not name.
fn width_of(rows: &[Row]) -> usize {
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let heads = rows.iter().take_while(|row| row.is_head);
    let Some(width) = heads.map(|row| row.cells.len()).max() else { return widest };
    let wider = rows.iter().filter(|row| extent(row) > width).count();
    if wider * 2 > rows.len() { widest } else { width }
}

#[cfg(test)]
mod tests {
    use super::super::error::ReadProblem;
    use super::super::limits::Limits;
    use super::*;

    fn budget() -> Budget {
        Budget::new(&Limits { bytes: 1000, cells: 100, depth: 10 })
    }

    fn shown(rows: &[Row]) -> Vec<String> {
        let sign = |origin| match origin {
            Origin::Own => "",
            Origin::Left => "<",
            Origin::Above => "^",
            Origin::Missing => "-",
        };
        let row =
            |row: &Row| row.cells.iter().map(|cell| format!("{}{}", sign(cell.origin), cell.text)).collect::<Vec<_>>();
        rows.iter().map(|each| row(each).join(" ")).collect()
    }

    #[test]
    fn spans_are_expanded_and_short_rows_filled_up() {
        let (mut grid, mut budget) = (Grid::default(), budget());
        let b = &mut budget;
        grid.row(1, false, b).unwrap();
        grid.cell("a", Span { columns: 2, rows: 2 }, b).unwrap();
        grid.cell("b", Span::ONE, b).unwrap();
        grid.row(2, false, b).unwrap();
        grid.cell("c", Span::ONE, b).unwrap();
        grid.row(3, false, b).unwrap();
        grid.cell("d", Span { columns: 1, rows: 9 }, b).unwrap();
        assert_eq!(shown(&grid.finish(Width::Heads, b).unwrap()), ["a <a b", "^a ^a c", "d - -"]);
    }

    #[test]
    fn spans_end_with_their_group_and_rows_without_cells_of_their_own_are_none() {
        let (mut grid, mut budget) = (Grid::default(), budget());
        let b = &mut budget;
        grid.row(1, true, b).unwrap();
        grid.cell("a", Span { columns: 2, rows: u32::MAX }, b).unwrap();
        grid.row(2, true, b).unwrap();
        grid.end_group(b).unwrap();
        grid.end_group(b).unwrap();
        grid.row(3, false, b).unwrap();
        grid.cell("b", Span::ONE, b).unwrap();
        grid.cell("c", Span::ONE, b).unwrap();
        assert_eq!(shown(&grid.finish(Width::Heads, b).unwrap()), ["a <a", "b c"]);
    }

    #[test]
    fn a_span_at_the_end_of_a_short_row_stays_in_its_column() {
        let (mut grid, mut budget) = (Grid::default(), budget());
        let b = &mut budget;
        grid.row(1, false, b).unwrap();
        grid.cell("a", Span::ONE, b).unwrap();
        grid.cell("b", Span::ONE, b).unwrap();
        grid.cell("c", Span { columns: 1, rows: 2 }, b).unwrap();
        grid.row(2, false, b).unwrap();
        grid.cell("d", Span::ONE, b).unwrap();
        assert_eq!(shown(&grid.finish(Width::Heads, b).unwrap()), ["a b c", "d - ^c"]);
    }

    #[test]
    fn a_row_with_more_cells_than_heads_is_defective_and_names_the_rest() {
        let (mut grid, mut budget) = (Grid::default(), budget());
        let b = &mut budget;
        for (line, cells) in [(1, &["Code", "Text"][..]), (2, &["1", "x", "y"]), (3, &["2", "z", ""])] {
            grid.row(line, line == 1, b).unwrap();
            for cell in cells {
                grid.cell(cell, Span::ONE, b).unwrap();
            }
        }
        let rows = grid.finish(Width::Heads, b).unwrap();
        assert_eq!(shown(&rows), ["Code Text", "1 x", "2 z"]);
        assert_eq!(
            rows[1].defect.as_deref(),
            Some("the row has 3 cells, the table has 2 columns: \"y\" belongs to none")
        );
        assert_eq!(rows[2].defect, None);
    }

    #[test]
    fn spans_end_at_the_limit() {
        let (mut grid, mut budget) = (Grid::default(), budget());
        grid.row(1, false, &mut budget).unwrap();
        let result = grid.cell("", Span { columns: 101, rows: 1 }, &mut budget);
        assert_eq!(result, Err(ReadProblem::TooManyCells { limit: 100 }.into()));
        let result = grid.cell(
            &"x".repeat(600),
            Span { columns: 3, rows: 1 },
            &mut Budget::new(&Limits { bytes: 1000, ..Limits::default() }),
        );
        assert_eq!(result, Err(ReadProblem::TooMuchRepeated { limit: 1000 }.into()));
    }
}

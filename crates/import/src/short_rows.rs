//! Completes rows that have fewer cells than their table has columns.
//!
//! Converters to Markdown drop cells that span rows: the next rows are shorter. Which columns are missing is found by
//! trying: the cells that are there have to fit the shapes of their columns, in one way only.

use crate::document::{Origin, Row, Table};
use crate::map::script::{self, Script};
use crate::map::shape;
use crate::map::{Key, Mapping, skeleton};
use crate::report::Refusal;

/// Tables with more columns are not completed: there are too many ways.
const MAX_COLUMNS: usize = 12;

/// The cells of rows, completed by those above.
#[derive(Debug)]
pub(crate) struct Completed {
    columns: Vec<Shape>,
    /// Whether cells may be missing anywhere in a row, not only at its end.
    has_gaps: bool,
    /// The cells of the last complete row.
    above: Vec<String>,
}

/// What the cells of a column look like.
#[derive(Debug)]
struct Shape {
    key: Option<Key>,
    script: Option<Script>,
    /// The shapes of the codes of the column.
    codes: Vec<String>,
    /// Short words that the column has again and again.
    words: Vec<String>,
}

impl Completed {
    /// With `has_gaps`, cells may be missing anywhere in a row: in pipe tables, whose spans are dropped.
    pub fn new(table: &Table, mapping: &Mapping, has_gaps: bool) -> Self {
        let complete: Vec<&Row> = table.rows[mapping.heads..]
            .iter()
            .filter(|row| row.defect.is_none() && row.cells.iter().all(|cell| cell.origin != Origin::Missing))
            .collect();
        let columns = mapping.columns.iter().enumerate().map(|(at, column)| {
            let cells = || complete.iter().filter_map(move |row| row.cells.get(at)).map(|cell| cell.text.trim());
            let codes = || cells().flat_map(shape::codes).map(skeleton);
            let mut shape =
                Shape { key: column.key, script: script::common_script(cells()), codes: Vec::new(), words: Vec::new() };
            match column.key {
                Some(Key::Code) => shape.codes = codes().collect(),
                Some(key) if key.is_text() || key == Key::Status => {}
                _ => shape.words = cells().filter(|cell| !cell.is_empty()).map(str::to_owned).collect(),
            }
            for list in [&mut shape.codes, &mut shape.words] {
                list.sort_unstable();
                list.dedup();
            }
            shape
        });
        Self { columns: columns.collect(), has_gaps, above: Vec::new() }
    }

    /// The texts of the cells of a row.
    pub fn cells(&mut self, row: &Row) -> Result<Vec<String>, Refusal> {
        let own: Vec<&str> =
            row.cells.iter().filter(|cell| cell.origin != Origin::Missing).map(|cell| cell.text.as_str()).collect();
        let width = self.columns.len();
        let cells = if own.len() == row.cells.len() {
            row.cells.iter().map(|cell| cell.text.clone()).collect()
        } else {
            let placed = self.places(&own, width)?;
            let last = placed.last().copied();
            let mut cells = vec![String::new(); width];
            for (at, cell) in cells.iter_mut().enumerate() {
                match placed.iter().position(|place| *place == at) {
                    Some(from) => own[from].clone_into(cell),
                    // Cells that are missing at the end are empty; others were dropped from a span.
                    None if last.is_none_or(|last| at > last) => {}
                    None => match self.above.get(at) {
                        Some(above) => above.clone_into(cell),
                        None => return Err(Refusal::Short),
                    },
                }
            }
            cells
        };
        self.above.clone_from(&cells);
        Ok(cells)
    }

    /// The columns to which the cells of a short row belong, if there is one way only.
    fn places(&self, own: &[&str], width: usize) -> Result<Vec<usize>, Refusal> {
        if !self.has_gaps {
            return Ok((0..own.len()).collect());
        }
        if own.is_empty() || own.len() > width || width > MAX_COLUMNS {
            return Err(Refusal::Short);
        }
        let masks = (0_u32..1 << width).filter(|mask| mask.count_ones() as usize == own.len());
        let places = masks.map(|mask| (0..width).filter(|at| mask >> at & 1 == 1).collect::<Vec<usize>>());
        let fitting: Vec<Vec<usize>> =
            places.filter(|places| places.iter().zip(own).all(|(at, cell)| self.columns[*at].fits(cell))).collect();
        // A row without a code is another case of the code above.
        let code = self.columns.iter().position(|column| column.key == Some(Key::Code));
        let (with_code, without): (Vec<_>, Vec<_>) =
            fitting.into_iter().partition(|places| code.is_none_or(|at| places.contains(&at)));
        let mut ways = if with_code.is_empty() { without } else { with_code };
        match ways.len() {
            1 => ways.pop().ok_or(Refusal::Short),
            _ => Err(Refusal::Short),
        }
    }
}

impl Shape {
    fn fits(&self, cell: &str) -> bool {
        let cell = cell.trim();
        match self.key {
            Some(Key::Code) => {
                let codes = shape::codes(cell);
                !codes.is_empty()
                    && codes.iter().all(|code| self.codes.is_empty() || self.codes.contains(&skeleton(code)))
            }
            Some(Key::Status) => shape::is_status(cell) || shape::is_blank(cell),
            Some(key) if key.is_text() => {
                if cell.is_empty() {
                    return true;
                }
                let is_code = self.codes.is_empty() && shape::is_status(cell);
                let has_script = match (self.script, script::script(cell)) {
                    (Some(column), Some(own)) => column == own,
                    _ => true,
                };
                !is_code && has_script
            }
            _ => {
                self.words.iter().any(|word| word == cell)
                    || !shape::is_status(cell)
                        && !shape::is_strong_code(cell)
                        && cell.chars().count() < 30
                        && self.script == script::script(cell)
            }
        }
    }
}

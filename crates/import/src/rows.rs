//! Reads the rows of a table whose columns are known.

use ecs_err_core::Code;

use crate::document::{Origin, Row, Table};
use crate::entry::Entry;
use crate::map::shape;
use crate::map::{Key, Mapping, is_across, is_head_row};
use crate::report::{Refusal, RefusedRow};
use crate::short_rows::Completed;

/// The rows of a table.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub entries: Vec<Entry>,
    /// How many rows were taken; a row may have several codes.
    pub taken: usize,
    pub refused: Vec<RefusedRow>,
}

/// What the headings above a table say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Above<'h> {
    /// The code that the whole table is about.
    pub code: Option<&'h str>,
    pub category: Option<&'h str>,
}

/// Reads the rows of a table. With `has_gaps`, short rows may lack any cell, not only the last ones.
pub(crate) fn read(table: &Table, mapping: &Mapping, above: Above<'_>, has_gaps: bool) -> Rows {
    let mut rows = Rows::default();
    let mut group: Option<String> = None;
    let mut completed = Completed::new(table, mapping, has_gaps);
    let data = &table.rows[mapping.heads..];
    for head in &table.rows[..mapping.heads] {
        if is_across(head) && !head.is_head {
            group = Some(category_name(head));
        }
    }
    for (at, row) in data.iter().enumerate() {
        if row.defect.is_none() && !mapping.is_exported {
            // An empty row is a gap in the layout.
            if row.cells.iter().all(|cell| cell.text.trim().is_empty()) {
                continue;
            }
            if is_across(row) {
                group = Some(category_name(row));
                continue;
            }
            if is_repeated_head(row, table, mapping) {
                continue;
            }
            if is_class(data, at, mapping) {
                group = Some(row.cells.iter().map(|cell| cell.text.trim()).collect::<Vec<_>>().join(" "));
                continue;
            }
        }
        let above = Above { category: group.as_deref().or(above.category), ..above };
        match entries(row, mapping, &mut completed, above) {
            Ok(entries) => {
                rows.taken += 1;
                rows.entries.extend(entries);
            }
            Err(reason) => rows.refused.push(RefusedRow { line: row.line, reason }),
        }
    }
    rows
}

/// The text of a row across the table, without marks of emphasis.
fn category_name(row: &Row) -> String {
    row.cells[0].text.trim().trim_matches('*').trim().to_owned()
}

/// Whether a row repeats the heads of the table.
fn is_repeated_head(row: &Row, table: &Table, mapping: &Mapping) -> bool {
    let same = || {
        let head = mapping.heads.checked_sub(1).and_then(|at| table.rows.get(at));
        head.is_some_and(|head| head.cells.iter().zip(&row.cells).all(|(head, cell)| head.text == cell.text))
    };
    let code = mapping.column(Key::Code).and_then(|at| row.cells.get(at));
    mapping.heads > 0
        && (row.is_head || same() || is_head_row(row) && code.is_none_or(|cell| !shape::is_strong_code(&cell.text)))
}

/// Whether a row names a class of codes, `E1` before `E101`: its code begins those below it and is shorter than they.
fn is_class(rows: &[Row], at: usize, mapping: &Mapping) -> bool {
    let Some(column) = mapping.column(Key::Code) else { return false };
    let code_at =
        |at: usize| rows.get(at).and_then(|row| row.cells.get(column)).and_then(|cell| shape::code(&cell.text));
    let is_start = |at: usize| match (code_at(at), code_at(at + 1)) {
        (Some(class), Some(code)) => {
            code.len() > class.len()
                && code.starts_with(class)
                && class.len() < 5
                && class.starts_with(|letter: char| letter.is_ascii_alphabetic())
        }
        _ => false,
    };
    is_start(at)
        && (0..rows.len()).filter(|at| is_start(*at)).count() > 1
        && (0..rows.len()).filter_map(code_at).map(str::len).min() == code_at(at).map(str::len)
}

/// The entries of a row: one for each of its codes.
fn entries(row: &Row, mapping: &Mapping, completed: &mut Completed, above: Above<'_>) -> Result<Vec<Entry>, Refusal> {
    if let Some(defect) = &row.defect {
        return Err(Refusal::Defect(defect.clone()));
    }
    let cells = completed.cells(row)?;
    let cell = |at: usize| cells.get(at).map_or("", |text| text.trim());
    let joined = mapping.column(Key::Code).and_then(|at| shape::joined(cell(at)));
    let codes = match (mapping.column(Key::Code), &joined) {
        (Some(at), _) if mapping.is_exported => Code::new(cell(at)).map(|code| code.as_str()).into_iter().collect(),
        (None, _) => above.code.into_iter().collect(),
        (Some(_), Some(joined)) => vec![joined.as_str()],
        (Some(at), None) => shape::codes(cell(at)),
    };
    if codes.is_empty() {
        let text = mapping.column(Key::Code).map_or("", cell);
        return Err(if shape::is_blank(text) { Refusal::NoCode } else { Refusal::NotACode(text.to_owned()) });
    }
    let mut entry = Entry { line: row.line, ..Entry::default() };
    for at in mapping.columns_of(Key::Status) {
        let statuses = shape::statuses(cell(at)).map_err(|()| Refusal::Status(cell(at).to_owned()))?;
        entry.statuses.extend(statuses);
    }
    for (at, column) in mapping.columns.iter().enumerate() {
        let Some(key) = column.key.filter(|key| !matches!(key, Key::Code | Key::Status)) else { continue };
        // What a cell spans to the right is said once.
        let is_blank = if mapping.is_exported { cell(at).is_empty() } else { shape::is_blank(cell(at)) };
        if is_blank || row.cells.get(at).is_some_and(|cell| cell.origin == Origin::Left) {
            continue;
        }
        if key.is_text() {
            entry.add_in(column.language.as_deref(), key, column.script, cell(at));
        } else {
            entry.values.entry(key).or_insert_with(|| cell(at).to_owned());
        }
    }
    if let Some(category) = above.category {
        entry.values.entry(Key::Category).or_insert_with(|| category.to_owned());
    }
    let mut entries = Vec::new();
    for code in codes {
        let mut entry = Entry { code: code.to_owned(), ..entry.clone() };
        if !entry.complete() {
            return Err(Refusal::NoText(code.to_owned()));
        }
        entries.push(entry);
    }
    Ok(entries)
}

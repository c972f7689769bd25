//! Which rows of a table are heads, and which name a group of rows.

use super::flat;
use super::heads::{Certainty, is_field_name, is_of_fields, meanings};
use super::shape;
use crate::document::{Origin, Row, Table, TableKind};

/// How many rows are heads, and the head of each column.
pub(crate) fn heads_of(table: &Table, width: usize) -> (usize, Vec<String>) {
    let marked = match table.kind {
        TableKind::Registry => 1,
        // A category may be marked as a head.
        TableKind::Grid if table.rows.iter().take_while(|row| row.is_head).all(is_across) => 0,
        TableKind::Grid => table.rows.iter().take_while(|row| row.is_head).count(),
    };
    let first = table.rows.iter().position(|row| !is_across(row)).unwrap_or(0);
    let heads = if table.kind == TableKind::Registry {
        1
    } else if marked > 0 && !is_data(table, marked) {
        marked
    } else if table.rows.get(first).is_some_and(is_head_row) {
        first + 1
    } else {
        0
    };
    let name = |at: usize| {
        let mut parts: Vec<&str> = Vec::new();
        for row in &table.rows[..heads] {
            let text = row.cells.get(at).map_or("", |cell| cell.text.trim());
            if !text.is_empty() && parts.last() != Some(&text) && !(is_across(row) && width > 1) {
                parts.push(text);
            }
        }
        // The lowest head says most.
        parts.last().map(|text| (*text).to_owned()).unwrap_or_default()
    };
    (heads, (0..width).map(name).collect())
}

/// Whether rows that are marked as heads are data, as in files of values without heads.
fn is_data(table: &Table, marked: usize) -> bool {
    let rows = &table.rows[..marked];
    if marked != 1
        || rows.iter().any(is_head_row)
        || rows.iter().any(|row| row.cells.iter().any(|cell| is_of_fields(&cell.text) || is_field_name(&cell.text)))
    {
        return false;
    }
    // A code in the head like those below it.
    (0..rows[0].cells.len()).any(|at| {
        let shape = skeleton(&rows[0].cells[at].text);
        let below = table.rows[marked..]
            .iter()
            .filter_map(|row| row.cells.get(at))
            .filter(|cell| skeleton(&cell.text) == shape)
            .count();
        shape::is_strong_code(&rows[0].cells[at].text) && below * 2 > table.rows.len()
    })
}

/// The shape of a code: digits and letters as such.
pub(crate) fn skeleton(text: &str) -> String {
    let class = |letter: char| {
        if letter.is_ascii_digit() {
            '9'
        } else if letter.is_ascii_uppercase() {
            'A'
        } else {
            letter
        }
    };
    let mut skeleton: Vec<char> = text.trim().chars().map(class).collect();
    skeleton.dedup();
    skeleton.into_iter().collect()
}

/// Whether a row has one text across all columns, such as the name of a category.
pub(crate) fn is_across(row: &Row) -> bool {
    let Some((first, rest)) = row.cells.split_first() else { return false };
    if first.text.trim().is_empty() || rest.is_empty() {
        return false;
    }
    let spans = rest.iter().all(|cell| cell.origin == Origin::Left);
    let alone = rest.iter().all(|cell| cell.text.trim().is_empty()) && !shape::is_strong_code(&first.text);
    let alone_bold = first.text.trim().starts_with("**") && rest.iter().all(|cell| cell.text.trim().is_empty());
    spans || alone || alone_bold
}

/// Whether the cells of a row are heads of a reference of codes.
pub(crate) fn is_head_row(row: &Row) -> bool {
    let texts: Vec<&str> =
        row.cells.iter().filter(|cell| cell.origin != Origin::Left).map(|cell| cell.text.trim()).collect();
    if flat::is_exported(&texts) {
        return true;
    }
    let known = texts.iter().filter(|text| !meanings(text).is_empty() || is_field_name(text) || is_of_fields(text));
    let sure =
        texts.iter().any(|text| meanings(text).first().is_some_and(|(_, certainty)| *certainty == Certainty::Exact));
    let filled = texts.iter().filter(|text| !text.is_empty()).count();
    filled > 1 && sure && known.count() * 2 >= filled && texts.iter().all(|text| text.chars().count() < 40)
}

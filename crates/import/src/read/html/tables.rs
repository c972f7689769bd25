//! What elements of tables say.

use super::tree::{Element, Id, Tree};
use crate::read::grid::Span;

/// The limits of browsers.
const MAX_COLUMN_SPAN: u32 = 1000;
const MAX_ROW_SPAN: u32 = 65534;

/// How many columns and rows a cell covers. A row span of 0 reaches to the end of the group of rows.
pub(super) fn span_of(cell: &Element) -> Span {
    let number = |name| cell.attribute(name).map(leading_number);
    let columns = number("colspan").filter(|columns| *columns > 0).unwrap_or(1).min(MAX_COLUMN_SPAN);
    let rows = match number("rowspan") {
        Some(0) => u32::MAX,
        rows => rows.unwrap_or(1).min(MAX_ROW_SPAN),
    };
    Span { columns, rows }
}

/// The number that a text begins with, or 1.
fn leading_number(text: &str) -> u32 {
    let text = text.trim_start();
    let digits = &text[..text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len())];
    if digits.is_empty() { 1 } else { digits.parse().unwrap_or(u32::MAX) }
}

/// Whether a row has only heads.
pub(super) fn is_all_heads(tree: &Tree, row: Id) -> bool {
    let mut cells =
        tree.children(row).map(|child| tree.name(child)).filter(|name| matches!(*name, "td" | "th")).peekable();
    cells.peek().is_some() && cells.all(|name| name == "th")
}

/// Whether a table only places things on the page: it says so, or a cell has a table and a heading, or its one cell
/// has a table.
pub(super) fn is_layout(tree: &Tree, table: Id) -> bool {
    let role = tree.element(table).and_then(|element| element.attribute("role"));
    if matches!(role, Some("presentation" | "none")) {
        return true;
    }
    let rows = tree.children(table).flat_map(|child| {
        let is_row = tree.name(child) == "tr";
        is_row.then_some(child).into_iter().chain(tree.children(child).filter(|row| tree.name(*row) == "tr"))
    });
    let mut cells = 0;
    let mut has_table = false;
    for cell in rows.flat_map(|row| tree.children(row)).filter(|cell| matches!(tree.name(*cell), "td" | "th")) {
        let content = content_of(tree, cell);
        if content.has_table && content.has_heading {
            return true;
        }
        cells += 1;
        has_table |= content.has_table;
    }
    cells == 1 && has_table
}

struct CellContent {
    has_table: bool,
    has_heading: bool,
}

/// The content of a cell, as far as it is near its beginning.
fn content_of(tree: &Tree, cell: Id) -> CellContent {
    const MOST_NODES: usize = 1000;
    let mut content = CellContent { has_table: false, has_heading: false };
    let mut open = vec![cell];
    for _ in 0..MOST_NODES {
        let Some(id) = open.pop() else { break };
        match tree.name(id) {
            "table" => content.has_table = true,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => content.has_heading = true,
            _ => {}
        }
        open.extend(tree.children(id).take(MOST_NODES));
    }
    content
}

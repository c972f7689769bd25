//! Values with tabs between them.

use super::csv;
use super::error::{Located, Result};
use super::flow::Flow;
use super::grid::{Grid, Span, Width};
use super::limits::Limits;
use super::outline::Outline;
use crate::document::Document;
use crate::map::is_exported;

/// Reads a file: as `ecs-err export` writes it if it has its heads, else as comma-separated values with tabs.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Document> {
    let heads: Vec<&str> = text.lines().next().unwrap_or_default().split('\t').collect();
    if is_exported(&heads) { read_exported(text, heads.len(), limits) } else { csv::read(text, Some(b'\t'), limits) }
}

/// Reads lines without quotes, in which marks with a backslash are tabs and line ends.
fn read_exported(text: &str, columns: usize, limits: &Limits) -> Result<Document> {
    let mut outline = Outline::new(limits);
    let mut grid = Grid::default();
    for (line, row) in (1..).zip(text.lines()).filter(|(_, row)| !row.trim().is_empty()) {
        grid.row(line, false, &mut outline.budget)?;
        for cell in row.split('\t') {
            let mut flow = Flow::default();
            flow.plain(&unescaped(cell));
            grid.cell(&flow.take(), Span::ONE, &mut outline.budget)
                .map_err(|error| Located { line: Some(line), ..error })?;
        }
    }
    let rows = grid.finish(Width::Declared(columns), &mut outline.budget)?;
    outline.close_table(outline.open_table(), String::new(), 1, rows);
    Ok(outline.finish())
}

fn unescaped(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('r') => text.push('\r'),
                Some('\\') | None => text.push('\\'),
                Some(other) => text.extend(['\\', other]),
            },
            letter => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exported_cells_have_no_quotes_and_are_unescaped() {
        let text = "code\tmessage_en\nA1\t\"a\" \\\\n b\nA2\tone\\ntwo\n";
        let table = read(text, &Limits::default()).unwrap().sections.remove(0).tables.remove(0);
        let texts: Vec<_> = table.rows.iter().map(|row| row.cells[1].text.as_str()).collect();
        assert_eq!(texts, ["message_en", "\"a\" \\n b", "one\ntwo"]);
    }
}

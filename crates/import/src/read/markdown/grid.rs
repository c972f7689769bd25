//! Grid tables of Pandoc: their cells are Markdown, so the table becomes HTML with Markdown in it.

use crate::read::error::Result;
use crate::read::grid_table;
use crate::read::line::{Line, dedent};

/// Lines that may be a grid table.
pub(super) struct Block {
    /// How many lines of the file it takes.
    pub(super) length: usize,
    /// The table as lines of HTML with their numbers in the file; `None` for a drawing.
    pub(super) table: Option<Vec<(usize, String)>>,
}

/// The block that begins with the first of some lines, which has this number; a table has at least two columns.
pub(super) fn block(lines: &[&str], first: usize, most_cells: usize) -> Result<Option<Block>> {
    let Some(indent) = lines.first().and_then(|line| indent_of(line)) else { return Ok(None) };
    let without_indent = |line: &&str| line.strip_prefix(&" ".repeat(indent)).map(str::trim_end).map(str::to_owned);
    let mut framed: Vec<String> =
        lines.iter().map_while(without_indent).take_while(|line| line.starts_with(['+', '|'])).collect();
    let last = framed.len().saturating_sub(1);
    for (at, line) in framed.iter_mut().enumerate().filter(|(_, line)| is_border(line)) {
        // Colons align columns; a last border of `=` ends a foot.
        let is_head_end = line.contains('=') && at < last;
        *line = line.replace([':', '=', '-'], if is_head_end { "=" } else { "-" });
    }
    let framed: Vec<Line<'_>> = (first..).zip(&framed).map(|(number, text)| Line { text, number }).collect();
    let length = grid_table::length(&framed);
    let drawing = Block { length: framed.len(), table: None };
    if length == 0 {
        return Ok(Some(drawing));
    }
    let rows = grid_table::rows(&framed[..length], most_cells)?;
    let columns: u32 = rows.first().map_or(0, |row| row.cells.iter().map(|cell| cell.span.columns).sum());
    if columns < 2 {
        return Ok(Some(drawing));
    }
    let mut html = vec![(first, "<table>".to_owned())];
    for row in &rows {
        html.push((row.number, "<tr>".to_owned()));
        let name = if row.is_head { "th" } else { "td" };
        for cell in &row.cells {
            let (columns, rows) = (cell.span.columns, cell.span.rows);
            html.push((row.number, format!("<{name} colspan=\"{columns}\" rowspan=\"{rows}\">")));
            // An empty line ends a block of HTML, and one of Markdown.
            html.push((row.number, String::new()));
            let lines: Vec<_> = cell.lines.iter().map(|(number, text)| Line { text, number: *number }).collect();
            html.extend(dedent(&lines).into_iter().map(|line| (line.number, line.text.to_owned())));
            html.push((row.number, String::new()));
            html.push((row.number, format!("</{name}>")));
        }
        html.push((row.number, "</tr>".to_owned()));
    }
    html.push((first + length - 1, "</table>".to_owned()));
    html.push((first + length - 1, String::new()));
    Ok(Some(Block { length, table: Some(html) }))
}

/// The indentation of a line that may begin a table; a deeper one begins code.
fn indent_of(line: &str) -> Option<usize> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    (indent < 4 && is_border(line.trim())).then_some(indent)
}

/// Whether a line is a border across the table.
fn is_border(line: &str) -> bool {
    line.len() > 2
        && line.starts_with('+')
        && line.ends_with('+')
        && line.contains(['-', '='])
        && line.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=' | b':'))
}

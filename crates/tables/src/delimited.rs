//! Tables with delimiters: CSV and TSV.

use std::borrow::Cow;

use crate::Table;

/// The table as CSV (RFC 4180): a header, UTF-8 without a byte order mark, lines that end with `\n`. Cells are quoted if
/// they have commas, quotes or line ends, and are otherwise as in the catalog.
#[must_use]
pub fn csv(table: &Table<'_>) -> String {
    csv_of_rows(std::iter::once(table.names()).chain(table.rows()))
}

/// Rows of the same length as CSV.
pub(crate) fn csv_of_rows<R>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item: AsRef<str>>,
{
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    for row in rows {
        // Writing to memory never fails.
        for cell in row {
            let _ = writer.write_field(cell.as_ref());
        }
        let _ = writer.write_record(None::<&[u8]>);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The table as TSV: a header, and a line for each row. Nothing is quoted: a tab, a line feed, a carriage return and a
/// backslash of a cell are written `\t`, `\n`, `\r` and `\\`, as `COPY` of `PostgreSQL` and `TabSeparated` of `ClickHouse`
/// read them.
#[must_use]
pub fn tsv(table: &Table<'_>) -> String {
    let mut text = String::new();
    let mut line = |cells: &[Cow<'_, str>]| {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                text.push('\t');
            }
            push_escaped(&mut text, cell);
        }
        text.push('\n');
    };
    line(&table.names());
    for row in table.rows() {
        line(&row);
    }
    text
}

fn push_escaped(text: &mut String, cell: &str) {
    for letter in cell.chars() {
        match letter {
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\\' => text.push_str("\\\\"),
            letter => text.push(letter),
        }
    }
}

/// How many cells a spreadsheet would take for formulas: those that begin with `=`, `+`, `-` or `@` and are no numbers.
#[must_use]
pub fn formula_cells(table: &Table<'_>) -> usize {
    let is_formula = |cell: &str| cell.starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
    table.rows().flatten().filter(|cell| is_formula(cell)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_tsv_are_on_one_line() {
        let mut text = String::new();
        push_escaped(&mut text, "a\tb\nc\rd\\ne\"");
        assert_eq!(text, r#"a\tb\nc\rd\\ne""#);
    }
}

//! What readers make of files.

/// A file as a list of sections, in the order of the file.
///
/// What stands before the first heading is a section without one. A file without headings has one section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The sections.
    pub sections: Vec<Section>,
}

/// A heading with what stands below it up to the next heading, whatever its level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The level of the heading, from 1, or 0 without a heading.
    pub level: u8,
    /// The heading as plain text.
    pub heading: String,
    /// The line of the heading, counted from 1.
    pub line: usize,
    /// The text below the heading, without its tables: paragraphs, and lists with `- `, separated by empty lines.
    pub text: String,
    /// The tables below the heading.
    pub tables: Vec<Table>,
}

/// A table. Each row has the same number of cells: spans are expanded, short rows are filled up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Where the heads of its columns come from.
    pub kind: TableKind,
    /// A caption or title, or empty.
    pub caption: String,
    /// The line where the table begins, counted from 1.
    pub line: usize,
    /// The rows, with those of the heads.
    pub rows: Vec<Row>,
}

/// Where the heads of the columns of a table come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// A table of a document: heads are among its rows.
    Grid,
    /// A registry, or the matches of a pattern: the first row has the names of keys, or paths such as `error.id`.
    Registry,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line where the row begins, counted from 1.
    pub line: usize,
    /// Whether the file marks the row as heads: `<th>`, the line above `---`, `:header-rows:`.
    pub is_head: bool,
    /// The cells.
    pub cells: Vec<Cell>,
    /// What is wrong with the row in the file, such as more cells than columns; such a row is refused.
    pub defect: Option<String>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Plain text: paragraphs, and lists with `- `, separated by empty lines. Links, code and entities are text,
    /// invisible characters are gone. A cell of a span has the text of the span.
    pub text: String,
    /// Why the cell has this text.
    pub origin: Origin,
}

/// Why a cell has its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The text is in this cell.
    #[default]
    Own,
    /// The cell to the left spans this column.
    Left,
    /// The cell above spans this row.
    Above,
    /// The row has fewer cells than the table has columns: the text is empty.
    Missing,
}

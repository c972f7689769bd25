//! What the readers see in files.

#![allow(clippy::format_collect, reason = "the files of tests are small")]

mod asciidoc;
mod formats;
mod hostile;
mod html;
mod markdown;
mod properties;
mod restructuredtext;
#[cfg(feature = "xlsx")]
mod xlsx;

use ecs_err_import::{Document, Format, Limits, Origin, Row, Table, read};

/// The content of a file that can be read.
fn document(text: &str, format: Format) -> Document {
    read("page", text.as_bytes(), format, &Limits::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// The tables of a file, of all sections.
fn tables(text: &str, format: Format) -> Vec<Table> {
    document(text, format).sections.into_iter().flat_map(|section| section.tables).collect()
}

/// The rows of the only table of a file, as [`shown`].
fn rows(text: &str, format: Format) -> Vec<String> {
    let tables = tables(text, format);
    assert_eq!(tables.len(), 1, "{tables:#?}");
    shown(&tables[0])
}

/// The rows of a table: their line, `=` for heads, and the cells with `<` and `^` for spans and `-` for missing ones.
fn shown(table: &Table) -> Vec<String> {
    let cell = |cell: &ecs_err_import::Cell| {
        let sign = match cell.origin {
            Origin::Own => "",
            Origin::Left => "<",
            Origin::Above => "^",
            Origin::Missing => "-",
        };
        format!("{sign}{}", cell.text.replace('\n', "\\n"))
    };
    let row = |row: &Row| {
        let cells: Vec<_> = row.cells.iter().map(cell).collect();
        let defect = if row.defect.is_some() { " !" } else { "" };
        format!("{}{} {}{defect}", row.line, if row.is_head { "=" } else { ":" }, cells.join(" | "))
    };
    table.rows.iter().map(row).collect()
}

/// The sections of a file: line, level, heading and text.
fn sections(text: &str, format: Format) -> Vec<String> {
    let sections = document(text, format).sections;
    let section = |section: &ecs_err_import::Section| {
        let text = section.text.replace('\n', "\\n");
        format!("{} {} {}: {text}", section.line, "#".repeat(section.level.into()), section.heading)
    };
    sections.iter().map(section).collect()
}

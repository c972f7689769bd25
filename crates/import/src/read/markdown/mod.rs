//! Markdown, also with HTML and JSX in it.
//!
//! pulldown-cmark finds the blocks, and the whole becomes HTML, so that tables of HTML with Markdown in their cells are
//! read as one. Rows of pipe tables are split here: pulldown-cmark drops cells that have no column.

mod cells;
mod convert;
mod foreign;
mod grid;
mod lines;

use super::error::Result;
use super::html;
use super::limits::Limits;
use crate::document::Document;

/// What a file of Markdown may contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Markdown,
    /// Markdown with JSX: imports, components, expressions; text in tags is Markdown, too.
    Mdx,
}

/// Reads a file.
pub(super) fn read(text: &str, dialect: Dialect, limits: &Limits) -> Result<Document> {
    let source = lines::Source::of(text, dialect, limits)?;
    source.check(limits)?;
    let html = convert::html_of(&source, dialect);
    html::read_part(&html.text, limits, &|line| html.line(line))
}

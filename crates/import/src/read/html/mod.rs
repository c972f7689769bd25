//! HTML pages.
//!
//! A page is parsed as browsers do. A table in a cell is a separate table, after the one that contains it, and its
//! text is not part of the cell. Each term of a `dl` outside of tables is a section, one level below the heading
//! before it, and that heading goes on after the list.

mod parse;
mod placeholders;
mod tables;
mod tree;
mod walk;

pub(super) use placeholders::Placeholders;

use super::error::Result;
use super::limits::Limits;
use crate::document::Document;

/// Reads a page.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Document> {
    let placeholders = Placeholders::of(text);
    read_part(&placeholders.escape(text), limits, &|line| line)
}

/// Reads HTML that was made from another format; `lines` gives the line of the file for each of its lines.
pub(super) fn read_part(text: &str, limits: &Limits, lines: &dyn Fn(usize) -> usize) -> Result<Document> {
    walk::document_of(&parse::parse(text, limits)?, limits, lines)
}

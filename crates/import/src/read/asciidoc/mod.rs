//! `AsciiDoc`.
//!
//! Each term of a description list outside of tables is a section, one level below the heading before it, and that
//! heading goes on after the list.

mod attributes;
mod blocks;
mod cells;
mod inline;
mod line;
mod macros;
mod table;
mod values;

use super::error::Result;
use super::limits::Limits;
use crate::document::Document;

/// Reads a file.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Document> {
    let lines: Vec<_> = text.split('\n').enumerate().map(|(index, text)| (index + 1, text.trim_end())).collect();
    let mut reader = blocks::Reader::new(limits);
    reader.blocks(&lines, 0)?;
    reader.values.check()?;
    Ok(reader.outline.finish())
}

/// A line with its number, counted from 1.
type Line<'t> = (usize, &'t str);

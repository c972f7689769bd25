//! reStructuredText, also with directives of Sphinx.
//!
//! Each term of a definition list and each object of a Sphinx domain (`.. c:macro:: NAME`) outside of tables is a
//! section, one level below the heading before it, and that heading goes on afterwards.

mod blocks;
mod directives;
mod inline;
mod marks;
mod simple_table;

use std::path::Path;

use super::error::Result;
use super::limits::Limits;
use super::line;
use crate::document::Document;

/// Reads a file; those that it includes are in the directory.
pub(super) fn read(text: &str, directory: Option<&Path>, limits: &Limits) -> Result<Document> {
    let text = line::expand_tabs(text);
    let lines = line::lines_of(&text);
    let mut reader = blocks::Reader::new(&lines, directory, limits);
    reader.blocks(&lines, 0)?;
    reader.names.check()?;
    Ok(reader.outline.finish())
}

//! Readers: from the bytes of a file to its sections and tables.

mod asciidoc;
mod csv;
mod decode;
mod error;
mod flow;
mod format;
mod grid;
mod grid_table;
mod html;
mod included;
mod inline;
mod limits;
mod line;
mod markdown;
mod outline;
mod rst;
mod tsv;
#[cfg(feature = "xlsx")]
mod xlsx;

pub(crate) use error::in_mebibytes;
pub use error::{ReadError, ReadProblem};
pub use format::Format;
pub use limits::Limits;

use std::path::Path;

use crate::document::Document;
use markdown::Dialect;

/// Reads a file. The name is that shown in errors.
///
/// # Errors
///
/// The file is not text, is not in this format, or is larger than the limits allow. Everything that a page may have
/// wrong in its tables is no error: a [`Row`](crate::Row) says what is wrong with it.
pub fn read(name: &str, bytes: &[u8], format: Format, limits: &Limits) -> Result<Document, ReadError> {
    read_any(bytes, format, limits, None).map_err(|error| error.in_file(name))
}

/// Reads a file of a directory, with the files of that directory that it includes: those of `csv-table` in
/// reStructuredText. [`read`] refuses a document that includes files.
///
/// # Errors
///
/// As for [`read`], and if an included file can't be read, or is outside of the directory.
pub fn read_in(
    directory: &Path,
    name: &str,
    bytes: &[u8],
    format: Format,
    limits: &Limits,
) -> Result<Document, ReadError> {
    read_any(bytes, format, limits, Some(directory)).map_err(|error| error.in_file(name))
}

fn read_any(bytes: &[u8], format: Format, limits: &Limits, directory: Option<&Path>) -> error::Result<Document> {
    if bytes.len() > limits.bytes {
        return Err(ReadProblem::TooLarge { limit: limits.bytes }.into());
    }
    let text = || decode::text_of(bytes);
    match format {
        Format::Html => html::read(&decode::html_text_of(bytes)?, limits),
        Format::Markdown => markdown::read(&text()?, Dialect::Markdown, limits),
        Format::Mdx => markdown::read(&text()?, Dialect::Mdx, limits),
        Format::ReStructuredText => rst::read(&text()?, directory, limits),
        Format::AsciiDoc => asciidoc::read(&text()?, limits),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx::read(bytes, limits),
        #[cfg(not(feature = "xlsx"))]
        Format::Xlsx => Err(ReadProblem::NoWorkbooks.into()),
        Format::Csv => csv::read(&text()?, None, limits),
        Format::Tsv => tsv::read(&text()?, limits),
    }
}

//! Reads a data directory: its files, its records, and its errors with their positions.
//!
//! To read a catalog, use [`OwnedCatalog`](crate::OwnedCatalog). This module also gives access to the files and spans,
//! for programs that check or format them.
//!
//! ```
//! use ecs_err_data::load::{self, Arena, DataDir};
//!
//! # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
//! let arena = Arena::new();
//! let dir = DataDir::read(directory.as_ref(), &arena);
//! assert!(dir.diagnostics.is_empty());
//! assert!(dir.each_error().any(|(_, error)| error.code.as_str() == "Ecs.0085"));
//!
//! match load::open("not a catalog".as_ref(), &arena) {
//!     Ok(catalog) => println!("{} codes", catalog.errors().len()),
//!     Err(invalid) => assert!(!invalid.diagnostics.is_empty()),
//! }
//! ```

mod assemble;
mod brackets;
mod canonical;
mod data_dir;
mod exported;
mod file;
pub mod files;
mod guides;
mod header;
mod index;
mod json_text;
mod markdown;
mod marks;
pub(crate) mod order;
mod parse_errors;
mod places;
mod reader;
mod records;
mod repair;
pub(crate) mod strings;
mod syntax;

pub(crate) mod texts;
mod tree;
mod unread;
mod walk;

use std::path::Path;

/// The arena that owns the text and the records of a loaded catalog.
pub use bumpalo::Bump as Arena;

#[doc(hidden)]
pub use assemble::with_errors;
pub(crate) use assemble::with_messages;
pub(crate) use canonical::{can_format, canonical_unsorted, layout_at};
pub use canonical::{canonical, expanded, layout};
pub use data_dir::{DataDir, Document};
pub use exported::{NotAnExport, files_of_export};
pub use file::{File, Span};
pub use guides::GuideFile;
pub use json_text::{JsonKind, JsonMember, JsonNode, JsonText};
pub use places::Places;
pub use repair::repaired;
pub use syntax::Mistake;
#[doc(hidden)]
pub use walk::data_files;

use crate::check::{self, RuleId};
use crate::diagnostic::{Diagnostic, Severity};
use ecs_err_core::catalog::Catalog;
pub(crate) use records::each;

/// The error of opening a directory that is not a valid catalog, with its files.
#[derive(Debug)]
#[non_exhaustive]
pub struct InvalidDir<'a> {
    /// The errors and warnings, sorted by file and position.
    pub diagnostics: Vec<Diagnostic>,
    /// The directory, to show the lines with errors.
    pub dir: DataDir<'a>,
}

/// Reads and checks a data directory.
///
/// # Errors
/// If a file can't be read, or the directory breaks a rule of severity [`Error`](crate::Severity::Error).
pub fn open<'a>(path: &Path, arena: &'a Arena) -> Result<Catalog<'a>, Box<InvalidDir<'a>>> {
    let dir = DataDir::read(path, arena);
    checked_catalog(&dir, arena).map_err(|diagnostics| Box::new(InvalidDir { diagnostics, dir }))
}

/// The catalog of a directory; all diagnostics if one of them is an error.
pub(crate) fn checked_catalog<'a>(dir: &DataDir<'a>, arena: &'a Arena) -> Result<Catalog<'a>, Vec<Diagnostic>> {
    let diagnostics = check::run(dir);
    match dir.catalog(arena) {
        Some(catalog) if diagnostics.iter().all(|diagnostic| diagnostic.severity == Severity::Warning) => Ok(catalog),
        _ => Err(diagnostics),
    }
}

/// The catalog of a directory all of whose records can be read, even if it breaks rules: to compare it with another
/// one, or to count what it has.
///
/// # Errors
/// What can't be read.
pub fn readable_catalog<'a>(dir: &DataDir<'a>, arena: &'a Arena) -> Result<Catalog<'a>, Vec<Diagnostic>> {
    let is_unread = |one: &&Diagnostic| match one.rule {
        RuleId::UnreadableFile | RuleId::JsonSyntax | RuleId::WrongType | RuleId::MalformedCode => true,
        RuleId::MissingKey | RuleId::MissingFile => one.severity == Severity::Error,
        _ => false,
    };
    let unread: Vec<Diagnostic> = dir.diagnostics.iter().filter(is_unread).cloned().collect();
    match dir.catalog(arena) {
        Some(catalog) if unread.is_empty() => Ok(catalog),
        Some(_) => Err(unread),
        None => Err(check::run(dir)),
    }
}

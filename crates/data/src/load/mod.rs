//! Reads a data directory: every file, every record, every mistake with its position.
//!
//! ```no_run
//! use ecs_err_data::load;
//!
//! let arena = load::Arena::new();
//! match load::open("data".as_ref(), &arena) {
//!     Ok(catalog) => println!("{} codes", catalog.errors().len()),
//!     Err(invalid) => invalid.diagnostics.iter().for_each(|diagnostic| println!("{diagnostic}")),
//! }
//! ```

mod assemble;
mod canonical;
mod data_dir;
mod file;
pub mod files;
mod guides;
mod header;
mod index;
mod reader;
mod records;
pub(crate) mod strings;
mod tree;
mod walk;

use std::path::Path;

/// Owns the text and the records of a loaded catalog.
pub use bumpalo::Bump as Arena;

pub use canonical::{canonical, layout};
pub use data_dir::{DataDir, Document};
pub use file::{File, Span};
pub use guides::GuideFile;

use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use ecs_err_core::catalog::Catalog;
pub(crate) use records::each;

/// A directory that is not a valid catalog, with its files.
#[derive(Debug)]
#[non_exhaustive]
pub struct InvalidDir<'a> {
    /// Everything that is wrong, by file and position.
    pub diagnostics: Vec<Diagnostic>,
    /// The directory, for showing the lines that are wrong.
    pub dir: DataDir<'a>,
}

/// Reads and checks a data directory.
///
/// # Errors
/// If the directory breaks a rule: the error has every diagnostic.
pub fn open<'a>(path: &Path, arena: &'a Arena) -> Result<Catalog<'a>, Box<InvalidDir<'a>>> {
    let dir = DataDir::read(path, arena);
    checked_catalog(&dir, arena).map_err(|diagnostics| Box::new(InvalidDir { diagnostics, dir }))
}

/// The catalog of a directory, or every diagnostic if one of them is an error.
pub(crate) fn checked_catalog<'a>(dir: &DataDir<'a>, arena: &'a Arena) -> Result<Catalog<'a>, Vec<Diagnostic>> {
    let diagnostics = check::run(dir);
    match dir.catalog(arena) {
        Some(catalog) if diagnostics.iter().all(|diagnostic| diagnostic.severity == Severity::Warning) => Ok(catalog),
        _ => Err(diagnostics),
    }
}

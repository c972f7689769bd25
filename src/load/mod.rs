//! Reads a data folder: every file, every record, every mistake with its position.
//!
//! ```no_run
//! use ecs_err::load;
//!
//! let arena = load::Arena::new();
//! match load::open("data".as_ref(), &arena) {
//!     Ok(catalog) => println!("{} codes", catalog.errors.len()),
//!     Err(rejected) => rejected.problems.iter().for_each(|problem| println!("{problem}")),
//! }
//! ```

mod canonical;
mod file;
pub(crate) mod files;
mod folder;
mod guides;
mod index;
mod reader;
mod records;
pub(crate) mod strings;

use std::path::Path;

/// What a loaded catalog's text and records live in.
pub use bumpalo::Bump as Arena;

pub use canonical::{canonical, layout};
pub use file::{File, Place};
pub use folder::{Document, Folder};
pub use guides::GuideFile;

use crate::catalog::Catalog;
use crate::check;
use crate::problem::{Problem, Severity};
pub(crate) use records::each;

/// A folder that makes no catalog.
///
/// ```
/// let arena = ecs_err::load::Arena::new();
/// let rejected = ecs_err::load::open("no such folder".as_ref(), &arena).unwrap_err();
/// assert!(rejected.folder.files.is_empty() && !rejected.problems.is_empty());
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Rejected<'a> {
    /// Everything that is wrong, by file and position.
    pub problems: Vec<Problem>,
    /// The folder, for showing the lines that are wrong.
    pub folder: Folder<'a>,
}

/// Reads and checks a data folder.
///
/// # Errors
/// If the folder breaks a rule: then the answer holds every problem found.
///
/// ```
/// use ecs_err::load;
///
/// let arena = load::Arena::new();
/// let rejected = load::open("no such folder".as_ref(), &arena).unwrap_err();
/// assert!(!rejected.problems.is_empty());
/// ```
pub fn open<'a>(path: &Path, arena: &'a Arena) -> Result<Catalog<'a>, Box<Rejected<'a>>> {
    let folder = Folder::read(path, arena);
    let problems = check::run(&folder);
    match folder.catalog(arena) {
        Some(catalog) if problems.iter().all(|problem| problem.rule.severity() == Severity::Warning) => Ok(catalog),
        _ => Err(Box::new(Rejected { problems, folder })),
    }
}

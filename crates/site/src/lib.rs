//! The catalog as a static website: a page for every record in every language.

#![forbid(unsafe_code)]

mod context;
mod encode;
mod entry;
mod feeds;
mod highlight;
mod labels;
mod links;
mod markdown;
mod output;
mod output_dir;
mod page;
mod parts;
mod relations;
mod render;
pub mod script;
pub mod search;
mod shards;
mod template_error;
mod text;
mod theme;
pub mod url;
mod value;
mod writer;

use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use ecs_err_core::catalog::Catalog;

pub use output_dir::{Comparison, OutputDir};
pub use theme::Theme;
pub use writer::{Memory, SiteWriter};

/// How to build a site.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// The address that the site will have, for files with absolute addresses: canonical links, the
    /// sitemap, feeds, the description of the search for browsers.
    pub base_url: Option<String>,
    /// Its templates and assets.
    pub theme: Theme,
    /// Whether codes have a second address in lower case, in a directory a link to their own; a file system that does
    /// not tell letter case apart has no room for it ([`OutputDir::has_room_for_lower_case`]).
    pub lower_case: bool,
    /// Texts of more bytes than this are searched in parts that the pages fetch when they need them.
    pub search_limit: usize,
    /// What readers type before a code to look it up on their command line; pages say nothing about that without it.
    pub command: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base_url: None,
            theme: Theme::built_in(),
            lower_case: true,
            search_limit: search::LIMIT,
            command: Some("ecs-err".to_owned()),
        }
    }
}

/// What was built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// How many pages people read.
    pub pages: usize,
    /// How many files in all, without those that second names of directories lead to.
    pub files: usize,
    /// The size of all files in bytes.
    pub bytes: usize,
    /// Whether the pages fetch search data in parts.
    pub sharded: bool,
}

/// Why a site can't be built.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SiteError {
    /// A template is wrong, or uses a name that it is not given.
    #[error("{0}")]
    Template(String),
    /// A file of the theme can't be read.
    #[error("can't read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The theme is not a directory.
    #[error("{} is not a directory of templates and assets", .0.display())]
    NoTheme(PathBuf),
    /// The name of an asset would not be safe in an address or on a file system.
    #[error("site/{0}: name assets with letters, digits, \".\", \"_\" and \"-\" only")]
    AssetName(String),
    /// A file can't be kept.
    #[error("can't write {path}: {source}")]
    Write {
        /// The file, from the site's root.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// Links that lead nowhere, each with a page that has it.
    #[error("links that lead nowhere: {}", .0.iter().map(|(link, page)| format!("{link} (on {page})")).collect::<Vec<_>>().join(", "))]
    Links(Vec<(String, String)>),
}

/// Renders the whole site.
///
/// The same catalog and options give the same files.
///
/// # Errors
/// If a template fails, a file can't be kept, or a link leads nowhere.
pub fn render(catalog: Catalog<'_>, options: &Options, sink: &dyn SiteWriter) -> Result<Summary, SiteError> {
    render::Site::new(catalog, options)?.render(sink, &AtomicUsize::new(0))
}

/// Renders the whole site and counts the pages that are done, for a progress display.
///
/// # Errors
/// As [`render`].
pub fn render_counting(
    catalog: Catalog<'_>,
    options: &Options,
    sink: &dyn SiteWriter,
    done: &AtomicUsize,
) -> Result<Summary, SiteError> {
    render::Site::new(catalog, options)?.render(sink, done)
}

/// How many pages a catalog has, for a progress display.
#[must_use]
pub fn pages(catalog: Catalog<'_>) -> usize {
    page::Page::all(catalog).len() * catalog.metadata().languages.len()
}

/// Adds to a count that several threads share.
fn count(counter: &AtomicUsize, amount: usize) {
    counter.fetch_add(amount, Ordering::Relaxed);
}

/// The catalog of this repository, for unit tests.
#[cfg(test)]
fn ecs_catalog(arena: &ecs_err_data::load::Arena) -> Catalog<'_> {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
    ecs_err_data::load::open(data.as_ref(), arena).expect("the data is a catalog")
}

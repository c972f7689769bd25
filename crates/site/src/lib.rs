//! Renders a catalog as a static website: a page for every record in every language.
//!
//! ```
//! # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/example/catalog.rs")); }
//! # let catalog = example::catalog();
//! use ecs_err_site::{Memory, Options, render};
//!
//! let mut options = Options::default();
//! options.base_url = Some("https://errors.example.org".to_owned());
//! let memory = Memory::default();
//! let summary = render(catalog, &options, &memory)?;
//! assert!(summary.pages > 0);
//! let files = memory.into_files();
//! assert!(files.contains_key("en/errors/Ecs.0085/index.html"));
//! # Ok::<(), ecs_err_site::SiteError>(())
//! ```
//!
//! [`OutputDir`] writes the files to a directory, and replaces the site that is there in one step.

#![forbid(unsafe_code)]

mod assets;
#[cfg(feature = "card")]
mod card;
mod codes;
mod comparison;
mod context;
mod dates;
mod encode;
mod entry;
mod explain;
mod extra;
mod feeds;
mod highlight;
mod icons;
mod labels;
mod links;
mod llms;
mod markdown;
mod meta;
mod output;
mod output_dir;
mod page;
mod parts;
mod relations;
mod render;
pub mod script;
pub mod search;
mod settings;
mod shards;
mod short_names;
mod sitemap;
mod sources;
mod split;
mod structured;
mod summary;
mod template_error;
mod text;
mod theme;
mod theme_dir;
mod theme_parts;
mod theme_problem;
pub mod url;
mod value;
mod variables;
mod writer;

use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use ecs_err_core::catalog::Catalog;
use ecs_err_ui_text::diagnostics::{Message, messages};

pub use comparison::Comparison;
pub use output_dir::{OutputDir, OutputError};
pub use sources::Sources;
pub use theme::Theme;
pub use theme_problem::ThemeProblem;
pub use writer::{Memory, SiteWriter};

/// Options of [`render`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// The address of the published site. It adds the files with absolute addresses: canonical links, the
    /// sitemap, feeds, and the description of the search for browsers.
    pub base_url: Option<String>,
    /// The templates and assets.
    pub theme: Theme,
    /// Whether codes have a second address in lower case, which is a symbolic link in a directory. File systems that
    /// ignore letter case do not support it ([`OutputDir::supports_lower_case`]).
    pub lower_case: bool,
    /// The size of the texts of a language, in bytes, above which pages fetch search data in parts on demand.
    pub search_limit: usize,
    /// The command before a code that looks it up, such as `ecs-err`. Without it, pages do not mention a command line.
    pub command: Option<String>,
    /// The files of the records, for links to where they are edited.
    pub sources: Sources,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base_url: None,
            theme: Theme::built_in(),
            lower_case: true,
            search_limit: search::DEFAULT_LIMIT_BYTES,
            command: Some("ecs-err".to_owned()),
            sources: Sources::default(),
        }
    }
}

/// Statistics of a built site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// The number of HTML pages.
    pub pages: usize,
    /// The number of files, without those under second names of directories.
    pub files: usize,
    /// The total size of the files, in bytes.
    pub bytes: usize,
    /// Whether the pages fetch search data in parts.
    pub sharded: bool,
}

/// The error of building a site.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
#[non_exhaustive]
pub enum SiteError {
    /// A template has an error, or uses an unknown variable. The text has the file, the line and the cause.
    Template(String),
    /// A file of the theme could not be read.
    Read {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// The theme is not a directory.
    NoTheme(PathBuf),
    /// Files or keys of the theme are wrong or have no effect.
    Theme {
        /// The directory of the theme.
        directory: PathBuf,
        /// What is wrong.
        problems: Vec<ThemeProblem>,
    },
    /// The name of an asset is not safe in an address or on a file system.
    AssetName(String),
    /// The [`SiteWriter`] could not write a file.
    Write {
        /// The path of the file, relative to the root of the site.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// Broken links, each with a page that contains it.
    Links(Vec<(String, String)>),
}

impl SiteError {
    /// What is wrong, in each language of the program; `Display` prints the English one. Errors of templates are in
    /// English.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Template(text) => Message::verbatim(text),
            Self::Read { path, source } => messages::cannot_read_file(path.display(), &source.into()),
            Self::NoTheme(path) => messages::not_a_theme(path.display()),
            Self::Theme { directory, problems } => {
                let line = |problem: &ThemeProblem| {
                    messages::at_place(directory.join(problem.place()).display(), &problem.text())
                };
                Message::lines(problems.iter().map(line))
            }
            Self::AssetName(name) => messages::unsafe_asset_name(name),
            Self::Write { path, source } => messages::cannot_write_file(path, &source.into()),
            Self::Links(links) => {
                let links = links.iter().map(|(link, page)| messages::link_on_page(link, page));
                messages::broken_links(&Message::list(links))
            }
        }
    }
}

/// Renders the site and writes its files. The same catalog and options give the same files.
///
/// # Errors
/// If a template fails, a file can't be written, or a link is broken.
pub fn render(catalog: Catalog<'_>, options: &Options, writer: &dyn SiteWriter) -> Result<Summary, SiteError> {
    render_counting(catalog, options, writer, &AtomicUsize::new(0))
}

/// Renders the site like [`render`], and counts the finished pages for a progress display.
///
/// # Errors
/// As [`render`].
pub fn render_counting(
    catalog: Catalog<'_>,
    options: &Options,
    writer: &dyn SiteWriter,
    done: &AtomicUsize,
) -> Result<Summary, SiteError> {
    let output = output::Output::new(writer);
    render::Site::new(catalog, options, &output)?.render(output, done)
}

/// The number of pages of a catalog, for a progress display.
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

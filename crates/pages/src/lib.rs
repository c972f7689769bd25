//! Writes an error catalog as Markdown pages for the documentation site that a team already has.
//!
//! Each [`Flavor`] is a generator of such sites, with its own front matter, navigation, links and dialect of Markdown.
//!
//! ```
//! # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
//! use ecs_err_data::OwnedCatalog;
//! use ecs_err_pages::{Flavor, pages};
//!
//! let catalog = OwnedCatalog::open(directory.as_ref())?;
//! let files = pages(catalog.get(), Flavor::Mkdocs, "en");
//! assert!(files["codes/Ecs/Ecs.0085.md"].contains("# Ecs.0085\n"));
//! # Ok::<(), ecs_err_data::LoadError>(())
//! ```

#![forbid(unsafe_code)]

mod content;
mod escape;
mod flavor;
mod front_matter;
mod links;
mod markdown;
mod navigation;
mod page;
mod paths;

use std::collections::BTreeMap;

use ecs_err_core::Catalog;

pub use flavor::Flavor;

use content::Content;
use links::Links;
use page::Page;

/// The files of the pages of a catalog in a language, by their paths. Texts that the catalog lacks in the language are
/// in another one.
///
/// The same records and options give the same bytes.
#[must_use]
pub fn pages(catalog: Catalog<'_>, flavor: Flavor, language: &str) -> BTreeMap<String, String> {
    let pages = Page::all(catalog, flavor, language);
    let links = Links::new(catalog, flavor, language, &pages);
    let mut files: BTreeMap<String, String> = navigation::files(flavor, &pages).into_iter().collect();
    for (at, page) in pages.iter().enumerate() {
        let content = Content::of(catalog, language, &pages, at, &links);
        let body = markdown::write(links.added(&content, page), flavor, |link| links.target(page, link));
        files.insert(page.path.clone(), front_matter::page_text(flavor, page, &body));
    }
    files
}

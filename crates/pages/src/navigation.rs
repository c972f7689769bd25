//! The files of the navigation.

use std::fmt::Write as _;

use ecs_err_export::yaml_string;
use serde_json::json;

use crate::Flavor;
use crate::escape::{escape, html};
use crate::page::Page;

/// The files of the navigation of a flavor, with their paths. Starlight and Hugo read it from the front matter.
pub fn files(flavor: Flavor, pages: &[Page<'_>]) -> Vec<(String, String)> {
    match flavor {
        Flavor::Mdbook => vec![("SUMMARY.md".to_owned(), summary(pages))],
        Flavor::Mkdocs => vec![(".nav.yml".to_owned(), nav(pages))],
        Flavor::Docusaurus => pages.iter().filter(|page| page.is_index()).map(category).collect(),
        Flavor::Starlight | Flavor::Hugo => Vec::new(),
    }
}

/// The chapters of mdBook.
fn summary(pages: &[Page<'_>]) -> String {
    let mut text = "# Summary\n".to_owned();
    for page in pages {
        let link = format!("[{}]({})", escape(&page.title, Flavor::Mdbook, false), page.path);
        // Writing to a string does not fail.
        let _ = match page.depth {
            0 => write!(text, "\n{link}\n\n"),
            depth => writeln!(text, "{}- {link}", "    ".repeat(depth - 1)),
        };
    }
    text
}

/// The navigation of `MkDocs`, which its themes write into HTML as it is.
fn nav(pages: &[Page<'_>]) -> String {
    let mut text = "nav:\n".to_owned();
    for page in pages {
        let indent = "    ".repeat(page.depth.saturating_sub(1));
        let title = yaml_string(&html(&page.title));
        // Writing to a string does not fail.
        let _ = if page.is_index() && page.depth > 0 {
            writeln!(text, "  {indent}- {title}:\n  {indent}    - {title}: {}", yaml_string(&page.path))
        } else {
            writeln!(text, "  {indent}- {title}: {}", yaml_string(&page.path))
        };
    }
    text
}

/// The category of Docusaurus for the directory of a page.
fn category(page: &Page<'_>) -> (String, String) {
    let directory = page.directory();
    let mut category = json!({"label": page.title});
    if !directory.is_empty() {
        category["position"] = page.order.into();
    }
    category["link"] = json!({"type": "doc", "id": "index"});
    let slash = if directory.is_empty() { "" } else { "/" };
    (format!("{directory}{slash}_category_.json"), format!("{category:#}\n"))
}

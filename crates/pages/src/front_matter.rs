//! The text of a page: front matter, title and content.

use std::fmt::Write as _;

use crate::Flavor;
use crate::escape::{escape, html};
use crate::page::Page;
use ecs_err_export::yaml_string;

/// The text of the file of a page.
pub fn page_text(flavor: Flavor, page: &Page<'_>, body: &str) -> String {
    let mut text = String::new();
    let keys = keys(flavor, page);
    if !keys.is_empty() {
        text.push_str("---\n");
        for (key, value) in keys {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{key}: {value}");
        }
        text.push_str("---\n\n");
    }
    if !flavor.has_title_in_front_matter() {
        let _ = write!(text, "# {}\n\n", escape(&page.title, flavor, false));
    }
    text.push_str(body);
    text
}

/// The keys of the front matter with their values in YAML.
fn keys(flavor: Flavor, page: &Page<'_>) -> Vec<(&'static str, String)> {
    let text = |text: &str| {
        // Docusaurus writes it into JavaScript and leaves backslashes unescaped there.
        if flavor == Flavor::Docusaurus { yaml_string(&text.replace('\\', "⧵")) } else { yaml_string(text) }
    };
    let title = ("title", text(&page.title));
    let has_description = !page.description.is_empty();
    let description = has_description.then(|| ("description", text(&page.description)));
    let order = page.order;
    match flavor {
        Flavor::Mdbook => Vec::new(),
        // Themes of MkDocs write it into HTML as it is.
        Flavor::Mkdocs => {
            has_description.then(|| ("description", yaml_string(&html(&page.description)))).into_iter().collect()
        }
        Flavor::Docusaurus => {
            let own = yaml_string(page.stem());
            // Numbers at the beginning of a file's name would be dropped.
            let slug = (!page.is_index()).then(|| ("slug", own.clone()));
            let position = order.filter(|_| !page.is_index()).map(|order| ("sidebar_position", order.to_string()));
            let first = [("id", own), title].into_iter().chain(description);
            first.chain(slug).chain(position).chain([("custom_edit_url", "null".to_owned())]).collect()
        }
        Flavor::Starlight => {
            let order = order.map(|order| ("sidebar", format!("{{order: {order}}}")));
            [title].into_iter().chain(description).chain(order).chain([("editUrl", "false".to_owned())]).collect()
        }
        Flavor::Hugo => {
            let weight = order.map(|order| ("weight", order.to_string()));
            [title].into_iter().chain(description).chain(weight).collect()
        }
    }
}

//! Where each page is: paths from the site's root.
//!
//! A page is a folder with an `index.html`, which links name, so that they work from a disk too.
//!
//! ```
//! use ecs_err::site::url;
//!
//! let page = url::list(ecs_err::Kind::Status, "en");
//! assert_eq!((page.as_str(), url::root(&page).as_str()), ("en/statuses/index.html", "../../"));
//! ```

use crate::resolve::{Item, Kind};

/// The page of a record, and the place on it, in a language.
///
/// ```
/// let catalog = ecs_err::embedded();
/// let item = catalog.code(ecs_err::Code::ECS_0085).unwrap();
/// assert_eq!(ecs_err::site::url::of(&item, "en"), "en/errors/Ecs.0085/index.html");
/// ```
#[must_use]
pub fn of(item: &Item<'_>, language: &str) -> String {
    match item {
        Item::Field(structure, field) => {
            page(language, Kind::Structure, structure.id) + "#" + &field_anchor(field.name)
        }
        Item::Error(error) => page(language, item.kind(), error.code.as_str()),
        _ => page(language, item.kind(), &item.id().to_string()),
    }
}

/// The page that lists the records of a kind.
///
/// ```
/// assert_eq!(ecs_err::site::url::list(ecs_err::Kind::Error, "en"), "en/errors/index.html");
/// ```
#[must_use]
pub fn list(kind: Kind, language: &str) -> String {
    [language, "/", folder(kind), "/index.html"].concat()
}

/// The anchor of a field on the page of its structure.
///
/// ```
/// assert_eq!(ecs_err::site::url::field_anchor("port_id"), "field-port_id");
/// ```
#[must_use]
pub fn field_anchor(name: &str) -> String {
    format!("field-{}", segment(name))
}

/// How a page leads to the root: `../` for each folder that it is in.
///
/// ```
/// assert_eq!(ecs_err::site::url::root("en/errors/index.html"), "../../");
/// ```
#[must_use]
pub fn root(path: &str) -> String {
    let depth = path.matches('/').count();
    if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
}

/// The file beside a page with the same content for programs: `en/errors/Ecs.0085.json`.
///
/// ```
/// assert_eq!(ecs_err::site::url::twin("en/errors/Ecs.0085/index.html", "json"), "en/errors/Ecs.0085.json");
/// ```
#[must_use]
pub fn twin(page: &str, extension: &str) -> String {
    format!("{}.{extension}", folder_of(page))
}

/// The folder that a page is, which its address names.
pub(super) fn folder_of(page: &str) -> &str {
    page.trim_end_matches("/index.html")
}

/// The address that a page has on a server, where the file's name is not part of it.
///
/// ```
/// assert_eq!(ecs_err::site::url::address("https://example.org/", "en/index.html"), "https://example.org/en/");
/// ```
#[must_use]
pub fn address(base: &str, path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    format!("{}/{path}", base.trim_end_matches('/'))
}

fn page(language: &str, kind: Kind, id: &str) -> String {
    [language, "/", folder(kind), "/", &segment(id), "/index.html"].concat()
}

/// The folder of the pages about a kind of records.
fn folder(kind: Kind) -> &'static str {
    match kind {
        Kind::Error => "errors",
        Kind::Status => "statuses",
        Kind::Structure | Kind::Field => "structures",
        Kind::Operation => "operations",
        Kind::Release => "changes",
        Kind::Guide => "guides",
    }
}

/// An identifier as one part of a path: no character that means something in a URL.
fn segment(id: &str) -> String {
    id.chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || "_.-".contains(letter) { letter } else { '-' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_leads_to_the_root() {
        assert_eq!(root("404.html"), "./");
        assert_eq!(root("en/errors/Ecs.0085/index.html"), "../../../");
        assert_eq!(twin("en/errors/Ecs.0085/index.html", "md"), "en/errors/Ecs.0085.md");
        assert_eq!(address("https://example.org/x/", "en/index.html"), "https://example.org/x/en/");
        assert_eq!(field_anchor("OS-EXT-IPS:type"), "field-OS-EXT-IPS-type");
    }
}

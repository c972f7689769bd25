//! Where each page is: paths from the site's root.
//!
//! A page is a folder with an `index.html`, which links name, so that they work from a disk too.

use ecs_err_core::resolve::{Record, RecordKind};

/// The page of a record, and the place on it, in a language.
#[must_use]
pub fn of(item: &Record<'_>, language: &str) -> String {
    match item {
        Record::Field(structure, field) => {
            page(language, RecordKind::Structure, structure.id) + "#" + &field_anchor(field.name)
        }
        Record::Error(error) => page(language, item.kind(), error.code.as_str()),
        _ => page(language, item.kind(), &item.id().to_string()),
    }
}

/// The page that lists the records of a kind.
#[must_use]
pub fn list(kind: RecordKind, language: &str) -> String {
    [language, "/", folder(kind), "/index.html"].concat()
}

/// The anchor of a field on the page of its structure.
#[must_use]
pub fn field_anchor(name: &str) -> String {
    format!("field-{}", segment(name))
}

/// How a page leads to the root: `../` for each folder that it is in.
#[must_use]
pub fn root(path: &str) -> String {
    let depth = path.matches('/').count();
    if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
}

/// The file beside a page with the same content for programs: `en/errors/Ecs.0085.json`.
#[must_use]
pub fn twin(page: &str, extension: &str) -> String {
    format!("{}.{extension}", folder_of(page))
}

/// The folder that a page is, which its address names.
pub(super) fn folder_of(page: &str) -> &str {
    page.trim_end_matches("/index.html")
}

/// The address that a page has on a server, where the file's name is not part of it.
#[must_use]
pub fn address(base: &str, path: &str) -> String {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    format!("{}/{path}", base.trim_end_matches('/'))
}

fn page(language: &str, kind: RecordKind, id: &str) -> String {
    [language, "/", folder(kind), "/", &segment(id), "/index.html"].concat()
}

/// The folder of the pages about a kind of records.
fn folder(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Error => "errors",
        RecordKind::Status => "statuses",
        RecordKind::Structure | RecordKind::Field => "structures",
        RecordKind::Operation => "operations",
        RecordKind::Release => "changes",
        RecordKind::Guide => "guides",
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

//! The paths of the files of a site, relative to its root.
//!
//! A page is a directory with an `index.html`. Links contain the file name, so that they also work from a disk.

use std::fmt;
use std::ops::Deref;

use ecs_err_core::model::{CodePattern, Id, LanguageTag};
use ecs_err_core::reserved::device_len;
use ecs_err_core::resolve::{Record, RecordKind};
use ecs_err_core::segment;

use super::encode;

/// The path of a file of the site.
///
/// It consists of language tags, ids, numbers, segments of codes and fixed names, so it never leaves the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// The page of a record in a language; for a field, that of its structure.
    #[must_use]
    pub fn of(record: &Record<'_>, language: LanguageTag<'_>) -> Self {
        let directory = directory(record.kind());
        // Each of these is one safe segment of a path.
        Self(match record {
            Record::Error(error) => format!("{language}/{directory}/{}/index.html", segment(error.code)),
            Record::Retired(retired, _) => format!("{language}/{directory}/{}/index.html", segment(retired.code)),
            Record::Status(status) => format!("{language}/{directory}/{}/index.html", status.status),
            Record::Structure(structure) | Record::Field(structure, _) => {
                format!("{language}/{directory}/{}/index.html", structure.id)
            }
            Record::Operation(operation) => format!("{language}/{directory}/{}/index.html", operation.id),
            Record::Release(release) => format!("{language}/{directory}/{}/index.html", release.number),
            Record::Guide(guide) => format!("{language}/{directory}/{}/index.html", guide.id),
        })
    }

    /// The page that lists the records of a kind.
    #[must_use]
    pub fn list(kind: RecordKind, language: LanguageTag<'_>) -> Self {
        Self(format!("{language}/{}/index.html", directory(kind)))
    }

    /// The page of a family of codes.
    #[must_use]
    pub fn family(codes: CodePattern<'_>, language: LanguageTag<'_>) -> Self {
        Self(format!("{language}/families/{}/index.html", family_segment(codes.as_str())))
    }

    /// The page of a part of the list of codes.
    #[must_use]
    pub(super) fn part(number: usize, language: LanguageTag<'_>) -> Self {
        Self(format!("{language}/parts/{number}/index.html"))
    }

    /// A file with a fixed name.
    #[must_use]
    pub fn fixed(path: &'static str) -> Self {
        Self(path.to_owned())
    }

    /// A numbered sitemap.
    #[must_use]
    pub(super) fn sitemap(number: usize) -> Self {
        Self(format!("sitemap-{number}.xml"))
    }

    /// A file with a fixed name in the directory of a language.
    #[must_use]
    pub fn in_language(language: LanguageTag<'_>, path: &'static str) -> Self {
        Self(format!("{language}/{path}"))
    }

    /// An asset, if each part of its name is safe: letters, digits, `.`, `_` and `-`, not first a dot, no device.
    #[must_use]
    pub fn asset(name: &str) -> Option<Self> {
        let is_safe = |part: &str| is_safe_name(part) && !part.starts_with('.');
        name.split('/').all(is_safe).then(|| Self(format!("assets/{name}")))
    }

    /// A file at its own path below the root, if each part of it is safe as that of an asset; a dot may be first, as in
    /// `.well-known`.
    #[must_use]
    pub(super) fn below_root(path: &str) -> Option<Self> {
        path.split('/').all(is_safe_name).then(|| Self(path.to_owned()))
    }

    /// A page of a theme.
    #[must_use]
    pub(super) fn of_theme(name: Id<'_>, language: LanguageTag<'_>) -> Self {
        Self(format!("{language}/pages/{name}/index.html"))
    }

    /// The file next to a page with the same content in another format: `en/errors/E501.json`.
    #[must_use]
    pub fn twin(&self, extension: &'static str) -> Self {
        Self(format!("{}.{extension}", self.page_directory()))
    }

    /// The directory of a page, which is its address.
    pub(super) fn page_directory(&self) -> &str {
        self.0.strip_suffix("/index.html").unwrap_or(&self.0)
    }

    /// The relative path from the file to the root: `../` for each directory.
    #[must_use]
    pub fn root(&self) -> String {
        let depth = self.0.matches('/').count();
        if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
    }

    /// The absolute address of the file on a server, without `index.html`.
    #[must_use]
    pub fn address(&self, base: &str) -> String {
        let path = self.0.strip_suffix("index.html").unwrap_or(&self.0);
        format!("{}/{path}", base.trim_end_matches('/'))
    }
}

impl Deref for SitePath {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<SitePath> for String {
    fn from(path: SitePath) -> Self {
        path.0
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The target of a link to a record, relative to the root: its page, and the anchor of a field.
#[must_use]
pub fn link(record: &Record<'_>, language: LanguageTag<'_>) -> String {
    let page = SitePath::of(record, language);
    match record {
        Record::Field(_, field) => format!("{page}#{}", field_anchor(field.name)),
        _ => page.0,
    }
}

/// The target of a link to the list of error codes with a filter set to a value, relative to the root.
#[must_use]
pub fn filtered_errors(language: LanguageTag<'_>, filter: &'static str, value: &str) -> String {
    format!("{}?{filter}={}", SitePath::list(RecordKind::Error, language), encode::url_query_value(value))
}

/// The target of a link to the results of a query, relative to the root.
#[must_use]
pub(super) fn results(language: LanguageTag<'_>, query: &str) -> String {
    format!("{}?q={}", SitePath::in_language(language, SEARCH_PAGE), encode::url_query_value(query))
}

/// The fragment with which the home page explains a text or searches for it (`site/explain/box.js`).
#[must_use]
pub fn explained(text: &str) -> String {
    format!("{EXPLAIN}t{}", encode::url_query_value(text))
}

/// The page with the results of a query, in the directory of a language.
pub(crate) const SEARCH_PAGE: &str = "search/index.html";

/// The beginning of the fragment of a text to explain, which is no anchor.
pub const EXPLAIN: &str = "#explain=";

/// The anchor of a field on the page of its structure.
#[must_use]
pub fn field_anchor(name: &str) -> String {
    format!("field-{}", encode::anchor(name))
}

/// Whether a name has only letters, digits, `.`, `_` and `-`, and leads nowhere else.
fn is_safe_name(name: &str) -> bool {
    const MAX_NAME_BYTES: usize = 200;
    !name.is_empty()
        && !name.ends_with('.')
        && name.len() <= MAX_NAME_BYTES
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
        && device_len(name).is_none()
}

/// The codes of a family as one safe segment of a path: written as a code is ([`segment`]), with `~~` for `*`.
fn family_segment(codes: &str) -> String {
    let (device, rest) = codes.split_at(device_len(codes).unwrap_or_default());
    // A name that begins with a dot would be hidden.
    let sign = if device.is_empty() && !rest.starts_with('.') { "" } else { "~" };
    let rest = rest.replace(':', "~-").replace('/', "~_").replace('*', "~~");
    format!("{device}{sign}{rest}")
}

/// The directory of the pages about a kind of records.
const fn directory(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Error => "errors",
        RecordKind::Status => "statuses",
        RecordKind::Structure | RecordKind::Field => "structures",
        RecordKind::Operation => "operations",
        RecordKind::Release => "changes",
        RecordKind::Guide => "guides",
    }
}

#[cfg(test)]
mod tests {
    use ecs_err_data::load::Arena;

    use super::*;

    const ENGLISH: LanguageTag<'static> = LanguageTag::from_static("en");

    #[test]
    fn a_page_leads_to_the_root() {
        let arena = Arena::new();
        let catalog = crate::ecs_catalog(&arena);
        let page = SitePath::of(&Record::Error(&catalog.errors()[0]), ENGLISH);
        assert_eq!(&*page, "en/errors/Common.0001/index.html");
        assert_eq!(SitePath::fixed("404.html").root(), "./");
        assert_eq!(page.root(), "../../../");
        assert_eq!(&*page.twin("md"), "en/errors/Common.0001.md");
        let home = SitePath::in_language(ENGLISH, "index.html");
        assert_eq!(home.address("https://example.org/x/"), "https://example.org/x/en/");
    }

    #[test]
    fn different_fields_have_different_anchors() {
        let names =
            ["OS-EXT-IPS:type", "OS-EXT-IPS-type", "OS-EXT-IPS.type", "os-ext-ips:type", "a b", "a~20b", "网卡"];
        let anchors: std::collections::BTreeSet<String> = names.iter().map(|name| field_anchor(name)).collect();
        assert_eq!(anchors.len(), names.len());
        assert!(anchors.contains("field-OS-EXT-IPS~3Atype"));
    }

    #[test]
    fn assets_stay_in_their_directory() {
        for name in ["site.js", "search.zh-Hans.0123abcd/index-0.js", "fonts/a_b-c.woff2", "_x"] {
            assert_eq!(SitePath::asset(name).as_deref(), Some(&*format!("assets/{name}")));
        }
        for name in [
            "",
            ".",
            "..",
            "../x",
            "a/../b",
            "/etc/passwd",
            "a//b",
            ".hidden",
            "a b",
            "a?b",
            "网.css",
            "CON.js",
            "a.",
            "a\\b",
        ] {
            assert_eq!(SitePath::asset(name), None, "{name}");
        }
    }

    #[test]
    fn a_family_is_one_segment() {
        for (codes, segment) in [
            ("Ecs.03xx", "Ecs.03xx"),
            ("ERR_TLS_*", "ERR_TLS_~~"),
            ("PD:a/b:*", "PD~-a~_b~-~~"),
            ("con.0x", "con~.0x"),
            (".0x", "~.0x"),
        ] {
            let path = SitePath::family(CodePattern::from_static(codes), ENGLISH);
            assert_eq!(&*path, format!("en/families/{segment}/index.html"), "{codes}");
        }
    }

    #[test]
    fn values_of_filters_are_encoded() {
        assert_eq!(filtered_errors(ENGLISH, "family", "ERR_TLS_*"), "en/errors/index.html?family=ERR_TLS_%2A");
        assert_eq!(filtered_errors(ENGLISH, "category", "a&b=c"), "en/errors/index.html?category=a%26b%3Dc");
    }
}

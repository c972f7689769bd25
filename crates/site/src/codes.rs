//! `api/codes.json`: the documented codes with their addresses, for editors (`codeDescription.href` of the Language
//! Server Protocol) and other programs that link to the site.

use serde_json::{Map, json};

use ecs_err_core::resolve::{Record, RecordKind};

use super::page::Page;
use super::render::Site;
use super::url::SitePath;

/// The document, with a code on each line. Addresses are absolute if the site's is known, else relative to its root.
pub fn document<'s>(site: &Site<'s>, pages: &[Page<'s>]) -> String {
    let address = |path: SitePath| site.address(&path).unwrap_or_else(|| path.into());
    let line = |record: &Record<'s>| {
        let addresses = site.languages().iter().map(|language| {
            let path = SitePath::of(record, *language);
            (language.as_str().to_owned(), address(path).into())
        });
        let addresses: Map<_, _> = addresses.collect();
        json!({"code": record.id().to_string(), "addresses": addresses}).to_string()
    };
    let codes = pages.iter().filter_map(|page| match page {
        Page::Record(record) if record.kind() == RecordKind::Error => Some(line(record)),
        _ => None,
    });
    let codes: Vec<String> = codes.collect();
    let edition = json!(site.catalog.metadata().edition.as_str());
    format!("{{\n\"edition\": {edition},\n\"codes\": [\n{}\n]\n}}\n", codes.join(",\n"))
}

//! The files for language models: an overview of the pages in each language, and all texts in one file.

use ecs_err_core::model::LanguageTag;
use ecs_err_core::resolve::{Record, RecordKind};

use super::SiteError;
use super::output::Output;
use super::page::Page;
use super::render::Site;
use super::split;
use super::text::headline;
use super::url::SitePath;
use super::value::{Map, map};

const OVERVIEW: &str = "llms.txt";
const FULL: &str = "llms-full.txt";

/// The kinds of records in the overview, what explains most first.
const KINDS: [RecordKind; 5] =
    [RecordKind::Guide, RecordKind::Operation, RecordKind::Structure, RecordKind::Status, RecordKind::Error];

/// Writes the files of each language, and those of the default language at the root.
pub fn write<'s>(site: &Site<'s>, pages: &[Page<'s>], output: &Output<'_>) -> Result<(), SiteError> {
    for language in site.languages() {
        let path = SitePath::in_language(*language, OVERVIEW);
        let text = overview(site, pages, *language, &path)?;
        output.put(&path, &text)?;
        let is_default = *language == site.default_language();
        let root = SitePath::fixed(OVERVIEW);
        match site.options.base_url {
            _ if !is_default => {}
            // Absolute links are the same everywhere.
            Some(_) => output.put_again(&root, &text, &path)?,
            None => output.put(&root, &overview(site, pages, *language, &root)?)?,
        }
        let path = SitePath::in_language(*language, FULL);
        let text = full(site, pages, *language);
        output.put(&path, text.as_bytes())?;
        if is_default {
            output.put_again(&SitePath::fixed(FULL), text.as_bytes(), &path)?;
        }
    }
    Ok(())
}

/// The records of each kind, with links to their Markdown; of many codes the pages that list them.
fn overview<'s>(
    site: &Site<'s>,
    pages: &[Page<'s>],
    language: LanguageTag<'s>,
    path: &SitePath,
) -> Result<Vec<u8>, SiteError> {
    let root = if path.contains('/') { path.root() } else { String::new() };
    let link = |path: &SitePath| site.address(path).unwrap_or_else(|| format!("{root}{path}"));
    let record = |page: &Page<'s>| match page {
        Page::Record(record) if page.canonical() == *page => Some(*record),
        _ => None,
    };
    let entry = |record: Record<'s>| {
        let title = record.title().map(|title| headline(site.text(title, language)));
        let id = match record {
            Record::Operation(operation) => format!("{} {}", operation.method, operation.path),
            _ => record.id().to_string(),
        };
        map! {"id": id, "title": title, "url": link(&SitePath::of(&record, language).twin("md"))}
    };
    // The codes of a large catalog are on these pages.
    let list = |page: &Page<'s>| match page {
        Page::Family(family) => {
            map! {"id": family.codes.as_str(), "title": site.text(family.title, language), "url": link(&page.path(language))}
        }
        Page::Part(part) => map! {"id": part.name(), "url": link(&page.path(language))},
        _ => Map::new(),
    };
    let sections = KINDS.iter().filter_map(|kind| {
        let is_split = *kind == RecordKind::Error && split::is_split(site.catalog);
        let records = pages.iter().filter_map(record).filter(|record| record.kind() == *kind && !is_split);
        let lists = pages.iter().filter(|page| is_split && matches!(page, Page::Family(_) | Page::Part(_)));
        let entries: Vec<Map> = lists.map(list).chain(records.map(entry)).collect();
        (!entries.is_empty()).then(|| map! {"kind": kind.as_str(), "entries": entries})
    });
    let others = site.languages().iter().map(|language| {
        let path = SitePath::in_language(*language, OVERVIEW);
        map! {"language": language.as_str(), "url": link(&path)}
    });
    let more = map! {
        "sections": sections.collect::<Vec<_>>(),
        "others": others.collect::<Vec<_>>(),
        "full": link(&SitePath::in_language(language, FULL)),
        "root": link(&SitePath::fixed("")),
    };
    site.template(OVERVIEW, language, site.about(path, language), more)
}

/// The Markdown of all records, after each other.
fn full<'s>(site: &Site<'s>, pages: &[Page<'s>], language: LanguageTag<'s>) -> String {
    let edition = site.catalog.metadata().edition;
    let mut text = format!("# {}\n\n{}: {edition}\n", site.title(language), site.word(language, "edition"));
    for page in pages {
        if let Page::Record(record) = page {
            text.push_str("\n---\n\n");
            text.push_str(&site.markdown(record, language.as_str()));
        }
    }
    text
}

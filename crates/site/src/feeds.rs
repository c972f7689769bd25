//! Files that are not pages of records: the start page, feeds, sitemaps and the JSON documents.

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::LanguageTag;
use ecs_err_core::resolve::{Record, RecordKind};
use ecs_err_export as export;
use ecs_err_schema as schema;

use super::SiteError;
use super::context::Reader;
use super::output::Output;
use super::page::{Page, has};
use super::relations::Relations;
use super::render::Site;
use super::text::headline;
use super::url::SitePath;
use super::value::{Map, Value, map};

/// Writes the files that do not depend on the list of files.
pub fn write(site: &Site<'_>, output: &Output<'_>) -> Result<(), SiteError> {
    let (whole, rest) = rayon::join(|| whole(site.catalog, output), || maps(site, output));
    whole.and(rest)
}

/// Writes the service worker, which caches the files so far for offline use.
pub fn worker(site: &Site<'_>, output: &Output<'_>) -> Result<(), SiteError> {
    let (version, offline) = output.offline();
    let more = map! {
        "version": format!("{}-{version:08x}", site.catalog.metadata().id),
        "offline": offline,
    };
    let first = site.first_language();
    let path = SitePath::fixed("sw.js");
    output.put(&path, &site.template("sw.js", first, site.about(&path, first), more)?)
}

/// Writes the JSON documents of the catalog and their schemas.
fn whole(catalog: Catalog<'_>, output: &Output<'_>) -> Result<(), SiteError> {
    output.put(&SitePath::fixed("api/catalog.json"), export::catalog_json(catalog).as_bytes())?;
    output.put(&SitePath::fixed("api/catalog.schema.json"), schema::exported_catalog().as_bytes())?;
    output.put(&SitePath::fixed("api/error.schema.json"), schema::exported_error().as_bytes())
}

/// Writes the start pages, the sitemaps and the files of each language.
fn maps(site: &Site<'_>, output: &Output<'_>) -> Result<(), SiteError> {
    let first = site.first_language();
    let homes: Vec<_> =
        site.languages().iter().map(|language| site.alternate(*language, Page::Home.path(*language))).collect();
    for name in ["index.html", "404.html"] {
        let path = SitePath::fixed(name);
        let mut about = site.about(&path, first);
        about.insert("title", site.title(first).into());
        let more = map! {
            "homes": homes.clone(),
            "all_words": Value::from_serializable(site.words()),
            // The page for missing addresses does not know the depth of the address.
            "root": site.options.base_url.as_deref().map_or("", |base| base.trim_end_matches('/')),
        };
        output.page(&path, &site.template(name, first, about, more)?)?;
    }
    for language in site.languages() {
        language_files(site, *language, output)?;
    }
    let more = map! {"homes": homes, "pages": pages(site)};
    let maps = ["llms.txt", "robots.txt", "manifest.webmanifest"];
    for name in maps.into_iter().chain(site.options.base_url.is_some().then_some("sitemap.xml")) {
        let path = SitePath::fixed(name);
        output.put(&path, &site.template(name, first, site.about(&path, first), more.clone())?)?;
    }
    Ok(())
}

/// The files of each language: a feed of the releases, a description of the search.
fn language_files<'s>(site: &Site<'s>, language: LanguageTag<'s>, output: &Output<'_>) -> Result<(), SiteError> {
    let relations = Relations::default();
    let page = Page::List(RecordKind::Release);
    if has(site.catalog, RecordKind::Release) {
        let path = SitePath::in_language(language, "changes/feed.xml");
        let reader = Reader::new(site.catalog, &relations, language, &page);
        let releases = site.catalog.releases().iter().rev().map(|release| {
            let address = site.options.base_url.as_deref();
            let address = address.map(|base| SitePath::of(&Record::Release(release), language).address(base));
            let mut record = reader.release(release);
            record.insert("address", address.into());
            record
        });
        let more = map! {
            "list": site.alternate(language, page.path(language)),
            "it": map! {"releases": releases.collect::<Vec<_>>()},
        };
        output.put(&path, &site.template("atom.xml", language, site.about(&path, language), more)?)?;
    }
    if site.options.base_url.is_none() {
        // Browsers accept only absolute addresses in it.
        return Ok(());
    }
    let path = SitePath::in_language(language, "opensearch.xml");
    let text = site.template("opensearch.xml", language, site.about(&path, language), Map::new())?;
    output.put(&path, &text)
}

/// Every page with its addresses in each language, except those that only redirect.
fn pages(site: &Site<'_>) -> Vec<Map> {
    let message_language = site.catalog.metadata().message_language;
    let page = |page: &Page<'_>| {
        let title = match page {
            Page::Record(
                item @ (Record::Error(_)
                | Record::Retired(..)
                | Record::Guide(_)
                | Record::Operation(_)
                | Record::Structure(_)),
            ) => item
                .title()
                .and_then(|title| title.localized(site.first_language().as_str(), message_language))
                .map(|title| headline(title.text)),
            _ => None,
        };
        let alternates = site.languages().iter().map(|language| {
            let path = page.path(*language);
            let mut alternate = site.alternate(*language, path.clone());
            alternate.insert("md", String::from(path.twin("md")).into());
            alternate
        });
        map! {
            "title": title,
            "id": match page { Page::Record(item) => Some(item.id().to_string()), _ => None },
            "kind": match page { Page::Record(item) => item.kind().as_str(), _ => "list" },
            "alternates": alternates.collect::<Vec<_>>(),
        }
    };
    Page::all(site.catalog).iter().filter(|page| page.canonical() == **page).map(page).collect()
}

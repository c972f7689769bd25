//! What is not a page of a record: the entrance, feeds, maps and the machine-readable whole.

use ecs_err_core::catalog::Catalog;
use ecs_err_core::resolve::{Record, RecordKind};
use ecs_err_data::pretty;
use ecs_err_data::schema;
use ecs_err_export as export;

use super::SiteError;
use super::context::Reader;
use super::output::Output;
use super::page::{Page, has};
use super::relations::Relations;
use super::render::Site;
use super::url;
use super::value::{Map, Value, map};

/// Writes all that does not depend on what files there are.
pub fn write(site: &Site<'_>, output: &Output<'_>) -> Result<(), SiteError> {
    let (whole, rest) = rayon::join(|| whole(site.catalog, output), || maps(site, output));
    whole.and(rest)
}

/// Writes the script that keeps the files so far for reading without a network.
pub fn worker(site: &Site<'_>, output: &Output<'_>) -> Result<(), SiteError> {
    let (version, offline) = output.offline();
    let more = map! {
        "version": format!("{}-{version:08x}", site.catalog.metadata().id),
        "offline": offline,
    };
    let first = site.first_language();
    output.put("sw.js", &site.template("sw.js", first, site.about("sw.js", first), more)?)
}

/// Writes the machine-readable whole.
fn whole(catalog: Catalog<'_>, output: &Output<'_>) -> Result<(), SiteError> {
    output.put("api/catalog.json", pretty(&export::catalog(catalog)).as_bytes())?;
    output.put("api/catalog.schema.json", schema::exported_catalog().as_bytes())?;
    output.put("api/error.schema.json", schema::exported_error().as_bytes())
}

/// Writes the entrances, the maps of the site, and what each language has of its own.
fn maps(site: &Site<'_>, output: &Output<'_>) -> Result<(), SiteError> {
    let languages = site.catalog.metadata().languages;
    let first = site.first_language();
    let homes: Vec<_> = languages.iter().map(|language| site.alternate(language, &Page::Home.path(language))).collect();
    for path in ["index.html", "404.html"] {
        let mut about = site.about(path, first);
        about.insert("title", site.title(first).into());
        let more = map! {
            "homes": homes.clone(),
            "all_words": Value::from_serializable(site.words()),
            // A page that stands for any address can't know how deep that is.
            "root": site.options.base_url.as_deref().map_or("", |base| base.trim_end_matches('/')),
        };
        output.page(path, &site.template(path, first, about, more)?)?;
    }
    for language in languages {
        languages_own(site, language, output)?;
    }
    let more = map! {"homes": homes, "pages": pages(site)};
    let maps = ["llms.txt", "robots.txt", "manifest.webmanifest"];
    for name in maps.into_iter().chain(site.options.base_url.is_some().then_some("sitemap.xml")) {
        let text = site.template(name, first, site.about("llms.txt", first), more.clone())?;
        output.put(name, &text)?;
    }
    Ok(())
}

/// What each language has of its own: a feed of the releases, a description of the search.
fn languages_own(site: &Site<'_>, language: &str, output: &Output<'_>) -> Result<(), SiteError> {
    let relations = Relations::default();
    let page = Page::List(RecordKind::Release);
    if has(site.catalog, RecordKind::Release) {
        let path = format!("{language}/changes/feed.xml");
        let reader = Reader::new(site.catalog, &relations, language, &page);
        let releases = site.catalog.releases().iter().rev().map(|release| {
            let address = site.options.base_url.as_deref();
            let address = address.map(|base| url::address(base, &url::of(&Record::Release(release), language)));
            let mut record = reader.release(release);
            record.insert("address", address.into());
            record
        });
        let more = map! {
            "list": site.alternate(language, &page.path(language)),
            "it": map! {"releases": releases.collect::<Vec<_>>()},
        };
        output.put(&path, &site.template("atom.xml", language, site.about(&path, language), more)?)?;
    }
    if site.options.base_url.is_none() {
        // Browsers take no address in it but a whole one.
        return Ok(());
    }
    let path = format!("{language}/opensearch.xml");
    let text = site.template("opensearch.xml", language, site.about(&path, language), Map::new())?;
    output.put(&path, &text)
}

/// Every page with its addresses in each language, without those that only lead to another one.
fn pages(site: &Site<'_>) -> Vec<Map> {
    let languages = site.catalog.metadata().languages;
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
                .and_then(|title| title.localized(languages.first()?, site.catalog.metadata().message_language))
                .map(|title| title.text),
            _ => None,
        };
        let alternates = languages.iter().map(|language| site.alternate(language, &page.path(language)));
        map! {
            "title": title,
            "id": match page { Page::Record(item) => Some(item.id().to_string()), _ => None },
            "kind": match page { Page::Record(item) => item.kind().as_str(), _ => "list" },
            "alternates": alternates.collect::<Vec<_>>(),
        }
    };
    Page::all(site.catalog).iter().filter(|page| page.canonical() == **page).map(page).collect()
}

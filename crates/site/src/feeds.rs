//! Files that are not pages of records: the start page, feeds and the JSON documents.

use serde_json::json;

use ecs_err_core::model::LanguageTag;
use ecs_err_core::resolve::{Record, RecordKind};
use ecs_err_export as export;
use ecs_err_schema as schema;
use ecs_err_ui_text::UiText;

use super::SiteError;
use super::context::Reader;
use super::output::Output;
use super::page::{Page, has};
use super::relations::Relations;
use super::render::Site;
use super::summary::MAX_TITLE_CHARS;
use super::url::{SEARCH_PAGE, SitePath};
use super::value::{Map, Value, map};
use super::{codes, llms, sitemap, summary};

/// Writes the files that do not depend on the list of files.
pub fn write<'s>(site: &Site<'s>, pages: &[Page<'s>], output: &Output<'_>) -> Result<(), SiteError> {
    let (whole, rest) = rayon::join(|| whole(site, pages, output), || maps(site, pages, output));
    whole.and(rest)
}

/// Writes the service worker, and the list of the files so far that it keeps if a reader wants the whole site.
pub fn worker(site: &Site<'_>, output: &Output<'_>) -> Result<(), SiteError> {
    let (version, files) = output.offline();
    let list = json!({"files": files}).to_string();
    output.put(&SitePath::fixed("offline.json"), list.as_bytes())?;
    let more = map! {"version": format!("{}-{version:08x}", site.catalog.metadata().id)};
    let first = site.first_language();
    let path = SitePath::fixed("sw.js");
    output.put(&path, &site.template("sw.js", first, site.about(&path, first), more)?)
}

/// Writes the JSON documents of the catalog and their schemas.
fn whole<'s>(site: &Site<'s>, pages: &[Page<'s>], output: &Output<'_>) -> Result<(), SiteError> {
    output.put(&SitePath::fixed("api/catalog.json"), export::catalog_json(site.catalog).as_bytes())?;
    output.put(&SitePath::fixed("api/catalog.schema.json"), schema::exported_catalog().as_bytes())?;
    output.put(&SitePath::fixed("api/codes.json"), codes::document(site, pages).as_bytes())?;
    output.put(&SitePath::fixed("api/codes.schema.json"), schema::site_codes().as_bytes())?;
    output.put(&SitePath::fixed("api/error.schema.json"), schema::exported_error().as_bytes())
}

/// Writes the start pages, the maps of the site and the files of each language.
fn maps<'s>(site: &Site<'s>, pages: &[Page<'s>], output: &Output<'_>) -> Result<(), SiteError> {
    let first = site.first_language();
    let homes: Vec<_> =
        site.languages().iter().map(|language| site.alternate(*language, Page::Home.path(*language))).collect();
    for name in ["index.html", "404.html"] {
        let path = SitePath::fixed(name);
        let mut about = site.about(&path, first);
        about.insert("title", site.title(first).into());
        about.insert("head_title", entrance_title(site).into());
        let more = map! {
            "homes": homes.clone(),
            // The page for missing addresses is in every language.
            "sections": site.languages().iter().map(|language| section(site, &path, *language)).collect::<Vec<_>>(),
            // The page for missing addresses does not know the depth of the address.
            "root": site.options.base_url.as_deref().map_or("", |base| base.trim_end_matches('/')),
        };
        output.page(&path, &site.template(name, first, about, more)?)?;
    }
    for language in site.languages() {
        language_files(site, *language, output)?;
    }
    llms::write(site, pages, output)?;
    if site.options.base_url.is_some() {
        sitemap::write(site, pages, output)?;
    }
    for name in ["robots.txt", "manifest.webmanifest"] {
        let path = SitePath::fixed(name);
        output.put(&path, &site.template(name, first, site.about(&path, first), Map::new())?)?;
    }
    Ok(())
}

/// The title of the start page, which no page of a language has.
fn entrance_title(site: &Site<'_>) -> String {
    let first = site.first_language();
    let names = &site.words()[first.as_str()]["languages"];
    let name = |language: &LanguageTag<'_>| names[language.as_str()].as_str().unwrap_or(language.as_str()).to_owned();
    let languages: Vec<String> = site.languages().iter().map(name).collect();
    summary::distinguished(site.title(first), &languages.join(" · "), MAX_TITLE_CHARS)
}

/// What a page in every language needs of one.
fn section(site: &Site<'_>, path: &SitePath, language: LanguageTag<'_>) -> Map {
    let shared = site.shared(language);
    map! {
        "page": site.about(path, language),
        "site": Value::from_serializable(&shared["site"]),
        "words": Value::from_serializable(&shared["words"]),
        "labels": Value::from_serializable(&shared["labels"]),
    }
}

/// Writes the page that shows the results of the query in its address.
fn results(site: &Site<'_>, language: LanguageTag<'_>, output: &Output<'_>) -> Result<(), SiteError> {
    let path = SitePath::in_language(language, SEARCH_PAGE);
    let alternates = site.languages().iter().filter(|_| site.languages().len() > 1);
    let alternates = alternates.map(|other| site.alternate(*other, SitePath::in_language(*other, SEARCH_PAGE)));
    let title = site.word(language, "search");
    let mut about = site.about(&path, language);
    about.extend(map! {
        "title": title,
        "head_title": summary::titled(title, site.title(language)),
        "description": format!("{title}{}{}", UiText::for_language(language.as_str()).colon, site.title(language)),
        "kind": "query",
        "alternates": alternates.collect::<Vec<_>>(),
    });
    output.page(&path, &site.template("search.html", language, about, Map::new())?)
}

/// The files of each language: the page of results, a feed of the releases, a description of the search.
fn language_files<'s>(site: &Site<'s>, language: LanguageTag<'s>, output: &Output<'_>) -> Result<(), SiteError> {
    results(site, language, output)?;
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

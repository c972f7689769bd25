//! What is not a page of a record: the entrance, feeds, maps and the machine-readable whole.

use serde_json::{Value, json};

use crate::resolve::{Item, Kind};
use crate::{export, schema};

use super::SiteError;
use super::context::Reader;
use super::output::Output;
use super::page::{Page, has};
use super::relations::Relations;
use super::render::Site;
use super::url;

/// Writes them all.
pub fn write(site: &Site<'_>, output: &Output<'_>) -> Result<(), SiteError> {
    let languages = site.catalog.about.languages;
    let first = languages.first().copied().unwrap_or("en");
    let homes: Value = languages.iter().map(|language| site.alternate(language, &Page::Home.path(language))).collect();
    for path in ["index.html", "404.html"] {
        let mut context = site.context(path, first);
        context["homes"] = homes.clone();
        context["all_words"] = json!(site.words());
        // A page that stands for any address can't know how deep that is.
        context["root"] =
            site.options.base_url.as_deref().map_or("", |base| base.trim_end_matches('/')).to_owned().into();
        context["page"]["title"] = context["site"]["title"].clone();
        output.page(path, &site.template(path, &context)?)?;
    }
    output.put("api/catalog.json", format!("{:#}\n", export::catalog(site.catalog)).as_bytes())?;
    output.put("api/catalog.schema.json", schema::exported_catalog().as_bytes())?;
    output.put("api/error.schema.json", schema::exported_error().as_bytes())?;
    for language in languages {
        languages_own(site, language, output)?;
    }
    let mut context = site.context("llms.txt", first);
    context["homes"] = homes;
    context["pages"] = pages(site);
    let (version, offline) = output.offline();
    context["version"] = format!("{}-{version:08x}", site.catalog.about.id).into();
    context["offline"] = json!(offline);
    for name in ["llms.txt", "robots.txt", "manifest.webmanifest", "sw.js"] {
        output.put(name, site.template(name, &context)?.as_bytes())?;
    }
    if site.options.base_url.is_some() {
        output.put("sitemap.xml", site.template("sitemap.xml", &context)?.as_bytes())?;
    }
    Ok(())
}

/// What each language has of its own: a feed of the releases, a description of the search.
fn languages_own(site: &Site<'_>, language: &str, output: &Output<'_>) -> Result<(), SiteError> {
    let relations = Relations::default();
    let page = Page::List(Kind::Release);
    if has(site.catalog, Kind::Release) {
        let path = format!("{language}/changes/feed.xml");
        let mut context = site.context(&path, language);
        context["list"] = site.alternate(language, &page.path(language));
        context["it"] = Reader::new(site.catalog, &relations, language, &page).content(&page);
        for release in context["it"]["releases"].as_array_mut().into_iter().flatten() {
            if let (Some(base), Some(path)) = (&site.options.base_url, release["url"].as_str()) {
                release["address"] = url::address(base, path).into();
            }
        }
        output.put(&path, site.template("atom.xml", &context)?.as_bytes())?;
    }
    let path = format!("{language}/opensearch.xml");
    output.put(&path, site.template("opensearch.xml", &site.context(&path, language))?.as_bytes())
}

/// Every page with its addresses in each language, without those that only lead to another one.
fn pages(site: &Site<'_>) -> Value {
    let languages = site.catalog.about.languages;
    let page = |page: &Page<'_>| {
        let title = match page {
            Page::Record(
                item @ (Item::Error(_) | Item::Retired(..) | Item::Guide(_) | Item::Operation(_) | Item::Structure(_)),
            ) => item
                .title()
                .and_then(|title| title.localized(languages.first()?, site.catalog.about.message_language))
                .map(|title| title.text),
            _ => None,
        };
        json!({
            "title": title,
            "id": match page { Page::Record(item) => Some(item.id().to_string()), _ => None },
            "kind": match page { Page::Record(item) => item.kind().as_str(), _ => "list" },
            "alternates": languages.iter().map(|language| site.alternate(language, &page.path(language))).collect::<Value>(),
        })
    };
    Page::all(site.catalog).iter().filter(|page| page.canonical() == **page).map(page).collect()
}

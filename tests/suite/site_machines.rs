//! What the site offers to search engines, language models and editors.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ecs_err::site::{self, Memory, Options};
use ecs_err::{Catalog, OwnedCatalog};
use serde_json::Value;

use super::env::second_catalog;
use super::json_schema::violations;

const BASE: &str = "https://errors.example.org/ecs";

fn built(catalog: Catalog<'_>) -> BTreeMap<String, String> {
    let mut options = Options::default();
    options.base_url = Some(BASE.to_owned());
    options.lower_case = false;
    let memory = Memory::default();
    site::render(catalog, &options, &memory).expect("a site");
    let texts = memory.into_files().into_iter();
    texts.filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
}

/// The pages with content: neither the page for missing addresses nor those of renamed codes, which redirect.
fn pages(files: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    let pages =
        files.iter().filter(|(path, html)| path.ends_with("index.html") && !html.contains("http-equiv=\"refresh\""));
    pages.map(|(path, html)| (path.as_str(), html.as_str()))
}

/// The text between two others.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    Some(text.split_once(start)?.1.split_once(end)?.0)
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// The catalogs with a site: the embedded one, the second one, and those with other forms of codes.
fn for_each_catalog(check: impl Fn(&str, Catalog<'_>)) {
    check("embedded", ecs_err::embedded());
    let directory = second_catalog();
    let siblings = std::fs::read_dir(directory.parent().expect("a directory")).expect("catalogs");
    for path in siblings.map(|entry| entry.expect("an entry").path()) {
        let owned = OwnedCatalog::open(&path).expect("a catalog");
        check(&path.display().to_string(), owned.get());
    }
}

#[test]
fn every_page_of_every_language_has_its_own_title_and_description() {
    for_each_catalog(|name, catalog| {
        let files = built(catalog);
        let mut seen: HashMap<String, &str> = HashMap::new();
        for (path, html) in pages(&files) {
            let title = unescaped(between(html, "<title>", "</title>").expect("a title"));
            let description = between(html, "<meta name=\"description\" content=\"", "\">").expect("a description");
            let description = unescaped(description);
            assert!((1..=60).contains(&title.chars().count()), "{name}: {path}: {title}");
            assert!((1..=160).contains(&description.chars().count()), "{name}: {path}: {description}");
            for text in [format!("title {title}"), format!("description {description}")] {
                let other = seen.insert(text.clone(), path);
                assert_eq!(other, None, "{name}: {path}: {text}");
            }
        }
        assert!(seen.len() > 8, "{name}");
    });
}

#[test]
fn the_description_of_a_code_has_its_meaning_and_its_action() {
    let files = built(ecs_err::embedded());
    let page = &files["en/errors/Ecs.0085/index.html"];
    let error = ecs_err::embedded().errors().iter().find(|error| error.code.as_str() == "Ecs.0085").expect("a code");
    let description = unescaped(between(page, "name=\"description\" content=\"", "\">").expect("a description"));
    for text in [error.description, error.action] {
        let text = text.get("en").expect("a text");
        let beginning: String = text.chars().take(20).collect();
        assert!(description.contains(&beginning), "{description} lacks {text}");
    }
}

#[test]
fn search_engines_learn_the_default_page_and_the_date_of_the_last_change() {
    let catalog = ecs_err::embedded();
    let files = built(catalog);
    let sitemap = &files["sitemap.xml"];
    for error in catalog.errors() {
        let last = catalog.history(error.code).last();
        let date = last.map_or_else(|| catalog.metadata().edition.to_string(), |entry| entry.date.to_string());
        let address = format!("{BASE}/zh/errors/{}/", error.code);
        let entry = between(sitemap, &format!("<url><loc>{address}</loc>"), "</url>").expect("an entry");
        assert!(entry.starts_with(&format!("<lastmod>{date}</lastmod>")), "{address}: {entry}");
        let default = format!("hreflang=\"x-default\" href=\"{BASE}/en/errors/{}/\"", error.code);
        assert!(entry.contains(&default), "{entry}");
        let page = &files[&format!("zh/errors/{}/index.html", error.code)];
        assert!(page.contains(&default) && page.contains(&format!("\"dateModified\":\"{date}\"")), "{address}");
    }
    let dates: BTreeSet<&str> = sitemap.split("<lastmod>").skip(1).filter_map(|rest| rest.get(..10)).collect();
    assert!(dates.len() > 10, "{dates:?}");
    for page in ["zh/index.html", "index.html"] {
        assert!(files[page].contains(&format!("hreflang=\"x-default\" href=\"{BASE}/\"")), "{page}");
    }
}

#[test]
fn structured_data_names_the_page_and_the_pages_above() {
    let files = built(ecs_err::embedded());
    // The page of results is not indexed.
    let is_indexed = |path: &str| path.contains('/') && !path.ends_with("/search/index.html");
    for (path, html) in pages(&files).filter(|(path, _)| is_indexed(path)) {
        let text = between(html, "<script type=\"application/ld+json\">", "</script>").expect("structured data");
        let data: Value = serde_json::from_str(text).expect("JSON");
        let canonical = between(html, "<link rel=\"canonical\" href=\"", "\">").expect("an address");
        if path.matches('/').count() == 1 {
            assert_eq!((&data["@type"], &data["url"]), (&"WebSite".into(), &canonical.into()), "{path}");
            continue;
        }
        let is_record = path.matches('/').count() == 3 && !path.contains("/families/");
        assert_eq!(data[0]["@type"], if is_record { "TechArticle" } else { "CollectionPage" }, "{path}");
        assert_eq!(data[1]["@type"], "BreadcrumbList", "{path}");
        let items = data[1]["itemListElement"].as_array().expect("a list");
        assert_eq!(items.last().expect("an item")["item"], canonical, "{path}");
        for (position, item) in (1..).zip(items) {
            assert_eq!(item["position"], position, "{path}");
            let file = item["item"].as_str().and_then(|url| url.strip_prefix(BASE)).expect("an address of the site");
            assert!(files.contains_key(&format!("{}index.html", &file[1..])), "{path}: {file}");
        }
    }
}

#[test]
fn language_models_get_an_overview_and_all_texts_in_each_language() {
    for_each_catalog(|name, catalog| {
        let files = built(catalog);
        for language in catalog.metadata().languages.as_slice() {
            let overview = &files[&format!("{language}/llms.txt")];
            let full = &files[&format!("{language}/llms-full.txt")];
            for error in catalog.errors() {
                let file = SitePathOf(error, language).to_string();
                assert!(overview.contains(&format!("({BASE}/{file})")), "{name}: {file}");
                assert!(full.contains(files[&file].as_str()), "{name}: {file}");
            }
            let own = |link: &&str| link.starts_with(&format!("{BASE}/"));
            let links = overview.split("](").skip(1).filter_map(|rest| rest.split(')').next());
            for link in links.filter(own) {
                assert!(files.contains_key(&link[BASE.len() + 1..]), "{name}: {link}");
            }
        }
        let english = catalog.metadata().languages.as_slice().contains(&"en");
        let first = if english { "en" } else { catalog.metadata().languages.as_slice()[0] };
        for file in ["llms.txt", "llms-full.txt"] {
            assert_eq!(files[file], files[&format!("{first}/{file}")], "{name}");
        }
    });
}

/// The Markdown of a code.
struct SitePathOf<'e>(&'e ecs_err::ErrorCode<'e>, &'e str);

impl std::fmt::Display for SitePathOf<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let language = ecs_err::LanguageTag::new(self.1).expect("a language");
        f.write_str(&site::url::SitePath::of(&ecs_err::Record::Error(self.0), language).twin("md"))
    }
}

#[test]
fn editors_find_the_page_of_every_code() {
    for_each_catalog(|name, catalog| {
        let files = built(catalog);
        let schema: Value = serde_json::from_str(&files["api/codes.schema.json"]).expect("JSON");
        let codes: Value = serde_json::from_str(&files["api/codes.json"]).expect("JSON");
        assert_eq!(violations(&schema, &schema, &codes, ""), Vec::<String>::new(), "{name}");
        let listed = codes["codes"].as_array().expect("a list");
        let found: BTreeSet<&str> = listed.iter().filter_map(|one| one["code"].as_str()).collect();
        let errors = catalog.errors().iter().map(|error| error.code.as_str());
        let all: BTreeSet<&str> = errors.chain(catalog.retired().iter().map(|one| one.code.as_str())).collect();
        assert_eq!(found, all, "{name}");
        for one in listed {
            let addresses = one["addresses"].as_object().expect("addresses");
            assert!(addresses.keys().eq(catalog.metadata().languages.as_slice()), "{name}: {one}");
            for address in addresses.values().filter_map(Value::as_str) {
                let file = address.strip_prefix(BASE).and_then(|path| path.strip_prefix('/')).expect("an address");
                assert!(files.contains_key(&format!("{file}index.html")), "{name}: {file}");
            }
        }
    });
}

#[test]
fn a_shared_link_has_a_picture_that_exists() {
    let mut options = Options::default();
    options.base_url = Some(BASE.to_owned());
    let memory = Memory::default();
    site::render(ecs_err::embedded(), &options, &memory).expect("a site");
    let files = memory.into_files();
    let page = String::from_utf8_lossy(&files["en/errors/Ecs.0085/index.html"]).into_owned();
    let image = between(&page, "<meta property=\"og:image\" content=\"", "\">").expect("a picture");
    let bytes = &files[image.strip_prefix(BASE).and_then(|path| path.strip_prefix('/')).expect("an address")];
    assert!(bytes.starts_with(b"\x89PNG") && bytes.len() < 100_000, "{} bytes", bytes.len());
    for property in ["og:title", "og:description", "og:url", "og:site_name"] {
        assert!(page.contains(&format!("<meta property=\"{property}\" content=\"")), "{property}");
    }
    assert!(page.contains("<meta name=\"twitter:card\" content=\"summary"));
}

//! The pages of this package's catalog and of small ones: every code has a page, every link leads to one, and no text
//! changes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ecs_err_core::{Catalog, RecordKind, Text};
use ecs_err_data::OwnedCatalog;
use ecs_err_pages::{Flavor, pages};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

type Files = BTreeMap<String, String>;

/// The small catalogs and that of the package, with their directories.
static CATALOGS: LazyLock<Vec<(PathBuf, OwnedCatalog)>> = LazyLock::new(catalogs);

/// The pages of each catalog for each flavor in each of its languages.
static PAGES: LazyLock<Vec<Pages>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for (path, catalog) in CATALOGS.iter() {
        let catalog = catalog.get();
        for flavor in Flavor::ALL {
            for language in catalog.metadata().languages.iter() {
                let name = format!("{} for {} in {language}", path.display(), flavor.name());
                all.push(Pages { name, catalog, flavor, language, files: pages(catalog, flavor, language) });
            }
        }
    }
    all
});

struct Pages {
    name: String,
    catalog: Catalog<'static>,
    flavor: Flavor,
    language: &'static str,
    files: Files,
}

fn catalogs() -> Vec<(PathBuf, OwnedCatalog)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let small = std::fs::read_dir(root.join("tests/catalogs")).expect("the catalogs");
    let mut directories: Vec<PathBuf> = small.map(|entry| entry.expect("an entry").path()).collect();
    directories.extend(
        ["data", "tests/generate/awkward", "tests/generate/empty", "tests/pages/awkward"].map(|path| root.join(path)),
    );
    let open = |path: PathBuf| {
        let catalog = OwnedCatalog::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path, catalog)
    };
    directories.into_iter().map(open).collect()
}

/// A page as a reader of `CommonMark` has it.
struct Read {
    /// The text without blanks.
    text: String,
    links: Vec<String>,
    /// Whether there is HTML in it.
    has_html: bool,
}

fn read(file: &str) -> Read {
    let body = file.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(file, |(_, body)| body);
    // What Hugo replaces before it reads Markdown.
    let body = body.replace("{{< relref \"", "").replace("\" >}}", "");
    let mut read = Read { text: String::new(), links: Vec::new(), has_html: false };
    let mut numbers = Vec::new();
    for event in Parser::new_ext(&body, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Text(text) | Event::Code(text) => read.text.push_str(&text),
            Event::Start(Tag::Link { dest_url, .. }) => read.links.push(dest_url.into_string()),
            Event::Start(Tag::List(start)) => numbers.push(start),
            Event::End(TagEnd::List(_)) => drop(numbers.pop()),
            Event::Start(Tag::Item) => {
                if let Some(Some(number)) = numbers.last_mut() {
                    let _ = write!(read.text, "{number}.");
                    *number += 1;
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => read.has_html = true,
            _ => {}
        }
    }
    read.text = without_blanks(&read.text);
    read
}

/// The title of a page: that of its front matter, or its first heading.
fn title(file: &str) -> String {
    let in_front_matter = file.lines().find_map(|line| line.strip_prefix("title: \"")?.strip_suffix('"'));
    let heading = || read(file.lines().find(|line| line.starts_with("# ")).unwrap_or_default()).text;
    in_front_matter.map_or_else(heading, str::to_owned)
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// A text of a record without blanks and the marks of lists.
fn plain(text: &str) -> String {
    let lines = text.lines().map(str::trim_start);
    lines.map(|line| without_blanks(line.strip_prefix("- ").unwrap_or(line))).collect()
}

fn is_page(path: &str) -> bool {
    path.strip_suffix(".md").is_some_and(|stem| stem != "SUMMARY")
}

/// The file that a link on a page leads to.
fn target(flavor: Flavor, page: &str, link: &str) -> String {
    let directory = |path: &str| path.rsplit_once('/').map_or(String::new(), |(directory, _)| format!("{directory}/"));
    let base = if flavor == Flavor::Starlight && !page.ends_with("index.md") {
        format!("{}/", page.trim_end_matches(".md"))
    } else {
        directory(page)
    };
    let mut parts: Vec<&str> = Vec::new();
    let joined = base + link;
    for part in joined.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {link}"),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_code_has_a_page_with_its_texts() {
    for Pages { name, catalog, language, files, .. } in PAGES.iter() {
        let read_pages: Vec<(&String, Read)> =
            files.iter().filter(|(path, _)| is_page(path)).map(|(path, text)| (path, read(text))).collect();
        let mut titles: BTreeMap<String, Vec<&String>> = BTreeMap::new();
        for (path, text) in files.iter().filter(|(path, _)| is_page(path)) {
            titles.entry(title(text)).or_default().push(path);
        }
        let read_pages: BTreeMap<&String, Read> = read_pages.into_iter().collect();
        for error in catalog.errors() {
            let code = error.code.as_str();
            let found = titles.get(code).map_or(&[][..], Vec::as_slice);
            let [path] = found else { panic!("{name}: {} pages of {code}", found.len()) };
            let page = &read_pages[*path];
            let own = catalog.api_message(error);
            let localized = |text: Text<'_>| text.get(language).map(str::to_owned);
            let texts = [localized(error.description), localized(error.action), localized(error.cause)];
            for text in own.map(str::to_owned).into_iter().chain(texts.into_iter().flatten()) {
                assert!(page.text.contains(&plain(&text)), "{name}: {path} lacks {text:?}:\n{}", files[*path]);
            }
        }
        for retired in catalog.retired() {
            let code = retired.code.as_str();
            assert_eq!(titles.get(code).map(Vec::len), Some(1), "{name}: {code}");
        }
        assert!(read_pages.values().all(|page| !page.has_html), "{name}");
    }
}

#[test]
fn every_link_leads_to_a_page() {
    for Pages { name, catalog, flavor, files, .. } in PAGES.iter() {
        let mut links = 0;
        for (path, text) in files.iter().filter(|(path, _)| is_page(path)) {
            for link in read(text).links {
                if link.starts_with("http") {
                    continue;
                }
                let target = target(*flavor, path, &link);
                let is_there = match flavor {
                    Flavor::Starlight => {
                        let index =
                            if target.is_empty() { "index.md".to_owned() } else { format!("{target}/index.md") };
                        files.contains_key(&index) || files.contains_key(&format!("{target}.md"))
                    }
                    _ => files.contains_key(&target),
                };
                assert!(is_there, "{name}: {path} links to {link}");
                links += 1;
            }
        }
        // Each page but the first is listed.
        assert!(links + 1 >= files.keys().filter(|path| is_page(path)).count(), "{name}");
        assert!(links > 0 || catalog.errors().is_empty(), "{name}");
    }
}

#[test]
fn the_same_catalog_gives_the_same_files_with_safe_names() {
    for Pages { name, catalog, flavor, language, files } in PAGES.iter() {
        // The pages of the package's catalog take as long again.
        let is_small = catalog.errors().len() < 100;
        assert!(!is_small || *files == pages(*catalog, *flavor, language), "{name}");
        let mut folded: Vec<String> = files.keys().map(|path| path.to_lowercase()).collect();
        folded.dedup();
        assert_eq!(folded.len(), files.len(), "{name}");
        for (path, text) in files {
            let is_safe = |letter: char| letter.is_ascii_alphanumeric() || "-_.~/".contains(letter);
            assert!(path.chars().all(is_safe) && !path.contains("..") && !path.starts_with('/'), "{name}: {path}");
            assert!(text.ends_with('\n') && !text.contains("\n\n\n"), "{name}: {path}");
        }
    }
}

#[test]
fn the_navigation_has_every_page_once() {
    for Pages { name, flavor, files, .. } in PAGES.iter() {
        let all = files.keys().filter(|path| is_page(path));
        match flavor {
            Flavor::Mdbook => {
                let mut listed = read(&files["SUMMARY.md"]).links;
                listed.sort();
                assert!(listed.iter().eq(all), "{name}");
            }
            Flavor::Mkdocs => {
                let nav = &files[".nav.yml"];
                let mut listed: Vec<&str> =
                    nav.lines().filter_map(|line| line.rsplit_once(": \"")?.1.strip_suffix('"')).collect();
                listed.sort_unstable();
                assert!(listed.into_iter().eq(all), "{name}: {nav}");
            }
            Flavor::Docusaurus => {
                let directories = all.filter_map(|path| path.strip_suffix("index.md"));
                assert!(directories.clone().count() > 0);
                for directory in directories {
                    assert!(files.contains_key(&format!("{directory}_category_.json")), "{name}: {directory}");
                }
            }
            Flavor::Starlight | Flavor::Hugo => assert_eq!(all.count(), files.len(), "{name}"),
        }
    }
}

#[test]
fn codes_in_texts_are_links() {
    let (_, catalog) = CATALOGS.iter().find(|(path, _)| path.ends_with("data")).expect("the catalog");
    let catalog = catalog.get();
    assert!(!catalog.record_range(RecordKind::Guide).is_empty());
    let files = pages(catalog, Flavor::Mkdocs, "en");
    let page = &files["codes/Ecs/Ecs.0085.md"];
    assert!(page.contains("[HTTP 400 Bad Request](../../statuses/400.md)"), "{page}");
    let index = &files["codes/Ecs/index.md"];
    assert!(index.contains("| [Ecs.0085](Ecs.0085.md) | [400](../../statuses/400.md) | "), "{index}");
    let status = &files["statuses/404.md"];
    assert!(status.contains("](../codes/Ecs/Ecs."), "{status}");
    let linked = files.iter().filter(|(path, _)| path.starts_with("guides/") && is_page(path));
    assert!(linked.into_iter().any(|(_, text)| text.contains("](../codes/")), "a guide links to a code");
}

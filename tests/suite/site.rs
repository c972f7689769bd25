//! `ecs-err build`: every record has its pages, builds are reproducible, and pages execute no text.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ecs_err::site::url::{self, SitePath};
use ecs_err::site::{self, Memory, Options, OutputDir, Theme};
use ecs_err::{LanguageTag, Record, export};

use super::env::{copy_of, data, run, second_catalog};

fn built(options: &Options) -> BTreeMap<String, Vec<u8>> {
    let memory = Memory::default();
    let summary = site::render(ecs_err::embedded(), options, &memory).expect("the site is built");
    let files = memory.into_files();
    let own = files.iter().filter(|(path, _)| !is_alias(path));
    let sizes: Vec<usize> = own.map(|(_, bytes)| bytes.len()).collect();
    assert_eq!((summary.files, summary.bytes), (sizes.len(), sizes.iter().sum()));
    files
}

/// Whether a file is one of a code's page, under the code in lower case.
fn is_alias(path: &str) -> bool {
    path.split('/')
        .nth(2)
        .is_some_and(|code| code.starts_with("ecs.") || code.starts_with("common.") || code.starts_with("pdp."))
}

const LANGUAGES: [LanguageTag<'static>; 2] = [LanguageTag::from_static("zh"), LanguageTag::from_static("en")];

fn text<'f>(files: &'f BTreeMap<String, Vec<u8>>, path: &str) -> &'f str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).expect("it is UTF-8")
}

/// The records with pages.
fn items() -> Vec<Record<'static>> {
    let catalog = ecs_err::embedded();
    catalog
        .errors()
        .iter()
        .map(Record::Error)
        .chain(catalog.statuses().iter().map(Record::Status))
        .chain(catalog.structures().iter().map(Record::Structure))
        .chain(catalog.operations().iter().map(Record::Operation))
        .chain(catalog.releases().iter().map(Record::Release))
        .chain(catalog.guides().iter().map(Record::Guide))
        .collect()
}

#[test]
fn every_record_has_a_page_in_every_language_and_format() {
    let files = built(&Options::default());
    for language in LANGUAGES {
        for item in items() {
            let path = SitePath::of(&item, language);
            let page = text(&files, &path);
            assert!(page.contains(&format!("<html lang=\"{language}\"")), "{path}");
            for other in LANGUAGES {
                let twin = format!("hreflang=\"{other}\" href=\"{}{}\"", path.root(), SitePath::of(&item, other));
                assert!(page.contains(&twin), "{path}: {twin}");
            }
            for extension in ["json", "md"] {
                let twin = path.twin(extension);
                assert!(!text(&files, &twin).is_empty() && page.contains(&*twin), "{twin}");
            }
        }
        for structure in ecs_err::embedded().structures() {
            for field in structure.fields {
                let address = url::link(&Record::Field(structure, field), language);
                let (path, anchor) = address.split_once('#').expect("an anchor");
                assert!(text(&files, path).contains(&format!("id=\"{anchor}\"")), "{address}");
            }
        }
    }
}

#[test]
fn the_page_of_a_code_exists_in_lower_case_too() {
    let files = built(&Options::default());
    for error in ecs_err::embedded().errors() {
        let alias = format!("en/errors/{}/index.html", error.code.as_str().to_lowercase());
        assert_eq!(text(&files, &alias), text(&files, &format!("en/errors/{}/index.html", error.code)));
        assert!(is_alias(&alias), "{alias}");
    }
    let mut options = Options::default();
    options.lower_case = false;
    assert!(!built(&options).contains_key("en/errors/ecs.0085/index.html"));
}

#[test]
fn the_page_of_a_code_has_the_texts_of_its_record() {
    let files = built(&Options::default());
    for error in ecs_err::embedded().errors() {
        for language in ["zh", "en"] {
            let path = format!("{language}/errors/{}/index.html", error.code);
            let plain = plain(text(&files, &path));
            for expected in
                [error.description, error.action].into_iter().chain(error.notes.iter().map(|note| note.text))
            {
                let expected = expected.get(language).expect("a text").replace(['\n', ' '], "");
                assert!(plain.contains(&expected), "{path} lacks {expected}");
            }
            let message = error.message.get("en").expect("a message");
            for fixed in message.split("%s").map(|fixed| fixed.replace(['\n', ' '], "")) {
                assert!(plain.contains(&fixed), "{path} lacks {fixed}");
            }
        }
    }
}

#[test]
fn errata_are_in_a_closed_part_of_the_page() {
    let files = built(&Options::default());
    for error in ecs_err::embedded().errors() {
        let page = text(&files, &format!("en/errors/{}/index.html", error.code));
        let errata = error.notes.iter().filter(|note| note.kind == ecs_err::NoteKind::Erratum).count();
        let part = page.split_once("<details class=\"errata\">").map_or("", |(_, rest)| rest);
        let part = part.split_once("</details>").map_or("", |(part, _)| part);
        assert_eq!(part.matches("<p>").count(), errata, "{}: {part}", error.code);
    }
}

/// The text of a page, without spaces.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&amp;", "&").replace(['\n', ' '], "")
}

#[test]
fn the_document_of_the_whole_catalog_is_the_export() {
    let files = built(&Options::default());
    let exported = run(["export"]).done().stdout;
    assert!(text(&files, "api/catalog.json") == exported, "api/catalog.json differs from the export");
    for error in ecs_err::embedded().errors() {
        let twin = text(&files, &format!("zh/errors/{}.json", error.code));
        assert_eq!(twin, format!("{:#}\n", export::error(ecs_err::embedded(), error)));
    }
}

#[test]
fn the_same_catalog_gives_the_same_files() {
    let one = built(&Options::default());
    let other = built(&Options::default());
    assert!(one == other, "two builds differ");
    for path in one.keys() {
        assert!(path.is_ascii(), "{path}");
    }
}

#[test]
fn no_page_has_inline_scripts_or_styles() {
    for (path, bytes) in built(&Options::default()) {
        let Ok(html) = std::str::from_utf8(&bytes) else { continue };
        if !has_extension(&path, "html") {
            continue;
        }
        assert!(html.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'"), "{path}");
        for script in html.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap_or_default();
            assert!(tag.contains(" src=\"") || tag.contains("application/ld+json"), "{path}: {tag}");
        }
        for forbidden in ["<style", " style=\"", " onclick=", "javascript:", "http://", "src=\"https://"] {
            assert!(!html.contains(forbidden), "{path} has {forbidden}");
        }
    }
}

#[test]
fn an_address_makes_canonical_links_a_sitemap_and_feeds() {
    let mut options = Options::default();
    options.base_url = Some("https://errors.example.org/ecs".to_owned());
    let files = built(&options);
    let page = text(&files, "en/errors/Ecs.0085/index.html");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://errors.example.org/ecs/en/errors/Ecs.0085/\">"));
    let sitemap = text(&files, "sitemap.xml");
    for item in items() {
        let address = SitePath::of(&item, LANGUAGES[0]).address("https://errors.example.org/ecs");
        assert!(sitemap.contains(&address), "{address}");
    }
    assert!(text(&files, "robots.txt").contains("Sitemap: https://errors.example.org/ecs/sitemap.xml"));
    let feed = text(&files, "zh/changes/feed.xml");
    assert_eq!(feed.matches("<entry>").count(), ecs_err::embedded().releases().len());
    let search = text(&files, "zh/opensearch.xml");
    assert!(search.contains("template=\"https://errors.example.org/ecs/zh/search/?q={searchTerms}\""), "{search}");
    let (_, image) = search.split_once("https://errors.example.org/ecs/assets/").expect("an image");
    let (image, _) = image.split_once("</Image>").expect("an image");
    assert!(files.contains_key(&format!("assets/{image}")), "{image}");
    assert!(page.contains("<link rel=\"search\" ") && page.contains("href=\"../../../en/opensearch.xml\""));
    let without = built(&Options::default());
    for name in ["sitemap.xml", "zh/opensearch.xml", "en/opensearch.xml"] {
        assert!(!without.contains_key(name), "{name}");
    }
    assert!(!text(&without, "en/errors/Ecs.0085/index.html").contains("rel=\"search\""));
}

#[test]
fn hostile_text_is_escaped() {
    let copy = copy_of(&data());
    let file = copy.path().join("errors/pdp.json");
    let original = fs::read_to_string(&file).expect("a file");
    let hostile = "<script>alert(1)</script><img src=x onerror=alert(2)> {{ 7 * 191 }} {% raw %} javascript:alert(3)";
    let changed = original.replace("API鉴权失败", hostile);
    assert_ne!(original, changed);
    fs::write(&file, changed).expect("a file");
    let arena = ecs_err::load::Arena::new();
    let catalog = ecs_err::load::open(copy.path(), &arena).expect("a catalog");
    let memory = Memory::default();
    site::render(catalog, &Options::default(), &memory).expect("a site");
    for (path, bytes) in memory.into_files() {
        let html = String::from_utf8_lossy(&bytes);
        if has_extension(&path, "html") {
            assert!(!html.contains("<script>") && !html.contains("<img src=x") && !html.contains("1337"), "{path}");
        }
        if has_extension(&path, "js") {
            assert!(!html.contains("</script>"), "{path}");
        }
    }
}

#[test]
fn a_directory_is_replaced_as_a_whole_or_not_at_all() {
    let directory = tempfile::tempdir().expect("a directory");
    let out = directory.path().join("site");
    let out_text = out.display().to_string();
    let build = |more: &[&str]| {
        let args = ["build", "--out", &out_text, "--data"].map(str::to_owned);
        let catalog = second_catalog().display().to_string();
        run(args.into_iter().chain([catalog]).chain(more.iter().map(|arg| (*arg).to_owned()))).done()
    };
    assert_eq!(build(&["--check"]).code, Some(1), "the directory is empty");
    let done = build(&[]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    assert!(done.stdout.contains(" pages, "), "{}", done.stdout);
    assert_eq!((build(&["--check"]).stdout.as_str(), build(&["--check"]).code), ("", Some(0)));

    fs::write(out.join("de/index.html"), "changed").expect("a file");
    fs::write(out.join("more.html"), "added").expect("a file");
    let done = build(&["--check"]);
    let names: Vec<&str> =
        done.stdout.lines().filter_map(|line| line.rsplit_once("/site/")).map(|(_, name)| name).collect();
    // A build keeps files that it did not write, so these are no differences.
    assert_eq!((names, done.code), (vec!["de/index.html"], Some(1)));
    assert_eq!(build(&[]).code, Some(0));
    if OutputDir::supports_lower_case(&out) {
        // A missing link, and one with another target.
        fs::rename(out.join("de/errors/hbr.101"), out.join("de/errors/hbr.102")).expect("a link");
        let done = build(&["--check"]);
        let names: Vec<&str> = done.stdout.lines().filter_map(|line| line.rsplit('/').next()).collect();
        assert_eq!((names, done.code), (vec!["hbr.101", "hbr.102"], Some(1)), "{}", done.stdout);
        assert_eq!(build(&[]).code, Some(0));
    }
    assert_eq!(fs::read_to_string(out.join("more.html")).expect("a file"), "added");
    // A file that is no longer part of the site is deleted.
    let mark = out.join(".ecs-err-site.json");
    let listed = fs::read_to_string(&mark).expect("a mark").replace("\"404.html\",", "\"404.html\",\"more.html\",");
    fs::write(&mark, listed).expect("a mark");
    let done = build(&["--check"]);
    let names: Vec<&str> = done.stdout.lines().filter_map(|line| line.rsplit('/').next()).collect();
    assert_eq!((names, done.code), (vec![".ecs-err-site.json", "more.html"], Some(1)), "{}", done.stdout);
    assert_eq!(build(&[]).code, Some(0));
    assert!(!out.join("more.html").exists());

    // A directory that is not a site is not replaced.
    let own = directory.path().join("own");
    fs::create_dir(&own).expect("a directory");
    fs::write(own.join("letter.txt"), "mine").expect("a file");
    let done = run(["build", "--out", &own.display().to_string()]).done();
    assert_eq!(done.code, Some(2));
    assert!(done.stderr.contains("something other than a site"), "{}", done.stderr);
    assert_eq!(fs::read_to_string(own.join("letter.txt")).expect("a file"), "mine");
    let left: Vec<_> = fs::read_dir(directory.path())
        .expect("a directory")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn a_theme_replaces_files_and_its_errors_are_reported() {
    let theme = tempfile::tempdir().expect("a directory");
    let write = |path: &str, text: &str| {
        let path = theme.path().join(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        fs::write(path, text).expect("a file");
    };
    write(
        "templates/about.html",
        "{% extends \"base.html\" %}{% block main %}<h1>{{ site.edition }} of ours</h1>{% endblock main %}",
    );
    write("site/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    write("site.toml", "logo = \"logo.svg\"");
    let mut options = Options::default();
    options.theme = Theme::with_directory(theme.path()).expect("a theme");
    let files = built(&options);
    assert!(text(&files, "en/about/index.html").contains("<h1>2024-05-30 of ours</h1>"));
    assert!(files.keys().any(|path| path.starts_with("assets/logo.") && has_extension(path, "svg")));

    write(
        "templates/about.html",
        "{% extends \"base.html\" %}\n{% block main %}{{ site.editions }}{% endblock main %}",
    );
    let out = theme.path().join("out");
    let args = ["build", "--theme", &theme.path().display().to_string(), "--out", &out.display().to_string()];
    let done = run(args).done();
    assert_eq!(done.code, Some(2));
    for expected in ["about.html", "2:", "editions"] {
        assert!(done.stderr.contains(expected), "{}", done.stderr);
    }
    assert!(!out.exists());
}

#[test]
fn an_error_in_a_template_is_reported_with_its_position_and_the_variables_in_scope() {
    let theme = tempfile::tempdir().expect("a directory");
    fs::create_dir(theme.path().join("templates")).expect("a directory");
    for (mistake, expected, scope) in [
        ("{{ sit.id }}", "Variable `sit` is not defined.", "Available variables: it, labels, page, parts, site, words"),
        ("{{ page.pth }}", "Field `pth` is not defined.", "Available fields: address, alternates, "),
        ("{{ site[\"idd\"] }}", "undefined", "in scope: it, labels, page, parts, site, words\n"),
        ("{{ site.id | round }}", "expected `f64`", "in scope: it, labels, page, parts, site, words\n"),
        (
            "{{ site.id | uper }}",
            "Unknown filter `uper`",
            "in scope: labels, page, site, words; in pages also it, parts\n",
        ),
        ("{{ <nothing /> }}", "Unknown component `nothing`", "in scope: labels, "),
        ("{% if %}", "expected one of", "in scope: labels, "),
    ] {
        let text = format!("{{% extends \"base.html\" %}}\n\n{{% block main %}}{mistake}{{% endblock main %}}");
        fs::write(theme.path().join("templates/about.html"), text).expect("a file");
        let out = theme.path().join("out");
        let args = ["build", "--theme", &theme.path().display().to_string(), "--out", &out.display().to_string()];
        let done = run(args).done();
        assert_eq!(done.code, Some(2), "{mistake}");
        for part in [expected, " about.html:3:", scope] {
            assert!(done.stderr.contains(part), "{mistake}: {part}: {}", done.stderr);
        }
        assert_eq!(done.stderr.matches("in scope: ").count() + done.stderr.matches("Available ").count(), 1);
    }
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == extension)
}

/// Words of the default catalog, which the engine must not contain.
const WORDS_OF_THE_CATALOG: [&str; 10] =
    ["Ecs.", "ECS", "Pdp.", "Common.", "APIGW", "Huawei", "huawei", "华为", "弹性云", "Elastic Cloud"];

#[test]
fn the_engine_has_no_word_of_the_default_catalog() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = fs::read_dir(root.join("crates")).expect("the crates");
    let crates = crates.map(|entry| entry.expect("a crate").path().join("src"));
    let own = ["src", "templates", "site"].map(|name| root.join(name));
    let mut found = Vec::new();
    for entry in crates.chain(own).flat_map(walkdir::WalkDir::new) {
        let entry = entry.expect("the sources are readable");
        let path = entry.path();
        let is_test = path.file_stem().is_some_and(|name| name == "tests");
        let Ok(text) = fs::read_to_string(path) else { continue };
        // Unit tests are at the end of a file.
        let code = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
        for (number, line) in (1..).zip(code.lines()).filter(|_| !is_test) {
            // Examples in the documentation are about the embedded catalog.
            let is_documentation = line.trim_start().starts_with("///") || line.trim_start().starts_with("//!");
            let line = line.replace("ECS_ERR", "");
            if !is_documentation && WORDS_OF_THE_CATALOG.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{number}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

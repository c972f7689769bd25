//! Sites of small catalogs, one for each kind of code: every record has its page, and no page has an empty section.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use ecs_err_core::resolve::RecordKind;
use ecs_err_core::{Catalog, LanguageTag, Record};
use ecs_err_data::OwnedCatalog;
use ecs_err_site::url::{self, SitePath};
use ecs_err_site::{Memory, Options, SiteError, render};
use serde_json::json;

use crate::pages::{attributes, elements, text};
use crate::source::{Source, metadata};

type Files = BTreeMap<String, Vec<u8>>;

/// A catalog and its site.
struct Site {
    catalog: OwnedCatalog,
    files: Files,
}

/// The small catalogs and that of the package, by name.
static SITES: LazyLock<BTreeMap<String, Site>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let directory = std::fs::read_dir(root.join("tests/catalogs")).expect("the catalogs");
    let directories = directory.map(|entry| entry.expect("an entry").path()).chain([root.join("data")]);
    let sites = directories.map(|path| {
        let catalog = OwnedCatalog::open(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let files = built(catalog.get(), &Options::default());
        (path.file_name().expect("a name").to_string_lossy().into_owned(), Site { catalog, files })
    });
    sites.collect()
});

fn sites() -> impl Iterator<Item = (Catalog<'static>, &'static Files)> {
    assert!(SITES.len() >= 15, "{:?}", SITES.keys());
    SITES.values().map(|site| (site.catalog.get(), &site.files))
}

fn built(catalog: Catalog<'_>, options: &Options) -> Files {
    let memory = Memory::default();
    render(catalog, options, &memory).unwrap_or_else(|error| panic!("{}: {error}", catalog.metadata().id));
    memory.into_files()
}

fn languages(catalog: Catalog<'_>) -> impl Iterator<Item = LanguageTag<'_>> {
    catalog.metadata().languages.as_slice().iter().filter_map(|tag| LanguageTag::new(tag))
}

pub fn page<'f>(files: &'f Files, path: &str) -> &'f str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).expect("it is UTF-8")
}

fn pages(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    files
        .iter()
        .filter(|(path, _)| path.rsplit_once('.').is_some_and(|(_, end)| end == "html"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("it is UTF-8")))
}

#[test]
fn every_record_has_a_page_that_the_home_page_leads_to() {
    for (catalog, files) in sites() {
        for language in languages(catalog) {
            for record in catalog.records() {
                let address = url::link(&record, language);
                let (path, anchor) = address.split_once('#').unwrap_or((&address, ""));
                let html = page(files, path);
                if let Record::Field(..) = record {
                    assert!(html.contains(&format!("id=\"{anchor}\"")), "{address}");
                    continue;
                }
                let path = SitePath::of(&record, language);
                for twin in [path.twin("json"), path.twin("md")] {
                    assert!(html.contains(&*twin) && !page(files, &twin).is_empty(), "{twin}");
                }
                let home = page(files, &format!("{language}/index.html"));
                let list = SitePath::list(record.kind(), language);
                assert!(home.contains(&*list), "{list}");
                assert!(matches!(record, Record::Field(..)) || page(files, &list).contains(&*path), "{path}");
            }
        }
    }
}

#[test]
fn no_two_files_have_the_same_name_in_any_letter_case() {
    let mut options = Options::default();
    options.lower_case = false;
    for (catalog, _) in sites() {
        let files = built(catalog, &options);
        let mut names = BTreeSet::new();
        for path in files.keys() {
            assert!(names.insert(path.to_ascii_lowercase()), "{path}");
            let is_safe = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._~-".contains(&byte));
            assert!(path.split('/').all(|part| is_safe(part) && !part.starts_with('.')), "{path}");
        }
    }
}

#[test]
fn no_page_has_an_empty_heading_label_or_attribute() {
    for (_, files) in sites() {
        for (path, html) in pages(files) {
            for element in elements(html) {
                let may_be_empty = element.attributes.contains("hidden")
                    || matches!(element.name, "td" | "script" | "textarea" | "code")
                    || ["class=\"found\"", "class=\"hits\""].iter().any(|class| element.attributes.contains(class));
                assert!(may_be_empty || !element.is_empty, "{path}: <{} {}>", element.name, element.attributes);
            }
            for (name, value) in attributes(html) {
                let may_be_empty = matches!(name, "alt" | "value") || name.starts_with("data-");
                assert!(may_be_empty || !value.trim().is_empty(), "{path}: {name}");
            }
        }
    }
}

#[test]
fn ids_are_unique_on_each_page() {
    for (_, files) in sites() {
        for (path, html) in pages(files) {
            let mut ids = BTreeSet::new();
            for (_, id) in attributes(html).filter(|(name, _)| *name == "id") {
                assert!(ids.insert(id), "{path}: {id}");
            }
        }
    }
}

/// Words that English pages must not contain if a catalog lacks the records they are about.
type Absence = (fn(Catalog<'_>) -> bool, &'static [&'static str]);

#[test]
fn pages_do_not_mention_records_that_a_catalog_lacks() {
    let absences: [Absence; 7] = [
        (
            |catalog| catalog.releases().is_empty(),
            &[">History<", "No dated mention", "before that: unknown", ">Changes<", "Atom"],
        ),
        (|catalog| catalog.errors().iter().all(|error| error.action.is_empty()), &[">Action<", "what to do about it"]),
        (|catalog| catalog.errors().iter().all(|error| error.message.is_empty()), &["Copy message"]),
        (|catalog| catalog.errors().iter().all(|error| error.statuses.as_slice().is_empty()), &["HTTP", ">Status<"]),
        (|catalog| catalog.operations().is_empty(), &[">Operations<"]),
        (|catalog| catalog.structures().is_empty(), &[">Structures<", ">Fields<"]),
        (|catalog| catalog.guides().is_empty(), &[">Guides<"]),
    ];
    for (catalog, files) in sites() {
        if !catalog.metadata().languages.contains(&"en") {
            continue;
        }
        for (is_absent, words) in absences {
            for (path, html) in pages(files).filter(|(path, _)| is_absent(catalog) && path.starts_with("en/")) {
                for word in words {
                    assert!(!html.contains(word), "{path} has {word}");
                }
            }
        }
    }
}

#[test]
fn a_catalog_of_one_language_has_no_language_switch() {
    for (catalog, files) in sites() {
        let is_one = catalog.metadata().languages.len() == 1;
        for (path, html) in pages(files).filter(|(path, _)| path.contains('/')) {
            let is_redirect = html.contains("http-equiv=\"refresh\"");
            assert!(is_redirect || html.contains("class=\"language\"") != is_one, "{path}");
        }
    }
}

#[test]
fn pages_show_what_a_record_says() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "words",
            "en/errors/expired_card",
            &["HTTP 400 Bad Request", "HTTP 402 Payment Required", "expired in month/year."],
        ),
        (
            "words",
            "en/errors/card_declined",
            &[
                "Sub-codes card_declined/insufficient_funds The bank checked the balance and refuses the payment. 402",
                "card_declined/lost_card",
            ],
        ),
        ("words", "en/errors/card_declined~_lost_card", &["Sub-code of: card_declined", "Retry: Never"]),
        (
            "words",
            "en/errors/old_signature",
            &["Deprecated", "No longer returned since 2024-02-01.", "Listed since 2019-06-12"],
        ),
        ("words", "en/errors/rate_limit", &["The limit of limit requests", "limit the limit of the account"]),
        ("camel", "en/errors/NoSuchBucket", &["There is no bucket bucket in region region."]),
        ("camel", "en/errors/InvalidParameter.Format", &["Sub-code of: InvalidParameter"]),
        (
            "numbers",
            "en/errors/1062",
            &["Value 'value' is already stored", "Name DUPLICATE_ENTRY", "Same as sqlstate 23505", "Error"],
        ),
        ("numbers", "en/errors/3170", &["percent% full"]),
        ("numbers", "en/errors", &["1062 The row was not written", "Category all constraints", "Severity all"]),
        ("negative", "en/errors/-32601", &["ecs-err -- -32601", "Name METHOD_UNKNOWN"]),
        (
            "oracle-like",
            "en/errors/QDB-00942",
            &["HTTP 403 Forbidden no right to read table table", "Ask the owner of the table", "in the copy of date"],
        ),
        ("oracle-like", "en/errors/QDB-01555", &["Cause Many transactions changed"]),
        (
            "upper",
            "en/errors/ERR_TLS_CERT_EXPIRED",
            &[
                "Seen in practice Cause The virtual machine was resumed and its clock was behind. forum.example.org 2023-08-21 Message Certificate of mail.example.net",
                "forum.example.org 2023-08-19",
                "Links How the toolkit checks dates",
            ],
        ),
        ("dotted", "en/errors/VLT.ROT.5000010", &["Conflict The status is 500"]),
        ("dotted", "en/statuses/460", &["460 Frozen"]),
        ("dotted", "zh/errors/VLT.ROT.4600001", &["Frozen schedules start no jobs."]),
        ("colon", "zh/errors/GRID~-store~-ErrDiskFull", &["GRID:store:ErrDiskFull", "store store has free left"]),
        ("colon", "zh/about", &["PIPE-relay-unit-{5}", "grid"]),
        ("hex", "en/errors/0x8A0C1001", &["Display display reports no mode", "Category display"]),
        ("one", "de/errors/Turm.01", &["Das Leuchtfeuer ist aus."]),
        ("one", "de", &["Turm.01 Das Leuchtfeuer ist aus."]),
        ("two-cases", "en/errors/HBR.012", &["HBR.012"]),
        ("two-cases", "en", &["Anchor", "Buoy", "Harbour", "404 Not Found 1"]),
    ];
    for (name, path, expected) in cases {
        let html = page(&SITES[*name].files, &format!("{path}/index.html"));
        let shown = text(html);
        for expected in *expected {
            assert!(shown.contains(expected), "{name} {path} lacks {expected:?}: {shown}");
        }
    }
}

#[test]
fn texts_with_paragraphs_and_lists_become_elements() {
    let files = &SITES["upper"].files;
    let html = page(files, "en/errors/ERR_TLS_CERT_EXPIRED/index.html");
    assert!(html.contains("<p>The certificate was valid in the past.</p><p>The toolkit compares"), "{html}");
    assert!(html.contains("<p>Check in this order:</p><ul><li>Compare the clock"), "{html}");
    let list = page(files, "en/errors/index.html");
    assert!(list.contains("The certificate was valid in the past.</td>"), "{list}");
}

#[test]
fn undescribed_statuses_lead_to_their_codes() {
    let files = &SITES["camel"].files;
    let html = page(files, "en/errors/NoSuchBucket/index.html");
    assert!(html.contains("href=\"../../../en/errors/index.html?status=404\">HTTP 404 Not Found<"), "{html}");
    assert!(!files.keys().any(|path| path.starts_with("en/statuses")));
}

#[test]
fn search_knows_every_status_that_comes_with_a_code() {
    let data = |name: &str| ecs_err_site::search::data(SITES[name].catalog.get(), LanguageTag::from_static("en")).codes;
    assert!(data("camel").contains(r#"[1,"404",0,"en/errors/index.html?status=404",0,"Not Found","#));
    assert!(data("dotted").contains(r#"[1,"423",0,"en/statuses/423/index.html","#));
    // HTTP has no name for it.
    let errors = json!([{"code": "E-0001", "status": 499, "message": "Gone."}]);
    let source = Source::new(&metadata(&["E-{4}"]), &json!({"service": "all", "errors": errors}));
    let files = source.built(&Options::default());
    let (_, codes) = files.iter().find(|(path, _)| path.starts_with("assets/codes.en.")).expect("the search data");
    let codes = std::str::from_utf8(codes).expect("it is UTF-8");
    assert!(codes.contains(r#"[1,"499",0,"en/errors/index.html?status=499","#), "{codes}");
}

#[test]
fn links_for_readers_are_shown_where_they_can_be_filled_in() {
    let link = |url: &str, label: &str| format!("<a href=\"{url}\" rel=\"external noreferrer\">{label}</a>");
    for (name, path, expected, absent) in [
        (
            "dotted",
            "en/errors/VLT.KEY.4040001/index.html",
            vec![
                link("https://vaultline.example.org/en/support?code=VLT.KEY.4040001", "Get support"),
                link("https://git.example.org/vaultline/issues/new?title=VLT.KEY.4040001", "Report a mistake"),
            ],
            "Official reference",
        ),
        (
            "dotted",
            "zh/errors/VLT.KEY.4040001/index.html",
            vec![link("https://vaultline.example.org/zh/support?code=VLT.KEY.4040001", "获取支持")],
            "官方参考",
        ),
        // The file of a code is not part of the catalog, and the page about the reference has no code.
        ("numbers", "en/about/index.html", vec![], "reader-links"),
        ("negative", "en/errors/-32601/index.html", vec![], "reader-links"),
        ("camel", "en/errors/NoSuchBucket/index.html", vec![], "reader-links"),
    ] {
        let html = page(&SITES[name].files, path);
        for link in expected {
            assert!(html.contains(&link), "{path}: {link}");
        }
        assert!(!html.contains(absent), "{path}: {absent}");
    }
}

#[test]
fn links_without_a_code_are_on_the_page_about_the_reference() {
    let mut metadata = metadata(&["E-{4}"]);
    metadata["links"] = json!({"source": "https://example.org/{lang}/api", "report": "https://example.org/{code}"});
    let source = Source::new(&metadata, &json!({"service": "all", "errors": []}));
    let files = source.built(&Options::default());
    let about = page(&files, "en/about/index.html");
    assert!(about.contains("<a href=\"https://example.org/en/api\""), "{about}");
    assert_eq!(about.matches("rel=\"external noreferrer\"").count(), 1, "{about}");
}

#[test]
fn the_command_line_is_shown_only_where_there_is_one() {
    let catalog = SITES["hex"].catalog.get();
    let mut options = Options::default();
    options.command = Some("hexerr --lang en".to_owned());
    assert!(page(&built(catalog, &options), "en/errors/0x8A0C1001/index.html").contains("hexerr --lang en 0x8A0C1001"));
    options.command = None;
    assert!(!page(&built(catalog, &options), "en/errors/0x8A0C1001/index.html").contains("command line"));
}

#[test]
fn assets_with_unsafe_names_are_refused() {
    let theme = tempfile::tempdir().expect("a directory");
    std::fs::create_dir(theme.path().join("site")).expect("a directory");
    std::fs::write(theme.path().join("site/a b.css"), "").expect("a file");
    std::fs::write(theme.path().join("site.toml"), "# with a b.css").expect("a file");
    let mut options = Options::default();
    options.theme = ecs_err_site::Theme::with_directory(theme.path()).expect("a theme");
    let result = render(SITES["one"].catalog.get(), &options, &Memory::default());
    assert!(matches!(result, Err(SiteError::AssetName(name)) if name == "a b.css"));
}

#[test]
fn every_kind_of_list_has_a_page() {
    let files = &SITES["data"].files;
    let kinds: BTreeSet<String> =
        RecordKind::ALL.iter().map(|kind| SitePath::list(*kind, LanguageTag::from_static("en")).to_string()).collect();
    // Fields are on the pages of structures.
    assert_eq!(kinds.len(), RecordKind::ALL.len() - 1);
    assert!(kinds.iter().all(|path| files.contains_key(path)), "{kinds:?}");
}

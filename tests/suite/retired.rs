//! Retired codes are known and link to their replacements.

use std::collections::BTreeMap;
use std::fs;

use ecs_err::site::{self, Memory, Options, search};
use ecs_err::{Catalog, Code, LanguageTag, Match, OwnedCatalog};
use serde_json::{Value, json};

use super::codes::code;
use super::env::{Done, copy_of, run, second_catalog};

/// Replaced by Hbr.101, as a release and a text say.
const MERGED: Code<'static> = Code::from_static("Hbr.150");
/// Replaced by Hbrx.0012.
const RENAMED: Code<'static> = Code::from_static("Hbr.155");
/// Replaced by nothing.
const GONE: Code<'static> = Code::from_static("Quay.00999");

fn with_harbor(examine: impl FnOnce(Catalog<'_>)) {
    examine(OwnedCatalog::open(&second_catalog()).expect("a catalog").get());
}

fn harbor(args: &[&str]) -> String {
    let Done { stdout, stderr, code } = run(args).env("ECS_ERR_DATA", second_catalog()).done();
    assert_eq!((code, stderr.as_str()), (Some(0), ""), "{args:?}");
    stdout
}

/// The files of the site.
fn built(options: &Options) -> BTreeMap<String, String> {
    let memory = Memory::default();
    with_harbor(|catalog| {
        site::render(catalog, options, &memory).expect("the site is built");
    });
    let files = memory.into_files().into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

#[test]
fn a_catalog_has_its_retired_codes() {
    with_harbor(|catalog| {
        assert_eq!(catalog.retired().iter().map(|one| one.code).collect::<Vec<_>>(), [MERGED, RENAMED, GONE]);
        let merged = catalog.retired_code(MERGED).expect("a retired code");
        assert_eq!(merged.replacement, Code::new("Hbr.101"));
        assert!(merged.text.and_then(|text| text.get("de")).is_some_and(|text| text.starts_with("Beide Codes")));
        assert_eq!(catalog.retired_code(GONE).expect("a retired code").replacement, None);
        assert!(catalog.retired_code(code("Hbr.101")).is_none() && catalog.error(MERGED).is_none());
        let before: Vec<Code<'_>> = catalog.predecessors(code("Hbr.101")).map(|one| one.code).collect();
        assert_eq!(before, [MERGED]);
        assert_eq!(catalog.history(GONE).map(|event| event.release).collect::<Vec<_>>(), [3]);
    });
}

#[test]
fn a_retired_code_and_its_successor_are_found_in_any_spelling() {
    with_harbor(|catalog| {
        for (typed, expected) in [
            ("Hbr.150", &["Hbr.150", "Hbr.101"][..]),
            ("hbr-150", &["Hbr.150", "Hbr.101"]),
            ("\"HBR15O\",", &["Hbr.150", "Hbr.101"]),
            ("150", &["Hbr.150", "Hbr.101"]),
            ("Hbr.155", &["Hbr.155", "Hbrx.0012"]),
            ("quay 999", &["Quay.00999"]),
            ("00999", &["Quay.00999"]),
            ("Hbr.101", &["Hbr.101"]),
        ] {
            let Match::Found(items) = catalog.resolve(typed) else { panic!("{typed} is not found") };
            assert_eq!(items.map(|item| item.id().to_string()).collect::<Vec<_>>(), expected, "{typed}");
        }
        assert!(matches!(catalog.resolve("Hbr.151"), Match::UnknownCode(_)));
        assert_eq!(catalog.suggest(code("Hbr.151")).collect::<Vec<_>>()[..2], [MERGED, RENAMED]);
    });
}

#[test]
fn a_retired_code_is_shown_with_its_successor() {
    let shown = harbor(&["hbr150"]);
    for expected in [
        "Hbr.150  Replaced by Hbr.101\n",
        "Description   Beide Codes meldeten einen belegten Liegeplatz",
        "History       2024-03-18 removed (release 3)\n",
        "\n\nHbr.101  HTTP 409 Conflict\n",
        "Action        Einen anderen Liegeplatz",
        "Formerly      Hbr.150\n",
    ] {
        assert!(shown.contains(expected), "no {expected:?} in {shown}");
    }
    assert!(harbor(&["Hbr.155"]).contains("History       No release mentions it"));
    assert_eq!(harbor(&["hbr150", "--format", "markdown"]).matches("\n## ").count(), 1, "a second heading");
}

#[test]
fn a_code_without_successor_says_what_to_do() {
    let shown = harbor(&["Quay.999"]);
    for expected in [
        "Quay.00999  Retired\n",
        "Description   Der Dampfkran ist abgebaut.\n",
        "Action        If the API still returns it, follow the message",
        "History       2024-03-18 removed (release 3)\n",
        "Page          https://errors.example/de/Quay.00999/\n",
    ] {
        assert!(shown.contains(expected), "no {expected:?} in {shown}");
    }
    let markdown = harbor(&["Quay.999", "--format", "markdown"]);
    assert!(markdown.starts_with("## Quay.00999\n\nRetired\n\n**Description**: Der Dampfkran"), "{markdown}");
}

#[test]
fn json_has_a_record_for_a_retired_code() {
    let records: Value = serde_json::from_str(&harbor(&["hbr150", "--format", "json"])).expect("JSON");
    let [record] = &records.as_array().expect("a list")[..] else { panic!("one record for the query") };
    let mut record = record.clone();
    let successor = record.as_object_mut().expect("a record").shift_remove("successor").expect("a successor");
    assert_eq!(successor["code"], "Hbr.101");
    assert_eq!(
        record,
        json!({
            "query": "hbr150",
            "found": true,
            "kind": "retired",
            "code": "Hbr.150",
            "service": "Hbr",
            "replacement": "Hbr.101",
            "text": {"de": "Beide Codes meldeten einen belegten Liegeplatz und sind zusammengelegt."},
            "history": [{
                "date": "2024-03-18",
                "release": 3,
                "kind": "removed",
                "text": {"de": "Doppelte und überholte Codes gestrichen: Hbr.150, Quay.00999."},
            }],
        })
    );
    let export: Value = serde_json::from_str(&harbor(&["export"])).expect("JSON");
    let codes: Vec<&Value> = export["retired"].as_array().expect("a list").iter().map(|one| &one["code"]).collect();
    assert_eq!(codes, ["Hbr.150", "Hbr.155", "Quay.00999"]);
}

#[test]
fn a_retired_code_is_shown_in_the_language_of_the_reader() {
    let copy = copy_of(&super::env::data());
    let retired = r#"{"retired": [{"code": "Ecs.9000", "replacement": "Ecs.0085"}, {"code": "Ecs.9001", "text": {"zh": "已删除。", "en": "Removed."}}]}"#;
    fs::write(copy.path().join("retired.json"), retired).expect("a file");
    let shown =
        |code: &str, language: &str| run(["--lang", language, code]).env("ECS_ERR_DATA", copy.path()).done().stdout;
    assert!(shown("9000", "zh").starts_with("Ecs.9000  已由Ecs.0085取代\n"), "{}", shown("9000", "zh"));
    assert!(shown("9000", "zh").contains("曾用错误码  Ecs.9000\n"));
    let gone = shown("9001", "zh");
    assert!(gone.starts_with("Ecs.9001  已停用\n") && gone.contains("请以随之返回的错误信息为准。"), "{gone}");
    assert!(shown("9001", "en").starts_with("Ecs.9001  Retired\n"));
}

#[test]
fn a_retired_code_is_found_by_search_and_in_piped_text() {
    let hits = harbor(&["search", "hbr150"]);
    assert!(hits.starts_with("Hbr.150  → Hbr.101 Zur gewünschten Zeit"), "{hits}");
    assert!(harbor(&["search", "Dampfkran"]).starts_with("Quay.00999  Der Dampfkran ist abgebaut."));
    let mut piped = run([] as [&str; 0]).env("ECS_ERR_DATA", second_catalog()).into_command();
    piped.stdin(fs::File::open(second_catalog().join("retired.json")).expect("a file"));
    let shown = String::from_utf8(piped.output().expect("the program runs").stdout).expect("UTF-8");
    for heading in ["Hbr.150  Replaced by Hbr.101\n", "Quay.00999  Retired\n"] {
        assert!(shown.contains(heading), "{shown}");
    }
    assert!(harbor(&["changes", "Quay.00999"]).starts_with("2024-03-18 (release 3)\n"));
}

#[test]
fn a_retired_code_keeps_its_page_with_a_link_to_its_successor() {
    let mut options = Options::default();
    options.base_url = Some("https://e.example/x".to_owned());
    let files = built(&options);
    let page = &files["de/errors/Hbr.150/index.html"];
    for expected in [
        "<meta http-equiv=\"refresh\" content=\"0; url=../../../de/errors/Hbr.101/index.html\">",
        "<link rel=\"canonical\" href=\"https://e.example/x/de/errors/Hbr.101/\">",
        "<p class=\"lead\">Replaced by Hbr.101</p>",
        "<a href=\"../../../de/errors/Hbr.101/index.html\"><b>Hbr.101</b>",
        "Beide Codes meldeten",
        "<a href=\"../../../de/changes/3/index.html\">2024-03-18 removed (release 3)</a>",
    ] {
        assert!(page.contains(expected), "no {expected} in {page}");
    }
    let page = &files["de/errors/Quay.00999/index.html"];
    for expected in ["canonical\" href=\"https://e.example/x/de/errors/Quay.00999/\"", "Retired", "follow the message"]
    {
        assert!(page.contains(expected), "no {expected} in {page}");
    }
    assert!(!page.contains("http-equiv=\"refresh\""));
    for code in ["Hbr.150", "Quay.00999"] {
        let alias = &files[&format!("de/errors/{}/index.html", code.to_lowercase())];
        assert_eq!(alias, &files[&format!("de/errors/{code}/index.html")]);
        assert!(files[&format!("de/errors/{code}.md")].starts_with(&format!("## {code}\n")));
        assert!(files[&format!("de/errors/{code}.json")].contains("\"history\""));
        let release = &files["de/changes/3/index.html"];
        assert!(release.contains(&format!("de/errors/{code}/index.html\">{code}</a>")), "{release}");
        assert!(files["de/errors/index.html"].contains(&format!("<b>{code}</b>")));
    }
    let sitemap = &files["sitemap.xml"];
    assert!(sitemap.contains("/Quay.00999/") && !sitemap.contains("/Hbr.150/") && !sitemap.contains("/Hbr.155/"));
    assert!(!files["llms.txt"].contains("Hbr.150"));
    assert!(
        files["de/errors/Hbr.101/index.html"]
            .contains("<h2 id=\"formerly\">Formerly</h2>\n<ul class=\"history\"><li>Hbr.150</li>")
    );
}

#[test]
fn the_search_in_the_page_leads_to_the_successor() {
    with_harbor(|catalog| {
        let codes = search::data(catalog, LanguageTag::from_static("de")).codes;
        for entry in [
            "[0,\"Hbr.150\",0,\"de/errors/Hbr.101/index.html\",0,\"→ Hbr.101 Zur gewünschten Zeit",
            "[0,\"Quay.00999\",0,\"de/errors/Quay.00999/index.html\",6,\"Der Dampfkran ist abgebaut.\"",
        ] {
            assert!(codes.contains(entry), "no {entry} in {codes}");
        }
    });
}

#[test]
fn the_file_of_retired_codes_has_one_canonical_form() {
    let copy = copy_of(&second_catalog());
    let file = copy.path().join("retired.json");
    let canonical = fs::read_to_string(&file).expect("a file");
    let tree: Value = serde_json::from_str(&canonical).expect("JSON");
    fs::write(&file, tree.to_string()).expect("a file");
    let done = run(["fmt".as_ref(), copy.path().as_os_str()]).done();
    assert_eq!((done.stdout, done.code), (format!("{}\n", file.display()), Some(0)));
    assert_eq!(fs::read_to_string(&file).expect("a file"), canonical);
}

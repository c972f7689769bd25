//! The data of the search in the page, and its consistency with the search of the program.

use ecs_err::site::url::SitePath;
use ecs_err::site::{self, script, search};
use ecs_err::{LanguageTag, Record, embedded};
use serde_json::Value;

/// The languages of the embedded catalog.
fn languages() -> impl Iterator<Item = LanguageTag<'static>> {
    embedded().metadata().languages.as_slice().iter().filter_map(|tag| LanguageTag::new(tag))
}

/// The data that a script passes to the page.
fn data(language: LanguageTag<'_>) -> Vec<Value> {
    let search::Data { codes, rest, .. } = search::data(embedded(), language);
    let json = |script: &String| {
        let (_, data) = script.strip_suffix(");\n").and_then(|script| script.split_once(',')).expect("a call");
        serde_json::from_str(data).expect("the data is JSON too")
    };
    [codes, rest].iter().map(json).collect()
}

#[test]
fn the_first_hits_are_the_golden_ones() {
    let golden: Value = serde_json::from_str(include_str!("../golden.json")).expect("the file is JSON");
    let index = ecs_err::search::embedded().expect("the index opens");
    for case in golden.as_array().expect("a list") {
        let query = case["query"].as_str().expect("a query");
        let hits = index.search(query, &ecs_err::search::Options::default());
        let first = hits.first().map(|hit| format!("{}:{}", hit.record.kind(), hit.record.id()));
        assert_eq!(first.as_deref(), case["first"].as_str(), "{query}");
    }
}

#[test]
fn every_record_is_in_the_data_of_each_language() {
    let catalog = embedded();
    let fields: usize = catalog.structures().iter().map(|structure| structure.fields.len()).sum();
    let first = catalog.errors().len() + catalog.statuses().len() + catalog.structures().len() + fields;
    let second = catalog.operations().len() + catalog.releases().len() + catalog.guides().len();
    for language in languages() {
        let tiers = data(language);
        let count = |tier: &Value| tier["records"].as_array().expect("records").len();
        assert_eq!((count(&tiers[0]), count(&tiers[1])), (first, second), "{language}");
    }
}

#[test]
fn the_first_tier_has_what_an_explanation_shows() {
    for language in languages() {
        let tier = &data(language)[0];
        for (error, record) in embedded().errors().iter().zip(tier["records"].as_array().expect("records")) {
            assert_eq!(record[1], error.code.as_str());
            assert_eq!(record[3], *SitePath::of(&Record::Error(error), language));
            let texts: Vec<&str> = record.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
            for text in [error.description, error.message, error.action] {
                assert!(texts.contains(&text.get(language.as_str()).expect("a text")), "{language} {}", error.code);
            }
            assert!(texts.contains(&error.message.get("en").expect("English")), "{language} {}", error.code);
        }
    }
}

#[test]
fn the_data_is_reproducible_and_cannot_end_its_script_element() {
    for language in languages() {
        let one = search::data(embedded(), language);
        assert_eq!(one, search::data(embedded(), language));
        assert!(one.shards.is_empty());
        for script in [one.codes, one.rest] {
            assert!(!script.contains('<') && !script.contains(['\u{2028}', '\u{2029}']), "{language}");
        }
    }
}

#[test]
fn scripts_are_shipped_without_comments_and_as_one() {
    assert_eq!(script::shipped("// Why.\n/**\n * What.\n */\nlet a = '//';\n\n  b(a);\n"), "let a='//';b(a);\n");
    assert_eq!(
        script::shipped("a = b + +c ? 'x = \\' y' : `${d} = e`;\nf = /a , b/;\n"),
        "a=b + +c?'x = \\' y':`${d} = e`;f=/a , b/;\n"
    );
    let memory = site::Memory::default();
    site::render(embedded(), &site::Options::default(), &memory).expect("a site");
    let files = memory.into_files();
    let scripts = files.iter().filter(|(path, _)| path.starts_with("assets/") && path.rsplit('.').next() == Some("js"));
    let mut names = Vec::new();
    for (path, bytes) in scripts {
        let script = String::from_utf8_lossy(bytes);
        assert!(!script.contains("\n//") && !script.contains("eval("), "{path}");
        let name = path.trim_start_matches("assets/").split('.').next().expect("a name");
        if !["codes", "rest"].contains(&name) {
            assert!(script.starts_with("'use strict';") || script.starts_with("(() => {\n'use strict';\n"), "{path}");
        }
        names.push(name.to_owned());
    }
    assert_eq!(
        names,
        [
            "codes", "codes", "explain", "explain", "language", "missing", "offline", "rest", "rest", "results",
            "site", "table", "theme"
        ]
    );
}

#[test]
fn long_texts_are_in_shards_that_are_files_of_the_site() {
    let memory = site::Memory::default();
    let mut options = site::Options::default();
    options.search_limit = 0;
    let summary = site::render(embedded(), &options, &memory).expect("a site");
    assert!(summary.sharded);
    let files = memory.into_files();
    for language in languages() {
        let directory = format!("assets/search.{language}.");
        let shards: Vec<&String> = files.keys().filter(|path| path.starts_with(&directory)).collect();
        assert!(shards.len() > 10, "{shards:?}");
        let page = String::from_utf8_lossy(&files[&format!("{language}/index.html")]);
        let named = page.split("data-shards=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("the directory");
        assert!(shards.iter().all(|path| path.starts_with(named)), "{named}");
        assert!(files.contains_key(&format!("{named}index-0.js")) && files.contains_key(&format!("{named}texts-0.js")));
    }
}

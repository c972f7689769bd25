//! `ecs-err scan`: codes that files use and the catalog lacks, and codes that no file uses.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::env::{Done, catalog, copy_of, data, run, second_catalog};

/// A directory of sources.
fn sources(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a temporary directory");
    for (path, text) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
        fs::write(path, text).expect("a file");
    }
    dir
}

fn scan(dir: &Path, args: &[&str]) -> Done {
    run(["scan"].iter().chain(args)).dir(dir).done()
}

fn json(dir: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&scan(dir, &[args, &["--format", "json"]].concat()).stdout).expect("JSON")
}

const FILES: [(&str, &str); 8] = [
    ("src/main.rs", "// Ecs.0219 means no host\nreturn fail(\"Ecs.0850\"); // and Ecs.9999\n"),
    ("docs/云 服务器.md", "错误码：Ecs.0998，见APIGW.0301\n"),
    ("target/out.txt", "Ecs.9001\n"),
    (".gitignore", "target/\n*.log\n"),
    ("run.log", "Ecs.9002\n"),
    (".hidden/notes.md", "Ecs.9003\n"),
    ("icon.bin", "\0 Ecs.9004\n"),
    ("tests/fixture.json", "{\"code\": \"Ecs.9005\"} // ecs-err:ignore a fixture\n"),
];

#[test]
fn codes_that_the_catalog_lacks_are_listed_with_their_places_and_near_codes() {
    let dir = sources(&FILES);
    let done = scan(dir.path(), &[]);
    assert_eq!(done.code, Some(1));
    let lines =
        [("docs/云 服务器.md:1:5", "Ecs.0998"), ("src/main.rs:2:14", "Ecs.0850"), ("src/main.rs:2:33", "Ecs.9999")];
    let lines = lines.map(|(place, code)| format!("{place}: {}", near_line(code))).concat();
    assert_eq!(done.stdout, lines);
    assert!(done.stdout.contains("Ecs.0850 is not in the catalog; did you mean "), "{}", done.stdout);
    assert!(done.stderr.contains("; codes that the catalog lacks: 3\n"), "{}", done.stderr);
    assert!(done.stderr.contains("codes of the catalog are used nowhere; --unused lists them"), "{}", done.stderr);
    let chinese = run(["scan", "src"]).dir(dir.path()).env("LANG", "zh_CN.UTF-8").done();
    assert!(chinese.stdout.contains("手册中没有Ecs.9999"), "{}", chinese.stdout);
    // An ignored file that is named itself is scanned.
    assert!(scan(dir.path(), &["run.log"]).stdout.starts_with("run.log:1:1: Ecs.9002 "));
}

/// What is said of an unknown code, with the suggestions of the library.
fn near_line(code: &str) -> String {
    let near = ecs_err::embedded().suggest(ecs_err::Code::new(code).expect("a code"));
    let near: Vec<&str> = near.map(|near| near.as_str()).collect();
    match &near[..] {
        [] => format!("{code} is not in the catalog\n"),
        near => format!("{code} is not in the catalog; did you mean {}?\n", near.join(", ")),
    }
}

#[test]
fn unused_codes_are_those_of_no_file_outside_of_the_catalog() {
    let copy = copy_of(&second_catalog());
    let all: Vec<String> = ecs_err::OwnedCatalog::open(copy.path())
        .expect("a catalog")
        .get()
        .errors()
        .iter()
        .map(|error| error.code.to_string())
        .collect();
    let (first, rest) = all.split_first().expect("codes");
    let dir = sources(&[("a.txt", &format!("error code: {first}\n"))]);
    fs::rename(copy.path(), dir.path().join("data")).expect("the same file system");
    let found = json(dir.path(), &["--data", "data"]);
    let unused: Vec<&str> = found["unused"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert_eq!(unused, rest);
    assert_eq!(found["undefined"], serde_json::json!([]));
    let of = |args: &[&str]| scan(dir.path(), &[&["--data", "data"], args].concat());
    assert_eq!(of(&[]).code, Some(0));
    let listed = of(&["--unused"]);
    assert_eq!((listed.code, listed.stdout.lines().count()), (Some(0), rest.len()));
    let denied = of(&["--deny", "unused"]);
    assert_eq!((denied.code, denied.stdout), (Some(1), listed.stdout));
    let only = of(&["--only", "unused"]);
    assert_eq!(only.code, Some(1));
    assert!(!of(&["--only", "undefined"]).stderr.contains("used nowhere"));
    fs::rename(dir.path().join("data"), copy.path()).expect("the same file system");
}

#[test]
fn a_retired_code_and_a_code_of_another_service_are_known() {
    let dir = sources(&[("a.txt", "Hbr.150 and Quay.00999, then Hbr.151\n")]);
    let harbor = second_catalog();
    let done = scan(dir.path(), &["--data", harbor.to_str().expect("a path")]);
    assert!(done.stdout.starts_with("a.txt:1:30: Hbr.151 ") && done.stdout.lines().count() == 1, "{}", done.stdout);
    let dir = sources(&[("a.txt", "APIGW.0301\n")]);
    let done = scan(dir.path(), &[]);
    assert_eq!((done.code, &*done.stdout), (Some(0), ""));
}

#[test]
fn annotations_and_sarif_name_the_places() {
    let dir = sources(&FILES);
    let github = scan(dir.path(), &["--format", "github"]).stdout;
    let first = github.lines().next().expect("an annotation");
    assert!(
        first.starts_with("::error file=docs/云 服务器.md,line=1,col=5,title=Ecs.0998::Ecs.0998 is not"),
        "{first}"
    );
    assert_eq!(github.lines().count(), 3);

    let done = scan(dir.path(), &["--format", "sarif"]);
    assert_eq!(done.code, Some(1));
    let sarif: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    assert!(sarif["$schema"].as_str().expect("an address").ends_with("sarif-2.1.0.json"));
    let runs = sarif["runs"].as_array().expect("a list");
    let [run] = &runs[..] else { panic!("one run") };
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    assert_eq!(run["tool"]["driver"]["name"], "ecs-err");
    let results = run["results"].as_array().expect("a list");
    assert_eq!(results.len(), 3);
    for result in results {
        let rule = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("a small number");
        assert_eq!(rules[rule]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().expect("a level")));
        assert!(!result["message"]["text"].as_str().expect("a text").is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("an address");
        assert!(uri.bytes().all(|byte| byte.is_ascii_graphic()) && !uri.starts_with('/'), "{uri}");
        let region = &place["region"];
        let number = |key: &str| region[key].as_u64().expect("a number");
        assert!(number("startLine") > 0 && number("startColumn") > 0 && number("endColumn") > number("startColumn"));
    }
    assert_eq!(
        results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "docs/%E4%BA%91%20%E6%9C%8D%E5%8A%A1%E5%99%A8.md"
    );
    let unused = scan(dir.path(), &["--format", "sarif", "--only", "unused"]).stdout;
    let unused: Value = serde_json::from_str(&unused).expect("JSON");
    let results = unused["runs"][0]["results"].as_array().expect("a list");
    assert!(results.len() > 100 && results.iter().all(|result| result["ruleId"] == "unused-code"));
}

#[test]
fn a_path_that_does_not_exist_is_an_error() {
    let done = run(["scan", "no/such/path"]).done();
    assert_eq!((done.code, &*done.stdout), (Some(2), ""));
    assert!(done.stderr.contains("no/such/path"), "{}", done.stderr);
}

#[test]
fn the_examples_of_the_help_work() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let copy = copy_of(&data());
    fs::rename(copy.path(), dir.path().join("data")).expect("the same file system");
    for (example, code) in [
        // The data of the reference quotes codes that it does not have.
        (&["scan"][..], 1),
        (&["scan", "--data", "data", "--only", "undefined", "."], 0),
        (&["scan", "--data", "data", "--deny", "unused", "."], 1),
        (&["scan", "--format", "sarif", "."], 1),
    ] {
        let done = run(example).dir(dir.path()).done();
        assert_eq!(done.code, Some(code), "{example:?}: {}", done.stderr);
    }
    fs::rename(dir.path().join("data"), copy.path()).expect("the same file system");
}

#[test]
fn catalogs_of_every_form_can_be_scanned_for() {
    for name in ["hex", "words", "numbers", "negative", "sqlstate", "upper"] {
        let path = catalog(name);
        let owned = ecs_err::OwnedCatalog::open(&path).expect("a catalog");
        let lines = owned.get().errors().iter().map(|error| format!("error code: {}\n", error.code));
        let lines = lines.collect::<Vec<_>>().concat();
        let dir = sources(&[("a.txt", &lines)]);
        let found = json(dir.path(), &["--data", path.to_str().expect("a path")]);
        assert_eq!((&found["unused"], &found["undefined"]), (&serde_json::json!([]), &serde_json::json!([])), "{name}");
    }
}

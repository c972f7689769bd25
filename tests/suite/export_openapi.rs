//! `ecs-err export --format openapi`. `tests/export.sh` validates the documents.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::env::{copy_of, data, run};

fn export(more: &[&str]) -> String {
    let data = data();
    let mut args = vec!["--quiet", "export", data.to_str().expect("a path"), "--format", "openapi"];
    args.extend(more);
    let done = run(args).done();
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{more:?}");
    done.stdout
}

fn harbor() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogs/harbor")
}

#[test]
fn the_same_document_is_written_everywhere_and_to_a_file() {
    let text = export(&[]);
    let document: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!((&document["openapi"], &document["info"]["version"]), (&json!("3.1.0"), &json!("2024-05-30")));
    let data = data();
    let other = run(["--quiet", "export", data.to_str().expect("a path"), "--format", "openapi"])
        .env("LANG", "zh_CN.UTF-8")
        .env("COLUMNS", "20");
    assert!(other.done().stdout == text, "it does not depend on the environment");
    let dir = tempfile::tempdir().expect("a temporary directory");
    let path = dir.path().join("openapi.json");
    assert_eq!(export(&["--out", path.to_str().expect("a path")]), format!("{}\n", path.display()));
    assert!(fs::read_to_string(&path).expect("the file") == text);
    assert!(export(&["--lang", "zh"]).contains("\"summary\": \"切换虚拟私有云\""));
}

#[test]
fn operations_without_a_described_request_have_none() {
    let document: Value = serde_json::from_str(&export(&[])).expect("JSON");
    let operations = document["paths"].as_object().expect("paths").values();
    let operations = operations.flat_map(|path| path.as_object().expect("a path").values());
    let without: Vec<&str> = operations
        .filter(|operation| operation.get("requestBody").is_none())
        .map(|operation| operation["operationId"].as_str().expect("an id"))
        .collect();
    assert_eq!(without, ["create-server-v1", "create-server-v1.1", "create-server-v2.1"]);
}

#[test]
fn what_openapi_cannot_express_is_an_error_in_both_languages() {
    let copy = copy_of(&harbor());
    let path = copy.path().join("operations/liegeplatz-buchen.json");
    let text = fs::read_to_string(&path).expect("a file");
    fs::write(&path, text.replace("\"POST\"", "\"BOOK\"")).expect("a file");
    let refused = |language: &str| {
        let args = ["export", copy.path().to_str().expect("a path"), "--format", "openapi"];
        let done = run(args).env("LANG", language).done();
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
        done.stderr
    };
    assert!(refused("en_US.UTF-8").contains("OpenAPI has no method BOOK, which liegeplatz-buchen has"));
    assert!(refused("zh_CN.UTF-8").contains("liegeplatz-buchen的方法BOOK无法用OpenAPI表示"));
}

#[test]
fn options_of_tables_do_not_belong_to_it() {
    let done = run(["export", "--format", "openapi", "--wide"]).done();
    assert_eq!(done.code, Some(2));
    assert!(done.stderr.contains("--wide is for the formats csv, tsv, ndjson and parquet"), "{}", done.stderr);
}

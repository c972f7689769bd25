//! Tables that `export` writes are read by `import`: nothing in them is lost.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::env::{Done, run};

/// The columns that only another catalog gives a value, such as the address of its site.
const OTHERS: &[&str] =
    &["url", "edition", "family", "service", "placeholders", "same_as", "wraps", "cases", "replacement"];

fn catalog(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn export(data: &Path, options: &[&str]) -> String {
    let args = [OsStr::new("--data"), data.as_os_str(), OsStr::new("export")];
    let done = run(args.into_iter().chain(options.iter().map(OsStr::new))).done();
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    done.stdout
}

fn import(file: &Path, into: &Path, options: &[&str]) -> Done {
    let args = [OsStr::new("import"), file.as_os_str(), OsStr::new("--into"), into.as_os_str()];
    run(args.into_iter().chain(options.iter().map(OsStr::new))).done()
}

/// The rows of a catalog's wide table by code, without the columns in [`OTHERS`].
fn rows(data: &Path) -> BTreeMap<String, Map<String, Value>> {
    let row = |line: &str| {
        let mut row: Map<String, Value> = serde_json::from_str(line).expect("a row");
        row.retain(|column, value| !OTHERS.contains(&column.as_str()) && !value.is_null());
        (row["code"].as_str().expect("a code").to_owned(), row)
    };
    export(data, &["--format", "ndjson", "--wide"]).lines().map(row).collect()
}

/// What a table without the columns of `--wide` has of a row.
fn narrow(rows: BTreeMap<String, Map<String, Value>>) -> BTreeMap<String, Map<String, Value>> {
    let is_narrow = |column: &str| {
        matches!(column, "code" | "name" | "status" | "retry" | "severity")
            || ["message_", "description_", "action_"].iter().any(|start| column.starts_with(start))
    };
    let narrowed = |mut row: Map<String, Value>| {
        row.retain(|column, _| is_narrow(column));
        row
    };
    rows.into_iter().map(|(code, row)| (code, narrowed(row))).collect()
}

#[test]
fn exported_tables_give_the_catalog_again() {
    for path in
        ["data", "tests/catalogs/harbor", "tests/catalogs/two-cases", "tests/catalogs/words", "tests/catalogs/numbers"]
    {
        let data = catalog(path);
        let expected = rows(&data);
        assert!(!expected.is_empty());
        for (format, is_wide) in [("csv", false), ("tsv", false), ("ndjson", false), ("csv", true), ("ndjson", true)] {
            let dir = tempfile::tempdir().expect("a directory");
            let (file, into) = (dir.path().join("table").with_extension(format), dir.path().join("imported"));
            let mut options = vec!["--format", format];
            options.extend(is_wide.then_some("--wide"));
            fs::write(&file, export(&data, &options)).expect("a file");
            let done = import(&file, &into, &["--format", "json"]);
            assert_eq!(done.code, Some(0), "{path} {format}: {}{}", done.stdout, done.stderr);
            let report: Value = serde_json::from_str(&done.stdout).expect("JSON");
            assert_eq!((report["taken"].as_u64(), &report["refused"]), (Some(expected.len() as u64), &0.into()));
            let mut imported = rows(&into);
            let mut expected = expected.clone();
            if !is_wide {
                (imported, expected) = (narrow(imported), narrow(expected));
            }
            for row in imported.values_mut().chain(expected.values_mut()) {
                // A retired code is imported as a deprecated one.
                if row.get("state").is_some_and(|state| state == "retired") {
                    row["state"] = "deprecated".into();
                }
            }
            for (code, row) in &expected {
                assert_eq!(imported.get(code), Some(row), "{path} {format} wide: {is_wide}");
            }
            assert_eq!(imported.len(), expected.len());
        }
    }
}

#[test]
fn a_table_of_one_code_is_read() {
    let data = catalog("tests/catalogs/harbor");
    for (format, lines) in [("csv", 2), ("tsv", 2), ("ndjson", 1)] {
        let dir = tempfile::tempdir().expect("a directory");
        let (file, into) = (dir.path().join("table").with_extension(format), dir.path().join("imported"));
        let table: String = export(&data, &["--format", format]).split_inclusive('\n').take(lines).collect();
        fs::write(&file, table).expect("a file");
        let done = import(&file, &into, &[]);
        assert_eq!(done.code, Some(0), "{format}: {}{}", done.stdout, done.stderr);
        assert_eq!(rows(&into)["Hbr.001"]["message_de"], "Die Anmeldung ist unvollständig.");
    }
}

#[test]
fn the_languages_and_those_of_messages_are_kept() {
    let dir = tempfile::tempdir().expect("a directory");
    let (file, into) = (dir.path().join("table.csv"), dir.path().join("imported"));
    let table = "code,status,message_en,description_zh_Hant,description_pt-BR,url,cases\n\
                 E1,400,no ore,沒有礦石。,Não há minério.,,[]\n\
                 101,503,-,礦井關閉。,,https://errors.example/101,\n";
    fs::write(&file, table).expect("a file");
    let done = import(&file, &into, &["--format", "json"]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let report: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!(report["catalog"]["languages"], serde_json::json!(["zh-Hant", "pt-BR"]));
    assert_eq!(report["catalog"]["messageLanguage"], "en");
    let columns = report["files"][0]["tables"][0]["columns"].as_array().expect("columns");
    let unused: Vec<_> =
        columns.iter().filter(|column| column["key"].is_null()).map(|column| &column["head"]).collect();
    assert_eq!(unused, ["url", "cases"]);
    let rows = rows(&into);
    assert_eq!(rows["101"]["message_en"], "-");
    assert_eq!(rows["101"]["status"], "503");
    assert_eq!(rows["E1"]["description_pt_BR"], "Não há minério.");
}

#[test]
fn messages_in_several_languages_are_those_of_the_given_one() {
    let dir = tempfile::tempdir().expect("a directory");
    let file = dir.path().join("table.csv");
    fs::write(&file, "code,message_zh,message_en\nE1,没有矿石。,no ore\n").expect("a file");
    for (options, language) in [(&["--lang", "en"][..], "en"), (&["--lang", "zh"], "zh"), (&[], "zh")] {
        let into = dir.path().join(format!("{language}{}", options.len()));
        let done = import(&file, &into, &[&["--format", "json"], options].concat());
        assert_eq!(done.code, Some(0), "{}", done.stderr);
        let report: Value = serde_json::from_str(&done.stdout).expect("JSON");
        assert_eq!(report["catalog"]["messageLanguage"], language, "{options:?}");
    }
}

#[test]
fn other_tables_with_a_column_for_each_language_give_all_of_them() {
    let dir = tempfile::tempdir().expect("a directory");
    let (file, into) = (dir.path().join("table.csv"), dir.path().join("imported"));
    let table = "error code,http status,message_de,message_en,remedy\n\
                 MIN.1,404,Kein Erz.,No ore.,Dig deeper.\n\
                 MIN.2,503,Grube zu.,Pit closed.,Wait.\n";
    fs::write(&file, table).expect("a file");
    let done = import(&file, &into, &[]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let rows = rows(&into);
    assert_eq!((&rows["MIN.1"]["message_de"], &rows["MIN.1"]["message_en"]), (&"Kein Erz.".into(), &"No ore.".into()));
    assert_eq!(rows["MIN.2"]["status"], "503");
}

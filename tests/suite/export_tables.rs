//! Flat tables and expressions of `ecs-err export`.

use std::path::Path;

use serde_json::Value;

use crate::env::{Done, data, run};

fn export(catalog: &Path, more: &[&str]) -> Done {
    let mut args = vec!["--quiet", "export", catalog.to_str().expect("a path")];
    args.extend(more);
    let done = run(args).done();
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{more:?}");
    done
}

/// The rows of a table as JSON Lines.
fn rows(catalog: &Path, more: &[&str]) -> Vec<Value> {
    let done = export(catalog, &[&["--format", "ndjson"], more].concat());
    done.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn awkward() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generate/awkward")
}

/// A cell as it would be read from a table with delimiters.
fn cell(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn each_cell_is_that_of_the_catalog() {
    for catalog in [data(), awkward()] {
        let document: Value = serde_json::from_str(&export(&catalog, &[]).stdout).expect("JSON");
        let errors = document["errors"].as_array().expect("a list");
        let retired = document["retired"].as_array().expect("a list");
        let rows = rows(&catalog, &["--wide"]);
        assert_eq!(rows.len(), errors.len() + retired.len());
        for (row, error) in rows.iter().zip(errors) {
            for key in ["code", "name", "service", "severity", "category", "parent", "family", "since"] {
                assert_eq!(row[key], error[key], "{error}");
            }
            for language in document["catalog"]["languages"].as_array().expect("a list") {
                let language = language.as_str().expect("a tag");
                for key in ["message", "description", "action", "cause"] {
                    let column = format!("{key}_{}", language.replace('-', "_"));
                    assert_eq!(row[&column], error[key][language], "{error}");
                }
            }
            let own = match &error["status"] {
                Value::Array(statuses) => statuses.clone(),
                Value::Null => Vec::new(),
                status => vec![status.clone()],
            };
            let statuses = cell(&row["status"]);
            let all: Vec<u64> = statuses.split_whitespace().map(|one| one.parse().expect("a status")).collect();
            assert!(own.iter().all(|status| status.as_u64().is_some_and(|one| all.contains(&one))), "{error}");
            assert_eq!(row["state"], if error["deprecated"].is_null() { "active" } else { "deprecated" });
        }
        for (row, code) in rows[errors.len()..].iter().zip(retired) {
            assert_eq!((&row["code"], &row["state"]), (&code["code"], &Value::from("retired")));
            assert_eq!(row["replacement"], code["replacement"]);
        }
    }
}

#[test]
fn formats_have_the_same_cells() {
    for catalog in [data(), awkward()] {
        for more in [[].as_slice(), &["--wide"]] {
            let rows = rows(&catalog, more);
            let expected: Vec<Vec<String>> =
                rows.iter().map(|row| row.as_object().expect("an object").values().map(cell).collect()).collect();
            let csv = export(&catalog, &[&["--format", "csv"], more].concat()).stdout;
            assert!(!csv.contains('\r') && !csv.starts_with('\u{feff}'));
            let records: Vec<Vec<String>> =
                csv::Reader::from_reader(csv.as_bytes()).deserialize().collect::<Result<_, _>>().expect("CSV");
            assert_eq!(records, expected);
            let tsv = export(&catalog, &[&["--format", "tsv"], more].concat()).stdout;
            let unescape = |cell: &str| {
                let cell = cell.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r");
                cell.replace('\0', "\\")
            };
            let lines: Vec<Vec<String>> =
                tsv.lines().skip(1).map(|line| line.split('\t').map(unescape).collect()).collect();
            assert_eq!(lines, expected);
        }
    }
}

#[test]
fn columns_are_fixed_and_languages_are_limited() {
    let csv = export(&data(), &["--format", "csv", "--lang", "en"]).stdout;
    let header = csv.lines().next();
    assert_eq!(header, Some("code,name,service,status,retry,severity,message_en,description_en,action_en,url"));
    let csv = export(&awkward(), &["--format", "csv"]).stdout;
    assert!(csv.starts_with("code,name,service,status,retry,severity,message_en,message_pt_BR,message_zh_Hans_CN,"));
}

#[test]
fn expressions_are_printed() {
    let expression = export(&data(), &["--regex", "sql"]).stdout;
    assert!(expression.contains("[Ee][Cc][Ss]\\.[0-9]{4}") && expression.ends_with('\n'), "{expression}");
}

#[test]
fn other_formats_have_no_more_columns() {
    let done = run(["--lang", "en", "--quiet", "export", "--wide"]).done();
    assert_eq!(done.code, Some(2));
    assert_eq!(done.stderr, "error: --wide is for the formats csv, tsv, ndjson and parquet\n");
}

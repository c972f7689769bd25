//! Small catalogs, one for each kind of code: every command works on each of them, and typed codes and responses are
//! understood as stated in `tests/vectors/catalogs`.

use std::fs;
use std::path::{Path, PathBuf};

use ecs_err::{Catalog, Match, OwnedCatalog, Record};
use serde_json::Value;

use crate::env::{Done, copy_of, run};
use crate::help;

/// The directories of the catalogs, by name.
fn catalogs() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogs");
    let entries = fs::read_dir(root).expect("a directory").map(|entry| entry.expect("an entry").path());
    let mut catalogs: Vec<_> =
        entries.map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), path)).collect();
    catalogs.sort();
    assert!(catalogs.len() >= 14, "{catalogs:?}");
    catalogs
}

/// The cases that are stated about each catalog.
fn stated(list: &str) -> Vec<(String, PathBuf, Vec<Value>)> {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/catalogs");
    let mut all = Vec::new();
    for (name, path) in catalogs() {
        if let Ok(text) = fs::read_to_string(vectors.join(format!("{name}.json"))) {
            let tree: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let cases = tree[list].as_array().expect("a list").clone();
            all.push((name, path, cases));
        }
    }
    assert_eq!(all.len(), fs::read_dir(vectors).expect("a directory").count(), "a file is for no catalog");
    all
}

fn open(path: &Path) -> OwnedCatalog {
    OwnedCatalog::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|text| text.as_str().expect("a string").to_owned()).collect()
}

/// The codes that a typed text means, and whether it is the beginning of codes.
fn resolved(catalog: Catalog<'_>, text: &str) -> (Vec<String>, bool) {
    match catalog.resolve(text) {
        Match::Found(records) => {
            let code = |record| match record {
                Record::Error(error) => Some(error.code.to_string()),
                _ => None,
            };
            (records.filter_map(code).collect(), false)
        }
        Match::Range(range) => (range.errors().map(|error| error.code.to_string()).collect(), true),
        _ => (Vec::new(), false),
    }
}

#[test]
fn every_spelling_means_the_stated_codes() {
    let mut failures = Vec::new();
    for (name, path, cases) in stated("resolve") {
        let owned = open(&path);
        for case in cases {
            let query = case["query"].as_str().expect("a query");
            let expected = (strings(&case["codes"]), case["group"] == true);
            let found = resolved(owned.get(), query);
            if found != expected {
                failures.push(format!("{name}: {query:?}: {found:?}, not {expected:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_stated_codes_are_found_in_text() {
    let mut failures = Vec::new();
    for (name, path, cases) in stated("find") {
        let owned = open(&path);
        let catalog = owned.get();
        for case in cases {
            let text = case["text"].as_str().expect("a text");
            let (mut known, mut unknown) = (Vec::new(), Vec::new());
            for found in catalog.find_codes(text.as_bytes()) {
                let is_own = catalog.service_of(found.code.as_code()).is_some();
                match found.error {
                    Some(_) => known.push(found.code.to_string()),
                    None if is_own => unknown.push(found.code.to_string()),
                    None => {}
                }
            }
            let expected = (strings(&case["codes"]), strings(&case["unknown"]));
            if (&known, &unknown) != (&expected.0, &expected.1) {
                failures.push(format!("{name}: {text:?}: {known:?} {unknown:?}, not {expected:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn responses_have_the_stated_root_cause_and_case() {
    let mut failures = Vec::new();
    for (name, path, cases) in stated("explain") {
        for case in cases {
            let text = case["text"].as_str().expect("a text");
            let done = on(&path, &["explain", "--format", "json"]).input(text.as_bytes()).done();
            let document: Value = serde_json::from_str(&done.stdout).expect("JSON");
            let record = &document[0];
            let explanation = &record["explanations"][0];
            let mut explanations = record["explanations"].as_array().into_iter().flatten();
            let is_found = explanations.any(|explanation| explanation["found"] == true);
            let mut is_right = record["rootCause"] == case["root"] && record["found"] == is_found;
            is_right &= done.code == Some(i32::from(!is_found));
            if !case["root"].is_null() {
                is_right &= explanation["code"] == case["root"];
                is_right &= explanation["found"] == (case["known"] != false);
            }
            if let Some(row) = case.get("case") {
                is_right &= explanation["case"] == *row;
            }
            if !is_right {
                let found = (&record["rootCause"], &explanation["found"], &explanation["case"], done.code);
                failures.push(format!("{name}: {}: {text:?}: {found:?}, not {case}", case["about"]));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The program on a catalog.
fn on(path: &Path, args: &[&str]) -> crate::env::Run {
    run(args).env("ECS_ERR_DATA", path)
}

/// Runs a command that has to end with one of these statuses.
fn ends_with(statuses: &[i32], path: &Path, args: &[&str]) -> Done {
    let done = on(path, args).done();
    let status = done.code.unwrap_or_else(|| panic!("{args:?} on {} was killed: {}", path.display(), done.stderr));
    assert!(statuses.contains(&status), "{args:?} on {}: {status}\n{}\n{}", path.display(), done.stdout, done.stderr);
    done
}

#[test]
fn every_command_works_on_every_catalog() {
    for (name, path) in catalogs() {
        for format in ["human", "json", "github"] {
            ends_with(&[0], &path, &["check", "--format", format]);
        }
        // Some have no text in one of their languages, which is a warning.
        ends_with(&[0, 1], &path, &["check", "--strict"]);
        assert_eq!(ends_with(&[0], &path, &["fmt", "--check"]).stdout, "", "{name}");
        for format in ["human", "json", "jsonl", "markdown"] {
            ends_with(&[0], &path, &["list", "--format", format]);
            ends_with(&[0], &path, &["operations", "--format", format]);
            ends_with(&[0, 1], &path, &["changes", "--format", format]);
            ends_with(&[1], &path, &["field", "no such field", "--format", format]);
            ends_with(&[1], &path, &["operation", "no such operation", "--format", format]);
            ends_with(&[1], &path, &["search", "qqqqxyz", "--format", format]);
        }
        for args in [&["export"][..], &["man"], &["completions", "bash"], &["--help"], &["-h"], &["explain", "--help"]]
        {
            assert!(!ends_with(&[0], &path, args).stdout.is_empty(), "{name}: {args:?}");
        }
        let copy = copy_of(&path);
        ends_with(&[0], copy.path(), &["schema"]);
        assert_eq!(ends_with(&[0], copy.path(), &["fmt"]).stdout, "", "{name}");
    }
}

#[test]
fn every_code_is_shown_in_every_format_and_language() {
    for (name, path) in catalogs() {
        let owned = open(&path);
        for error in owned.get().errors() {
            let code = error.code.as_str();
            for language in owned.get().metadata().languages.iter().chain(&["both"]) {
                for format in ["human", "json", "jsonl", "markdown"] {
                    let done = ends_with(&[0], &path, &["--lang", language, "--format", format, code]);
                    assert!(done.stdout.contains(code) && done.stderr.is_empty(), "{name}: {}", done.stderr);
                }
            }
        }
    }
}

#[test]
fn a_text_has_the_same_answer_by_argument_pipe_and_explain() {
    for (name, path) in catalogs() {
        let owned = open(&path);
        let codes = owned.get().errors().iter().map(|error| error.code.to_string());
        let mut texts: Vec<String> = codes.clone().take(3).collect();
        texts.extend(codes.clone().take(1).map(|code| format!("{{\"error\": {{\"code\": \"{code}\"}}}}")));
        texts.extend(codes.take(1).map(|code| format!("request failed\nerror code: {code}, try again")));
        for text in texts {
            for format in ["human", "json", "jsonl", "markdown"] {
                let expected = ends_with(&[0], &path, &["--format", format, "--", &text]).stdout;
                let answers = [
                    ends_with(&[0], &path, &["explain", "--format", format, "--", &text]),
                    on(&path, &["explain", "--format", format]).input(text.as_bytes()).done(),
                    on(&path, &["--format", format]).input(text.as_bytes()).done(),
                ];
                for done in answers {
                    assert_eq!((done.stdout.as_str(), done.code), (expected.as_str(), Some(0)), "{name}: {text}");
                }
            }
        }
    }
}

#[test]
fn a_negative_code_is_not_an_option() {
    let (_, path) = catalogs().into_iter().find(|(name, _)| name == "negative").expect("the catalog");
    for args in [&["-32601"][..], &["explain", "-32601"], &["search", "-32601"], &["--format", "json", "-32601"]] {
        assert!(ends_with(&[0], &path, args).stdout.contains("-32601"), "{args:?}");
    }
}

#[test]
fn a_word_like_a_code_among_others_is_searched_for() {
    let words = crate::env::catalog("words");
    let alone = on(&words, &["card_declned"]).done();
    assert!(alone.stderr.contains("Did you mean: card_declined?"), "{}", alone.stderr);
    let found = ends_with(&[0], &words, &["card_declned", "what", "to", "do"]);
    assert!(found.stdout.contains("card_declined") && found.stderr.is_empty(), "{}{}", found.stdout, found.stderr);
}

#[test]
fn the_name_of_a_record_is_its_code() {
    for (name, path) in catalogs() {
        let owned = open(&path);
        for error in owned.get().errors() {
            let Some(identifier) = error.name else { continue };
            let done = ends_with(&[0], &path, &[identifier]);
            assert!(done.stdout.starts_with(error.code.as_str()), "{name}: {identifier}: {}", done.stdout);
        }
    }
}

#[test]
fn help_has_examples_from_the_catalog_in_use_and_they_work() {
    for (name, path) in catalogs() {
        let owned = open(&path);
        let help = ends_with(&[0], &path, &["--help"]).stdout;
        assert!(owned.get().errors().iter().any(|error| help.contains(error.code.as_str())), "{name}: {help}");
        for command in ["", "search", "explain", "list", "field", "operation", "changes"] {
            let words: Vec<&str> = Some(command).into_iter().filter(|command| !command.is_empty()).collect();
            let text = ends_with(&[0], &path, &[&words[..], &["--help"]].concat()).stdout;
            assert!(!text.contains("Ecs."), "{name}: {text}");
            for example in help::examples_in(&text) {
                let example: Vec<&str> = example.iter().map(String::as_str).collect();
                let done = ends_with(&[0], &path, &example);
                assert_eq!(done.stderr, "", "{name}: {example:?}");
            }
        }
    }
}

#[test]
fn a_catalog_without_releases_prints_no_history() {
    for (name, path) in catalogs() {
        let owned = open(&path);
        if owned.get().releases().is_empty() {
            for error in owned.get().errors() {
                let shown = ends_with(&[0], &path, &["--lang", "both", error.code.as_str()]).stdout;
                assert!(!shown.contains("History") && !shown.contains("修订历史"), "{name}: {shown}");
            }
        }
    }
}

#[test]
fn every_catalog_can_be_built() {
    for (name, path) in catalogs() {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let out = dir.path().join("out");
        ends_with(&[0], &path, &["build", "--out", &out.display().to_string()]);
        assert!(out.join("index.html").is_file(), "{name}");
    }
}

#[test]
fn a_mistyped_code_is_looked_up_and_similar_codes_are_suggested() {
    for (name, typed, expected) in [
        ("words", "card_declnied", "card_declined"),
        ("words", "amount-too-smal", "amount_too_small"),
        ("camel", "NoSuchBukcet", "NoSuchBucket"),
        ("camel", "InvalidParameter.Fromat", "InvalidParameter.Format"),
    ] {
        let owned = open(&crate::env::catalog(name));
        let catalog = owned.get();
        let Match::UnknownCode(code) = catalog.resolve(typed) else { panic!("{typed}: {:?}", catalog.resolve(typed)) };
        let first = catalog.suggest(code.as_code()).next().map(|code| code.to_string());
        assert_eq!(first.as_deref(), Some(expected), "{typed}");
    }
    let words = open(&crate::env::catalog("words"));
    for text in ["card", "declined", "expiry_date", "what-is-this", "rate limits"] {
        assert!(matches!(words.get().resolve(text), Match::NotACode), "{text}");
    }
}

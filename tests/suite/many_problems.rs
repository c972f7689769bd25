//! `ecs-err check` on directories with very many mistakes, or with one mistake that has many consequences.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::env::{self, Done};

/// What takes time that grows with the square takes minutes for the directories of these tests.
const MAX_CPU_SECONDS: u32 = 60;

fn check(args: &[&str], dir: &Path) -> Done {
    let args = ["check"].iter().chain(args).map(AsRef::as_ref).chain([dir.as_os_str()]);
    env::run_within(MAX_CPU_SECONDS, args).env("COLUMNS", "100").done()
}

const RECORD: &str = r#"{"code": "Ecs.9999", "mesage": {"zh": "网", "en": "x"}}"#;

/// The data, and a file with faulty records that are joined by this text.
fn faulty(count: usize, joint: &str) -> TempDir {
    let dir = env::copy_of(&env::data());
    let records = vec![RECORD; count].join(joint);
    let text = format!("{{\"service\": \"Ecs\", \"errors\": [{records}]}}");
    fs::write(dir.path().join("errors/new.json"), text).expect("a file");
    dir
}

/// The `error[…]` and `warning[…]` of a report.
fn in_full(report: &str) -> usize {
    report.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning[")).count()
}

#[test]
fn the_first_fifty_are_printed_in_full() {
    let dir = faulty(60, ",\n");
    let (some, all) = (check(&[], dir.path()), check(&["--all"], dir.path()));
    let found: Value = serde_json::from_str(&check(&["--format", "json"], dir.path()).stdout).expect("JSON");
    let count = found.as_array().map_or(0, Vec::len);
    assert!(count > 60, "{found}");
    assert_eq!((in_full(&some.stdout), in_full(&all.stdout)), (50, count));
    let rest = format!("\n{} more are not shown; --all shows them\n", count - 50);
    assert!(some.stdout.contains(&rest) && !all.stdout.contains("are not shown"), "{}", some.stdout);
    for report in [some.stdout, all.stdout] {
        assert!(report.contains("\n60 errors  D105 unknown-key\n"), "{report}");
    }
}

#[test]
fn the_time_grows_with_the_number_of_mistakes() {
    let empty = env::copy_of(&env::data());
    let records = vec!["{}"; 20_000].join(",");
    fs::write(empty.path().join("errors/new.json"), format!("{{\"service\": \"Ecs\", \"errors\": [{records}]}}"))
        .expect("a file");
    let files = env::copy_of(&env::data());
    fs::create_dir(files.path().join("errors/Ecs")).expect("a directory");
    for number in 0..2000 {
        fs::write(files.path().join(format!("errors/Ecs/{number}.json")), RECORD).expect("a file");
    }
    for dir in [faulty(4000, ","), faulty(4000, ",\n"), empty, files] {
        for args in [["--format", "json"], ["--format", "human"]] {
            assert_eq!(check(&args, dir.path()).code, Some(1), "{args:?}");
        }
    }
}

#[test]
fn a_long_line_is_shown_in_part_with_its_column() {
    let dir = faulty(100, ",");
    let report = check(&["--all"], dir.path()).stdout;
    let before = r#"{"service": "Ecs", "errors": [{"code": "Ecs.9999", "#.len();
    let column = before + 99 * (RECORD.chars().count() + 1) + 1;
    assert!(report.contains(&format!("new.json:1:{column}\n")), "no {column}: {report}");
    assert!(report.lines().all(|line| line.starts_with(" --> ") || env::columns(line) <= 100), "{report}");
}

#[test]
fn a_missing_file_is_one_error_however_many_references_need_it() {
    for (missing, rule) in [("pages.json", "D307"), ("statuses.json", "D305"), ("errors", "D307")] {
        let dir = env::copy_of(&env::data());
        let path = dir.path().join(missing);
        if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) }.expect("it is removed");
        let report = check(&[], dir.path()).stdout;
        assert!(report.starts_with(&format!("error[D103 missing-file]: the directory has no {missing}")), "{report}");
        assert!(!report.contains(rule) || missing == "errors", "{report}");
    }
}

#[test]
fn a_broken_file_is_reported_first_and_without_its_consequences() {
    let dir = env::copy_of(&env::data());
    fs::write(dir.path().join("statuses.json"), "{").expect("a file");
    let report = check(&[], dir.path()).stdout;
    assert!(report.starts_with("error[D104 json-syntax]"), "{report}");
    assert_eq!(in_full(&report), 1, "{report}");
}

#[test]
fn a_directory_that_is_no_catalog_is_one_error() {
    let dir = tempfile::tempdir().expect("a directory");
    for number in 0..20 {
        fs::write(dir.path().join(format!("{number}.conf")), b"\xff").expect("a file");
    }
    let done = check(&["--format", "json"], dir.path());
    let found: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!((found.as_array().map(Vec::len), &found[0]["rule"]), (Some(1), &"D103".into()));
    let done = env::run(["--data".as_ref(), dir.path().as_os_str(), "list".as_ref()]).done();
    assert_eq!((done.stderr.lines().count(), done.code), (2, Some(2)), "{}", done.stderr);
}

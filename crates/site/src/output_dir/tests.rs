//! The states in which a killed build can leave a directory, and what the next one makes of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::{OutputDir, OutputError, exchange, mark};
use crate::SiteWriter as _;

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
    fs::write(path, text).expect("a file");
}

/// A complete site with a page of this text.
fn site(path: &Path, text: &str) {
    write(&path.join("en/index.html"), text);
    mark::write(path, &BTreeSet::from(["en/index.html".to_owned()])).expect("a mark");
}

/// Every file with its text, without the mark.
fn files(path: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(path).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file() && entry.file_name() != mark::NAME);
    let named = files.map(|entry| {
        let below = entry.path().strip_prefix(path).expect("it is below");
        (super::slashed(below).expect("UTF-8"), fs::read_to_string(entry.path()).expect("a text"))
    });
    named.collect()
}

fn names(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).expect("a directory").map(|entry| entry.expect("an entry"));
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn map<const N: usize>(files: [(&str, &str); N]) -> BTreeMap<String, String> {
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).into()
}

#[test]
fn a_missing_site_is_restored_by_a_build_that_then_fails() {
    let home = tempfile::tempdir().expect("a directory");
    let out = home.path().join("site");
    // Killed between the two steps.
    site(&home.path().join(".site.ecs-err-17-0"), "new");
    site(&home.path().join(".site.ecs-err-17-1"), "old");
    write(&home.path().join(".site.ecs-err-17-1/CNAME"), "mine");
    drop(OutputDir::begin(&out).expect("it begins"));
    assert_eq!(files(&out), map([("CNAME", "mine"), ("en/index.html", "new")]));
    assert_eq!(names(home.path()), ["site"]);
}

#[test]
fn leftovers_of_each_state_are_removed_and_others_stay() {
    let home = tempfile::tempdir().expect("a directory");
    let path = |name: &str| home.path().join(name);
    let out = path("site");
    site(&out, "new");
    write(&out.join("CNAME"), "mine");
    // Killed before the mark, before the exchange, after it, and at the end of the deletion.
    fs::create_dir(path(".site.ecs-err-1-0")).expect("a directory");
    write(&path(".site.ecs-err-2-0/en/errors/a"), "half");
    mark::write_unfinished(&path(".site.ecs-err-2-0")).expect("a mark");
    site(&path(".site.ecs-err-3-0"), "old");
    fs::hard_link(out.join("CNAME"), path(".site.ecs-err-3-0/CNAME")).expect("a link");
    write(&path(".site.ecs-err-3-0/late/note.txt"), "written during the exchange");
    mark::write(
        &{
            fs::create_dir(path(".site.ecs-err-4-0")).expect("a directory");
            path(".site.ecs-err-4-0")
        },
        &BTreeSet::new(),
    )
    .expect("a mark");
    // Killed while the mark was written; a mark of a later version.
    write(&path(".site.ecs-err-7-0").join(mark::NAME), "{");
    write(&path(".site.ecs-err-8-0/a"), "mine");
    write(&path(".site.ecs-err-8-0").join(mark::NAME), r#"{"format": "ecs-err-site/2", "files": []}"#);
    // A killed build leaves its lock too; it is not held.
    write(&path(".site.ecs-err-lock"), "ecs-err build, process 3\n");
    // Not of a build.
    for name in [".site.old/a", ".site.new/b", ".site.ecs-err-5-0/c", ".site.ecs-err-notes/d", ".other.ecs-err-6-0/e"] {
        write(&path(name), "mine");
    }
    mark::write_unfinished(&path(".other.ecs-err-6-0")).expect("a mark");
    drop(OutputDir::begin(&out).expect("it begins"));
    let expected = [("CNAME", "mine"), ("en/index.html", "new"), ("late/note.txt", "written during the exchange")];
    assert_eq!(files(&out), map(expected));
    let left = [
        ".other.ecs-err-6-0",
        ".site.ecs-err-5-0",
        ".site.ecs-err-8-0",
        ".site.ecs-err-notes",
        ".site.new",
        ".site.old",
        "site",
    ];
    assert_eq!(names(home.path()), left);
}

#[test]
fn without_an_atomic_exchange_there_are_two_steps() {
    let home = tempfile::tempdir().expect("a directory");
    let (new, old, spare) = (home.path().join("new"), home.path().join("old"), home.path().join("spare"));
    site(&new, "new");
    site(&old, "old");
    assert_eq!(exchange::in_two_steps(&new, &old, &spare).expect("an exchange"), spare);
    assert_eq!((files(&old)["en/index.html"].as_str(), files(&spare)["en/index.html"].as_str()), ("new", "old"));
    // The first step is taken back if the second one fails.
    exchange::in_two_steps(&home.path().join("nothing"), &old, &new).expect_err("no exchange");
    assert_eq!(files(&old)["en/index.html"], "new");
}

#[test]
fn a_file_that_appears_during_the_build_is_kept() {
    let home = tempfile::tempdir().expect("a directory");
    let out = home.path().join("site");
    site(&out, "old");
    let directory = OutputDir::begin(&out).expect("it begins");
    directory.put("index.html", b"new").expect("a file");
    write(&out.join("CNAME"), "mine");
    directory.finish().expect("it ends");
    assert_eq!(files(&out), map([("CNAME", "mine"), ("index.html", "new")]));

    let directory = OutputDir::begin(&out).expect("it begins");
    directory.put("CNAME", b"ours").expect("a file");
    let error = directory.finish().expect_err("two files of one name");
    assert!(matches!(error, OutputError::Conflict(_)), "{error}");
    assert_eq!(files(&out), map([("CNAME", "mine"), ("index.html", "new")]));
    assert_eq!(names(home.path()), ["site"]);
}

#[test]
fn a_mark_that_is_not_understood_is_left_alone() {
    let home = tempfile::tempdir().expect("a directory");
    let out = home.path().join("site");
    for text in ["", "{", "[]", r#"{"format": "ecs-err-site/2", "files": []}"#, r#"{"format": "ecs-err-site/1"}"#] {
        write(&out.join(mark::NAME), text);
        let error = OutputDir::begin(&out).expect_err("it is not a site");
        assert!(matches!(error, OutputError::Mark(_)), "{text}: {error}");
    }
}

#[test]
fn a_list_that_leads_outside_deletes_nothing() {
    let home = tempfile::tempdir().expect("a directory");
    let out = home.path().join("site");
    write(&home.path().join("letter.txt"), "mine");
    let outside = home.path().join("letter.txt").display().to_string();
    fs::create_dir(&out).expect("a directory");
    mark::write(&out, &BTreeSet::from(["../letter.txt".to_owned(), outside, String::new()])).expect("a mark");
    let directory = OutputDir::begin(&out).expect("it begins");
    directory.put("index.html", b"new").expect("a file");
    directory.finish().expect("it ends");
    assert_eq!(files(home.path()).keys().collect::<Vec<_>>(), ["letter.txt", "site/index.html"]);
}

//! `ecs-err init`: a catalog to begin with, which every command accepts.

use std::fs;
use std::path::{Path, PathBuf};

use crate::env::{Done, run};

fn init(dir: &Path, args: &[&str]) -> Done {
    run([&["init"], args].concat()).dir(dir).done()
}

/// The files below a directory.
fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(dir).sort_by_file_name().into_iter().map(|entry| entry.expect("readable"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|file| file.path().strip_prefix(dir).expect("below it").to_owned()).collect()
}

#[test]
fn a_new_catalog_passes_every_check_and_is_built_in_each_language_and_form() {
    for (at, options) in [
        &[][..],
        &["--languages", "zh,en", "--form", "Acme.{4}", "--title", "Acme", "--ci", "github"],
        &["--languages", "zh", "--form", "{5}", "--service", "billing"],
        &["--languages", "en,ja", "--form", "listed"],
    ]
    .into_iter()
    .enumerate()
    {
        let dir = tempfile::tempdir().expect("a directory");
        let done = init(dir.path(), options);
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{options:?}");
        let in_dir = |args: &[&str]| {
            let done = run(args.iter().copied()).dir(dir.path()).done();
            assert_eq!(done.code, Some(0), "{options:?} {args:?}: {}{}", done.stdout, done.stderr);
            done.stdout
        };
        assert!(in_dir(&["check", "--strict"]).ends_with("; no problems\n"));
        assert_eq!(in_dir(&["fmt", "--check"]), "");
        assert_eq!(in_dir(&["list", "--data", "data"]).lines().count(), 4, "{options:?}");
        assert_eq!(in_dir(&["diff", "data", "data"]), "data to data: no changes\n");
        // Building is slow; two of them have every kind of file.
        if at < 2 {
            in_dir(&["build", "--out", "site"]);
            in_dir(&["build", "--out", "site", "--check"]);
        }
    }
}

#[test]
fn the_paths_and_the_next_commands_are_printed() {
    let dir = tempfile::tempdir().expect("a directory");
    let done = init(dir.path(), &["my errors", "--form", "Acme.{4}", "--ci", "github"]);
    let written: Vec<PathBuf> = done.stdout.lines().take_while(|line| !line.is_empty()).map(PathBuf::from).collect();
    let mut sorted = written.clone();
    sorted.sort();
    assert_eq!(sorted, files(dir.path()));
    for expected in [
        "Next:\n  ecs-err check --strict 'my errors/data' ",
        "ecs-err --data 'my errors/data' new --service acme ",
        "Settings, Pages, Source: GitHub Actions",
    ] {
        assert!(done.stdout.contains(expected), "{expected}: {}", done.stdout);
    }
    let dir = tempfile::tempdir().expect("a directory");
    let chinese = run(["init", "--lang", "zh"]).dir(dir.path()).done();
    assert!(chinese.stdout.contains("接下来：\n  ecs-err check --strict data"), "{}", chinese.stdout);
    let catalog = fs::read_to_string(dir.path().join("data/catalog.json")).expect("a file");
    assert!(catalog.contains("\"languages\": [\"zh\", \"en\"]"), "{catalog}");
}

#[test]
fn the_workflow_names_each_action_by_commit_and_the_version_of_the_program() {
    let dir = tempfile::tempdir().expect("a directory");
    init(dir.path(), &["--ci", "github"]);
    let workflow = fs::read_to_string(dir.path().join(".github/workflows/error-codes.yml")).expect("a file");
    let actions: Vec<&str> = workflow
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- uses: ").or(line.trim().strip_prefix("uses: ")))
        .collect();
    assert_eq!(actions.len(), 4, "{workflow}");
    for action in actions {
        let commit = action.split_once('@').map_or("", |(_, rest)| &rest[..40]);
        assert!(commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action}");
    }
    assert!(workflow.contains(&format!("--version {} --locked", env!("CARGO_PKG_VERSION"))), "{workflow}");
    // Values of a pull request are variables, not parts of a script.
    let scripts = workflow.lines().filter(|line| line.contains("ecs-err") || line.contains("git "));
    assert!(scripts.clone().count() > 4 && scripts.clone().all(|line| !line.contains("${{")), "{workflow}");
}

#[test]
fn nothing_is_written_into_a_directory_that_has_files() {
    let dir = tempfile::tempdir().expect("a directory");
    fs::write(dir.path().join("notes.txt"), "mine").expect("a file");
    let done = init(dir.path(), &[]);
    assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
    assert!(done.stderr.contains(". is not empty: it has notes.txt"), "{}", done.stderr);
    assert_eq!(files(dir.path()), [PathBuf::from("notes.txt")]);
    let done = init(dir.path(), &["notes.txt"]);
    assert!(done.code == Some(2) && done.stderr.contains("notes.txt"), "{}", done.stderr);
    assert_eq!(fs::read(dir.path().join("notes.txt")).expect("a file"), b"mine");
}

#[test]
fn a_new_repository_is_empty_enough() {
    let dir = tempfile::tempdir().expect("a directory");
    fs::create_dir(dir.path().join(".git")).expect("a directory");
    assert_eq!(init(dir.path(), &[]).code, Some(0));
    // The second run finds the files of the first one.
    assert!(init(dir.path(), &[]).stderr.contains("is not empty"));
}

#[test]
fn bad_values_are_refused_before_anything_is_written() {
    let dir = tempfile::tempdir().expect("a directory");
    for (args, message) in [
        (&["--form", "Acme"][..], "--form Acme: expected a form with digits, such as ACME.{4}"),
        (&["--form", ""], "or listed; \"\" is none"),
        (&["--form", "Acme-{3L}"], "--form Acme-{3L}: expected a form with digits"),
        (&["--languages", "en,en"], "--languages en,en: the language en is named twice"),
        (&["--languages", "e"], "--languages e: \"e\" is not a BCP 47 tag"),
        (&["--service", "a b"], "--service a b: \"a b\" is not an id"),
        (&["--title", ""], "--title : the title is empty"),
    ] {
        let done = init(dir.path(), &[&["new"], args].concat());
        assert_eq!(done.code, Some(2), "{args:?}");
        assert!(done.stderr.contains(message), "{args:?}: {}", done.stderr);
    }
    assert_eq!(fs::read_dir(dir.path()).expect("a directory").count(), 0);
}

#[cfg(unix)]
#[test]
fn if_a_file_cannot_be_written_nothing_is_left() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().expect("a directory");
    let closed = dir.path().join("closed");
    fs::create_dir(&closed).expect("a directory");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).expect("permissions");
    // A superuser may write anywhere.
    if fs::write(closed.join("x"), "").is_ok() {
        return;
    }
    let done = init(&closed, &[]);
    assert_eq!(done.code, Some(2));
    assert_eq!(fs::read_dir(&closed).expect("a directory").count(), 0);
}

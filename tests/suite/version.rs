//! `ecs-err --version`: the program, the catalog and the commit.

use std::path::Path;
use std::process::Command;

use ecs_err::embedded;

use crate::env::{run, second_catalog};

fn output(args: &[&str]) -> String {
    let done = run(args).done();
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{args:?}");
    done.stdout
}

#[test]
fn the_short_version_is_one_line() {
    let line = format!("ecs-err {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(output(&["-V"]), line);
    assert_eq!(output(&["--data", "/does/not/exist", "-V"]), line);
}

#[test]
fn the_long_version_has_the_edition_and_the_number_of_codes_of_the_catalog_in_use() {
    let (edition, count) = (embedded().metadata().edition, embedded().errors().len());
    let expected = format!("catalog: ecs, edition {}, {count} error codes", edition.as_str());
    assert_eq!(output(&["--version"]).lines().nth(1), Some(expected.as_str()));
    let harbor = second_catalog().display().to_string();
    for args in [&["--data", &harbor, "--version"][..], &["--version", "-d", &harbor]] {
        assert_eq!(
            output(args).lines().nth(1),
            Some("catalog: harbor, edition 2024-03-18, 12 error codes"),
            "{args:?}"
        );
    }
    let done = run(["--data", "/does/not/exist", "--version"]).done();
    assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
    assert!(done.stderr.contains("ecs-err check /does/not/exist"), "{}", done.stderr);
}

#[test]
fn the_long_version_has_the_commit_if_the_program_is_built_from_a_repository() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let git = Command::new("git").args(["rev-parse", "HEAD"]).current_dir(root).output();
    let commit = git.ok().filter(|git| git.status.success() && root.join(".git").exists());
    let expected = commit.map(|git| format!("commit: {}", String::from_utf8_lossy(&git.stdout).trim()));
    assert_eq!(output(&["--version"]).lines().nth(2).map(str::to_owned), expected);
}

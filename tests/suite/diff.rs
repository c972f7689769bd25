//! `ecs-err diff`: what changed from one edition of a catalog to another. What breaks clients is tested in the crate
//! `ecs-err-data`; here are the sources, the formats and the exit status.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::env::{self, Done, run};

/// Runs git in a directory, without the settings of the user.
pub fn git(dir: &Path, args: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(dir).args(["-c", "user.name=Li Lei", "-c", "user.email=li@example.org"]).args(args);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let done = command.output().expect("git is installed");
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// A repository with a new catalog in `data`, committed to `main`.
pub fn repository() -> TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    let done = run(["init", "--form", "Shop.{4}", "--languages", "en,zh"]).dir(dir.path()).done();
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    git(dir.path(), &["init", "-q", "-b", "main"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-q", "-m", "Start"]);
    dir
}

/// Changes the list of errors of the catalog in `data`.
pub fn edit(dir: &Path, change: impl FnOnce(&mut Vec<Value>)) {
    let path = dir.join("data/errors/shop.json");
    let mut tree: Value = serde_json::from_slice(&fs::read(&path).expect("a file")).expect("JSON");
    change(tree["errors"].as_array_mut().expect("a list"));
    fs::write(path, format!("{tree:#}\n")).expect("a file");
}

fn diff(dir: &Path, args: &[&str]) -> Done {
    run([&["diff"], args].concat()).dir(dir).done()
}

/// The rules and codes of the changes in JSON.
fn changes(done: &Done) -> Vec<(String, Value)> {
    let document: Value = serde_json::from_str(&done.stdout).unwrap_or_else(|error| panic!("{error}: {}", done.stderr));
    let changes = document["changes"].as_array().expect("a list");
    changes.iter().map(|change| (change["name"].as_str().expect("a name").to_owned(), change["code"].clone())).collect()
}

#[test]
fn directories_exports_and_revisions_of_the_same_catalog_have_no_differences() {
    let repository = repository();
    let dir = repository.path();
    let export = run(["export", "data"]).dir(dir).done().stdout;
    fs::write(dir.join("export.json"), export).expect("a file");
    git(dir, &["add", "export.json"]);
    git(dir, &["commit", "-q", "-m", "Export"]);
    git(dir, &["tag", "v1"]);
    let sides = ["data", "export.json", "git:main:data", "git:v1:./data/", "git:HEAD~1:data", "git:main:export.json"];
    for base in sides {
        for head in ["data", "export.json", "git:main:data"] {
            let done = diff(dir, &["--deny", "breaking", base, head]);
            assert_eq!(done.stdout, format!("{base} to {head}: no changes\n"), "{}", done.stderr);
            assert_eq!(done.code, Some(0));
        }
    }
    // The directory is that of the head.
    assert_eq!(diff(dir, &["git:main"]).stdout, "git:main to data: no changes\n");
    assert_eq!(diff(&dir.join("data"), &["git:main", "."]).stdout, "git:main to .: no changes\n");
}

#[test]
fn an_export_of_the_large_catalog_is_the_same_as_its_directory() {
    let export = tempfile::NamedTempFile::new().expect("a file");
    fs::write(export.path(), run(["export"]).done().stdout).expect("a file");
    let done = run(["diff".as_ref(), export.path().as_os_str(), env::data().as_os_str()]).done();
    assert!(done.stdout.ends_with(": no changes\n"), "{}{}", done.stdout, done.stderr);
}

#[test]
fn every_format_shows_what_is_new_and_what_breaks_clients() {
    let repository = repository();
    let dir = repository.path();
    edit(dir, |errors| {
        errors[0]["name"] = "BAD_PARAMETER".into();
        errors[1]["description"]["en"] = "There is no such resource.".into();
        errors[1]["description"]["zh"] = "没有该资源。".into();
        errors[2]["deprecated"] = json!({"en": "Limits were lifted.", "zh": "已取消限制。"});
        errors[3]["code"] = "Shop.0104".into();
        errors.push(json!({"code": "Shop.0105", "status": 409, "description": {"en": "It is *busy*.", "zh": "忙。"}}));
    });
    let human = diff(dir, &["git:main"]);
    assert_eq!(
        human.stdout,
        "\
Breaking
  Shop.0001  name changed: INVALID_PARAMETER to BAD_PARAMETER [B105 name-changed]
  Shop.0102  renumbered to Shop.0104, but no retired record says so [B103 code-renumbered]

Added
  Shop.0104  added: The service is overloaded or under maintenance.
  Shop.0105  added: It is *busy*.

Deprecated
  Shop.0101  deprecated: Limits were lifted.

Changed
  Shop.0002  description changed (en, zh)

git:main to data: 2 breaking changes, 5 safe changes
"
    );
    assert_eq!((human.code, human.stderr.as_str()), (Some(0), ""));
    let chinese = diff(dir, &["git:main", "--lang", "zh"]).stdout;
    assert!(chinese.contains("不兼容\n  Shop.0001  名称改变：INVALID_PARAMETER改为BAD_PARAMETER"), "{chinese}");
    assert!(chinese.ends_with("git:main到data：2条不兼容的变更、5条兼容的变更\n"), "{chinese}");

    let markdown = diff(dir, &["git:main", "--format", "markdown"]).stdout;
    assert!(
        markdown.starts_with("## Shop error codes: 1 to 1\n\n### Breaking\n\n- **`Shop.0001`**: name changed"),
        "{markdown}"
    );
    assert!(markdown.contains("\n- **`Shop.0105`** (409): It is \\*busy\\*.\n"), "{markdown}");

    let json: Value = serde_json::from_str(&diff(dir, &["git:main", "--format", "json"]).stdout).expect("JSON");
    assert_eq!(json["breaking"], 2);
    let first = &json["changes"][0];
    assert_eq!(
        (&first["rule"], &first["key"], &first["before"]),
        (&json!("B105"), &json!("name"), &json!("INVALID_PARAMETER"))
    );
    assert_eq!((&first["file"], first["line"].is_u64()), (&json!("data/errors/shop.json"), true));

    let github = diff(dir, &["git:main", "--deny", "breaking", "--format", "github"]);
    let lines: Vec<&str> = github.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{}", github.stdout);
    assert!(lines[0].starts_with("::error file=data/errors/shop.json,line="), "{}", lines[0]);
    assert!(
        lines[0].ends_with("title=B105 name-changed::Shop.0001: name changed: INVALID_PARAMETER to BAD_PARAMETER"),
        "{}",
        lines[0]
    );
    // The head does not have the code, so there is no line to point at.
    assert!(lines[1].starts_with("::error title=B103 code-renumbered::Shop.0102: renumbered"), "{}", lines[1]);
    assert_eq!(github.code, Some(1));
    let warnings = diff(dir, &["git:main", "--format", "github"]);
    assert!(warnings.code == Some(0) && warnings.stdout.starts_with("::warning "), "{}", warnings.stdout);
}

#[test]
fn only_denied_changes_fail_the_run() {
    let repository = repository();
    let dir = repository.path();
    edit(dir, |errors| errors[0]["action"]["en"] = "Correct it.".into());
    for (denied, code) in
        [("breaking", 0), ("text-changed", 1), ("S109", 1), ("breaking,code-added", 0), ("Breaking,s109", 1)]
    {
        assert_eq!(diff(dir, &["git:main", "--deny", denied]).code, Some(code), "{denied}");
    }
    let unknown = diff(dir, &["git:main", "--deny", "everything"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("--deny everything: no such change; expected breaking, or"), "{}", unknown.stderr);
}

#[test]
fn a_catalog_that_breaks_rules_is_compared_and_one_that_cannot_be_read_is_refused() {
    let repository = repository();
    let dir = repository.path();
    // A code twice, out of order, and without a text.
    edit(dir, |errors| {
        errors.insert(0, json!({"code": "Shop.0107"}));
        let first = errors[1].clone();
        errors.push(first);
    });
    assert_eq!(run(["check", "data"]).dir(dir).done().code, Some(1));
    let json = diff(dir, &["git:main", "--format", "json"]);
    assert_eq!(changes(&json), [("code-added".to_owned(), json!("Shop.0107"))]);

    fs::write(dir.join("data/errors/shop.json"), "{\"service\": \"shop\", \"errors\": [").expect("a file");
    let broken = diff(dir, &["git:main"]);
    assert_eq!(broken.code, Some(2));
    assert!(
        broken.stderr.contains("data/errors/shop.json:1:") && broken.stderr.contains("error: data can't be read"),
        "{}",
        broken.stderr
    );
}

#[test]
fn what_is_no_edition_is_refused_with_the_way_out() {
    let repository = repository();
    let dir = repository.path();
    fs::write(dir.join("other.json"), "{\"format\": \"other\"}").expect("a file");
    fs::create_dir(dir.join("empty")).expect("a directory");
    for (base, message) in [
        ("git:--output=/tmp/x:data", "\"--output=/tmp/x\" is not a revision of git"),
        ("git::data", "\"\" is not a revision of git"),
        ("git:no-such-branch:data", "fetch it first"),
        ("git:main:nothing", "has no \"nothing\""),
        ("git:main:data/catalog.json", "is not an export"),
        ("nowhere", "nowhere is neither a directory nor a file"),
        ("other.json", "other.json is not an export of \"ecs-err export\": expected an export in the format ecs-err/1"),
        ("empty", "empty can't be read as a catalog"),
    ] {
        let done = diff(dir, &[base, "data"]);
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{base}");
        assert!(done.stderr.contains(message), "{base}: {}", done.stderr);
    }
    let elsewhere = tempfile::tempdir().expect("a directory");
    let done = diff(elsewhere.path(), &["git:main:data", dir.join("data").to_str().expect("UTF-8")]);
    assert!(done.code == Some(2) && done.stderr.contains("not a git repository"), "{}", done.stderr);
    let done = run(["diff", "git:main:data", "data"]).dir(dir).env("PATH", "/nowhere").done();
    assert!(done.code == Some(2) && done.stderr.contains("can't run git"), "{}", done.stderr);
}

#[cfg(unix)]
#[test]
fn links_in_a_revision_are_followed_within_the_catalog_only() {
    let repository = repository();
    let dir = repository.path();
    fs::rename(dir.join("data/errors/shop.json"), dir.join("data/shop.txt.json")).expect("a file");
    std::os::unix::fs::symlink("../shop.txt.json", dir.join("data/errors/shop.json")).expect("a link");
    git(dir, &["add", "."]);
    git(dir, &["commit", "-q", "-m", "Link"]);
    assert_eq!(
        diff(dir, &["git:main~1:data", "git:main:data"]).stdout,
        "git:main~1:data to git:main:data: no changes\n"
    );
    std::os::unix::fs::symlink("/etc/hostname", dir.join("data/errors/x.json")).expect("a link");
    git(dir, &["add", "."]);
    git(dir, &["commit", "-q", "-m", "Outside"]);
    let done = diff(dir, &["git:main:data", "git:main~1:data"]);
    assert!(done.code == Some(2) && done.stderr.contains("\"errors/x.json\""), "{}", done.stderr);
}

//! The directory of commands that keep or publish a catalog: an argument, `--data`, `data`, or the embedded catalog.

use std::fs;
use std::path::Path;

use super::env::{Done, copy_of, run, second_catalog};

fn title_in(done: &Done) -> String {
    let document: serde_json::Value = serde_json::from_str(&done.stdout).expect("JSON");
    document["catalog"]["id"].as_str().expect("an id").to_owned()
}

/// A directory in which `data` and `other` hold catalogs.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a directory");
    for name in ["data", "other"] {
        fs::rename(copy_of(&second_catalog()).keep(), home.path().join(name)).expect("a directory");
    }
    let file = home.path().join("other/catalog.json");
    let text = fs::read_to_string(&file).expect("a file");
    fs::write(file, text.replace("\"id\": \"harbor\"", "\"id\": \"other\"")).expect("a file");
    home
}

#[test]
fn an_argument_comes_before_the_option_before_the_default() {
    let home = home();
    let export = |args: &[&str]| {
        let done = run([&["export"], args].concat()).dir(home.path()).done();
        assert_eq!(done.code, Some(0), "{}", done.stderr);
        (title_in(&done), done.stderr)
    };
    assert_eq!(export(&["other", "--data", "data"]), ("other".to_owned(), String::new()));
    assert_eq!(export(&["--data", "other"]), ("other".to_owned(), String::new()));
    assert_eq!(export(&[]), ("harbor".to_owned(), "using the catalog in \"data\"\n".to_owned()));
    let done = run(["export"]).env("ECS_ERR_DATA", "other").dir(home.path()).done();
    assert_eq!((title_in(&done), done.stderr.as_str()), ("other".to_owned(), ""));
    // A directory without a catalog is none.
    fs::remove_file(home.path().join("data/catalog.json")).expect("a file");
    assert_eq!(export(&[]).0, "ecs");
}

#[test]
fn every_command_takes_the_directory() {
    let home = home();
    for (args, path) in [
        (&["check"][..], None),
        (&["fmt"], None),
        (&["schema"], Some("schema/catalog.json")),
        (&["export"], None),
        (&["build", "--out", "site"], None),
    ] {
        let named = run([args, &["other"]].concat()).dir(home.path()).done();
        assert_eq!(named.code, Some(0), "{args:?}: {}", named.stderr);
        assert!(!named.stderr.contains("using"), "{args:?}: {}", named.stderr);
        let default = run(args).dir(home.path()).done();
        assert_eq!(default.code, Some(0), "{args:?}: {}", default.stderr);
        let is_announced = default.stderr.contains("using the catalog in \"data\"");
        assert_eq!(is_announced, matches!(args[0], "export" | "build"), "{args:?}: {}", default.stderr);
        if let Some(path) = path {
            assert!(home.path().join("data").join(path).is_file() && home.path().join("other").join(path).is_file());
        }
        let missing = run([args, &["nowhere"]].concat()).dir(home.path()).done();
        assert_eq!(missing.code, Some(2), "{args:?}");
        assert_eq!(missing.stderr, "error: nowhere is not a readable directory\n", "{args:?}");
    }
}

#[test]
fn the_directory_above_a_catalog_is_refused_with_the_path_of_the_catalog() {
    let home = home();
    for args in [
        &["check", "."][..],
        &["fmt", "."],
        &["schema", "."],
        &["export", "."],
        &["build", ".", "--out", "site"],
        &["diff", ".", "other"],
        &["diff", "other", "."],
        &["list", "--data", "."],
        &["new", "Hbr.101", "--data", "."],
        &["generate", ".", "--target", "go", "--out", "codes.go"],
    ] {
        let done = run(args).dir(home.path()).done();
        let expected = "error: . has no catalog.json, and ./data has one; name ./data\n";
        assert_eq!((done.code, done.stderr.as_str()), (Some(2), expected), "{args:?}");
    }
    let done = run(["check", ".", "--lang", "zh"]).dir(home.path()).done();
    assert_eq!(done.stderr, "错误：.中没有catalog.json，./data中有；请指定./data\n");
}

#[test]
fn without_a_catalog_a_build_names_the_embedded_one_and_a_check_fails() {
    let empty = tempfile::tempdir().expect("a directory");
    let edition = ecs_err::embedded().metadata().edition;
    let build = run(["build", "--out", "site"]).dir(empty.path()).done();
    let expected = format!("using the embedded catalog, edition {edition}; \"data\" has no catalog.json\n");
    assert_eq!((build.code, build.stderr), (Some(0), expected));
    for command in ["check", "fmt", "schema"] {
        let done = run([command]).dir(empty.path()).done();
        let expected = "error: there is no catalog: \"data\" has no catalog.json; name the directory of a catalog\n";
        assert_eq!((done.code, done.stderr.as_str()), (Some(2), expected), "{command}");
    }
    assert!(!Path::new(&empty.path().join("data")).exists());
}

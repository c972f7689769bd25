//! `ecs-err schema`: the JSON Schemas match the model, and the data is valid.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::env::{self, Done};
use super::json_schema::violations;

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The JSON files below a directory.
fn json_files(dir: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(dir).into_iter().map(|entry| entry.expect("the directory is readable"));
    let paths = entries.map(walkdir::DirEntry::into_path);
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect()
}

/// Every data file.
fn data_files() -> Vec<PathBuf> {
    let mut files = json_files(&env::data());
    files.retain(|path| !path.starts_with(env::data().join("schema")));
    files
}

/// The schema that a data file names.
fn schema_of(path: &Path) -> PathBuf {
    let tree = read(path);
    let schema = tree["$schema"].as_str().unwrap_or_else(|| panic!("{} names no schema", path.display()));
    path.parent().expect("a directory").join(schema)
}

fn schema(dir: &Path) -> Done {
    env::run(["schema".as_ref(), dir.as_os_str()]).done()
}

/// The names and texts of the files in a directory.
fn texts(dir: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(dir).expect("a directory").map(|entry| entry.expect("an entry"));
    let text = |path: PathBuf| fs::read_to_string(path).expect("a file");
    entries.map(|entry| (entry.file_name().into_string().expect("a name"), text(entry.path()))).collect()
}

fn expected() -> BTreeMap<String, String> {
    ecs_err::schema::all().map(|(name, text)| (name.to_owned(), text)).collect()
}

#[test]
fn the_schemas_of_the_data_are_those_of_the_model() {
    let (found, expected) = (texts(&env::data().join("schema")), expected());
    assert!(found.keys().eq(expected.keys()), "there are other schemas");
    for (name, text) in expected {
        assert!(found[&name] == text, "{name} is stale: run \"ecs-err schema data\"");
    }
}

#[test]
fn schemas_are_of_the_draft_that_they_name() {
    for (name, text) in expected() {
        let schema: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        assert!(text.ends_with("}\n"), "{name}");
    }
}

#[test]
fn each_data_file_names_a_schema_and_each_schema_is_named() {
    let mut named: Vec<PathBuf> = data_files().iter().map(|path| schema_of(path)).collect();
    for path in &mut named {
        *path = path.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    named.sort();
    named.dedup();
    let mut schemas = json_files(&env::data().join("schema").canonicalize().expect("a directory"));
    schemas.sort();
    // No code of the reference has been retired yet.
    let retired = env::data().join("retired.json");
    schemas.retain(|schema| retired.exists() || !schema.ends_with("retired.json"));
    assert_eq!(named, schemas);
}

#[test]
fn the_data_keeps_to_its_schemas() {
    for path in data_files() {
        let schema = read(&schema_of(&path));
        assert_eq!(violations(&schema, &schema, &read(&path), ""), [""; 0], "{}", path.display());
    }
}

#[test]
fn retired_codes_keep_to_their_schema() {
    let schema = read(&env::data().join("schema/retired.json"));
    let retired = read(&env::second_catalog().join("retired.json"));
    assert_eq!(violations(&schema, &schema, &retired, ""), [""; 0]);
    let wrong = json!({"retired": [{"replacement": "Hbr.101", "since": 3}]});
    assert_eq!(violations(&schema, &schema, &wrong, "").len(), 2, "no code, and a key too many");
}

#[test]
fn schemas_find_what_check_finds() {
    for (file, old, new, violation) in [
        ("errors/pdp.json", "\"status\": 403", "\"status\": 403, \"color\": 1", "/errors/0/color is unknown"),
        ("errors/pdp.json", "\"code\": \"Pdp.0001\",", "", "/errors/0: required "),
        ("errors/pdp.json", "\"status\": 403", "\"status\": \"403\"", "/errors/0/status: anyOf "),
        ("errors/pdp.json", "\"status\": 403", "\"status\": 99", "/errors/0/status: anyOf "),
        ("errors/pdp.json", "\"status\": 403", "\"status\": [403, 600]", "/errors/0/status: anyOf "),
        ("errors/pdp.json", "\"status\": 403", "\"status\": []", "/errors/0/status: anyOf "),
        ("errors/pdp.json", "Pdp.0001", "Pdp 0001", "/errors/0/code: pattern "),
        ("errors/pdp.json", "\"API鉴权失败\"", "\"\"", "/errors/0/description: oneOf "),
        ("errors/pdp.json", "\"zh\": \"API", "\"z\": \"API", "/errors/0/description: oneOf "),
        ("errors/pdp.json", "\"hint\"", "\"hnit\"", "/errors/0/notes/0/kind: oneOf "),
        ("releases/2015.json", "2015-10-15", "2015-10-1", "/releases/0/date: pattern "),
        ("releases/2023.json", "server-details.address#primary", "server-details.address", "/fields/0: pattern "),
        ("catalog.json", "Pdp.00xx", "Pdp.00", "/families/18/codes: pattern "),
        (
            "structures/change-vpc.json",
            "\"required\": true",
            "\"required\": 1",
            "/structures/0/fields/0/required: type ",
        ),
        ("operations/changevpc.json", "[\"change-vpc.request\"]", "\"change-vpc.request\"", "/request: type \"array\""),
        ("operations/changevpc.json", "\"in\": \"path\"", "\"in\": \"body\"", "/parameters/0/in: oneOf "),
        ("pages.json", "\"id\": \"tag-types\"", "\"id\": null", "/id: type \"string\": null"),
        ("statuses.json", "\"notNeeded\"", "\"nver\"", "/statuses/0/retry: oneOf "),
    ] {
        let path = env::data().join(file);
        let text = fs::read_to_string(&path).expect("a file");
        assert!(text.contains(old), "{file}: there is no {old}");
        let value = serde_json::from_str(&text.replacen(old, new, 1)).expect("it is JSON");
        let schema = read(&schema_of(&path));
        let found = violations(&schema, &schema, &value, "");
        assert!(found.len() == 1 && found[0].contains(violation), "expected {violation}: {found:?}");
    }
}

#[test]
fn schemas_are_written_once() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let done = schema(dir.path());
    let path = |name: &String| dir.path().join("schema").join(name).display().to_string();
    assert_eq!((done.stderr.as_str(), done.code), ("", Some(0)));
    assert!(done.stdout.lines().eq(expected().keys().map(path)), "{}", done.stdout);
    assert!(texts(&dir.path().join("schema")) == expected(), "the files are not the schemas");
    let again = schema(dir.path());
    assert_eq!((again.stdout.as_str(), again.stderr.as_str(), again.code), ("", "", Some(0)));
}

#[test]
fn only_a_stale_schema_is_written() {
    let dir = env::copy_of(&env::data());
    let stale = dir.path().join("schema/pages.json");
    fs::write(&stale, "{}").expect("a file");
    let done = schema(dir.path());
    assert_eq!((done.stdout, done.stderr.as_str(), done.code), (format!("{}\n", stale.display()), "", Some(0)));
    assert!(texts(&dir.path().join("schema")) == expected(), "the files are not the schemas");
}

#[test]
fn a_schema_that_cannot_be_written_is_reported() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    fs::write(dir.path().join("schema"), "").expect("a file");
    let done = schema(dir.path());
    assert_eq!((done.stdout.as_str(), done.code), ("", Some(2)));
    assert!(done.stderr.starts_with("error: can't write "), "{}", done.stderr);
    assert!(done.stderr.ends_with("schema: not a directory\n"), "{}", done.stderr);
}

#[test]
fn a_path_that_is_not_a_directory_is_refused() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let done = schema(&dir.path().join("nowhere"));
    assert_eq!((done.stdout.as_str(), done.code), ("", Some(2)));
    assert!(done.stderr.contains("nowhere is not a readable directory"), "{}", done.stderr);
    assert!(texts(dir.path()).is_empty(), "a directory was made");
}

#[test]
fn exports_keep_to_their_schemas() {
    let schema = |text: String| serde_json::from_str::<Value>(&text).expect("the schema is JSON");
    let catalog = ecs_err::embedded();
    let whole = schema(ecs_err::schema::exported_catalog());
    assert_eq!(violations(&whole, &whole, &env::exported(catalog), ""), Vec::<String>::new());
    let arena = ecs_err::load::Arena::new();
    let second = ecs_err::load::open(&env::second_catalog(), &arena).expect("a catalog");
    assert_eq!(violations(&whole, &whole, &env::exported(second), ""), Vec::<String>::new());
    let one = schema(ecs_err::schema::exported_error());
    for error in catalog.errors() {
        let mut record = ecs_err::export::error(catalog, error);
        assert_eq!(violations(&one, &one, &record, ""), Vec::<String>::new(), "{}", error.code);
        record["sameMessage"] = json!("Ecs.0001");
        record["more"] = json!(1);
        assert_eq!(violations(&one, &one, &record, "").len(), 2, "{}", error.code);
    }
}

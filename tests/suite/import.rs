//! `ecs-err import`: catalogs of existing references.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::env::{Done, run};

const PATTERN: &str = r"// (?P<name>\w+): (?P<message>.*)\n\s+\w+ = (?P<code>\d+)";

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name)
}

/// Imports a fixture into a directory.
fn import(name: &str, dir: &Path, options: &[&str]) -> Done {
    let (source, into) = (fixture(name), dir.as_os_str());
    let args = ["import".as_ref(), source.as_os_str(), "--into".as_ref(), into];
    run(args.into_iter().chain(options.iter().map(AsRef::as_ref))).done()
}

/// The texts of all files in a directory.
fn files(dir: &Path) -> BTreeMap<PathBuf, String> {
    let entries = walkdir::WalkDir::new(dir).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files.map(|path| (path.clone(), fs::read_to_string(path).expect("text"))).collect()
}

/// The errors of a catalog by code.
fn errors(dir: &Path) -> BTreeMap<String, Value> {
    let done = run(["--data".as_ref(), dir.as_os_str(), "export".as_ref()]).done();
    let export: Value = serde_json::from_str(&done.stdout).unwrap_or_else(|_| panic!("{}", done.stderr));
    let code = |error: &Value| error["code"].as_str().expect("a code").to_owned();
    export["errors"].as_array().expect("a list").iter().map(|error| (code(error), error.clone())).collect()
}

fn json(done: &Done) -> Value {
    serde_json::from_str(&done.stdout).unwrap_or_else(|_| panic!("{}", done.stderr))
}

#[test]
fn imported_catalogs_pass_the_checks_and_are_in_canonical_form() {
    let sources: [(&str, &[&str]); 9] = [
        ("quarry.md", &[]),
        ("quarry.html", &[]),
        ("codes.json", &[]),
        ("codes.yaml", &[]),
        ("codes.toml", &[]),
        ("codes.csv", &[]),
        ("codes.properties", &[]),
        ("api.yaml", &[]),
        ("codes.go", &["--pattern", PATTERN]),
    ];
    for (name, options) in sources {
        let dir = tempfile::tempdir().expect("a directory");
        let done = import(name, dir.path(), options);
        assert!(matches!(done.code, Some(0 | 1)), "{name}: {}", done.stderr);
        let before = files(dir.path());
        assert!(before.len() > 1, "{name}");
        for command in [["check"].as_slice(), &["fmt", "--check"]] {
            let args = command.iter().map(AsRef::as_ref).chain([dir.path().as_os_str()]);
            let done = run(args).done();
            assert_eq!(done.code, Some(0), "{name} {command:?}: {}{}", done.stdout, done.stderr);
        }
        let again = import(name, dir.path(), options);
        assert_eq!(again.code, done.code, "{name}");
        assert_eq!(files(dir.path()), before, "{name}");
    }
}

#[test]
fn rows_of_a_page_become_records() {
    let dir = tempfile::tempdir().expect("a directory");
    import("quarry.md", dir.path(), &[]);
    let errors = errors(dir.path());
    assert_eq!(errors.keys().collect::<Vec<_>>(), ["Qry.0001", "Qry.0002", "Qry.0003", "Qry.0005"]);
    // The cell of the module was dropped from this row.
    let second = &errors["Qry.0002"];
    assert_eq!((&second["category"], &second["status"]), (&"矿井".into(), &404.into()));
    assert_eq!(second["message"]["en"], "no ore in shaft %s.");
    assert_eq!(second["action"]["zh"], "请更换矿井");
    assert_eq!(errors["Qry.0003"]["status"], serde_json::json!([400, 409]));
    assert_eq!(errors["Qry.0005"]["cases"][0]["message"]["en"], "the right to dig has expired.");
}

#[test]
fn tables_of_fields_become_structures() {
    let dir = tempfile::tempdir().expect("a directory");
    import("quarry.md", dir.path(), &[]);
    let args = ["--data".as_ref(), dir.path().as_os_str(), "field".as_ref(), "depth".as_ref()];
    let done = run(args.into_iter().chain(["--format".as_ref(), "json".as_ref()])).done();
    let field = &json(&done)[0];
    assert_eq!((&field["required"], &field["type"]), (&false.into(), &"Integer".into()), "{}", done.stdout);
    assert_eq!(field["schema"], serde_json::json!({"type": "integer", "default": 10, "minimum": 1, "maximum": 100}));
    assert_eq!(field["notes"][0]["kind"], "hint");
}

#[test]
fn cells_keep_lists_and_spans() {
    let dir = tempfile::tempdir().expect("a directory");
    let done = import("quarry.html", dir.path(), &[]);
    assert_eq!(done.code, Some(0), "{}", done.stdout);
    let errors = errors(dir.path());
    assert_eq!(errors.len(), 4);
    assert_eq!(errors["Qry.0001"]["action"]["en"], "Choose another shaft:\n\n- one that is open\n- a new one");
    assert_eq!((&errors["Qry.0002"]["status"], &errors["Qry.0002"]["category"]), (&400.into(), &"Shafts".into()));
    assert_eq!(errors["Qry.0007"]["message"], errors["Qry.0006"]["message"]);
}

#[test]
fn refused_rows_are_reported_and_never_guessed() {
    let dir = tempfile::tempdir().expect("a directory");
    let done = import("quarry.md", dir.path(), &["--format", "json"]);
    assert_eq!(done.code, Some(1));
    let report = json(&done);
    assert_eq!((&report["rows"], &report["taken"], &report["refused"]), (&7.into(), &5.into(), &2.into()));
    let tables = report["files"][0]["tables"].as_array().expect("a list");
    let left: Vec<&str> = tables.iter().filter_map(|table| table["leftAlone"]["reason"].as_str()).collect();
    assert_eq!(left, ["statuses", "fields"]);
    let read = tables.iter().find(|table| table["columns"].is_array()).expect("a table");
    let lines: Vec<&Value> = read["refused"].as_array().expect("a list").iter().map(|row| &row["line"]).collect();
    assert_eq!(lines, [15, 18]);
    assert!(read["refused"].to_string().contains("500409"), "{}", read["refused"]);
    assert_eq!(import("quarry.md", dir.path(), &["--allow-refused"]).code, Some(0));
}

#[test]
fn a_registry_gives_the_same_catalog_in_each_format() {
    let catalogs = ["codes.json", "codes.yaml", "codes.toml", "codes.csv"].map(|name| {
        let dir = tempfile::tempdir().expect("a directory");
        let map =
            ["--map", "code=error.id", "--map", "status=error.http", "--map", "message=text", "--map", "action=fix"];
        assert_eq!(import(name, dir.path(), &map).code, Some(0), "{name}");
        errors(dir.path())
    });
    assert_eq!(catalogs[0]["QRY-101"]["status"], 404);
    assert_eq!(catalogs[0]["QRY-102"]["action"]["en"], "Empty the cart.");
    assert!(catalogs.iter().all(|catalog| *catalog == catalogs[0]));
}

#[test]
fn error_responses_and_source_code_are_read() {
    let dir = tempfile::tempdir().expect("a directory");
    assert_eq!(import("api.yaml", dir.path(), &[]).code, Some(0));
    let errors_of_api = errors(dir.path());
    assert_eq!(errors_of_api["CART_FULL"]["status"], 409);
    assert_eq!(errors_of_api["CART_MISSING"]["message"]["en"], "The cart does not exist.");

    let dir = tempfile::tempdir().expect("a directory");
    assert_eq!(import("codes.go", dir.path(), &["--pattern", PATTERN]).code, Some(0));
    let errors_of_source = errors(dir.path());
    assert_eq!(errors_of_source["4101"]["name"], "CartMissing");
    assert_eq!(errors_of_source["4102"]["message"]["en"], "the cart holds no more ore.");
}

#[test]
fn standard_input_is_read_in_the_format_of_its_content() {
    for (name, options) in
        [("codes.json", &[][..]), ("quarry.html", &[]), ("quarry.md", &[]), ("codes.go", &["--pattern", PATTERN])]
    {
        let dir = tempfile::tempdir().expect("a directory");
        let (file, input) = (dir.path().join("file/shop"), dir.path().join("input/shop"));
        let args = ["import".as_ref(), "-".as_ref(), "--into".as_ref(), input.as_os_str()];
        let text = fs::read(fixture(name)).expect("a file");
        let done = run(args.into_iter().chain(options.iter().map(AsRef::as_ref))).input(&text).done();
        assert_eq!(done.code, import(name, &file, options).code, "{name}: {}", done.stderr);
        assert!(!errors(&input).is_empty() && errors(&input) == errors(&file), "{name}");
    }
    let dir = tempfile::tempdir().expect("a directory");
    let done = run(["import", "-", "--into"].map(AsRef::as_ref).into_iter().chain([dir.path().as_os_str()]))
        .input(b"Some words.")
        .done();
    assert!(done.code == Some(2) && done.stderr.contains("--pattern"), "{}", done.stderr);
}

#[test]
fn a_dry_run_writes_nothing() {
    let dir = tempfile::tempdir().expect("a directory");
    let done = import("codes.json", dir.path(), &["--dry-run", "--format", "json"]);
    assert_eq!((done.code, &json(&done)["dryRun"]), (Some(0), &true.into()));
    assert_eq!(json(&done)["written"].as_array().map(Vec::len), Some(2));
    assert!(files(dir.path()).is_empty());
}

#[test]
fn a_page_in_another_language_adds_its_texts() {
    let dir = tempfile::tempdir().expect("a directory");
    import("quarry.md", dir.path(), &[]);
    let done = import("quarry.html", dir.path(), &["--format", "json"]);
    let report = json(&done);
    assert_eq!(report["catalog"]["languages"], serde_json::json!(["zh", "en"]));
    assert_eq!(report["conflicts"].as_array().map(Vec::len), Some(1), "{}", report["conflicts"]);
    let errors = errors(dir.path());
    assert_eq!(errors["Qry.0001"]["description"]["zh"], "矿井%s已关闭");
    assert_eq!(errors["Qry.0001"]["description"]["en"], "The shaft is closed.");
    let before = files(dir.path());
    import("quarry.html", dir.path(), &[]);
    import("quarry.md", dir.path(), &[]);
    assert_eq!(files(dir.path()), before);
}

#[test]
fn texts_that_differ_are_kept_unless_they_are_to_be_updated() {
    let dir = tempfile::tempdir().expect("a directory");
    let source = dir.path().join("codes.csv");
    let into = dir.path().join("data");
    let import = |text: &str, options: &[&str]| {
        fs::write(&source, format!("Error Code,Description\nQRY-1,{text}\n")).expect("a file");
        let args = [
            "import".as_ref(),
            source.as_os_str(),
            "--into".as_ref(),
            into.as_os_str(),
            "--format".as_ref(),
            "json".as_ref(),
        ];
        json(&run(args.into_iter().chain(options.iter().map(AsRef::as_ref))).done())
    };
    import("The cart is full.", &[]);
    let report = import("The cart is empty.", &[]);
    let conflict = &report["conflicts"][0];
    assert_eq!((&conflict["line"], &conflict["code"]), (&2.into(), &"QRY-1".into()));
    assert_eq!((&conflict["present"], &conflict["new"]), (&"The cart is full.".into(), &"The cart is empty.".into()));
    assert_eq!(errors(&into)["QRY-1"]["description"]["en"], "The cart is full.");
    let report = import("The cart is empty.", &["--update"]);
    assert_eq!(report["changed"], serde_json::json!(["QRY-1"]));
    assert_eq!(errors(&into)["QRY-1"]["description"]["en"], "The cart is empty.");
}

#[test]
fn wrong_arguments_and_directories_are_refused() {
    let dir = tempfile::tempdir().expect("a directory");
    for (options, word) in [
        (["--map", "color=red"], "color=red"),
        (["--pattern", "(?P<text>.)"], "text"),
        (["--service", "db"], "db"),
        (["--lang", "no language"], "no language"),
        (["--map", "code=Nope"], "Nope"),
    ] {
        let done = import("codes.json", dir.path(), &options);
        let error = &done.stderr;
        assert!(done.code == Some(2) && error.contains(word) && error.contains("expected"), "{options:?}: {error}");
    }
    assert!(import("codes.json", dir.path(), &["--map", "code=Nope"]).stderr.contains("error.id"));
    assert_eq!(import("absent.json", dir.path(), &[]).code, Some(2));
    fs::write(dir.path().join("notes.txt"), "mine").expect("a file");
    let done = import("codes.json", dir.path(), &[]);
    assert!(
        done.code == Some(2) && done.stderr.contains("--into") | done.stderr.contains("no catalog"),
        "{}",
        done.stderr
    );
    assert_eq!(files(dir.path()).len(), 1);
}

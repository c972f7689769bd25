//! Exports of unusually large catalogs.

use std::fs;

use ecs_err_data::OwnedCatalog;
use serde_json::{Value, json};

/// A catalog with these files and a catalog.json.
fn catalog(files: &[(&str, Value)]) -> OwnedCatalog {
    let dir = tempfile::tempdir().expect("a directory");
    let metadata = json!({
        "id": "test", "title": "Test", "edition": "1", "languages": ["en"], "messageLanguage": "en", "complete": false,
        "services": [{"id": "all", "forms": ["E-{5}"], "name": "All", "description": "All codes."}],
    });
    for (path, content) in files.iter().chain([&("catalog.json", metadata)]) {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        fs::write(path, content.to_string()).expect("a file");
    }
    OwnedCatalog::open(dir.path()).unwrap_or_else(|error| panic!("{error}"))
}

/// A catalog of codes that have the same message.
fn with_one_message(count: usize) -> OwnedCatalog {
    let errors: Vec<Value> =
        (0..count).map(|at| json!({"code": format!("E-{at:05}"), "message": "The same message."})).collect();
    catalog(&[("errors/all.json", json!({"service": "all", "errors": errors}))])
}

#[test]
fn a_few_codes_with_the_same_message_are_all_named() {
    let owned = with_one_message(49);
    let error = &owned.get().errors()[0];
    let record = ecs_err_export::error(owned.get(), error);
    assert_eq!(record["sameMessage"].as_array().map(Vec::len), Some(48));
    assert_eq!(record.get("sameMessageCount"), None);
    let markdown = ecs_err_export::error_markdown(owned.get(), error, &["en"]);
    assert!(markdown.ends_with(", E-00047, E-00048\n"), "{markdown}");
}

#[test]
fn many_codes_with_the_same_message_are_counted() {
    let owned = with_one_message(1_000);
    for error in owned.get().errors() {
        let record = ecs_err_export::error(owned.get(), error);
        assert_eq!(
            (record["sameMessage"].as_array().map(Vec::len), &record["sameMessageCount"]),
            (Some(48), &json!(999))
        );
    }
    let [first, .., last] = owned.get().errors() else { panic!("there are errors") };
    let markdown = ecs_err_export::error_markdown(owned.get(), first, &["en"]);
    assert!(markdown.ends_with(", E-00048 and 951 more\n"), "{markdown}");
    let markdown = ecs_err_export::error_markdown(owned.get(), last, &["zh"]);
    assert!(markdown.ends_with("、E-00047，另有951个\n"), "{markdown}");
}

#[test]
fn the_size_of_an_export_is_linear_in_the_number_of_codes() {
    let size = |count: usize| ecs_err_export::catalog_json(with_one_message(count).get()).len();
    let (one, four) = (size(500), size(2_000));
    assert!(four < 5 * one, "{one} bytes for 500 codes, {four} for 2000");
}

#[test]
fn the_schema_has_the_number_of_codes_with_the_same_message() {
    let schema: Value = serde_json::from_str(&ecs_err_schema::exported_error()).expect("JSON");
    assert_eq!(schema["$defs"]["ErrorCode"]["properties"]["sameMessageCount"]["type"], "integer");
}

#[test]
fn an_operation_has_every_field_of_its_structures() {
    // The structure below the first field has more fields than a tree.
    let many: Vec<Value> = (0..9_998).map(|at| field(&format!("inner{at}"), None)).collect();
    let outer = [
        field("first", Some("inner")),
        field("self", Some("outer")),
        field("second", Some("inner")),
        field("last", None),
    ];
    let owned = catalog(&[
        ("errors/all.json", json!({"service": "all", "errors": [{"code": "E-00001", "message": "Message."}]})),
        ("pages.json", json!({"pages": [{"id": "p", "title": "A page"}]})),
        ("structures/all.json", json!({"structures": [structure("outer", 1, &outer), structure("inner", 2, &many)]})),
        (
            "operations/get.json",
            json!({
                "id": "get", "page": "p", "title": "Get", "summary": "Gets it.", "method": "GET", "path": "/v1",
                "request": [], "response": ["outer"], "parameters": [], "examples": [],
            }),
        ),
    ]);
    let operation = &owned.get().operations()[0];
    let markdown = ecs_err_export::operation_markdown(owned.get(), operation, &["en"]);
    let fields: Vec<&str> = markdown.lines().filter(|line| line.starts_with("- `")).collect();
    assert_eq!(
        fields,
        [
            "- `first` (Object): A field.",
            "- `self` (Object): A field. (as above)",
            "- `second` (Object): A field.",
            "- `last` (String): A field."
        ]
    );
}

fn field(name: &str, structure: Option<&str>) -> Value {
    let (written, schema) = match structure {
        Some(id) => ("Object", json!({"type": "object", "ref": id})),
        None => ("String", json!({"type": "string"})),
    };
    json!({"name": name, "type": written, "description": "A field.", "schema": schema})
}

fn structure(id: &str, table: usize, fields: &[Value]) -> Value {
    json!({
        "id": id, "page": "p", "name": id, "table": table, "title": "A structure", "direction": "response",
        "operations": if id == "outer" { json!(["get"]) } else { json!([]) }, "fields": fields,
    })
}

//! The document of the catalog in `data/`, and of others.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ecs_err_data::OwnedCatalog;
use serde_json::{Value, json};

use common::{catalog, each_reference};

fn document(catalog: &OwnedCatalog, language: &str) -> Value {
    let text = ecs_err_openapi::openapi(catalog.get(), language).expect("a document");
    assert!(text.ends_with("}\n"));
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn every_operation_has_its_path_method_and_parameters() {
    for directory in ["data", "tests/catalogs/harbor"] {
        let catalog = catalog(directory);
        let document = document(&catalog, "zh");
        let mut ids = BTreeSet::new();
        for operation in catalog.get().operations() {
            let item = &document["paths"][operation.path][operation.method.to_lowercase()];
            assert_eq!(item["operationId"], operation.id.as_str());
            assert!(ids.insert(item["operationId"].as_str().expect("an id").to_owned()));
            let names = item["parameters"].as_array().expect("parameters").iter();
            let names: Vec<&str> = names.map(|one| one["name"].as_str().expect("a name")).collect();
            assert_eq!(names, operation.parameters.iter().map(|one| one.name).collect::<Vec<_>>());
            assert_eq!(item["requestBody"].is_object(), !operation.request.is_empty(), "{}", operation.id);
        }
        let count = document["paths"].as_object().expect("paths").values().map(|path| path.as_object().unwrap().len());
        assert_eq!(count.sum::<usize>(), ids.len());
    }
}

#[test]
fn every_reference_leads_somewhere() {
    for directory in ["data", "tests/catalogs/harbor"] {
        let document = document(&catalog(directory), "en");
        let mut count = 0;
        each_reference(&document, &mut |address| {
            count += 1;
            let pointer = address.strip_prefix('#').expect("an address in the document");
            assert!(document.pointer(pointer).is_some_and(Value::is_object), "{address}");
        });
        assert!(count > 5, "{directory}");
    }
}

#[test]
fn each_code_is_an_example_under_its_status_or_in_the_default_response() {
    let catalog = catalog("data");
    let document = document(&catalog, "en");
    let others = &document["components"]["responses"]["_others"]["content"]["application/json"]["examples"];
    for error in catalog.get().errors() {
        let body = json!({"error": {"code": error.code.as_str(), "message": error.message.get("en").unwrap()}});
        assert_eq!(others[error.code.as_str()]["value"] == body, error.operations.is_empty(), "{}", error.code);
        for id in error.operations {
            let operation = catalog.get().operation(id).expect("an operation");
            let responses = &document["paths"][operation.path][operation.method.to_lowercase()]["responses"];
            for status in error.all_statuses() {
                let examples = &responses[status.to_string()]["content"]["application/json"]["examples"];
                assert_eq!(examples[error.code.as_str()]["value"], body, "{} of {id}", error.code);
            }
            assert_eq!(responses["default"]["$ref"], "#/components/responses/_others");
        }
    }
    let changevpc = &document["paths"]["/v1/{project_id}/cloudservers/{server_id}/changevpc"]["post"];
    assert_eq!(
        changevpc["responses"]["2XX"]["content"]["application/json"]["schema"]["$ref"],
        "#/components/schemas/_response.changevpc"
    );
    assert_eq!(changevpc["requestBody"]["required"], true);
}

#[test]
fn texts_are_in_the_language_and_messages_in_that_of_the_api() {
    let catalog = catalog("data");
    let (zh, en) = (document(&catalog, "zh"), document(&catalog, "en"));
    let operation = |document: &Value| document["paths"]["/v1/{project_id}/cloudservers"]["post"].clone();
    assert_eq!(operation(&zh)["summary"], "创建云服务器（按需）");
    assert_eq!(operation(&en)["summary"], "Create ECSs (pay-per-use)");
    let code = |document: &Value| {
        let response = &operation(document)["responses"]["400"];
        response["content"]["application/json"]["examples"]["Ecs.0005"].clone()
    };
    assert_ne!(code(&zh)["summary"], code(&en)["summary"]);
    assert_eq!(code(&zh)["value"], code(&en)["value"]);
}

/// The error for the catalog of the tests with a second operation.
fn refused(method: &str, path: &str) -> String {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/catalogs/harbor");
    copy(&source, directory.path());
    let operation = json!({
        "id": "zweite", "page": "liegeplatz-buchen", "method": method, "path": path, "title": "Zweite",
        "summary": "Eine zweite Operation.",
    });
    fs::write(directory.path().join("operations/zweite.json"), operation.to_string()).expect("a file");
    let catalog = OwnedCatalog::open(directory.path()).expect("a catalog");
    ecs_err_openapi::openapi(catalog.get(), "de").expect_err("an error").to_string()
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a directory") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).expect("a directory");
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file");
        }
    }
}

#[test]
fn operations_that_openapi_cannot_express_are_refused() {
    assert!(refused("LINK", "/v1/berths").starts_with("OpenAPI has no method LINK, which zweite has"));
    assert!(refused("GET", "/v1/berths?kind=pier").starts_with("the path \"/v1/berths?kind=pier\" of zweite"));
    let same = refused("POST", "/v1/{harbor_id}/berths");
    assert!(same.starts_with("liegeplatz-buchen and zweite have the same method and path"), "{same}");
    let spelling = refused("GET", "/v1/{id}/berths");
    assert!(spelling.starts_with("/v1/{harbor_id}/berths and /v1/{id}/berths differ only"), "{spelling}");
}

//! The JSON Schema of the catalog in `data/`, and of one with rules of each kind.

mod common;

use serde_json::{Value, json};

use common::{catalog, each_reference};

fn document(catalog: ecs_err_core::Catalog<'_>, language: &str) -> Value {
    serde_json::from_str(&ecs_err_openapi::json_schema(catalog, language)).expect("JSON")
}

#[test]
fn every_structure_field_and_described_body_is_in_the_document() {
    for directory in ["data", "tests/catalogs/harbor"] {
        let catalog = catalog(directory);
        let document = document(catalog.get(), "en");
        for structure in catalog.get().structures() {
            let schema = &document["$defs"][structure.id.as_str()];
            for field in structure.fields {
                assert!(schema["properties"][field.name].is_object(), "{}#{}", structure.id, field.name);
                let is_required = schema["required"].as_array().is_some_and(|all| all.contains(&json!(field.name)));
                assert_eq!(is_required, field.required == Some(true), "{}#{}", structure.id, field.name);
            }
        }
        for operation in catalog.get().operations() {
            let request = document["$defs"].get(format!("_request.{}", operation.id));
            assert_eq!(request.is_some(), !operation.request.is_empty(), "{}", operation.id);
        }
    }
}

#[test]
fn every_reference_leads_to_a_schema() {
    for directory in ["data", "tests/catalogs/harbor"] {
        let document = document(catalog(directory).get(), "zh");
        let mut count = 0;
        each_reference(&document, &mut |address| {
            count += 1;
            let pointer = address.strip_prefix('#').expect("an address in the document");
            assert!(document.pointer(pointer).is_some_and(Value::is_object), "{address}");
        });
        assert!(count > 0, "{directory}");
    }
}

#[test]
fn rules_about_the_presence_of_fields_are_schemas() {
    let document = document(catalog("data").get(), "en");
    let rules = |structure: &str| document["$defs"][structure]["allOf"].clone();
    assert_eq!(rules("change-vpc.nic"), json!([{"anyOf": [{"required": ["port_id"]}, {"required": ["subnet_id"]}]}]));
    assert_eq!(rules("create-server.publicip"), json!([{"not": {"anyOf": [{"required": ["id", "eip"]}]}}]));
    let whole = json!({
        "if": {"allOf": [{"properties": {"sharetype": {"const": "WHOLE"}}, "required": ["sharetype"]}]},
        "then": {"required": ["id"]},
    });
    assert!(rules("create-server.bandwidth").as_array().expect("rules").contains(&whole));
    assert_eq!(rules("create-server.metadata"), Value::Null, "its condition is on a field that no structure has");
}

#[test]
fn values_have_the_constraints_of_their_fields() {
    let document = document(catalog("data").get(), "en");
    let field = |structure: &str, name: &str| document["$defs"][structure]["properties"][name].clone();
    let size = field("create-server.bandwidth", "size");
    assert_eq!((&size["type"], &size["minimum"], &size["maximum"]), (&json!("integer"), &json!(1), &json!(2000)));
    let step = json!({"if": {"minimum": 300, "maximum": 1000}, "then": {"multipleOf": 50}});
    assert_eq!(size["allOf"][1], step);
    let mode = field("create-server.bandwidth", "chargemode");
    assert_eq!((&mode["enum"], &mode["default"]), (&json!(["", "traffic"]), &json!("")));
    let agents = field("create-server.metadata", "__support_agent_list");
    assert_eq!(agents.get("enum"), None, "other values occur");
    let groups = field("change-vpc.nic", "security_groups");
    assert_eq!(groups["items"]["$ref"], "#/$defs/change-vpc.security_groups");
    assert_eq!(field("change-vpc.nic", "ip_address")["anyOf"], json!([{"format": "ipv4"}, {"format": "ipv6"}]));
}

#[test]
fn texts_are_in_the_language() {
    let catalog = catalog("data");
    let description = |language: &str| {
        let document = document(catalog.get(), language);
        document["$defs"]["change-vpc.nic"]["properties"]["port_id"]["description"].as_str().expect("a text").to_owned()
    };
    assert!(description("en").contains("port_id and subnet_id cannot both be empty."));
    assert!(description("zh").contains("port_id和subnet_id不能同时为空。"));
}

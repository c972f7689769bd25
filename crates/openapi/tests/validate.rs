//! Bodies against the field tables of `data/` and `tests/catalogs/harbor`. `tests/export/check.py` compares the verdicts
//! with a validator of JSON Schema.

use std::path::Path;
use std::sync::LazyLock;

use ecs_err_core::Catalog;
use ecs_err_core::model::JsonType;
use ecs_err_data::OwnedCatalog;
use ecs_err_openapi::{ProblemKind, Report, Subject, UnknownFields, validate};
use proptest::prelude::*;
use serde_json::{Value, json};

static DATA: LazyLock<OwnedCatalog> = LazyLock::new(|| open("data"));
static HARBOR: LazyLock<OwnedCatalog> = LazyLock::new(|| open("tests/catalogs/harbor"));

fn open(directory: &str) -> OwnedCatalog {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(directory);
    OwnedCatalog::open(&path).expect("a catalog")
}

fn request(catalog: Catalog<'static>, operation: &str) -> Subject<'static> {
    Subject::request(catalog, catalog.operation(operation).expect("an operation")).expect("a request")
}

fn structure(id: &str) -> Subject<'static> {
    Subject::structure(DATA.get().structure(id).expect("a structure"))
}

/// The kinds and pointers of the problems.
fn problems(subject: &Subject<'static>, body: &Value) -> Vec<(ProblemKind, String)> {
    problems_of(subject, &body.to_string())
}

fn problems_of(subject: &Subject<'static>, body: &str) -> Vec<(ProblemKind, String)> {
    let report = validate(DATA.get(), subject, body, UnknownFields::Refuse);
    report.problems.into_iter().map(|problem| (problem.kind, problem.pointer)).collect()
}

const UUID: &str = "d32019d3-bc6e-4319-9c1d-6722fc136a23";

#[test]
fn each_kind_of_problem_is_found_at_its_place() {
    use ProblemKind::*;
    let request = request(DATA.get(), "changevpc");
    let nic = |members: Value| {
        let mut nic = json!({"subnet_id": UUID});
        nic.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        json!({"vpc_id": UUID, "nic": nic})
    };
    let bandwidth = structure("create-server.bandwidth");
    for (subject, body, expected) in [
        (&request, nic(json!({})), vec![]),
        (&request, nic(json!({"security_groups": [{"id": UUID}], "ip_address": "192.0.2.1"})), vec![]),
        (&request, json!([]), vec![(WrongType, "")]),
        (&request, json!({}), vec![(MissingField, ""), (MissingField, "")]),
        (&request, json!({"vpc_id": UUID, "nic": {}}), vec![(NoneOf, "/nic")]),
        (&request, nic(json!({"ip_adress": "192.0.2.1"})), vec![(UnknownField, "/nic/ip_adress")]),
        (&request, nic(json!({"a/b~c": 1})), vec![(UnknownField, "/nic/a~1b~0c")]),
        (&request, nic(json!({"ip_address": ""})), vec![(WrongFormat, "/nic/ip_address")]),
        (&request, nic(json!({"ip_address": null})), vec![(WrongType, "/nic/ip_address")]),
        (&request, nic(json!({"security_groups": {}})), vec![(WrongType, "/nic/security_groups")]),
        (
            &request,
            nic(json!({"security_groups": [{"id": UUID}, {"id": 1}, 2, {}]})),
            vec![
                (WrongType, "/nic/security_groups/1/id"),
                (WrongType, "/nic/security_groups/2"),
                (MissingField, "/nic/security_groups/3"),
            ],
        ),
        (&bandwidth, json!({"sharetype": "PER", "size": 300}), vec![]),
        (&bandwidth, json!({"sharetype": "PER", "size": 350.0}), vec![]),
        (&bandwidth, json!({"sharetype": "PER", "size": 2001}), vec![(OutOfRange, "/size")]),
        (&bandwidth, json!({"sharetype": "PER", "size": 301}), vec![(WrongStep, "/size")]),
        (&bandwidth, json!({"sharetype": "PER", "size": 1.5}), vec![(WrongType, "/size")]),
        (&bandwidth, json!({"sharetype": "PER"}), vec![(MissingField, "")]),
        (&bandwidth, json!({"sharetype": "WHOLE"}), vec![(MissingField, "")]),
        (&bandwidth, json!({"sharetype": "per", "id": ""}), vec![(WrongValue, "/sharetype")]),
        (
            &structure("create-server.publicip"),
            json!({"id": UUID, "eip": {"iptype": "", "bandwidth": {"sharetype": "PER", "size": 1}}}),
            vec![(Exclusive, "/eip")],
        ),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(kind, pointer)| (kind, pointer.to_owned())).collect();
        assert_eq!(problems(subject, &body), expected, "{body}");
    }
    let repeated = format!("{{\"vpc_id\": \"{UUID}\", \"nic\": {{\"subnet_id\": 1, \"subnet_id\": \"{UUID}\"}}}}");
    let expected = [(WrongType, "/nic/subnet_id".to_owned()), (RepeatedField, "/nic/subnet_id".to_owned())];
    assert_eq!(problems_of(&request, &repeated), expected);
}

#[test]
fn a_problem_has_its_place_a_suggestion_and_its_field_in_both_languages() {
    let body = "{\"vpc_id\": \"x\",\n \"nic\": {\"subnetid\": \"x\", \"port_id\": \"\"}}";
    let report = validate(DATA.get(), &request(DATA.get(), "changevpc"), body, UnknownFields::Refuse);
    let places: Vec<&str> = report.problems.iter().map(|problem| &body[problem.range.clone()]).collect();
    assert_eq!(places[1..], ["\"subnetid\"", "\"\""], "{report:?}");
    let unknown = &report.problems[1];
    assert_eq!(unknown.help.as_ref().expect("help").in_language("zh"), "是否应为“subnet_id”？");
    assert_eq!(unknown.message.in_language("zh"), "未知的字段“subnetid”");
    let of = report.problems[2].field.expect("a field");
    assert_eq!((of.structure.id.as_str(), of.field.name), ("change-vpc.nic", "port_id"));
}

#[test]
fn conditions_are_named() {
    let body = "{\"sharetype\": \"PER\"}";
    let report = validate(DATA.get(), &structure("create-server.bandwidth"), body, UnknownFields::Refuse);
    let message = &report.problems[0].message;
    assert_eq!(message.to_string(), "the field \"size\" is missing, which is mandatory here: sharetype is \"PER\"");
    assert_eq!(message.in_language("zh"), "缺少字段“size”，此处必选：sharetype为\"PER\"");
}

#[test]
fn every_example_is_valid_but_one() {
    for (owned, wrong) in [(&*DATA, vec!["changevpc /nic/ip_address"]), (&*HARBOR, vec![])] {
        let catalog = owned.get();
        let mut found = Vec::new();
        for operation in catalog.operations() {
            for body in operation.examples.iter().filter_map(|example| example.body) {
                let text = serde_json::to_string(&body).expect("JSON");
                let subject = Subject::request(catalog, operation).expect("a request");
                let report = validate(catalog, &subject, &text, UnknownFields::Refuse);
                found.extend(report.problems.iter().map(|problem| format!("{} {}", operation.id, problem.pointer)));
            }
        }
        // The reference contradicts itself: the title of the example says that it gives an IP address.
        assert_eq!(found, wrong);
    }
}

#[test]
fn operations_without_a_described_request_are_no_subject() {
    let catalog = DATA.get();
    for id in ["create-server-v1", "create-server-v1.1", "create-server-v2.1"] {
        assert!(Subject::request(catalog, catalog.operation(id).expect("an operation")).is_none(), "{id}");
    }
}

#[test]
fn a_report_is_limited_and_quick() {
    let item = "{\"x\":1},";
    let body = format!("{{\"nic\": {{\"security_groups\": [{}1]}}}}", item.repeat(100_000));
    let report = validate(DATA.get(), &request(DATA.get(), "changevpc"), &body, UnknownFields::Refuse);
    // Of each item, an unknown and a missing field; the last item; and three fields of the body and the NIC.
    assert_eq!((report.problems.len(), report.omitted), (10_000, 200_000 + 1 + 2 - 10_000));
}

/// Bodies with names and values of a table, and others.
fn bodies(catalog: Catalog<'static>) -> impl Strategy<Value = Value> {
    let fields = catalog.structures().iter().flat_map(|structure| structure.fields);
    let mut names: Vec<String> = fields.clone().map(|field| field.name.to_owned()).collect();
    names.extend(["", "x", "a/b", "网"].map(str::to_owned));
    let mut values =
        vec![json!(null), json!(true), json!(0), json!(1.5), json!(301), json!(-7), json!(1e300), json!("")];
    values.extend([json!(UUID), json!("192.0.2.1"), json!("::1"), json!("网卡")]);
    for field in fields.filter(|field| field.schema.json_type == JsonType::String) {
        values.extend(field.schema.values.iter().map(|known| serde_json::to_value(known.value).unwrap()));
    }
    let leaf = prop::sample::select(values);
    leaf.prop_recursive(5, 40, 6, move |inner| {
        let object = prop::collection::vec((prop::sample::select(names.clone()), inner.clone()), 0..6);
        let object = object.prop_map(|members| Value::Object(members.into_iter().collect()));
        prop_oneof![object, prop::collection::vec(inner, 0..4).prop_map(Value::from)]
    })
}

/// Checks that a report is consistent with its body.
fn check(report: &Report<'_>, body: &str) {
    let json: Value = serde_json::from_str(body).expect("JSON");
    let mut last = 0;
    for problem in &report.problems {
        assert!(body.get(problem.range.clone()).is_some_and(|part| !part.is_empty()), "{problem:?}");
        assert!(last <= problem.range.start);
        last = problem.range.start;
        assert!(json.pointer(&problem.pointer).is_some(), "{problem:?} in {body}");
        assert!(!problem.message.in_language("zh").is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_body_has_a_report(body in bodies(DATA.get()), of_harbor in bodies(HARBOR.get()), at in any::<prop::sample::Index>()) {
        let catalog = DATA.get();
        let structures = catalog.structures();
        let subjects = [request(catalog, "changevpc"), Subject::structure(&structures[at.index(structures.len())])];
        let text = body.to_string();
        for subject in subjects {
            let strict = validate(catalog, &subject, &text, UnknownFields::Refuse);
            check(&strict, &text);
            let lenient = validate(catalog, &subject, &text, UnknownFields::Accept);
            let known = strict.problems.iter().filter(|problem| problem.kind != ProblemKind::UnknownField);
            prop_assert_eq!(known.count(), lenient.problems.len());
        }
        let text = of_harbor.to_string();
        check(&validate(HARBOR.get(), &request(HARBOR.get(), "liegeplatz-buchen"), &text, UnknownFields::Refuse), &text);
    }

    #[test]
    fn damaged_texts_are_refused_or_checked(at in any::<prop::sample::Index>(), length in 0..6_usize, new in "[\\PC\u{0}\u{feff}{}\\[\\]\",:0-9eE.+-]{0,4}") {
        let body = json!({"vpc_id": UUID, "nic": {"subnet_id": UUID, "security_groups": [{"id": "网"}], "ip_address": ""}});
        let mut text = body.to_string();
        let start = text.floor_char_boundary(at.index(text.len()));
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        text.replace_range(start..end, &new);
        let report = validate(DATA.get(), &request(DATA.get(), "changevpc"), &text, UnknownFields::Refuse);
        let is_json = serde_json::from_str::<Value>(&text).is_ok();
        prop_assert_eq!(!is_json, report.problems.iter().any(|problem| problem.kind == ProblemKind::Syntax), "{}", text);
        for problem in report.problems {
            prop_assert!(text.get(problem.range).is_some() && !problem.message.to_string().is_empty());
        }
    }
}

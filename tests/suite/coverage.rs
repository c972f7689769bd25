//! `ecs-err check --coverage`: how much of a catalog is written.

use std::fs;

use serde_json::{Value, json};

use crate::diff::{edit, repository};
use crate::env::{self, run};

#[test]
fn texts_actions_retry_and_evidence_are_counted_in_each_language() {
    let repository = repository();
    let dir = repository.path();
    edit(dir, |errors| {
        errors.push(json!({"code": "Shop.0103", "message": {"en": "Busy."}, "status": 503}));
        errors.push(json!({"code": "Shop.0104", "description": {"en": "Old.", "zh": "旧。"}}));
        errors[0]["seen"] = json!([{"message": "x", "source": {"url": "https://example.org", "date": "2024-01-01"}}]);
    });
    // A text is missing, which is an error in a complete catalog.
    assert_eq!(run(["check"]).dir(dir).done().code, Some(1));
    let done = run(["check", "--coverage", "--format", "json"]).dir(dir).done();
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let counts: Value = serde_json::from_str(&done.stdout).expect("JSON");
    let expected = json!({
        "codes": 6,
        "texts": {
            "message": {"en": 5, "zh": 4},
            "description": {"en": 5, "zh": 5},
            "action": {"en": 4, "zh": 4},
        },
        "actions": 4,
        "retry": {"stated": 4, "fromStatus": 1, "none": 1},
        "seen": 1,
    });
    for (key, value) in expected.as_object().expect("an object") {
        assert_eq!(&counts[key], value, "{key}");
        assert_eq!(&counts["services"][0][key], value, "{key}");
    }
    let human = run(["check", "--coverage"]).dir(dir).done().stdout;
    assert_eq!(
        human,
        "\
6 error codes

texts            en      zh
message      5  83%  4  66%
description  5  83%  5  83%
action       4  66%  4  66%

service  codes  action   retry  of the status  no retry    seen
all          6  4  66%  4  66%         1  16%    1  16%  1  16%
"
    );
}

#[test]
fn each_service_of_a_catalog_with_several_has_a_row() {
    let data = env::data();
    let json = run(["check".as_ref(), "--coverage".as_ref(), "--format=json".as_ref(), data.as_os_str()]).done();
    let counts: Value = serde_json::from_str(&json.stdout).expect("JSON");
    let services = counts["services"].as_array().expect("a list");
    let sum: u64 = services.iter().filter_map(|service| service["codes"].as_u64()).sum();
    assert_eq!(Some(sum), counts["codes"].as_u64());
    let human = run(["check".as_ref(), "--coverage".as_ref(), "--lang=zh".as_ref(), data.as_os_str()]).done();
    for service in services {
        let id = service["id"].as_str().expect("an id");
        assert!(human.stdout.lines().any(|line| line.starts_with(id)), "{id}: {}", human.stdout);
    }
    assert!(human.stdout.contains("\n服务 ") && human.stdout.contains("\n全部 "), "{}", human.stdout);
}

#[test]
fn an_empty_catalog_has_no_percentages_and_one_that_cannot_be_read_no_counts() {
    let repository = repository();
    let dir = repository.path();
    edit(dir, Vec::clear);
    let done = run(["check", "--coverage"]).dir(dir).done();
    assert!(done.code == Some(0) && !done.stdout.contains('%'), "{}", done.stdout);
    fs::write(dir.join("data/errors/shop.json"), "{").expect("a file");
    let done = run(["check", "--coverage"]).dir(dir).done();
    assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
    assert!(done.stderr.contains("data/errors/shop.json:1:"), "{}", done.stderr);
}

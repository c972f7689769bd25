//! Codes in texts: the same answers here and in the browser, which runs the same vectors.

use ecs_err::FoundCode;
use serde_json::Value;

#[test]
fn codes_are_found_as_in_the_shared_vectors() {
    let catalog = ecs_err::embedded();
    let vectors: Vec<Value> = serde_json::from_str(include_str!("../vectors/find-codes.json")).unwrap();
    assert!(vectors.len() > 50);
    for vector in vectors {
        let text = vector["text"].as_str().unwrap();
        let found: Vec<FoundCode<'_>> = catalog.find_codes(text.as_bytes()).collect();
        let kind = |found: &FoundCode<'_>| match (found.error, catalog.service_of(found.code.as_code())) {
            (Some(_), _) => "known",
            (None, Some(_)) => "unknown",
            (None, None) => "foreign",
        };
        for wanted in ["known", "unknown", "foreign"] {
            let mut codes: Vec<&str> = Vec::new();
            for found in found.iter().filter(|found| kind(found) == wanted) {
                assert!(text[found.range.clone()].eq_ignore_ascii_case(found.code.as_str()), "{text}");
                if !codes.contains(&found.code.as_str()) {
                    codes.push(found.code.as_str());
                }
            }
            assert_eq!(Value::from(codes), vector[wanted], "{text}");
        }
    }
}

#[test]
fn every_code_is_found_in_any_surroundings() {
    let catalog = ecs_err::embedded();
    for error in catalog.errors() {
        for (before, after) in
            [("", ""), ("\"", "\""), ("（", "）"), ("code=", ","), ("错误码", "，"), ("\u{ff}", "\n"), ("[", "]")]
        {
            let text = format!("{before}{}{after}{before}{}{after}", error.code, error.code);
            let found = catalog.find_codes(text.as_bytes());
            let expected = if after.is_empty() { 0 } else { 2 };
            assert_eq!(found.filter(|found| found.error == Some(error)).count(), expected, "{text}");
        }
    }
}

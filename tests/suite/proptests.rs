//! Properties of any text and any response, tested with generated ones.

mod annotate;
mod catalogs;
#[cfg(unix)]
mod faults;
mod fmt;
mod search;
mod translate;

use ecs_err::{Code, CodeBuf, find_codes, parse};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use regex::bytes::Regex;
use serde_json::{Value, json};

/// Tests a property on the same values in every run.
fn check<S: Strategy>(cases: u32, values: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    TestRunner::new_with_rng(config, random).run(values, property).unwrap();
}

/// The codes in a text by the rule, word by word.
fn slowly(text: &[u8]) -> Vec<String> {
    let word = Regex::new(r"(?-u)[0-9A-Za-z_]+(?:\.[0-9A-Za-z_]+)+").unwrap();
    let own = Regex::new(r"^(?i:Ecs|Common|Pdp|APIGW)\.[0-9]{4}$").unwrap();
    let other = Regex::new(r"^[A-Z]{2,8}\.(?:[0-9]{4}|[0-9]{6}|[0-9]{8})$").unwrap();
    let mut codes = Vec::new();
    for found in word.find_iter(text) {
        let words: Vec<&str> = std::str::from_utf8(found.as_bytes()).unwrap().split('.').collect();
        // A further word joined by a dot makes it part of a name, a host or a version.
        let [prefix, digits] = words[..] else { continue };
        let code = format!("{prefix}.{digits}");
        let has_own_name = ["ECS", "COMMON", "PDP"].contains(&prefix);
        if own.is_match(code.as_bytes()) || !has_own_name && other.is_match(code.as_bytes()) {
            // The letter case of known prefixes does not matter.
            codes.push(canonical(CodeBuf::new(&code).unwrap()).to_string());
        }
    }
    codes
}

#[test]
fn codes_in_texts_are_those_of_the_rule() {
    let piece = prop_oneof![
        4 => "(Ecs|Common|Pdp|EVS|APIGW|VPC|ecs|ECS|Evs|A|ABCDEFGHI)\\.[0-9]{3,5}",
        2 => "[ \\n,;:=\"'()<>|/.-]",
        2 => "[a-zA-Z0-9_]{1,3}",
        1 => "[（，。错误é]",
        1 => "\\.",
    ];
    check(1000, &prop::collection::vec(piece, 0..12), |pieces| {
        let text = pieces.concat();
        let found: Vec<_> = find_codes(text.as_bytes()).map(|found| found.code.to_string()).collect();
        prop_assert_eq!(found, slowly(text.as_bytes()), "{}", text);
        Ok(())
    });
}

#[test]
fn any_bytes_can_be_parsed() {
    check(1000, &prop::collection::vec(any::<u8>(), 0..200), |bytes| {
        let _ = parse(&bytes);
        Ok(())
    });
}

#[test]
fn damaged_responses_can_be_parsed() {
    let vectors: Vec<Value> = serde_json::from_str(include_str!("../vectors/bodies.json")).unwrap();
    let texts: Vec<String> = vectors.iter().map(|vector| vector["text"].as_str().unwrap().to_owned()).collect();
    let damage = (any::<prop::sample::Index>(), prop::sample::select(b"{}[]\"'\\:=,<>.\x1b\xe2 \n0E".to_vec()));
    let values = (prop::sample::select(texts), prop::collection::vec(damage, 1..8), any::<prop::sample::Index>());
    check(500, &values, |(text, damages, end)| {
        let mut bytes = text.into_bytes();
        for (at, byte) in damages {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(end.index(bytes.len() + 1));
        if let Ok(error) = parse(&bytes) {
            prop_assert_eq!(error.root_cause().is_some(), !error.codes().is_empty());
            prop_assert!(error.root_cause().is_none_or(|code| error.codes().contains(&code)));
        }
        Ok(())
    });
}

/// A response and its expected result, built from the cause outwards.
#[derive(Clone, Debug)]
struct Answer {
    body: Value,
    root: Code<'static>,
}

/// A code that does not wrap another error.
fn specific_code() -> impl Strategy<Value = Code<'static>> {
    let codes = ecs_err::embedded().errors().iter().filter(|error| error.wraps.is_none()).map(|error| error.code);
    let outside = ["Ecs.1520", "APIGW.0301", "EVS.5400", "VPC.0202"].map(Code::from_static);
    prop::sample::select(codes.chain(outside).collect::<Vec<_>>())
}

/// A code of the catalog, of any kind.
fn any_code() -> impl Strategy<Value = Code<'static>> {
    prop::sample::select(ecs_err::embedded().errors().iter().map(|error| error.code).collect::<Vec<_>>())
}

/// The shapes that have a cause in them.
fn around(inner: &Value, code: Code<'_>, shape: usize) -> Value {
    let code = code.as_str();
    match shape {
        0 => json!({"code": code, "message": "failed", "details": [inner]}),
        1 => json!({"error": {"details": [inner], "message": "failed", "code": code}}),
        2 => json!({"error": {"code": code, "message": "failed"}, "internalError": [inner]}),
        3 => json!({"status": "FAIL", "error_code": code, "entities": {"sub_jobs": [{"status": "SUCCESS"}, inner]}}),
        4 => json!({"error_code": code, "fail_reason": inner.to_string()}),
        5 => json!({"entities": {"errorcode_message": inner.to_string()}, "error_code": code}),
        6 => json!({"error_code": code, "error_msg": format!("Task-fail:httpCode:400;response:{inner}")}),
        _ => json!({"failures": {"srv-1": inner}, "errCode": code, "externalMessage": "failed"}),
    }
}

/// The shapes of a cause itself.
fn plain(code: Code<'_>, shape: usize) -> Value {
    let code = code.as_str();
    match shape {
        0 => json!({"error_code": code, "error_msg": "no \"host\""}),
        1 => json!({"error": {"message": "no host", "code": code}}),
        2 => json!({"message": code, "code": "no host"}),
        _ => json!({"errorCode": code.to_uppercase(), "errorMsg": "no host"}),
    }
}

#[test]
fn causes_are_found_in_any_nesting_of_the_shapes() {
    let cause = (specific_code(), 0..4_usize).prop_map(|(root, shape)| Answer { body: plain(root, shape), root });
    let answers = cause.prop_recursive(5, 6, 1, |inner| {
        (inner, any_code(), 0..8_usize)
            .prop_map(|(inner, code, shape)| Answer { body: around(&inner.body, code, shape), ..inner })
    });
    check(300, &answers, |Answer { body, root }| {
        for text in [body.to_string(), format!("{body:#}"), Value::from(body.to_string()).to_string()] {
            let error = parse(text.as_bytes()).unwrap();
            prop_assert_eq!(error.root_cause(), Some(root.into()), "{}", text);
            let mut found: Vec<String> = error.codes().iter().map(ToString::to_string).collect();
            let mut put_in: Vec<String> =
                find_codes(text.as_bytes()).map(|found| canonical(found.code).to_string()).collect();
            for codes in [&mut found, &mut put_in] {
                codes.sort();
                codes.dedup();
            }
            prop_assert_eq!(found, put_in, "{}", text);
        }
        Ok(())
    });
}

/// A code in the spelling of the catalog.
fn canonical(code: CodeBuf) -> CodeBuf {
    ecs_err::embedded().code_in_field(code.as_str()).unwrap_or(code)
}

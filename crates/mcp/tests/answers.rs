//! Whatever an agent asks, each tool answers, or says what is wrong with the arguments.

mod example {
    include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/example/catalog.rs"));
}

use std::sync::LazyLock;

use ecs_err_mcp::{Knowledge, ToolError, call};
use ecs_err_search::Index;
use proptest::prelude::*;
use serde_json::{Value, json};

const TOOLS: [(&str, &str); 5] =
    [("explain", "text"), ("lookup", "codes"), ("search", "query"), ("field", "name"), ("changes", "about")];

/// One for all tests, because indexing takes time.
fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
        let catalog = example::catalog();
        Knowledge::new(catalog, "en", move || Ok(Index::build(catalog)?))
    });
    &KNOWLEDGE
}

fn answer(knowledge: &Knowledge, tool: &str, arguments: &Value) -> Result<Value, ToolError> {
    call(knowledge, tool, arguments.as_object().cloned().unwrap_or_default()).expect("a tool")
}

/// Texts with codes of the catalog, parts of JSON, and anything else.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "Ecs\\.00[0-9]{2}",
        "ecs-?[0-9x]{1,4}",
        "[0-9]{3}",
        "[\\[\\]{}\",:\\\\\n ]{1,3}",
        "\\PC{0,9}",
        any::<String>()
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn every_text_has_an_answer(text in text(), detailed in any::<bool>()) {
        let knowledge = knowledge();
        let format = if detailed { "detailed" } else { "concise" };
        for (tool, parameter) in TOOLS {
            let value = if tool == "lookup" { json!([text, text]) } else { json!(text) };
            let answer = answer(knowledge, tool, &json!({parameter: value, "responseFormat": format}));
            let content = answer.map_err(|error| TestCaseError::fail(format!("{tool}: {error}")))?;
            let records = content["results"].as_array().expect("a list");
            let is_empty_answer = records.is_empty() && content["hint"].is_string();
            prop_assert!(is_empty_answer || !records.is_empty(), "{}: {}", tool, content);
            for record in records {
                prop_assert!(record["source"].is_string() && record["edition"].is_string(), "{}: {}", tool, record);
            }
        }
    }

    #[test]
    fn wrong_arguments_are_refused(value in prop_oneof![Just(json!(null)), any::<i64>().prop_map(Value::from), Just(json!({}))]) {
        let knowledge = knowledge();
        for (tool, parameter) in TOOLS.iter().filter(|(tool, _)| *tool != "changes") {
            let refused = answer(knowledge, tool, &json!({*parameter: value}));
            prop_assert!(matches!(refused, Err(ToolError::Arguments(_))), "{}", tool);
        }
    }
}

#[test]
fn what_is_wrong_is_said() {
    let knowledge = knowledge();
    let says = |tool: &str, arguments: Value| answer(knowledge, tool, &arguments).expect_err("refused").to_string();
    assert_eq!(says("explain", json!({})), "wrong arguments: missing field `text`");
    assert!(
        says("lookup", json!({"code": "Ecs.0085"})).starts_with("wrong arguments: unknown field `code`, expected ")
    );
    assert!(says("search", json!({"query": "nic", "limit": -1})).contains("invalid value: integer `-1`"));
    let language = says("lookup", json!({"codes": [], "language": "fr"}));
    assert!(language.starts_with("wrong language \"fr\"; the catalog has: "), "{language}");
    let date = says("changes", json!({"since": "May 2024"}));
    assert_eq!(date, "wrong date \"May 2024\"; expected a day such as 2024-05-30");
}

#[test]
fn an_index_that_can_not_be_opened_is_an_error_of_searches_only() {
    let knowledge = Knowledge::new(example::catalog(), "en", || Err(ecs_err_mcp::IndexError("no memory".to_owned())));
    let error = answer(&knowledge, "search", &json!({"query": "nic"})).expect_err("no index");
    assert_eq!(error.to_string(), "cannot open the search index: no memory");
    assert!(answer(&knowledge, "explain", &json!({"text": "no code"})).is_ok());
}

#[test]
fn other_tools_do_not_exist() {
    assert!(call(knowledge(), "delete", serde_json::Map::new()).is_none());
}

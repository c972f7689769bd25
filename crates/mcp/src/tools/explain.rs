//! `explain`: the root cause of a response or a log.

use ecs_err_answers::classify::{self, Input, Plain};
use ecs_err_answers::{Report, View};
use rmcp::model::JsonObject;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Tool, ToolError, arguments, lookup, members_of_codes};
use crate::detail::{Detail, Results, cut};
use crate::knowledge::Knowledge;
use crate::words;

/// The maximum number of codes that are explained.
const MAX_EXPLANATIONS: usize = 10;

pub const TOOL: Tool = Tool { words: &words::EXPLAIN, parameters, required: Some("text"), members, call };

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Arguments {
    text: String,
    language: Option<String>,
    #[serde(default)]
    response_format: Detail,
}

fn parameters() -> Value {
    json!({"text": {"type": "string", "description": words::TEXT}})
}

fn members() -> Value {
    let mut members = members_of_codes();
    members["rootCause"] = json!({"type": ["string", "null"]});
    members["records"] = json!({"type": "array"});
    members
}

fn call(knowledge: &Knowledge, given: JsonObject) -> Result<Value, ToolError> {
    let Arguments { text, language, response_format } = arguments(given)?;
    let view = knowledge.view(language.as_deref())?;
    let input = classify::text(view.catalog, text.as_bytes(), Plain::Text);
    if let Input::Queries(queries) = input {
        return Ok(lookup::answer(&view, queries).content(&view, response_format));
    }
    let report = Report::new(&view, input, || knowledge.index())?;
    let mut results = Results::of(report.document(&view));
    for record in &mut results.records {
        results.more += shorten(record);
        if response_format == Detail::Concise {
            add_guessed(record, &view);
        }
    }
    results.add_hint(&report.messages(&view));
    Ok(results.content(&view, response_format))
}

/// Keeps the explanations of the first codes: the number of codes without one.
fn shorten(record: &mut Value) -> usize {
    let count = record["explanations"].as_array().map_or(0, Vec::len);
    for key in ["codes", "errors", "explanations"] {
        cut(record, key, MAX_EXPLANATIONS);
    }
    count.saturating_sub(MAX_EXPLANATIONS)
}

/// Explains the codes that a text without a code probably means.
fn add_guessed(record: &mut Value, view: &View<'_>) {
    let guesses: Vec<String> =
        record["guesses"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    if !guesses.is_empty() {
        record["explanations"] = lookup::answer(view, guesses.iter().map(String::as_str).collect()).records.into();
    }
}

//! `search`: records that have words.

use ecs_err_answers::Report;
use ecs_err_core::RecordKind;
use ecs_err_search::Options;
use rmcp::model::JsonObject;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Tool, ToolError, arguments};
use crate::detail::{Detail, Results};
use crate::knowledge::Knowledge;
use crate::words;

/// The maximum number of hits.
const MAX_HITS: usize = 50;
/// The number of hits if none is given.
const DEFAULT_HITS: usize = 10;

pub const TOOL: Tool = Tool { words: &words::SEARCH, parameters, required: Some("query"), members, call };

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Arguments {
    query: String,
    kind: Option<String>,
    limit: Option<usize>,
    language: Option<String>,
    #[serde(default)]
    response_format: Detail,
}

fn parameters() -> Value {
    json!({
        "query": {"type": "string"},
        "kind": {"type": "string", "enum": kinds()},
        "limit": {"type": "integer", "minimum": 1, "maximum": MAX_HITS, "default": DEFAULT_HITS},
    })
}

fn members() -> Value {
    json!({
        "found": {"type": "boolean"},
        "hits": {"type": "array", "items": {"type": "object", "required": ["kind", "id", "title"]}},
        "suggestions": {"type": "array"},
    })
}

fn call(knowledge: &Knowledge, given: JsonObject) -> Result<Value, ToolError> {
    let Arguments { query, kind, limit, language, response_format } = arguments(given)?;
    let view = knowledge.view(language.as_deref())?;
    let mut options = Options::default();
    options.kind = kind.map(|name| kind_of(&name)).transpose()?;
    options.limit = limit.unwrap_or(DEFAULT_HITS).clamp(1, MAX_HITS);
    let report = Report::search(knowledge.index()?, &query, &options);
    let mut results = Results::of(report.document(&view));
    results.add_hint(&report.messages(&view));
    Ok(results.content(&view, response_format))
}

/// The names of the kinds of records.
fn kinds() -> Vec<&'static str> {
    RecordKind::ALL.iter().map(|kind| kind.as_str()).collect()
}

fn kind_of(name: &str) -> Result<RecordKind, ToolError> {
    let kind = RecordKind::ALL.iter().copied().find(|kind| kind.as_str() == name);
    let wrong = || ToolError::Arguments(format!("unknown kind `{name}`, expected one of {}", kinds().join(", ")));
    kind.ok_or_else(wrong)
}

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
    kind: Option<Kind>,
    limit: Option<usize>,
    language: Option<String>,
    #[serde(default)]
    response_format: Detail,
}

/// A kind of record.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Error,
    Status,
    Field,
    Structure,
    Operation,
    Release,
    Guide,
}

impl From<Kind> for RecordKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Error => Self::Error,
            Kind::Status => Self::Status,
            Kind::Field => Self::Field,
            Kind::Structure => Self::Structure,
            Kind::Operation => Self::Operation,
            Kind::Release => Self::Release,
            Kind::Guide => Self::Guide,
        }
    }
}

fn parameters() -> Value {
    json!({
        "query": {"type": "string"},
        "kind": {"type": "string", "enum": ["error", "status", "field", "structure", "operation", "release", "guide"]},
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
    options.kind = kind.map(Into::into);
    options.limit = limit.unwrap_or(DEFAULT_HITS).clamp(1, MAX_HITS);
    let report = Report::search(knowledge.index()?, &query, &options);
    let mut results = Results::of(report.document(&view));
    results.hint = Some(report.messages(&view).join(" ")).filter(|hint| !hint.is_empty());
    Ok(results.content(&view, response_format))
}

//! `changes`: what releases of the reference changed.

use ecs_err_answers::changes::{Filter, matching};
use ecs_err_core::Date;
use rmcp::model::JsonObject;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Tool, ToolError, arguments};
use crate::detail::{Detail, Results};
use crate::knowledge::Knowledge;
use crate::words;

/// The maximum number of releases.
const MAX_RELEASES: usize = 20;
/// The number of releases if none is given.
const DEFAULT_RELEASES: usize = 5;

pub const TOOL: Tool = Tool { words: &words::CHANGES, parameters, required: None, members, call };

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Arguments {
    about: Option<String>,
    since: Option<String>,
    until: Option<String>,
    limit: Option<usize>,
    language: Option<String>,
    #[serde(default)]
    response_format: Detail,
}

fn parameters() -> Value {
    json!({
        "about": {"type": "string", "description": words::ABOUT},
        "since": {"type": "string", "format": "date"},
        "until": {"type": "string", "format": "date"},
        "limit": {"type": "integer", "minimum": 1, "maximum": MAX_RELEASES, "default": DEFAULT_RELEASES},
    })
}

fn members() -> Value {
    json!({
        "number": {"type": "integer"},
        "date": {"type": "string"},
        "changes": {"type": "array", "items": {"type": "object", "required": ["kind", "text"]}},
    })
}

fn call(knowledge: &Knowledge, given: JsonObject) -> Result<Value, ToolError> {
    let Arguments { about, since, until, limit, language, response_format } = arguments(given)?;
    let view = knowledge.view(language.as_deref())?;
    let about: Vec<String> = about.into_iter().filter(|about| !about.trim().is_empty()).collect();
    let filter = Filter { about: &about, since: day(since)?, until: day(until)?, number: None };
    let releases = matching(view.catalog, &filter);
    let records = releases.iter().map(|release| release.record(view.catalog)).collect();
    let mut results = Results::first(records, limit.unwrap_or(DEFAULT_RELEASES).clamp(1, MAX_RELEASES));
    if releases.is_empty() {
        results.hint = Some(view.ui.no_matching_changes.to_owned());
    }
    Ok(results.content(&view, response_format))
}

fn day(text: Option<String>) -> Result<Option<Date>, ToolError> {
    text.map(|text| text.parse().map_err(|_| ToolError::Date(text))).transpose()
}

//! `lookup`: the meaning of codes.

use ecs_err_answers::{Answer, Report, View};
use rmcp::model::JsonObject;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Tool, ToolError, arguments, members_of_codes};
use crate::detail::{Detail, Results};
use crate::knowledge::Knowledge;
use crate::words;

/// The maximum number of codes that are looked up.
const MAX_CODES: usize = 20;

pub const TOOL: Tool =
    Tool { words: &words::LOOKUP, parameters, required: Some("codes"), members: members_of_codes, call };

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Arguments {
    codes: Vec<String>,
    language: Option<String>,
    #[serde(default)]
    response_format: Detail,
}

fn parameters() -> Value {
    json!({"codes": {"type": "array", "items": {"type": "string"}, "maxItems": MAX_CODES}})
}

fn call(knowledge: &Knowledge, given: JsonObject) -> Result<Value, ToolError> {
    let Arguments { codes, language, response_format } = arguments(given)?;
    let view = knowledge.view(language.as_deref())?;
    Ok(answer(&view, codes.iter().map(String::as_str).collect()).content(&view, response_format))
}

/// The records of queries; those of a code that the catalog does not have say so in words.
pub fn answer(view: &View<'_>, queries: Vec<&str>) -> Results {
    let more = queries.len().saturating_sub(MAX_CODES);
    let answers: Vec<Answer<'_>> = queries.into_iter().take(MAX_CODES).map(|query| Answer::new(view, query)).collect();
    let hints: Vec<String> = answers.iter().map(|answer| answer.messages(view).join(" ")).collect();
    let mut results = Results::of(Report::Answers(answers).document(view));
    for (record, hint) in results.records.iter_mut().zip(hints).filter(|(_, hint)| !hint.is_empty()) {
        record["hint"] = hint.into();
    }
    Results { more, ..results }
}

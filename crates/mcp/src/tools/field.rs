//! `field`: a field or a structure of the API.

use ecs_err_answers::fields::Fields;
use rmcp::model::JsonObject;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Tool, ToolError, arguments};
use crate::detail::{Detail, Results};
use crate::knowledge::Knowledge;
use crate::words;

/// The maximum number of fields with the same name.
const MAX_FIELDS: usize = 10;

pub const TOOL: Tool = Tool { words: &words::FIELD, parameters, required: Some("name"), members, call };

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Arguments {
    name: String,
    language: Option<String>,
    #[serde(default)]
    response_format: Detail,
}

fn parameters() -> Value {
    json!({"name": {"type": "string", "description": words::NAME}})
}

fn members() -> Value {
    json!({
        "found": {"type": "boolean"},
        "kind": {"type": "string"},
        "type": {"type": "string"},
        "required": {"type": "boolean"},
        "suggestions": {"type": "array"},
    })
}

fn call(knowledge: &Knowledge, given: JsonObject) -> Result<Value, ToolError> {
    let Arguments { name, language, response_format } = arguments(given)?;
    let view = knowledge.view(language.as_deref())?;
    let fields = Fields::new(view.catalog, &name);
    let mut results = Results::first(fields.document(false), MAX_FIELDS);
    results.add_hint(&fields.messages(&view));
    Ok(results.content(&view, response_format))
}

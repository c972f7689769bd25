//! The tools of the server, one a file.

mod changes;
mod explain;
mod field;
mod lookup;
mod search;

use ecs_err_core::Catalog;
use rmcp::model::{JsonObject, Tool as Definition, ToolAnnotations};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::detail::schema;
use crate::knowledge::{IndexError, Knowledge};
use crate::words::Words;

/// A tool.
pub struct Tool {
    pub words: &'static Words,
    /// The JSON Schemas of the parameters that only this tool has.
    parameters: fn() -> Value,
    /// The parameter that every call has, if there is one.
    required: Option<&'static str>,
    /// The JSON Schemas of the members of its records.
    members: fn() -> Value,
    call: fn(&Knowledge, JsonObject) -> Result<Value, ToolError>,
}

/// Every tool, the one to begin with first.
pub const ALL: [Tool; 5] = [explain::TOOL, lookup::TOOL, search::TOOL, field::TOOL, changes::TOOL];

/// Why a tool has no answer. The text is for the agent, which can correct its call.
#[derive(Debug, thiserror::Error)]
pub enum ToolError {
    /// Arguments that the tool does not have, or without one that it needs.
    #[error("wrong arguments: {0}")]
    Arguments(String),
    /// A language that the catalog does not have.
    #[error("wrong language \"{requested}\"; the catalog has: {available}")]
    Language {
        /// The requested language.
        requested: String,
        /// Those of the catalog.
        available: String,
    },
    /// A text that is not a day.
    #[error("wrong date \"{0}\"; expected a day such as 2024-05-30")]
    Date(String),
    /// The search index can't be opened.
    #[error("cannot open the search index: {0}")]
    Index(#[from] IndexError),
}

/// The structured content of a tool's answer; `None` if there is no tool of this name.
///
/// # Errors
/// If the arguments are not those of the tool.
pub fn call(knowledge: &Knowledge, name: &str, arguments: JsonObject) -> Option<Result<Value, ToolError>> {
    let tool = ALL.iter().find(|tool| tool.words.name == name)?;
    Some((tool.call)(knowledge, arguments))
}

impl Tool {
    /// The definition for clients.
    pub fn definition(&self, catalog: Catalog<'_>) -> Definition {
        let mut properties = (self.parameters)();
        let languages: Vec<&str> = catalog.metadata().languages.iter().copied().collect();
        properties["language"] = json!({"type": "string", "enum": languages});
        properties["responseFormat"] = json!({"type": "string", "enum": ["concise", "detailed"]});
        let mut input = json!({"type": "object", "properties": properties});
        if let Some(required) = self.required {
            input["required"] = json!([required]);
        }
        let annotations = ToolAnnotations::new().read_only(true).idempotent(true).open_world(false);
        Definition::new(self.words.name, self.words.description, object(input))
            .with_raw_output_schema(object(schema((self.members)())).into())
            .with_annotations(annotations)
    }
}

/// The arguments of a call.
fn arguments<A: DeserializeOwned>(arguments: JsonObject) -> Result<A, ToolError> {
    serde_json::from_value(Value::Object(arguments)).map_err(|error| ToolError::Arguments(error.to_string()))
}

fn object(value: Value) -> JsonObject {
    match value {
        Value::Object(members) => members,
        _ => JsonObject::new(),
    }
}

/// The JSON Schemas of what records of codes have, in both formats.
fn members_of_codes() -> Value {
    json!({
        "found": {"type": "boolean"},
        "kind": {"type": "string"},
        "code": {"type": "string"},
        "retry": {"type": ["string", "null"]},
        "suggestions": {"type": "array"},
    })
}

//! How much an answer tells, and the shape of every answer.

use ecs_err_answers::View;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::concise::Concise;
use crate::origin::add_origin;

/// How much of a record an answer has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Detail {
    /// What an agent needs, in one language.
    #[default]
    Concise,
    /// The record that the program prints as JSON.
    Detailed,
}

/// The records of an answer, and how many were left out.
#[derive(Debug, Default)]
pub struct Results {
    pub records: Vec<Value>,
    pub more: usize,
    /// What to do if nothing was found.
    pub hint: Option<String>,
}

impl Results {
    /// The records of a document, which is a list of them.
    pub fn of(document: Value) -> Self {
        let records = match document {
            Value::Array(records) => records,
            one => vec![one],
        };
        Self { records, ..Self::default() }
    }

    /// The first of these records.
    pub fn first(records: Vec<Value>, limit: usize) -> Self {
        let more = records.len().saturating_sub(limit);
        Self { records: records.into_iter().take(limit).collect(), more, hint: None }
    }

    /// Adds messages about what was not found, if there are any.
    pub fn add_hint(&mut self, messages: &[String]) {
        self.hint = Some(messages.join(" ")).filter(|hint| !hint.is_empty());
    }

    /// The structured content of the answer.
    pub fn content(self, view: &View<'_>, detail: Detail) -> Value {
        let concise = Concise::new(view);
        let records = self.records.into_iter().map(|full| {
            let mut record = match detail {
                Detail::Concise => concise.record(&full),
                Detail::Detailed => full,
            };
            add_origin(&mut record, view.catalog, view.language());
            record
        });
        let mut content = Map::from_iter([("results".to_owned(), records.collect())]);
        if self.more > 0 {
            content.insert("more".to_owned(), self.more.into());
        }
        if let Some(hint) = self.hint {
            content.insert("hint".to_owned(), hint.into());
        }
        Value::Object(content)
    }
}

/// Keeps the first items of a list in a record.
pub fn cut(record: &mut Value, key: &str, limit: usize) {
    if let Some(Value::Array(items)) = record.get_mut(key) {
        items.truncate(limit);
    }
}

/// The schema of the content of an answer, whose records have these members.
pub fn schema(members: Value) -> Value {
    let mut members = members;
    members["source"] = json!({"type": "string"});
    members["edition"] = json!({"type": "string"});
    json!({
        "type": "object",
        "properties": {
            "results": {"type": "array", "items": {"type": "object", "properties": members, "required": ["source", "edition"]}},
            "more": {"type": "integer"},
            "hint": {"type": "string"},
        },
        "required": ["results"],
    })
}

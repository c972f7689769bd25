//! The short form of records: what an agent needs, in one language.

use ecs_err_answers::View;
use ecs_err_core::model::Code;
use serde_json::{Map, Value};

/// The maximum number of codes of a range, and of names of fields.
const MAX_NAMES: usize = 50;
/// The maximum number of records with the same number, of further rows of a code, and of lines of a log.
const MAX_ROWS: usize = 5;
/// The maximum number of changes of a release.
const MAX_CHANGES: usize = 10;

/// A member of a record, and its name in the short form.
type Member = (&'static str, &'static str);

const ROW: &[Member] =
    &[("status", "status"), ("message", "message"), ("description", "meaning"), ("action", "action")];

/// Makes the short form of records.
pub struct Concise<'v, 'c> {
    view: &'v View<'c>,
}

impl<'v, 'c> Concise<'v, 'c> {
    pub fn new(view: &'v View<'c>) -> Self {
        Self { view }
    }

    /// The short form of a record of the program's JSON.
    pub fn record(&self, full: &Value) -> Value {
        let full = self.localized(full);
        let mut short = Map::new();
        copy(&full, &[("query", "query"), ("found", "found"), ("kind", "kind")], &mut short);
        // Of a response, the agent has more than its beginning.
        if full["query"] == full["code"] || full["kind"] == "response" {
            short.shift_remove("query");
        }
        match full["kind"].as_str() {
            Some("error") => self.error(&full, &mut short),
            Some("status") => {
                copy(&full, &[("reason", "reason")], &mut short);
                copy(&full, ROW, &mut short);
                copy(&full, &[("retry", "retry")], &mut short);
                short.extend(advice(&full));
            }
            Some("retired") => {
                copy(&full, &[("code", "code"), ("replacement", "replacement"), ("text", "meaning")], &mut short);
                if full["successor"].is_object() {
                    let mut successor = Map::new();
                    self.error(&full["successor"], &mut successor);
                    short.insert("successor".to_owned(), successor.into());
                }
            }
            Some("several") => {
                let records = list(&full["results"]).take(MAX_ROWS).map(|record| self.record(record));
                short.insert("results".to_owned(), records.collect());
            }
            Some("range") => {
                copy(&full, &[("pattern", "pattern"), ("title", "title")], &mut short);
                insert_first(&full, "codes", MAX_NAMES, &mut short);
            }
            Some("response") => self.response(&full, &mut short),
            Some("search") => {
                short.insert("hits".to_owned(), list(&full["hits"]).map(hit).collect());
                copy(&full, &[("suggestions", "suggestions")], &mut short);
            }
            Some("field" | "structure") => field(&full, &mut short),
            Some("release") => release(&full, &mut short),
            _ => copy(
                &full,
                &[("code", "code"), ("suggestions", "suggestions"), ("pointer", "hint"), ("hint", "hint")],
                &mut short,
            ),
        }
        Value::Object(short)
    }

    /// An error. If the server's message selects a further row, it has the texts of that row.
    fn error(&self, full: &Value, short: &mut Map<String, Value>) {
        copy(full, &[("code", "code"), ("name", "name")], short);
        copy(full, ROW, short);
        let row = full["case"].as_u64().and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
        match row.and_then(|row| full["cases"].get(row)) {
            Some(row) => copy(row, ROW, short),
            None => {
                let rows = list(&full["cases"]).take(MAX_ROWS).map(|row| {
                    let mut short = Map::new();
                    copy(row, ROW, &mut short);
                    Value::Object(short)
                });
                let rows: Vec<Value> = rows.collect();
                if !rows.is_empty() {
                    short.insert("cases".to_owned(), rows.into());
                }
            }
        }
        copy(full, &[("cause", "cause"), ("retry", "retry"), ("betterFit", "betterFit")], short);
        if !short.contains_key("retry")
            && let Some(retry) = self.retry_of(&full["code"])
        {
            short.insert("retry".to_owned(), retry.into());
        }
        let values =
            list(&full["arguments"]).filter_map(|one| Some((one["name"].as_str()?.to_owned(), one["value"].clone())));
        let values: Map<String, Value> = values.collect();
        if !values.is_empty() {
            short.insert("values".to_owned(), values.into());
        }
        short.extend(advice(full));
    }

    /// Whether to retry: without an answer of the record, that of its status.
    fn retry_of(&self, code: &Value) -> Option<&'static str> {
        let catalog = self.view.catalog;
        Some(catalog.retry(catalog.error(Code::new(code.as_str()?)?)?)?.as_str())
    }

    /// A response or a log: its errors, and the records of their codes.
    fn response(&self, full: &Value, short: &mut Map<String, Value>) {
        copy(
            full,
            &[
                ("rootCause", "rootCause"),
                ("httpStatus", "httpStatus"),
                ("requestId", "requestId"),
                ("guesses", "guesses"),
            ],
            short,
        );
        let errors: Vec<Value> = list(&full["errors"]).map(reported).collect();
        if errors.len() > 1 || errors.iter().any(|error| error["count"].as_u64() > Some(1)) {
            short.insert("errors".to_owned(), errors.into());
        }
        let records = list(&full["explanations"]).map(|record| self.record(record));
        short.insert("records".to_owned(), records.collect());
    }

    /// A value whose texts are in one language.
    fn localized(&self, value: &Value) -> Value {
        match value {
            Value::Object(members) => match self.text(members) {
                Some(text) => text.into(),
                None => members.iter().map(|(key, value)| (key.clone(), self.localized(value))).collect(),
            },
            Value::Array(items) => items.iter().map(|item| self.localized(item)).collect(),
            other => other.clone(),
        }
    }

    /// The text of an object whose keys are languages.
    fn text<'m>(&self, members: &'m Map<String, Value>) -> Option<&'m str> {
        let metadata = self.view.catalog.metadata();
        let is_language = |key: &String| metadata.languages.iter().any(|language| language == key);
        if members.is_empty() || !members.keys().all(is_language) {
            return None;
        }
        let wanted = [self.view.language(), metadata.message_language].into_iter().find_map(|key| members.get(key));
        wanted.or_else(|| members.values().next())?.as_str()
    }
}

/// What changes or completes the action: notes that contradict the reference, and hints.
fn advice(full: &Value) -> Option<(String, Value)> {
    let notes = list(&full["notes"]).filter(|note| matches!(note["kind"].as_str(), Some("conflict" | "hint")));
    let texts: Vec<Value> = notes.map(|note| note["text"].clone()).collect();
    (!texts.is_empty()).then(|| ("notes".to_owned(), texts.into()))
}

/// One of several errors of a text.
fn reported(full: &Value) -> Value {
    let mut short = Map::new();
    copy(full, &[("code", "code"), ("count", "count")], &mut short);
    insert_first(full, "lines", MAX_ROWS, &mut short);
    insert_first(full, "caused", MAX_ROWS, &mut short);
    Value::Object(short)
}

fn hit(full: &Value) -> Value {
    let mut short = Map::new();
    copy(full, &[("kind", "kind"), ("id", "id"), ("title", "title")], &mut short);
    if full["snippet"] != full["title"] {
        copy(full, &[("snippet", "snippet")], &mut short);
    }
    Value::Object(short)
}

fn field(full: &Value, short: &mut Map<String, Value>) {
    copy(
        full,
        &[
            ("structure", "structure"),
            ("id", "id"),
            ("name", "name"),
            ("title", "title"),
            ("paths", "paths"),
            ("direction", "direction"),
            ("operations", "operations"),
            ("type", "type"),
            ("required", "required"),
            ("schema", "schema"),
            ("description", "meaning"),
        ],
        short,
    );
    let rules = list(&full["rules"]).chain(list(&full["rulesElsewhere"])).map(|rule| rule["text"].clone());
    let rules: Vec<Value> = rules.collect();
    if !rules.is_empty() {
        short.insert("rules".to_owned(), rules.into());
    }
    let names: Vec<Value> = list(&full["fields"]).take(MAX_NAMES).map(|field| field["name"].clone()).collect();
    if !names.is_empty() {
        short.insert("fields".to_owned(), names.into());
    }
    short.extend(advice(full));
}

fn release(full: &Value, short: &mut Map<String, Value>) {
    short.shift_remove("kind");
    copy(full, &[("number", "number"), ("date", "date")], short);
    let changes = list(&full["changes"]).take(MAX_CHANGES).map(|change| {
        let mut short = Map::new();
        copy(change, &[("kind", "kind"), ("text", "text"), ("status", "status")], &mut short);
        insert_first(change, "errors", MAX_CHANGES, &mut short);
        Value::Object(short)
    });
    short.insert("changes".to_owned(), changes.collect());
    if let Some(more) = list(&full["changes"]).count().checked_sub(MAX_CHANGES).filter(|more| *more > 0) {
        short.insert("moreChanges".to_owned(), more.into());
    }
}

/// Copies members that say something.
fn copy(full: &Value, members: &[Member], short: &mut Map<String, Value>) {
    for (from, to) in members {
        let value = &full[*from];
        let says_nothing = match value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            _ => false,
        };
        if !says_nothing {
            short.insert((*to).to_owned(), value.clone());
        }
    }
}

/// Copies the first items of a list, and counts the others.
fn insert_first(full: &Value, key: &str, limit: usize, short: &mut Map<String, Value>) {
    let count = list(&full[key]).count();
    if count > 0 {
        short.insert(key.to_owned(), list(&full[key]).take(limit).cloned().collect());
    }
    if count > limit {
        short.insert("more".to_owned(), (count - limit).into());
    }
}

/// The items of a list; none of another value.
fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

//! Catalogs and records as JSON values.

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::{Map, Value, json};

use crate::same_message::SameMessage;
use crate::to_json;
use ecs_err_core::catalog::{Catalog, HistoryEntry};
use ecs_err_core::model::{
    Change, Code, ErrorCode, Field, FieldRef, Operation, Page, Release, RetiredCode, Status, Structure,
};

/// A catalog as one document in the format `ecs-err/1`.
///
/// In addition to the data files, each record has derived members: the history, the codes with the same message, the
/// class of a status. Records are made as they are written: all at once would take ten times the memory of the text.
pub struct Document<'a>(pub Catalog<'a>);

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let catalog = self.0;
        let mut about = object(to_json(catalog.metadata()));
        about.shift_remove("$schema");
        let mut map = serializer.serialize_map(Some(10))?;
        map.serialize_entry("format", "ecs-err/1")?;
        map.serialize_entry("catalog", &about)?;
        map.serialize_entry("errors", &Each(catalog.errors(), |record| error(catalog, record)))?;
        map.serialize_entry("statuses", &Each(catalog.statuses(), status))?;
        map.serialize_entry("structures", &Each(catalog.structures(), structure))?;
        map.serialize_entry("operations", &Each(catalog.operations(), |record| operation(catalog, record)))?;
        map.serialize_entry("releases", &Each(catalog.releases(), |record| release(catalog, record)))?;
        map.serialize_entry("guides", &Each(catalog.guides(), to_json))?;
        map.serialize_entry("retired", &Each(catalog.retired(), |record| retired(catalog, record)))?;
        map.serialize_entry("pages", &Each(catalog.pages(), |record| page(catalog, record)))?;
        map.end()
    }
}

/// Records, each made into JSON when it is written.
struct Each<'a, T, F>(&'a [T], F);

impl<'a, T, F: Fn(&'a T) -> Value> Serialize for Each<'a, T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(&self.1))
    }
}

/// An error code with its derived members.
#[must_use]
pub fn error(catalog: Catalog<'_>, error: &ErrorCode<'_>) -> Value {
    let mut record = object(to_json(error));
    record.shift_insert(1, "service".into(), service(catalog, error.code));
    record.insert("history".into(), history(catalog.history(error.code)));
    let same = SameMessage::of(catalog, error.code);
    if same.more() > 0 {
        record.insert("sameMessageCount".into(), same.count.into());
    }
    record.insert("sameMessage".into(), same.codes.into());
    if let Some(family) = catalog.family(error.code) {
        record.insert("family".into(), family.codes.as_str().into());
    }
    list(&mut record, "placeholders");
    list(&mut record, "notes");
    Value::Object(record)
}

/// A retired code with its history.
#[must_use]
pub fn retired(catalog: Catalog<'_>, retired: &RetiredCode<'_>) -> Value {
    let mut record = object(to_json(retired));
    record.shift_insert(1, "service".into(), service(catalog, retired.code));
    record.insert("history".into(), history(catalog.history(retired.code)));
    Value::Object(record)
}

/// An HTTP status with its class.
#[must_use]
pub fn status(status: &Status<'_>) -> Value {
    let mut record = object(to_json(status));
    record.shift_insert(1, "reason".into(), status.reason().into());
    record.shift_insert(2, "retry".into(), status.retry().as_str().into());
    record.shift_insert(2, "class".into(), status.status.class().as_str().into());
    list(&mut record, "notes");
    Value::Object(record)
}

/// A structure with its fields.
#[must_use]
pub fn structure(structure: &Structure<'_>) -> Value {
    let mut record = object(to_json(structure));
    list(&mut record, "operations");
    record.insert("fields".into(), structure.fields.iter().map(member).collect());
    Value::Object(record)
}

/// A field with its structure, the paths to it and its history.
#[must_use]
pub fn field(catalog: Catalog<'_>, structure: &Structure<'_>, field: &Field<'_>) -> Value {
    let mut record = object(member(field));
    let events = catalog.field_history(FieldRef::new(structure.id.as_str(), field.name));
    let rules = catalog.rules_elsewhere(FieldRef::new(structure.id.as_str(), field.name)).map(|(stating, rule)| {
        let mut record = object(to_json(rule));
        record.shift_insert(0, "field".into(), stating.to_string().into());
        Value::Object(record)
    });
    record.insert("rulesElsewhere".into(), rules.collect());
    record.insert("structure".into(), structure.id.as_str().into());
    record.insert("paths".into(), catalog.field_paths(structure, field).into());
    record.insert("page".into(), structure.page.into());
    record.insert("table".into(), structure.table.into());
    record.insert("direction".into(), structure.direction.as_str().into());
    record.insert("operations".into(), structure.operations.into());
    record.insert("history".into(), history(events));
    Value::Object(record)
}

/// An operation with the structures that it uses.
#[must_use]
pub fn operation(catalog: Catalog<'_>, operation: &Operation<'_>) -> Value {
    let mut record = object(to_json(operation));
    record.shift_remove("$schema");
    let structures = catalog.structures_for_operation(operation.id.as_str()).map(|structure| structure.id.as_str());
    record.insert("structures".into(), structures.collect());
    Value::Object(record)
}

/// A release with its changes.
#[must_use]
pub fn release(catalog: Catalog<'_>, release: &Release<'_>) -> Value {
    let mut record = object(to_json(release));
    record.insert("changes".into(), release.changes.iter().map(|record| change(catalog, record)).collect());
    Value::Object(record)
}

fn member(field: &Field<'_>) -> Value {
    let mut record = object(to_json(field));
    if field.required.is_none() {
        // It is unknown whether a response always has the field: null.
        record.shift_insert(1, "required".into(), Value::Null);
    }
    Value::Object(record)
}

fn change(catalog: Catalog<'_>, change: &Change<'_>) -> Value {
    let mut record = object(to_json(change));
    let pages = change
        .pages
        .iter()
        .filter_map(|id| catalog.page(id))
        .map(|page| json!({"id": page.id.as_str(), "title": to_json(&page.title)}));
    record.insert("pages".into(), pages.collect());
    list(&mut record, "errors");
    Value::Object(record)
}

fn page(catalog: Catalog<'_>, page: &Page<'_>) -> Value {
    let mut record = object(to_json(page));
    record.insert("inEdition".into(), catalog.has_page_content(page.id.as_str()).into());
    Value::Object(record)
}

/// The id of the service of a code, or null.
fn service(catalog: Catalog<'_>, code: Code<'_>) -> Value {
    catalog.service_of(code).map(|service| service.id.as_str()).into()
}

fn history<'e>(events: impl Iterator<Item = HistoryEntry<'e>>) -> Value {
    let record = |event: HistoryEntry<'_>| {
        let mut record =
            object(json!({"date": event.date.to_string(), "release": event.release, "kind": event.kind.as_str()}));
        if let Some(status) = event.status {
            record.insert("status".into(), status.get().into());
        }
        record.insert("text".into(), to_json(&event.text));
        Value::Object(record)
    };
    events.map(record).collect()
}

/// The members of a record.
fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

/// Adds an empty list if the key is absent.
fn list(record: &mut Map<String, Value>, key: &str) {
    record.entry(key).or_insert_with(|| Value::Array(Vec::new()));
}

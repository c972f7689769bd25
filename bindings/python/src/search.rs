//! Hits of the search, as values of Python.

use ecs_err::RecordKind;
use ecs_err::search::{Hit, Index, Options};

/// The kind and id of a record.
pub type Key = (&'static str, String);

/// A hit: the record, its score, the text that shows why it was found with its marked parts, the message that the query
/// contains, and the values in it.
pub type FoundRecord = (Key, f32, Vec<(String, bool)>, Option<String>, Option<Vec<String>>);

/// Searches, and cuts out what shows why a record was found.
pub fn search(index: &Index<'_>, query: &str, options: &Options, language: &str) -> Vec<FoundRecord> {
    let found = |hit: &Hit<'_>| {
        let pieces = index.snippet(hit, query, language).0;
        (
            key(&hit.record),
            hit.score,
            pieces.into_iter().map(|piece| (piece.text, piece.marked)).collect(),
            hit.message.map(str::to_owned),
            hit.arguments.clone(),
        )
    };
    index.search(query, options).iter().map(found).collect()
}

/// What identifies a record in its catalog.
pub fn key(record: &ecs_err::Record<'_>) -> Key {
    let kind = match record {
        ecs_err::Record::Retired(..) => "retired",
        other => other.kind().as_str(),
    };
    (kind, record.id().to_string())
}

/// The kind of this name.
pub fn kind(name: &str) -> Option<RecordKind> {
    use RecordKind::{Error, Field, Guide, Operation, Release, Status, Structure};
    [Error, Status, Field, Structure, Operation, Release, Guide].into_iter().find(|kind| kind.as_str() == name)
}

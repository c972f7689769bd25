//! The hits of a search, and their names in every format.

use ecs_err_core::model::Placeholder;
use ecs_err_core::{Record, Seen};
use ecs_err_search::{Hit, Index};

use crate::view::{View, first_paragraph};

/// The hits of a search.
pub struct Hits<'r> {
    /// The query, printable.
    pub query: String,
    /// The best ones, the best one first.
    pub hits: Vec<Hit<'r>>,
    /// The index that found them, which makes the snippets.
    pub index: Index<'r>,
}

impl Hits<'_> {
    /// Whether the query is a message that several codes have in the reference.
    #[must_use]
    pub fn is_shared_message(&self) -> bool {
        self.hits.iter().filter(|hit| hit.arguments.is_some() && seen(hit).is_none()).count() > 1
    }
}

/// The code, or the kind and id of another record.
#[must_use]
pub fn name(hit: &Hit<'_>) -> String {
    match hit.record {
        Record::Error(_) | Record::Retired(..) => hit.record.id().to_string(),
        _ => format!("{} {}", hit.record.kind(), hit.record.id()),
    }
}

/// The title in each language of the answer, on one line.
#[must_use]
pub fn title(hit: &Hit<'_>, view: &View<'_>) -> String {
    let summary = |language: &&str| first_paragraph(&hit.record.summary(language).to_string());
    view.languages.iter().map(summary).collect::<Vec<_>>().join(" / ")
}

/// The value of the query for each placeholder of the message.
pub fn arguments<'h>(hit: &'h Hit<'_>, view: &View<'_>) -> Vec<(String, &'h str)> {
    let Record::Error(error) = hit.record else { return Vec::new() };
    let message = hit.message.unwrap_or_default();
    // The descriptions are those of the first row's message.
    let is_own = error.message.iter().any(|(_, text)| text == message);
    let names = argument_names(message, if is_own { error.placeholders } else { &[] }, view);
    names.into_iter().zip(hit.arguments.iter().flatten().map(String::as_str)).collect()
}

/// The message seen in practice that the query quotes, if it is not one of the reference.
#[must_use]
pub fn seen<'r>(hit: &Hit<'r>) -> Option<&'r Seen<'r>> {
    let Record::Error(error) = hit.record else { return None };
    let quoted = hit.message?;
    let is_current = error.message.iter().any(|(_, text)| text == quoted);
    error.seen.iter().find(|seen| !is_current && seen.message == Some(quoted))
}

/// The label of each placeholder of a message.
#[must_use]
pub fn argument_names(message: &str, descriptions: &[Placeholder<'_>], view: &View<'_>) -> Vec<String> {
    let placeholders = view.catalog.template(message).placeholders();
    placeholders.map(|placeholder| placeholder.label(descriptions).to_owned()).collect()
}

//! The hits of a search, and their names in every format.

use ecs_err::Record;
use ecs_err::model::Placeholder;
use ecs_err::search::{Hit, Index};

use crate::cli::session::{Session, first_paragraph};

/// The hits of a search.
pub struct Hits<'r> {
    /// The query, printable.
    pub query: String,
    pub hits: Vec<Hit<'r>>,
    pub index: Index<'r>,
}

impl Hits<'_> {
    /// Whether the query is a message that several codes have.
    pub fn is_shared_message(&self) -> bool {
        self.hits.iter().filter(|hit| hit.arguments.is_some()).count() > 1
    }
}

/// The code, or the kind and id of another record.
pub fn name(hit: &Hit<'_>) -> String {
    match hit.record {
        Record::Error(_) | Record::Retired(..) => hit.record.id().to_string(),
        _ => format!("{} {}", hit.record.kind(), hit.record.id()),
    }
}

/// The title in each language of the answer, on one line.
pub fn title(hit: &Hit<'_>, session: &Session<'_>) -> String {
    let summary = |language: &&str| first_paragraph(&hit.record.summary(language).to_string());
    session.languages.iter().map(summary).collect::<Vec<_>>().join(" / ")
}

/// The value of the query for each placeholder of the message.
pub fn arguments<'h>(hit: &'h Hit<'_>, session: &Session<'_>) -> Vec<(String, &'h str)> {
    let Record::Error(error) = hit.record else { return Vec::new() };
    let message = session.catalog.api_message(error).unwrap_or_default();
    let names = argument_names(message, error.placeholders, session);
    names.into_iter().zip(hit.arguments.iter().flatten().map(String::as_str)).collect()
}

/// The label of each placeholder of a message.
pub fn argument_names(message: &str, descriptions: &[Placeholder<'_>], session: &Session<'_>) -> Vec<String> {
    let placeholders = session.catalog.template(message).placeholders();
    placeholders.map(|placeholder| placeholder.label(descriptions).to_owned()).collect()
}

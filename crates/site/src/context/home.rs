//! The home page.

use std::cmp::Reverse;

use serde_json::json;

use ecs_err_core::model::{ErrorCode, Wraps};
use ecs_err_core::resolve::Record;

use super::super::url;
use super::super::value::{Map, map};
use super::Reader;

/// The number of releases on the home page.
const NEWEST_RELEASES: usize = 4;
/// The maximum number of codes that are listed as most met.
const MAX_MOST_MET: usize = 8;
/// Fewer codes with evidence say nothing about which are met most.
const MIN_MOST_MET: usize = 3;
/// The maximum number of codes that are listed on the home page, if the catalog has no groups.
pub(super) const MAX_CODES_ON_HOME: usize = 40;
/// The maximum number of operations on the home page; the menu leads to all.
const MAX_OPERATIONS_ON_HOME: usize = 12;
/// Shorter titles are no good example of a search.
const MIN_EXAMPLE_BYTES: usize = 15;

impl<'r> Reader<'r> {
    pub(super) fn home(&self) -> Map {
        let catalog = self.catalog;
        let groups = self.groups();
        let shows_codes = groups.is_empty();
        let codes = catalog.errors().iter().filter(|_| shows_codes).take(MAX_CODES_ON_HOME);
        map! {
            "title": self.text(catalog.metadata().title),
            "lead": catalog.services_by_size().next().map(|service| self.html(service.description)),
            "most_met": self.most_met(),
            "groups": groups,
            "codes": codes.map(|error| self.link(&Record::Error(error))).collect::<Vec<_>>(),
            "code_count": catalog.errors().len(),
            "statuses": self.used_statuses(),
            "releases": catalog.releases().iter().rev().take(NEWEST_RELEASES).map(|release| self.release(release)).collect::<Vec<_>>(),
            "operations": catalog.operations().iter().take(MAX_OPERATIONS_ON_HOME).map(|operation| self.link(&Record::Operation(operation))).collect::<Vec<_>>(),
            "guides": catalog.guides().iter().map(|guide| self.link(&Record::Guide(guide))).collect::<Vec<_>>(),
            "examples": self.examples(),
        }
    }

    /// The codes that practice explains most often.
    fn most_met(&self) -> Vec<Map> {
        let errors = self.catalog.errors().iter();
        let mut met: Vec<_> = errors.filter(|error| error.seen.iter().any(|seen| !seen.cause.is_empty())).collect();
        if met.len() < MIN_MOST_MET {
            return Vec::new();
        }
        met.sort_by_key(|error| (Reverse(Self::evidence_count(error)), error.code));
        met.into_iter().take(MAX_MOST_MET).map(|error| self.link(&Record::Error(error))).collect()
    }

    /// What can be asked in the box of the home page, one of each kind: a code, words, and a response.
    fn examples(&self) -> Vec<Map> {
        let catalog = self.catalog;
        let largest = catalog.services_by_size().next();
        let is_typical = |error: &&ErrorCode<'_>| catalog.service_of(error.code) == largest;
        let titles = catalog.errors().iter().filter(is_typical).map(|error| self.headline(error.description));
        let words = titles.filter(|title| title.len() >= MIN_EXAMPLE_BYTES).min_by_key(String::len);
        let words = words.map(|title| title.trim_end_matches(['.', '。']).to_owned());
        let clear =
            catalog.errors().iter().filter(is_typical).find_map(|error| Some((error, self.clear_message(error)?)));
        let code = clear.map(|(error, _)| error.code.to_string());
        let response = clear.and_then(|(error, message)| self.example_response(error, message));
        let example = |kind: &str, text: String| map! {"kind": kind, "fragment": url::explained(&text), "text": text};
        let examples = [("code", code), ("words", words), ("response", response)];
        examples.into_iter().filter_map(|(kind, text)| Some(example(kind, text?))).collect()
    }

    /// A response with an error, inside one that only wraps it if the catalog has such a code.
    fn example_response(&self, error: &ErrorCode<'_>, message: &str) -> Option<String> {
        let inner = json!({"error_code": error.code.as_str(), "error_msg": message});
        let mut wrappers = self.catalog.errors().iter().filter(|error| error.wraps == Some(Wraps::Code));
        let whole = match wrappers.find_map(|outer| Some((outer, self.catalog.api_message(outer)?))) {
            Some((outer, message)) => {
                json!({"error_code": outer.code.as_str(), "error_msg": message, "details": [inner]})
            }
            None => inner,
        };
        serde_json::to_string_pretty(&whole).ok()
    }

    /// The message of an error that says what happened by itself: it wraps no other one and has no placeholders.
    fn clear_message(&self, error: &ErrorCode<'r>) -> Option<&'r str> {
        let message = self.catalog.api_message(error)?;
        (error.wraps.is_none() && !self.catalog.template(message).has_placeholders()).then_some(message)
    }
}

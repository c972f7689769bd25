//! Reports: the answers of the program, independent of the output format.
//!
//! A report is created from a classified input, and rendered as JSON or Markdown.

pub mod hits;
mod json;
mod markdown;
pub mod overview;
mod response;

use ecs_err_core::distance::osa_distance;
use ecs_err_core::text::printable_line;
use ecs_err_core::{Code, CodeBuf, CodeRange, ErrorCode, Match, Record, Records, Service, Text};
use ecs_err_explain::ProblemDetails;
use ecs_err_search::{Index, Options};
use serde_json::Value;

use crate::classify::Input;
use crate::view::View;

pub use hits::Hits;
pub use response::Response;

/// An answer of the program.
pub enum Report<'r> {
    /// The meaning of each query.
    Answers(Vec<Answer<'r>>),
    /// The hits of a search.
    Hits(Box<Hits<'r>>),
    /// The explanation of a response of the server.
    Response(Response<'r>),
}

/// A query and its meaning.
pub struct Answer<'r> {
    /// The query, printable.
    pub query: String,
    /// What it means.
    pub meaning: Meaning<'r>,
}

/// The meaning of a query.
pub enum Meaning<'r> {
    /// One record, or several with the same number, and a range that the query may also mean.
    Records(Vec<Record<'r>>, Option<CodeRange<'r>>),
    /// Codes with a common prefix.
    Range(CodeRange<'r>),
    /// Nothing in the catalog.
    Nothing(Match<'r>),
}

impl<'r> Report<'r> {
    /// The answer to an input.
    ///
    /// # Errors
    /// Those of `index`, the search index of the catalog, which only words need.
    pub fn new<E>(view: &View<'r>, input: Input<'_>, index: impl FnOnce() -> Result<Index<'r>, E>) -> Result<Self, E> {
        Ok(match input {
            Input::Queries(queries) => {
                Self::Answers(queries.into_iter().map(|query| Answer::new(view, query)).collect())
            }
            Input::Words(words) => Self::search(index()?, &words, &Options::default()),
            Input::Text { start, error, words } => Self::Response(Response::new(view.catalog, start, error, &words)),
        })
    }

    /// A report of a search for words.
    #[must_use]
    pub fn search(index: Index<'r>, words: &str, options: &Options) -> Self {
        let query = printable_line(words);
        let hits = index.search(&query, options);
        Self::Hits(Box::new(Hits { query, hits, index }))
    }

    /// The answer as JSON, as `ecs-err --format json` prints it: a list with one record for each query; a text is one
    /// query.
    #[must_use]
    pub fn json(&self, view: &View<'_>) -> String {
        format!("{:#}", self.document(view))
    }

    /// The document of [`json`](Self::json).
    // The type is of another crate, as in those that follow.
    #[doc(hidden)]
    #[must_use]
    pub fn document(&self, view: &View<'_>) -> Value {
        json::document(self, view)
    }

    /// The answer as Markdown, for tickets and pages.
    #[must_use]
    pub fn markdown(&self, view: &View<'_>) -> String {
        markdown::text(self, view)
    }

    /// Whether each query has a result.
    #[must_use]
    pub fn is_found(&self) -> bool {
        match self {
            Self::Answers(answers) => answers.iter().all(Answer::is_found),
            Self::Hits(found) => !found.hits.is_empty(),
            Self::Response(response) => response.is_found(),
        }
    }

    /// The messages about queries without result, with suggestions.
    #[must_use]
    pub fn messages(&self, view: &View<'r>) -> Vec<String> {
        match self {
            Self::Answers(answers) => answers.iter().flat_map(|answer| answer.messages(view)).collect(),
            Self::Hits(found) if found.hits.is_empty() => {
                let message = view.sentence(&not_a_code(view), &found.query);
                [message].into_iter().chain(view.did_you_mean(&found.index.suggest_words(&found.query))).collect()
            }
            Self::Response(response) if response.codes().is_empty() => vec![view.ui.no_code_in_response.to_owned()],
            Self::Hits(_) | Self::Response(_) => Vec::new(),
        }
    }

    /// Problem details (RFC 9457) of the root cause, or of the first queried code.
    #[doc(hidden)]
    #[must_use]
    pub fn problem(&self, view: &View<'r>) -> Value {
        let translated = match self {
            Self::Response(response) => return response.problem(view),
            Self::Answers(answers) => answers.iter().find_map(Answer::error),
            Self::Hits(_) => None,
        };
        let translation = translated.and_then(|code| view.catalog.translate(code, None, view.language()));
        translation.map_or(Value::Null, |translation| ProblemDetails::from(&translation).to_value())
    }
}

impl<'r> Answer<'r> {
    /// Looks up a query.
    #[must_use]
    pub fn new(view: &View<'r>, query: &str) -> Self {
        let meaning = match view.catalog.resolve(query) {
            Match::Found(records) => {
                let also = if records.is_of_number() { None } else { longer_range(view, query, &records) };
                Meaning::Records(records.collect(), also)
            }
            Match::Range(range) => Meaning::Range(range),
            other => Meaning::Nothing(other),
        };
        Self { query: printable_line(query), meaning }
    }

    /// The answer about a code of a response that the catalog does not have.
    #[must_use]
    pub fn unknown(view: &View<'r>, code: CodeBuf) -> Self {
        let meaning = match view.catalog.resolve(code.as_str()) {
            foreign @ Match::ForeignCode(..) => foreign,
            _ if view.catalog.service_of(code.as_code()).is_none() => {
                let services = view.catalog.metadata().external;
                Match::ForeignCode(code, services.iter().find(|service| !service.is_specific()))
            }
            // The exact code is not in the catalog, even if it resembles one.
            _ => Match::UnknownCode(code),
        };
        Self { query: code.to_string(), meaning: Meaning::Nothing(meaning) }
    }

    /// Whether the query has a result.
    #[must_use]
    pub fn is_found(&self) -> bool {
        !matches!(self.meaning, Meaning::Nothing(_))
    }

    /// The code of the first error that the query means.
    fn error(&self) -> Option<Code<'r>> {
        let Meaning::Records(records, _) = &self.meaning else { return None };
        records.iter().find_map(|record| match record {
            Record::Error(error) => Some(error.code),
            _ => None,
        })
    }

    /// The message for a query without result: the edition, and suggestions. Empty if there is a result.
    #[must_use]
    pub fn messages(&self, view: &View<'_>) -> Vec<String> {
        let Meaning::Nothing(reason) = &self.meaning else { return Vec::new() };
        let ui = view.ui;
        let message = match reason {
            Match::ForeignCode(code, _) => view.sentence(ui.code_of_another_service, code.as_str()),
            Match::UnknownCode(code) => view.sentence(ui.unknown_code, code.as_str()),
            Match::EmptyRange(range) => view.sentence(ui.empty_range, &range.to_string()),
            Match::UnknownNumber(_) => view.sentence(ui.unknown_number, &self.query),
            _ => view.sentence(&not_a_code(view), &self.query),
        };
        let pointer = self.pointer().and_then(|pointer| pointer.localized(view.language(), "en"));
        let pointer = pointer.map(|pointer| pointer.text.to_owned());
        [message].into_iter().chain(pointer).chain(view.did_you_mean(&self.suggestions(view))).collect()
    }

    /// Where a code of another service is explained.
    #[must_use]
    pub fn pointer(&self) -> Option<Text<'r>> {
        match &self.meaning {
            Meaning::Nothing(Match::ForeignCode(_, service)) => service.map(|service| service.pointer),
            _ => None,
        }
    }

    /// Similar codes.
    #[must_use]
    pub fn suggestions(&self, view: &View<'_>) -> Vec<String> {
        let Meaning::Nothing(reason) = &self.meaning else { return Vec::new() };
        let catalog = view.catalog;
        let suggest = |code: &CodeBuf| catalog.suggest(code.as_code()).map(|code| code.to_string()).collect();
        match reason {
            Match::UnknownCode(code) => suggest(code),
            // The same number of another service means something else, unless the prefix is mistyped.
            Match::ForeignCode(code, service) if service.is_none_or(|service| !service.is_specific()) => {
                let own = catalog.suggest(code.as_code());
                own.filter(|own| is_misspelt(code.as_code(), *own)).map(|own| own.to_string()).collect()
            }
            Match::EmptyRange(range) => range.as_code().as_ref().map(suggest).unwrap_or_default(),
            Match::UnknownNumber(number) => catalog.suggest_for_number(*number).map(|code| code.to_string()).collect(),
            _ => Vec::new(),
        }
    }
}

/// Whether the prefix of a code is that of another one with a letter missing, wrong or too many, or two swapped.
///
/// In a short prefix, a wrong letter makes another service: `EVS` is not `Ecs`.
fn is_misspelt(code: Code<'_>, own: Code<'_>) -> bool {
    const MIN_LEN: usize = 4;
    let prefix = |code: Code<'_>| code.split_number().0.to_ascii_lowercase();
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let (code, own) = (prefix(code), prefix(own));
    osa_distance(&code, &own) == 1 && (own.trim_end_matches('.').len() >= MIN_LEN || letters(&code) == letters(&own))
}

/// The codes that begin with a query if its missing zeros are not inserted: `Ecs.12xx` for `Ecs.12`.
fn longer_range<'r>(view: &View<'r>, query: &str, records: &Records<'r>) -> Option<CodeRange<'r>> {
    match view.catalog.resolve(&longer_text(query, records)?) {
        Match::Range(range) => Some(range),
        _ => None,
    }
}

/// A query with wildcards for the digits that it lacks: `Ecs.12xx` for `Ecs.12`; `None` if it has all, or none.
#[must_use]
pub fn longer_text(query: &str, records: &Records<'_>) -> Option<String> {
    let code = match records.clone().next()? {
        Record::Error(error) => error.code,
        Record::Retired(retired, _) => retired.code,
        _ => return None,
    };
    let typed = query.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let typed_digits = typed.chars().rev().take_while(|letter| letter.is_numeric()).count();
    let missing = code.split_number().1.len().checked_sub(typed_digits).filter(|missing| *missing > 0)?;
    (typed_digits > 0).then(|| format!("{typed}{}", "x".repeat(missing)))
}

/// The message for a text without meaning, with examples of codes and the services of the catalog.
fn not_a_code(view: &View<'_>) -> String {
    const MAX_NAMES: usize = 8;
    let catalog = view.catalog;
    let services = || catalog.services_by_size().take(MAX_NAMES);
    let example = |service: &Service<'_>| {
        let is_own =
            |error: &&ErrorCode<'_>| catalog.service_of(error.code).is_some_and(|other| other.id == service.id);
        catalog.errors().iter().find(is_own).map(|error| error.code.as_str())
    };
    let examples: Vec<&str> = services().take(3).filter_map(example).collect();
    let mut names: Vec<&str> = services().map(|service| service.id.as_str()).collect();
    names.sort_unstable();
    let template = view.ui.not_a_code.replace("{examples}", &examples.join(view.ui.comma));
    template.replace("{services}", &names.join(view.ui.comma))
}

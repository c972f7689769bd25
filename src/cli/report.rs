//! Reports: the answers of the program, independent of the output format.
//!
//! A report is created from a classified input and rendered by [`human`], [`json`] or [`markdown`].

mod hits;
mod human;
mod json;
mod markdown;
mod overview;
mod response;

use ecs_err::search::Options;
use ecs_err::{Code, CodeBuf, CodeRange, Match, Record, Text};
use ecs_err_core::distance::osa_distance;
use serde_json::Value;

use super::ExitStatus;
use super::classify::Input;
use super::error::CliError;
use super::output::{Output, printable_line};
use super::session::Session;
use super::values::{ExplainFormat, Format};

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
    pub fn new(session: &Session<'r>, input: Input<'_>) -> Result<Self, CliError> {
        Ok(match input {
            Input::Queries(queries) => {
                Self::Answers(queries.into_iter().map(|query| Answer::new(session, query)).collect())
            }
            Input::Words(words) => Self::search(session, &words, &Options::default())?,
            Input::Text { start, error, words } => Self::Response(Response::new(session.catalog, start, error, &words)),
        })
    }

    /// A report of a search for words.
    pub fn search(session: &Session<'r>, words: &str, options: &Options) -> Result<Self, CliError> {
        let query = printable_line(words);
        let index = session.index()?;
        let hits = index.search(&query, options);
        Ok(Self::Hits(Box::new(Hits { query, hits, index })))
    }

    /// Prints the report, and the messages about queries without result on standard error.
    pub fn print(&self, session: &Session<'r>, format: ExplainFormat, output: &mut Output) -> ExitStatus {
        match format {
            ExplainFormat::Human => output.lines(&human::lines(self, session, output.width())),
            ExplainFormat::Json => output.json(&json::document(self, session), Format::Json),
            ExplainFormat::Jsonl => output.json(&json::document(self, session), Format::Jsonl),
            ExplainFormat::Markdown => output.text(&markdown::text(self, session)),
            ExplainFormat::Problem => output.json(&self.problem(session), Format::Json),
        }
        for message in self.messages(session) {
            session.note(&message);
        }
        if self.is_found() { ExitStatus::Success } else { ExitStatus::NotFound }
    }

    /// Whether each query has a result.
    fn is_found(&self) -> bool {
        match self {
            Self::Answers(answers) => answers.iter().all(Answer::is_found),
            Self::Hits(found) => !found.hits.is_empty(),
            Self::Response(response) => response.is_found(),
        }
    }

    /// The messages about queries without result, with suggestions.
    fn messages(&self, session: &Session<'r>) -> Vec<String> {
        match self {
            Self::Answers(answers) => answers.iter().flat_map(|answer| answer.messages(session)).collect(),
            Self::Hits(found) if found.hits.is_empty() => {
                let message = session.sentence(&not_a_code(session), &found.query);
                [message].into_iter().chain(session.did_you_mean(&found.index.suggest_words(&found.query))).collect()
            }
            Self::Response(response) if response.codes().is_empty() => vec![session.ui.no_code_in_response.to_owned()],
            Self::Hits(_) | Self::Response(_) => Vec::new(),
        }
    }

    /// Problem details (RFC 9457) of the root cause, or of the first queried code.
    fn problem(&self, session: &Session<'r>) -> Value {
        let translated = match self {
            Self::Response(response) => return response.problem(session),
            Self::Answers(answers) => answers.iter().find_map(Answer::error),
            Self::Hits(_) => None,
        };
        let translation = translated.and_then(|code| session.catalog.translate(code, None, session.language()));
        translation.map_or(Value::Null, |translation| ecs_err::ProblemDetails::from(&translation).to_value())
    }
}

impl<'r> Answer<'r> {
    /// Looks up a query.
    pub fn new(session: &Session<'r>, query: &str) -> Self {
        let meaning = match session.catalog.resolve(query) {
            Match::Found(records) => {
                let also = if records.is_of_number() { None } else { longer_range(session, query, &records) };
                Meaning::Records(records.collect(), also)
            }
            Match::Range(range) => Meaning::Range(range),
            other => Meaning::Nothing(other),
        };
        Self { query: printable_line(query), meaning }
    }

    /// The answer about a code of a response that the catalog does not have.
    pub fn unknown(session: &Session<'r>, code: CodeBuf) -> Self {
        let meaning = match session.catalog.resolve(code.as_str()) {
            foreign @ Match::ForeignCode(..) => foreign,
            _ if session.catalog.service_of(code.as_code()).is_none() => {
                let services = session.catalog.metadata().external;
                Match::ForeignCode(code, services.iter().find(|service| !service.is_specific()))
            }
            // The exact code is not in the catalog, even if it resembles one.
            _ => Match::UnknownCode(code),
        };
        Self { query: code.to_string(), meaning: Meaning::Nothing(meaning) }
    }

    /// Whether the query has a result.
    pub fn is_found(&self) -> bool {
        !matches!(self.meaning, Meaning::Nothing(_))
    }

    /// The code of the first error that the query means.
    fn error(&self) -> Option<ecs_err::Code<'r>> {
        let Meaning::Records(records, _) = &self.meaning else { return None };
        records.iter().find_map(|record| match record {
            Record::Error(error) => Some(error.code),
            _ => None,
        })
    }

    /// The message for a query without result: the edition, and suggestions. Empty if there is a result.
    pub fn messages(&self, session: &Session<'_>) -> Vec<String> {
        let Meaning::Nothing(reason) = &self.meaning else { return Vec::new() };
        let ui = session.ui;
        let message = match reason {
            Match::ForeignCode(code, _) => session.sentence(ui.code_of_another_service, code.as_str()),
            Match::UnknownCode(code) => session.sentence(ui.unknown_code, code.as_str()),
            Match::EmptyRange(range) => session.sentence(ui.empty_range, &range.to_string()),
            Match::UnknownNumber(_) => session.sentence(ui.unknown_number, &self.query),
            _ => session.sentence(&not_a_code(session), &self.query),
        };
        let pointer = self.pointer().and_then(|pointer| pointer.localized(session.language(), "en"));
        let pointer = pointer.map(|pointer| pointer.text.to_owned());
        [message].into_iter().chain(pointer).chain(session.did_you_mean(&self.suggestions(session))).collect()
    }

    /// Where a code of another service is explained.
    pub fn pointer(&self) -> Option<Text<'r>> {
        match &self.meaning {
            Meaning::Nothing(Match::ForeignCode(_, service)) => service.map(|service| service.pointer),
            _ => None,
        }
    }

    /// Similar codes.
    pub fn suggestions(&self, session: &Session<'_>) -> Vec<String> {
        let Meaning::Nothing(reason) = &self.meaning else { return Vec::new() };
        let catalog = session.catalog;
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
fn longer_range<'r>(session: &Session<'r>, query: &str, records: &ecs_err::Records<'r>) -> Option<CodeRange<'r>> {
    match session.catalog.resolve(&longer_text(query, records)?) {
        Match::Range(range) => Some(range),
        _ => None,
    }
}

/// A query with wildcards for the digits that it lacks: `Ecs.12xx` for `Ecs.12`; `None` if it has all, or none.
pub fn longer_text(query: &str, records: &ecs_err::Records<'_>) -> Option<String> {
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
fn not_a_code(session: &Session<'_>) -> String {
    const MAX_NAMES: usize = 8;
    let catalog = session.catalog;
    let services = || catalog.services_by_size().take(MAX_NAMES);
    let example = |service: &ecs_err::Service<'_>| {
        let is_own = |error: &&ecs_err::ErrorCode<'_>| {
            catalog.service_of(error.code).is_some_and(|other| other.id == service.id)
        };
        catalog.errors().iter().find(is_own).map(|error| error.code.as_str())
    };
    let examples: Vec<&str> = services().take(3).filter_map(example).collect();
    let mut names: Vec<&str> = services().map(|service| service.id.as_str()).collect();
    names.sort_unstable();
    let template = session.ui.not_a_code.replace("{examples}", &examples.join(session.ui.comma));
    template.replace("{services}", &names.join(session.ui.comma))
}

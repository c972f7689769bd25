//! `ecs-err CODE…`: what each of them means.

use ecs_err::export::to_json;
use ecs_err::load::Arena;
use ecs_err::search::Options;
use ecs_err::{Catalog, Code, CodeRange, Limits, Match, Record, Text, UiText, export};
use serde_json::{Value, json};

use super::args::{Args, Lookup};
use super::error::{CliError, eprint_text};
use super::human::TextRenderer;
use super::output::{Output, printable_line};
use super::values::{Format, SearchFormat};
use super::{ExitStatus, answer, group, languages, search, source};

/// One thing that was asked for and the answer to it.
enum Answer<'a> {
    Record(Record<'a>),
    Group(CodeRange<'a>),
    Miss(Miss<'a>),
}

/// Something that was asked for and not found.
struct Miss<'a> {
    query: String,
    resolution: Match<'a>,
}

pub fn run(args: &Args, lookup: &Lookup, output: &mut Output) -> Result<ExitStatus, CliError> {
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    let languages = languages::choose(args, catalog.metadata())?;
    // Several words in which no word is a code are one question.
    if lookup.queries.iter().all(|query| matches!(catalog.resolve(query), Match::NotACode)) {
        let text = lookup.queries.join(" ");
        if is_answer(catalog, &text) {
            let format = lookup.format.unwrap_or(Format::Human).into();
            return Ok(super::explain::text_explained(catalog, &languages, text.as_bytes(), format, output));
        }
        let format = if lookup.format == Some(Format::Json) { SearchFormat::Json } else { SearchFormat::Human };
        return search::words(catalog, &text, &Options::default(), format, &languages, output);
    }
    let queries = lookup.queries.iter().map(String::as_str);
    Ok(explain(catalog, &languages, queries, lookup.format, output))
}

/// Whether a text is what an API answered rather than words to look for.
fn is_answer(catalog: Catalog<'_>, text: &str) -> bool {
    text.contains(['{', '<', '\n']) && ecs_err::explain::parse(catalog, text.as_bytes(), Limits::default()).is_ok()
        || catalog.find_codes(text.as_bytes()).next().is_some()
}

/// Prints what each of the queries means.
pub fn explain<'q>(
    catalog: Catalog<'_>,
    languages: &[&str],
    queries: impl IntoIterator<Item = &'q str>,
    format: Option<Format>,
    output: &mut Output,
) -> ExitStatus {
    let answers: Vec<Answer<'_>> = queries.into_iter().flat_map(|query| answers(catalog, query)).collect();

    match format.unwrap_or(Format::Human) {
        Format::Human => human(catalog, &answers, languages, output),
        Format::Json => {
            let records: Value = answers.iter().map(|answer| record(catalog, answer)).collect();
            output.line(&format!("{records:#}"));
        }
        Format::Markdown => {
            let parts: Vec<String> = answers.iter().filter_map(|answer| markdown(catalog, answer, languages)).collect();
            output.raw(&parts.join("\n"));
        }
    }
    let mut outcome = ExitStatus::Success;
    for answer in &answers {
        if let Answer::Miss(miss) = answer {
            miss.report(catalog, languages);
            outcome = ExitStatus::NotFound;
        }
    }
    outcome
}

/// What is to be said of a code that the catalog does not have, for people.
pub fn missing(catalog: Catalog<'_>, code: Code, languages: &[&str]) -> Vec<String> {
    miss(catalog, code).told(catalog, languages)
}

/// What is to be said of a code that the catalog does not have, for programs.
pub fn missing_record(catalog: Catalog<'_>, code: Code) -> Value {
    miss(catalog, code).record(catalog)
}

fn miss(catalog: Catalog<'_>, code: Code) -> Miss<'_> {
    let resolution = match catalog.resolve(code.as_str()) {
        // As written it is not the catalog's, even if it can be read as one of its codes.
        Match::Found(_) => Match::UnknownCode(code),
        resolution => resolution,
    };
    Miss { query: code.to_string(), resolution }
}

fn answers<'a>(catalog: Catalog<'a>, query: &str) -> Vec<Answer<'a>> {
    match catalog.resolve(query) {
        Match::Found(items) => items.map(Answer::Record).collect(),
        Match::Range(group) => vec![Answer::Group(group)],
        resolution => vec![Answer::Miss(Miss { query: printable_line(query), resolution })],
    }
}

fn human(catalog: Catalog<'_>, answers: &[Answer<'_>], languages: &[&str], output: &mut Output) {
    let mut first = true;
    for answer in answers {
        let sheet = TextRenderer::new(catalog, languages, output.width());
        let lines = match answer {
            Answer::Record(Record::Error(error)) => sheet.error(error).into_lines(),
            Answer::Record(Record::Retired(retired, _)) => sheet.retired(retired).into_lines(),
            Answer::Record(Record::Status(status)) => sheet.status(status).into_lines(),
            Answer::Group(group) => group::lines(group, languages, output.width()),
            _ => continue,
        };
        if !first {
            output.line("");
        }
        first = false;
        output.lines(&lines);
    }
}

fn record(catalog: Catalog<'_>, answer: &Answer<'_>) -> Value {
    let (kind, value) = match answer {
        Answer::Record(Record::Error(error)) => ("error", export::error(catalog, error)),
        Answer::Record(Record::Retired(retired, _)) => ("retired", export::retired(catalog, retired)),
        Answer::Record(Record::Status(status)) => ("status", export::status(status)),
        Answer::Group(group) => ("group", group::record(group)),
        Answer::Miss(miss) => return miss.record(catalog),
        Answer::Record(_) => return Value::Null,
    };
    answer::found(kind, value)
}

fn markdown(catalog: Catalog<'_>, answer: &Answer<'_>, languages: &[&str]) -> Option<String> {
    match answer {
        Answer::Record(Record::Error(error)) => Some(export::error_markdown(catalog, error, languages)),
        Answer::Record(Record::Retired(retired, _)) => Some(export::retired_markdown(catalog, retired, languages)),
        Answer::Record(Record::Status(status)) => Some(export::status_markdown(status, languages)),
        Answer::Group(group) => Some(group::markdown(group, languages)),
        _ => None,
    }
}

impl Miss<'_> {
    /// Tells what was not found.
    fn report(&self, catalog: Catalog<'_>, languages: &[&str]) {
        for line in self.told(catalog, languages) {
            eprint_text(&line);
        }
    }

    /// What was not found, as of which edition, and what was perhaps meant.
    fn told(&self, catalog: Catalog<'_>, languages: &[&str]) -> Vec<String> {
        let about = catalog.metadata();
        let language = languages.first().copied().unwrap_or_default();
        let words = UiText::for_language(language);
        let (template, asked) = match &self.resolution {
            Match::ForeignCode(code, _) => (words.code_of_another_service, code.to_string()),
            Match::UnknownCode(code) => (words.unknown_code, code.to_string()),
            Match::EmptyRange(group) => (words.empty_group, group.to_string()),
            Match::UnknownNumber(_) => (words.unknown_number, self.query.clone()),
            _ => (words.not_a_code, self.query.clone()),
        };
        let services: Vec<&str> = about.services.iter().map(|service| service.prefix).collect();
        let missing = template
            .replace("{edition}", &about.edition.to_string())
            .replace("{services}", &services.join(words.comma))
            .replace("{asked}", &asked);
        let pointer = self.pointer(catalog).and_then(|pointer| pointer.localized(language, "en"));
        let near: Vec<String> = self.near(catalog).iter().map(Code::to_string).collect();
        let close = answer::close(words, &near);
        [missing].into_iter().chain(pointer.map(|pointer| pointer.text.to_owned())).chain(close).collect()
    }

    /// Where a code of another service is explained.
    fn pointer<'a>(&self, catalog: Catalog<'a>) -> Option<Text<'a>>
    where
        Self: 'a,
    {
        match self.resolution {
            Match::ForeignCode(_, Some(service)) => Some(service.pointer),
            Match::ForeignCode(_, None) => catalog.metadata().external_help,
            _ => None,
        }
    }

    fn record(&self, catalog: Catalog<'_>) -> Value {
        let mut record = json!({"found": false, "query": self.query});
        if let Match::ForeignCode(code, _) = &self.resolution {
            record["external"] = json!(code.to_string());
        }
        if let Some(pointer) = self.pointer(catalog) {
            record["pointer"] = to_json(&pointer);
        }
        record["suggestions"] = self.near(catalog).iter().map(Code::to_string).collect();
        record
    }

    fn near(&self, catalog: Catalog<'_>) -> Vec<Code> {
        match self.resolution {
            Match::UnknownCode(code) | Match::ForeignCode(code, None) => catalog.suggest(code).collect(),
            Match::EmptyRange(ref group) => {
                group.as_code().into_iter().flat_map(|code| catalog.suggest(code)).collect()
            }
            Match::UnknownNumber(number) => catalog.suggest_for_number(number).collect(),
            _ => Vec::new(),
        }
    }
}

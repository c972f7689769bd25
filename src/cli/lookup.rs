//! `ecs-err CODE…`: what each of them means.

use ecs_err::json::to_json;
use ecs_err::load::Arena;
use ecs_err::search::Options;
use ecs_err::{Catalog, Code, Group, Item, Limits, Resolution, Text, Words, export};
use serde_json::{Value, json};

use super::args::{Args, Lookup};
use super::failure::{Failure, eprint_text};
use super::human::Sheet;
use super::output::{Output, printable_line};
use super::values::{Format, SearchFormat};
use super::{Outcome, answer, group, languages, search, source};

/// One thing that was asked for and the answer to it.
enum Answer<'a> {
    Item(Item<'a>),
    Group(Group<'a>),
    Miss(Miss<'a>),
}

/// Something that was asked for and not found.
struct Miss<'a> {
    query: String,
    resolution: Resolution<'a>,
}

pub fn run(args: &Args, lookup: &Lookup, output: &mut Output) -> Result<Outcome, Failure> {
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    let languages = languages::choose(args, &catalog.about)?;
    // Several words in which no word is a code are one question.
    if lookup.queries.iter().all(|query| matches!(catalog.resolve(query), Resolution::NotACode)) {
        let text = lookup.queries.join(" ");
        if is_answer(&catalog, &text) {
            let format = lookup.format.unwrap_or(Format::Human).into();
            return Ok(super::explain::text_explained(&catalog, &languages, text.as_bytes(), format, output));
        }
        let format = if lookup.format == Some(Format::Json) { SearchFormat::Json } else { SearchFormat::Human };
        return search::words(&catalog, &text, &Options::default(), format, &languages, output);
    }
    let queries = lookup.queries.iter().map(String::as_str);
    Ok(explain(&catalog, &languages, queries, lookup.format, output))
}

/// Whether a text is what an API answered rather than words to look for.
fn is_answer(catalog: &Catalog<'_>, text: &str) -> bool {
    text.contains(['{', '<', '\n']) && catalog.parse(text.as_bytes(), Limits::default()).is_ok()
        || catalog.find_codes(text.as_bytes()).next().is_some()
}

/// Prints what each of the queries means.
pub fn explain<'q>(
    catalog: &Catalog<'_>,
    languages: &[&str],
    queries: impl IntoIterator<Item = &'q str>,
    format: Option<Format>,
    output: &mut Output,
) -> Outcome {
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
    let mut outcome = Outcome::Found;
    for answer in &answers {
        if let Answer::Miss(miss) = answer {
            miss.report(catalog, languages);
            outcome = Outcome::NotFound;
        }
    }
    outcome
}

/// What is to be said of a code that the catalog does not have, for people.
pub fn missing(catalog: &Catalog<'_>, code: Code, languages: &[&str]) -> Vec<String> {
    miss(catalog, code).told(catalog, languages)
}

/// What is to be said of a code that the catalog does not have, for programs.
pub fn missing_record(catalog: &Catalog<'_>, code: Code) -> Value {
    miss(catalog, code).record(catalog)
}

fn miss<'a>(catalog: &'a Catalog<'a>, code: Code) -> Miss<'a> {
    let resolution = match catalog.resolve(code.as_str()) {
        // As written it is not the catalog's, even if it can be read as one of its codes.
        Resolution::Items(_) => Resolution::UnknownCode(code),
        resolution => resolution,
    };
    Miss { query: code.to_string(), resolution }
}

fn answers<'a>(catalog: &'a Catalog<'a>, query: &str) -> Vec<Answer<'a>> {
    match catalog.resolve(query) {
        Resolution::Items(items) => items.map(Answer::Item).collect(),
        Resolution::Group(group) => vec![Answer::Group(group)],
        resolution => vec![Answer::Miss(Miss { query: printable_line(query), resolution })],
    }
}

fn human(catalog: &Catalog<'_>, answers: &[Answer<'_>], languages: &[&str], output: &mut Output) {
    let mut first = true;
    for answer in answers {
        let sheet = Sheet::new(catalog, languages, output.width());
        let lines = match answer {
            Answer::Item(Item::Error(error)) => sheet.error(error).into_lines(),
            Answer::Item(Item::Retired(retired, _)) => sheet.retired(retired).into_lines(),
            Answer::Item(Item::Status(status)) => sheet.status(status).into_lines(),
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

fn record(catalog: &Catalog<'_>, answer: &Answer<'_>) -> Value {
    let (kind, value) = match answer {
        Answer::Item(Item::Error(error)) => ("error", export::error(catalog, error)),
        Answer::Item(Item::Retired(retired, _)) => ("retired", export::retired(catalog, retired)),
        Answer::Item(Item::Status(status)) => ("status", export::status(status)),
        Answer::Group(group) => ("group", group::record(group)),
        Answer::Miss(miss) => return miss.record(catalog),
        Answer::Item(_) => return Value::Null,
    };
    answer::found(kind, value)
}

fn markdown(catalog: &Catalog<'_>, answer: &Answer<'_>, languages: &[&str]) -> Option<String> {
    match answer {
        Answer::Item(Item::Error(error)) => Some(export::error_markdown(catalog, error, languages)),
        Answer::Item(Item::Retired(retired, _)) => Some(export::retired_markdown(catalog, retired, languages)),
        Answer::Item(Item::Status(status)) => Some(export::status_markdown(status, languages)),
        Answer::Group(group) => Some(group::markdown(group, languages)),
        _ => None,
    }
}

impl Miss<'_> {
    /// Tells what was not found.
    fn report(&self, catalog: &Catalog<'_>, languages: &[&str]) {
        for line in self.told(catalog, languages) {
            eprint_text(&line);
        }
    }

    /// What was not found, as of which edition, and what was perhaps meant.
    fn told(&self, catalog: &Catalog<'_>, languages: &[&str]) -> Vec<String> {
        let about = &catalog.about;
        let language = languages.first().copied().unwrap_or_default();
        let words = Words::of(language);
        let (template, asked) = match &self.resolution {
            Resolution::External(code, _) => (words.code_of_another_service, code.to_string()),
            Resolution::UnknownCode(code) => (words.unknown_code, code.to_string()),
            Resolution::EmptyGroup(group) => (words.empty_group, group.to_string()),
            Resolution::UnknownNumber(_) => (words.unknown_number, self.query.clone()),
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
    fn pointer<'a>(&self, catalog: &Catalog<'a>) -> Option<Text<'a>>
    where
        Self: 'a,
    {
        match self.resolution {
            Resolution::External(_, Some(service)) => Some(service.pointer),
            Resolution::External(_, None) => catalog.about.elsewhere,
            _ => None,
        }
    }

    fn record(&self, catalog: &Catalog<'_>) -> Value {
        let mut record = json!({"found": false, "query": self.query});
        if let Resolution::External(code, _) = &self.resolution {
            record["external"] = json!(code.to_string());
        }
        if let Some(pointer) = self.pointer(catalog) {
            record["pointer"] = to_json(&pointer);
        }
        record["suggestions"] = self.near(catalog).iter().map(Code::to_string).collect();
        record
    }

    fn near(&self, catalog: &Catalog<'_>) -> Vec<Code> {
        match self.resolution {
            Resolution::UnknownCode(code) | Resolution::External(code, None) => catalog.near(code).collect(),
            Resolution::EmptyGroup(ref group) => {
                group.as_code().into_iter().flat_map(|code| catalog.near(code)).collect()
            }
            Resolution::UnknownNumber(number) => catalog.near_number(number).collect(),
            _ => Vec::new(),
        }
    }
}

//! `ecs-err search WORDS…`, and words that are no codes: what they mean.

use anstyle::Style;
use ecs_err::load::Arena;
use ecs_err::search::{self, Hit, Index, Options};
use ecs_err::{Catalog, Record, UiText};
use serde_json::{Value, json};

use super::args::{Args, Search};
use super::error::{CliError, eprint_text};
use super::layout::{DIM, STRONG, pair, styled, wrap};
use super::output::{Output, printable_line};
use super::values::SearchFormat;
use super::{ExitStatus, languages, source};

pub fn run(args: &Args, search: &Search, output: &mut Output) -> Result<ExitStatus, CliError> {
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    let languages = languages::choose(args, catalog.metadata())?;
    let mut options = Options::default();
    options.kind = search.kind.map(Into::into);
    options.limit = search.limit;
    words(catalog, &search.words.join(" "), &options, search.format, &languages, output)
}

/// Searches for words and prints what is found.
pub fn words(
    catalog: Catalog<'_>,
    query: &str,
    options: &Options,
    format: SearchFormat,
    languages: &[&str],
    output: &mut Output,
) -> Result<ExitStatus, CliError> {
    let query = &printable_line(query);
    let own = std::ptr::eq(catalog.errors(), ecs_err::embedded().errors());
    let index = if own { search::embedded() } else { Index::build(catalog) };
    let index = index.map_err(|error| CliError::Search(error.to_string()))?;
    let hits = index.search(query, options);
    match format {
        SearchFormat::Human => human(catalog, &index, query, &hits, languages, output),
        SearchFormat::Json => {
            let hits: Value = hits.iter().map(|hit| record(catalog, &index, query, hit, languages)).collect();
            output.line(&format!("{:#}", json!({"query": query, "hits": hits})));
        }
    }
    if !hits.is_empty() {
        return Ok(ExitStatus::Success);
    }
    let words = UiText::for_language(languages.first().copied().unwrap_or_default());
    let services: Vec<&str> = catalog.metadata().services.iter().map(|service| service.prefix).collect();
    eprint_text(
        &words
            .not_a_code
            .replace("{edition}", &catalog.metadata().edition.to_string())
            .replace("{services}", &services.join(words.comma))
            .replace("{asked}", query),
    );
    let near = index.suggest_words(query);
    if !near.is_empty() {
        eprint_text(&format!("{}{}{}", words.close, words.colon, near.join(words.comma)));
    }
    Ok(ExitStatus::NotFound)
}

fn human(
    catalog: Catalog<'_>,
    index: &Index<'_>,
    query: &str,
    hits: &[Hit<'_>],
    languages: &[&str],
    output: &mut Output,
) {
    let width = output.width();
    let words = UiText::for_language(languages.first().copied().unwrap_or_default());
    if hits.iter().filter(|hit| hit.arguments.is_some()).count() > 1 {
        output.lines(&wrap(words.message_does_not_decide, width));
        output.line("");
    }
    for hit in hits {
        let title =
            languages.iter().map(|language| hit.item.summary(language).to_string()).collect::<Vec<_>>().join(" / ");
        let name = match hit.item {
            Record::Error(_) | Record::Retired(..) => hit.item.id().to_string(),
            _ => format!("{} {}", hit.item.kind(), hit.item.id()),
        };
        output.lines(&pair(STRONG, &name, Style::new(), &title, width));
        for (placeholder, value) in arguments(hit) {
            let line = printable_line(&format!("{placeholder} = {value}"));
            output.lines(
                &wrap(&line, width.saturating_sub(4)).iter().map(|line| format!("    {line}")).collect::<Vec<_>>(),
            );
        }
        let snippet =
            index.snippet(hit, query, languages.first().copied().unwrap_or(catalog.metadata().message_language));
        if snippet.to_string() != title {
            let text: String = snippet.0.iter().map(|piece| piece.text.as_str()).collect();
            for line in wrap(&text, width.saturating_sub(4)) {
                output.line(&format!("    {}", marked(&line, &snippet)));
            }
        }
    }
}

/// A line of a snippet, dim but for what was searched for.
fn marked(line: &str, snippet: &search::Snippet) -> String {
    let marks: Vec<&str> = snippet.0.iter().filter(|piece| piece.marked).map(|piece| piece.text.as_str()).collect();
    let mut rest = line;
    let mut text = String::new();
    while let Some((at, mark)) = marks.iter().filter_map(|mark| Some((rest.find(mark)?, *mark))).min() {
        text.push_str(&styled(DIM, &rest[..at]));
        text.push_str(&styled(STRONG, mark));
        rest = &rest[at + mark.len()..];
    }
    text.push_str(&styled(DIM, rest));
    text
}

fn record(catalog: Catalog<'_>, index: &Index<'_>, query: &str, hit: &Hit<'_>, languages: &[&str]) -> Value {
    let language = languages.first().copied().unwrap_or(catalog.metadata().message_language);
    let mut record = json!({
        "kind": hit.item.kind().as_str(),
        "id": hit.item.id().to_string(),
        "title": hit.item.summary(language).to_string(),
        "score": hit.score,
        "snippet": index.snippet(hit, query, language).to_string(),
    });
    if hit.arguments.is_some() {
        record["arguments"] = arguments(hit).map(|(name, value)| json!({"name": name, "value": value})).collect();
    }
    record
}

/// What the query has for each placeholder of the message.
fn arguments<'h>(hit: &'h Hit<'_>) -> impl Iterator<Item = (&'h str, &'h str)> {
    let names = match hit.item {
        Record::Error(error) => error.placeholders,
        _ => &[],
    };
    let values = hit.arguments.iter().flatten();
    names.iter().zip(values).map(|(placeholder, value)| (placeholder.name, value.as_str()))
}

//! A report as text for people.

use anstyle::Style;
use ecs_err::search::{Hit, Snippet};
use ecs_err::text::printable_line;
use ecs_err::{ApiError, Cause, CodeBuf, CodeRange, NoteKind, Record};
use ecs_err_answers::hits::{self, arguments};
use ecs_err_answers::{Answer, Hits, Meaning, Report, Response, overview};

use crate::cli::layout::{DIM, LABEL, STRONG, columns, indented, labelled, pair, styled, two_columns, wrap};
use crate::cli::session::Session;
use crate::cli::{code_table, text_renderer};

/// The lines of a report.
pub fn lines(report: &Report<'_>, session: &Session<'_>, width: usize) -> Vec<String> {
    match report {
        Report::Answers(answers) => blocks(answers.iter().flat_map(|answer| records(answer, session, width))),
        Report::Hits(found) => hit_list(found, session, width),
        Report::Response(answer) => response(answer, session, width),
    }
}

/// Blocks of lines with an empty line between them.
fn blocks(blocks: impl IntoIterator<Item = Vec<String>>) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks.into_iter().filter(|block| !block.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block);
    }
    lines
}

/// The records that a query means.
fn records(answer: &Answer<'_>, session: &Session<'_>, width: usize) -> Vec<Vec<String>> {
    match &answer.meaning {
        Meaning::Records(records, also) => {
            records.iter().map(|record| self::record(record, also.as_ref(), session, width)).collect()
        }
        Meaning::Range(range) => vec![self::range(range, session, width)],
        Meaning::Nothing(_) => Vec::new(),
    }
}

fn record(record: &Record<'_>, also: Option<&CodeRange<'_>>, session: &Session<'_>, width: usize) -> Vec<String> {
    match record {
        Record::Error(error) => text_renderer::error(session, error, also, width),
        Record::Retired(retired, _) => text_renderer::retired(session, retired, width),
        Record::Status(status) => text_renderer::status(session, status, width),
        _ => Vec::new(),
    }
}

/// Codes with a common prefix: their subject, then the codes.
fn range(range: &CodeRange<'_>, session: &Session<'_>, width: usize) -> Vec<String> {
    let title = range.family().map(|family| session.texts(family.title).join(" / ")).unwrap_or_default();
    let mut lines = two_columns(STRONG, &range.to_string(), &title, width);
    lines.push(String::new());
    lines.extend(code_table::lines(range.errors(), session, width));
    lines
}

fn hit_list(found: &Hits<'_>, session: &Session<'_>, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if found.is_shared_message() {
        lines.extend(wrap(session.ui.ambiguous_message, width));
        lines.push(String::new());
    }
    for one in &found.hits {
        lines.extend(hit(one, found, session, width));
    }
    lines
}

/// A hit, with the values of the query for its placeholders and a snippet.
fn hit(hit: &Hit<'_>, found: &Hits<'_>, session: &Session<'_>, width: usize) -> Vec<String> {
    const INDENT: usize = 4;
    let title = hits::title(hit, session);
    let text_width = width.saturating_sub(INDENT);
    let mut lines = pair(STRONG, &hits::name(hit), Style::new(), &title, width);
    if let Some(seen) = hits::seen(hit) {
        lines.extend(indented(wrap(&session.ui.seen_notice(&seen.source).to_string(), text_width), INDENT));
    }
    for (placeholder, value) in arguments(hit, session) {
        let line = printable_line(&format!("{placeholder} = {value}"));
        lines.extend(indented(wrap(&line, text_width), INDENT));
    }
    let snippet = found.index.snippet(hit, &found.query, session.language());
    if ![title.as_str(), ""].contains(&snippet.to_string().as_str()) {
        let text: String = snippet.0.iter().map(|piece| piece.text.as_str()).collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let marked = wrap(&text, text_width).iter().map(|line| mark(line, &snippet)).collect();
        lines.extend(indented(marked, INDENT));
    }
    if let Record::Guide(guide) = hit.record {
        let command = format!("ecs-err guide {}", guide.id.as_str());
        lines.extend(indented(wrap(&command, text_width), INDENT));
    }
    lines
}

/// A line of a snippet, dim except for the matches.
fn mark(line: &str, snippet: &Snippet) -> String {
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

fn response(response: &Response<'_>, session: &Session<'_>, width: usize) -> Vec<String> {
    let causes = response.causes();
    let summary = summary(response, causes.is_empty(), session, width);
    let causes = causes.iter().flat_map(|(code, cause)| self::cause(response, *code, cause, session, width));
    blocks([summary].into_iter().chain(causes))
}

/// A code of the response: its replacement if it is retired, and its meaning.
fn cause(
    response: &Response<'_>,
    code: CodeBuf,
    cause: &Cause,
    session: &Session<'_>,
    width: usize,
) -> Vec<Vec<String>> {
    let message = response.message(code, cause);
    let translations = response.translations(code, message, session);
    let mut blocks = Vec::new();
    if let Some(Record::Retired(retired, _)) = session.catalog.record_of(code.as_code()) {
        blocks.push(text_renderer::retired(session, retired, width));
    } else if translations.is_empty() {
        blocks.push(unknown(code, message, session, width));
    }
    blocks.push(text_renderer::explained(session, &translations, width));
    blocks
}

/// A code that the catalog does not have.
fn unknown(code: CodeBuf, message: Option<&str>, session: &Session<'_>, width: usize) -> Vec<String> {
    let ui = session.ui;
    let mut facts = vec![(ui.description, Answer::unknown(session, code).messages(session))];
    if let Some(message) = message {
        facts.insert(0, (ui.server_message, vec![session.server_message(message)]));
    }
    let label_width = facts.iter().map(|(label, _)| columns(label)).max().unwrap_or_default();
    let lines = facts.iter().flat_map(|(label, texts)| labelled(label, label_width, LABEL, texts, width));
    [styled(STRONG, code.as_str()), String::new()].into_iter().chain(lines).collect()
}

/// The facts about the response as a whole.
fn summary(response: &Response<'_>, has_no_code: bool, session: &Session<'_>, width: usize) -> Vec<String> {
    let ui = session.ui;
    let mut facts: Vec<(&str, Vec<String>)> = overview::facts(response, session);
    if let Some(error) = &response.error {
        facts.extend(self::facts(response, error, has_no_code, session));
    }
    let label_width = facts.iter().map(|(label, _)| columns(label)).max().unwrap_or_default();
    let style = |label: &str| if [ui.root_cause, ui.errors].contains(&label) { STRONG } else { LABEL };
    facts.into_iter().flat_map(|(label, texts)| labelled(label, label_width, style(label), &texts, width)).collect()
}

/// What a response says apart from its codes.
fn facts(
    response: &Response<'_>,
    error: &ApiError,
    has_no_code: bool,
    session: &Session<'_>,
) -> Vec<(&'static str, Vec<String>)> {
    let ui = session.ui;
    let mut facts = Vec::new();
    let mut add = |label, text| facts.push((label, vec![text]));
    let message = || error.message().or_else(|| error.causes().iter().find_map(|cause| cause.context.as_deref()));
    if let Some(message) = has_no_code.then(message).flatten() {
        add(ui.server_message, session.server_message(message));
        if let Some(fit) = session.catalog.fitting(message) {
            add(ui.note(NoteKind::Hint), ui.better_fit.replace("{code}", fit.code.as_str()));
        }
    }
    // The status of one of several errors would be taken for that of all.
    if let Some(status) = error.http_status().filter(|_| !response.is_list()) {
        let known = session.catalog.status(status);
        let reason = known.map_or("", ecs_err::Status::reason);
        add(ui.status, format!("HTTP {status} {reason}").trim_end().to_owned());
        let meaning = known.map(|status| session.line(status.description)).filter(|text| !text.is_empty());
        if let (true, Some(meaning)) = (has_no_code, meaning) {
            add(ui.description, meaning);
        }
    }
    if let Some(id) = error.request_id() {
        add(ui.request_id, printable_line(id));
    }
    facts
}

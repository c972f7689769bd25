//! A report as Markdown for tickets and pages.

use std::fmt::Write as _;

use ecs_err::export::{self, escape_markdown};
use ecs_err::search::Hit;
use ecs_err::{ApiError, Cause, CodeBuf, CodeRange, Record};

use super::hits::{self, arguments};
use super::{Answer, Hits, Meaning, Report, Response, overview};
use crate::cli::output::printable_line;
use crate::cli::session::Session;

/// The text of a report.
pub fn text(report: &Report<'_>, session: &Session<'_>) -> String {
    match report {
        Report::Answers(answers) => {
            answers.iter().flat_map(|answer| records(answer, session)).collect::<Vec<_>>().join("\n")
        }
        Report::Hits(found) => hit_list(found, session),
        Report::Response(answer) => response(answer, session),
    }
}

/// The records that a query means.
fn records(answer: &Answer<'_>, session: &Session<'_>) -> Vec<String> {
    match &answer.meaning {
        Meaning::Records(records, also) => {
            let mut texts: Vec<String> = records.iter().filter_map(|record| self::record(record, session)).collect();
            texts.extend(also.as_ref().map(|range| fact(session.ui.also, &range.to_string(), session)));
            texts
        }
        Meaning::Range(range) => vec![self::range(range, session)],
        Meaning::Nothing(_) => Vec::new(),
    }
}

fn record(record: &Record<'_>, session: &Session<'_>) -> Option<String> {
    let (catalog, languages) = (session.catalog, &session.languages[..]);
    match record {
        Record::Error(error) => {
            Some(session.with_errata(export::error_markdown(catalog, error, languages), error.notes))
        }
        Record::Retired(retired, _) => Some(export::retired_markdown(catalog, retired, languages)),
        Record::Status(status) => {
            Some(session.with_errata(export::status_markdown(catalog, status, languages), status.notes))
        }
        _ => None,
    }
}

/// Codes with a common prefix: their subject, then a table of the codes.
fn range(range: &CodeRange<'_>, session: &Session<'_>) -> String {
    let title = range.family().map(|family| session.texts(family.title).join(" / ")).unwrap_or_default();
    let heading = format!("## {range} {}", escape_markdown(&title));
    format!("{}\n\n{}", heading.trim_end(), export::table_markdown(range.errors(), &session.languages))
}

fn hit_list(found: &Hits<'_>, session: &Session<'_>) -> String {
    if found.hits.is_empty() {
        return String::new();
    }
    let mut parts = vec![format!("## {}\n", escape_markdown(&found.query))];
    if found.is_shared_message() {
        parts.push(format!("{}\n", session.ui.ambiguous_message));
    }
    parts.push(found.hits.iter().map(|one| hit(one, found, session)).collect());
    parts.join("\n")
}

/// A hit as an item of a list, with a snippet.
fn hit(hit: &Hit<'_>, found: &Hits<'_>, session: &Session<'_>) -> String {
    let title = hits::title(hit, session);
    let mut item = format!("- `{}` {}\n", hits::name(hit), escape_markdown(&title));
    if let Some(seen) = hits::seen(hit) {
        let _ = writeln!(item, "  - {}", session.ui.seen_notice(&seen.source));
    }
    for (placeholder, value) in arguments(hit, session) {
        // Writing to a string does not fail.
        let _ = writeln!(item, "  - `{placeholder}` = {}", escape_markdown(&printable_line(value)));
    }
    let snippet = found.index.snippet(hit, &found.query, session.language());
    if snippet.to_string() != title {
        let piece = |piece: &ecs_err::search::Piece| {
            let text = escape_markdown(&piece.text.replace('\n', " "));
            if piece.marked { format!("**{text}**") } else { text }
        };
        let _ = writeln!(item, "  - {}", snippet.0.iter().map(piece).collect::<String>());
    }
    item
}

fn response(response: &Response<'_>, session: &Session<'_>) -> String {
    let ui = session.ui;
    let causes = response.causes();
    let mut parts: Vec<String> = Vec::new();
    for (label, texts) in overview::facts(response, session) {
        match texts.as_slice() {
            [text] => parts.push(fact(label, text, session)),
            [first, others @ ..] => {
                let mut part = fact(label, first, session) + "\n";
                for other in others {
                    let _ = writeln!(part, "- {other}");
                }
                parts.push(part);
            }
            [] => {}
        }
    }
    if let ([], [(code, _)]) = (parts.as_slice(), causes.as_slice()) {
        parts.push(fact(ui.root_cause, code.as_str(), session));
    }
    let status = response.error.as_deref().and_then(ApiError::http_status);
    if let Some(status) = status.filter(|_| !response.is_list()) {
        parts.push(fact(ui.status, &format!("HTTP {status}"), session));
    }
    if let Some(id) = response.error.as_deref().and_then(ApiError::request_id) {
        parts.push(fact(ui.request_id, &escape_markdown(&printable_line(id)), session));
    }
    let message = response.error.as_deref().and_then(ApiError::message).filter(|_| causes.is_empty());
    parts.extend(message.map(|message| quotation(message, session)));
    for (code, cause) in causes {
        parts.extend(self::cause(response, code, cause, session));
    }
    parts.join("\n")
}

/// A code of the response, with the server's message.
fn cause(response: &Response<'_>, code: CodeBuf, cause: &Cause, session: &Session<'_>) -> Vec<String> {
    let message = response.message(code, cause);
    let text = match session.catalog.record_of(code.as_code()) {
        Some(Record::Error(error)) => {
            let translation = session.catalog.translate(code.as_code(), message, session.language());
            let row = translation.as_ref().and_then(|translation| translation.case);
            let mut text = export::case_markdown(session.catalog, error, row, &session.languages);
            if let Some(seen) = translation.and_then(|translation| translation.seen) {
                let _ = write!(text, "\n{}\n", session.ui.seen_notice(&seen.source));
            }
            text
        }
        Some(Record::Retired(retired, _)) => export::retired_markdown(session.catalog, retired, &session.languages),
        _ => format!("## {code}\n\n{}\n", Answer::unknown(session, code).messages(session).join("\n\n")),
    };
    [text].into_iter().chain(message.map(|message| quotation(message, session))).collect()
}

/// A paragraph with a label.
fn fact(label: &str, text: &str, session: &Session<'_>) -> String {
    format!("**{label}**{}{text}\n", session.ui.colon)
}

/// The server's message as a quotation.
fn quotation(message: &str, session: &Session<'_>) -> String {
    let message = session.server_message(message);
    let lines: Vec<String> = message.lines().map(|line| format!("> {}", escape_markdown(line))).collect();
    format!("**{}**{}\n\n{}\n", session.ui.server_message, session.ui.colon.trim_end(), lines.join("\n"))
}

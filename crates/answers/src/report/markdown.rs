//! A report as Markdown for tickets and pages.

use std::fmt::Write as _;

use ecs_err_core::text::printable_line;
use ecs_err_core::{CodeBuf, CodeRange, Record};
use ecs_err_explain::{ApiError, Cause};
use ecs_err_export::{self as export, escape_markdown};
use ecs_err_search::{Hit, Piece};

use super::hits::{self, arguments};
use super::{Answer, Hits, Meaning, Report, Response, overview};
use crate::view::View;

/// The text of a report.
pub fn text(report: &Report<'_>, view: &View<'_>) -> String {
    match report {
        Report::Answers(answers) => {
            answers.iter().flat_map(|answer| records(answer, view)).collect::<Vec<_>>().join("\n")
        }
        Report::Hits(found) => hit_list(found, view),
        Report::Response(answer) => response(answer, view),
    }
}

/// The records that a query means.
fn records(answer: &Answer<'_>, view: &View<'_>) -> Vec<String> {
    match &answer.meaning {
        Meaning::Records(records, also) => {
            let mut texts: Vec<String> = records.iter().filter_map(|record| self::record(record, view)).collect();
            texts.extend(also.as_ref().map(|range| fact(view.ui.also, &range.to_string(), view)));
            texts
        }
        Meaning::Range(range) => vec![self::range(range, view)],
        Meaning::Nothing(_) => Vec::new(),
    }
}

fn record(record: &Record<'_>, view: &View<'_>) -> Option<String> {
    let (catalog, languages) = (view.catalog, &view.languages[..]);
    match record {
        Record::Error(error) => Some(view.with_errata(export::error_markdown(catalog, error, languages), error.notes)),
        Record::Retired(retired, _) => Some(export::retired_markdown(catalog, retired, languages)),
        Record::Status(status) => {
            Some(view.with_errata(export::status_markdown(catalog, status, languages), status.notes))
        }
        _ => None,
    }
}

/// Codes with a common prefix: their subject, then a table of the codes.
fn range(range: &CodeRange<'_>, view: &View<'_>) -> String {
    let title = range.family().map(|family| view.texts(family.title).join(" / ")).unwrap_or_default();
    let heading = format!("## {range} {}", escape_markdown(&title));
    format!("{}\n\n{}", heading.trim_end(), export::table_markdown(range.errors(), &view.languages))
}

fn hit_list(found: &Hits<'_>, view: &View<'_>) -> String {
    if found.hits.is_empty() {
        return String::new();
    }
    let mut parts = vec![format!("## {}\n", escape_markdown(&found.query))];
    if found.is_shared_message() {
        parts.push(format!("{}\n", view.ui.ambiguous_message));
    }
    parts.push(found.hits.iter().map(|one| hit(one, found, view)).collect());
    parts.join("\n")
}

/// A hit as an item of a list, with a snippet.
fn hit(hit: &Hit<'_>, found: &Hits<'_>, view: &View<'_>) -> String {
    let title = hits::title(hit, view);
    let mut item = format!("- `{}` {}\n", hits::name(hit), escape_markdown(&title));
    if let Some(seen) = hits::seen(hit) {
        let _ = writeln!(item, "  - {}", view.ui.seen_notice(&seen.source));
    }
    for (placeholder, value) in arguments(hit, view) {
        // Writing to a string does not fail.
        let _ = writeln!(item, "  - `{placeholder}` = {}", escape_markdown(&printable_line(value)));
    }
    let snippet = found.index.snippet(hit, &found.query, view.language());
    if snippet.to_string() != title {
        let piece = |piece: &Piece| {
            let text = escape_markdown(&piece.text.replace('\n', " "));
            if piece.marked { format!("**{text}**") } else { text }
        };
        let _ = writeln!(item, "  - {}", snippet.0.iter().map(piece).collect::<String>());
    }
    item
}

fn response(response: &Response<'_>, view: &View<'_>) -> String {
    let ui = view.ui;
    let causes = response.causes();
    let mut parts: Vec<String> = Vec::new();
    for (label, texts) in overview::facts(response, view) {
        match texts.as_slice() {
            [text] => parts.push(fact(label, text, view)),
            [first, others @ ..] => {
                let mut part = fact(label, first, view) + "\n";
                for other in others {
                    let _ = writeln!(part, "- {other}");
                }
                parts.push(part);
            }
            [] => {}
        }
    }
    if let ([], [(code, _)]) = (parts.as_slice(), causes.as_slice()) {
        parts.push(fact(ui.root_cause, code.as_str(), view));
    }
    let status = response.error.as_deref().and_then(ApiError::http_status);
    if let Some(status) = status.filter(|_| !response.is_list()) {
        parts.push(fact(ui.status, &format!("HTTP {status}"), view));
    }
    if let Some(id) = response.error.as_deref().and_then(ApiError::request_id) {
        parts.push(fact(ui.request_id, &escape_markdown(&printable_line(id)), view));
    }
    let message = response.error.as_deref().and_then(ApiError::message).filter(|_| causes.is_empty());
    parts.extend(message.map(|message| quotation(message, view)));
    for (code, cause) in causes {
        parts.extend(self::cause(response, code, cause, view));
    }
    parts.join("\n")
}

/// A code of the response, with the server's message.
fn cause(response: &Response<'_>, code: CodeBuf, cause: &Cause, view: &View<'_>) -> Vec<String> {
    let message = response.message(code, cause);
    let text = match view.catalog.record_of(code.as_code()) {
        Some(Record::Error(error)) => {
            let translation = view.catalog.translate(code.as_code(), message, view.language());
            let row = translation.as_ref().and_then(|translation| translation.case);
            let mut text = export::case_markdown(view.catalog, error, row, &view.languages);
            if let Some(seen) = translation.and_then(|translation| translation.seen) {
                let _ = write!(text, "\n{}\n", view.ui.seen_notice(&seen.source));
            }
            text
        }
        Some(Record::Retired(retired, _)) => export::retired_markdown(view.catalog, retired, &view.languages),
        _ => format!("## {code}\n\n{}\n", Answer::unknown(view, code).messages(view).join("\n\n")),
    };
    [text].into_iter().chain(message.map(|message| quotation(message, view))).collect()
}

/// A paragraph with a label.
fn fact(label: &str, text: &str, view: &View<'_>) -> String {
    format!("**{label}**{}{text}\n", view.ui.colon)
}

/// The server's message as a quotation.
fn quotation(message: &str, view: &View<'_>) -> String {
    let message = view.server_message(message);
    let lines: Vec<String> = message.lines().map(|line| format!("> {}", escape_markdown(line))).collect();
    format!("**{}**{}\n\n{}\n", view.ui.server_message, view.ui.colon.trim_end(), lines.join("\n"))
}

//! Codes and statuses as text for people.

mod view;

use ecs_err::text::printable;
use ecs_err::{CodeRange, ErrorCode, NoteKind, RetiredCode, Status, Translation};

use super::code_table::status_style;
use super::layout::{ACTION, DIM, LABEL, STRONG, columns, pair, styled};
use super::session::Session;
use view::View;

/// The maximum number of listed codes of a status.
const MAX_CODES_OF_STATUS: usize = 40;

/// An error code: meaning and action first, background last. `also` is a range that the query may also mean.
pub fn error(session: &Session<'_>, error: &ErrorCode<'_>, also: Option<&CodeRange<'_>>, width: usize) -> Vec<String> {
    let mut view = View::new(session, width);
    let ui = session.ui;
    view.heading(error.code.as_str(), error.statuses);
    view.deprecation(error);
    view.messages(error.message);
    view.placeholders(error);
    view.text(ui.description, LABEL, error.description);
    view.text(ui.cause, LABEL, error.cause);
    view.text(ui.action, ACTION, error.action);
    if let Some(retry) = error.retry {
        view.retry(error, retry);
    }
    view.cases(error.cases);
    view.notes(session.shown_notes(error.notes));
    view.relations(error);
    view.seen(error.seen);
    view.history(error.code);
    view.names(ui.formerly, session.catalog.predecessors(error.code).map(|retired| retired.code));
    view.same_message(error);
    if let Some(family) = session.catalog.family(error.code) {
        view.row(ui.family, DIM, vec![format!("{} {}", family.codes, session.line(family.title))]);
    }
    view.page(error.code);
    view.link(error.code, error.links);
    if let Some(range) = also {
        let title = range.family().map(|family| session.line(family.title)).unwrap_or_default();
        view.row(ui.also, DIM, vec![format!("{range} {title}").trim_end().to_owned()]);
    }
    view.into_lines()
}

/// An error code in a response of the server, with the server's values; one translation for each language.
///
/// If the server's message is that of a case, the case replaces the first row.
pub fn explained(session: &Session<'_>, translations: &[Translation<'_, '_>], width: usize) -> Vec<String> {
    let mut view = View::new(session, width);
    let ui = session.ui;
    let Some(first) = translations.first() else { return Vec::new() };
    let error = first.error;
    let (statuses, description, action) = match first.case {
        Some(case) => (case.statuses, case.description, case.action),
        None => (error.statuses, error.description, error.action),
    };
    view.label_width = view.label_width.max(columns(ui.server_message));
    view.heading(error.code.as_str(), statuses);
    view.deprecation(error);
    if let Some(message) = first.server_message.filter(|message| !message.trim().is_empty()) {
        view.row(ui.server_message, LABEL, vec![session.server_message(message)]);
    }
    view.row(ui.message, LABEL, translated_messages(session, translations));
    if let Some(better) = first.better_fit() {
        view.row(ui.note(NoteKind::Hint), LABEL, vec![ui.better_fit.replace("{code}", better.code.as_str())]);
    }
    view.text(ui.description, LABEL, description);
    view.text(ui.cause, LABEL, error.cause);
    view.text(ui.action, ACTION, action);
    if let Some(retry) = first.retry() {
        view.retry(error, retry);
    }
    // The message does not identify a case.
    if first.case.is_none() && first.arguments.is_none() {
        view.cases(error.cases);
    }
    // Who reads a response wants to know what to do, not how the reference is written.
    view.notes(error.notes.iter().filter(|note| note.kind != NoteKind::Erratum));
    view.relations(error);
    view.seen_in_answer(error, first.seen);
    view.page(error.code);
    view.link(error.code, error.links);
    view.into_lines()
}

/// A retired code and its replacement.
pub fn retired(session: &Session<'_>, retired: &RetiredCode<'_>, width: usize) -> Vec<String> {
    let mut view = View::new(session, width);
    let ui = session.ui;
    view.heading = pair(STRONG, retired.code.as_str(), ACTION, &ui.replacement_notice(retired).to_string(), width);
    if let Some(text) = retired.text {
        view.text(ui.description, LABEL, text);
    }
    if retired.replacement.is_none() {
        view.row(ui.action, ACTION, vec![ui.retired_action.to_owned()]);
    }
    view.history(retired.code);
    view.page(retired.code);
    view.link(retired.code, &[]);
    view.into_lines()
}

/// An HTTP status.
pub fn status(session: &Session<'_>, status: &Status<'_>, width: usize) -> Vec<String> {
    let mut view = View::new(session, width);
    let ui = session.ui;
    let name = format!("HTTP {} {}", status.status, status.reason());
    view.heading = vec![styled(status_style(status.status).bold(), name.trim_end())];
    view.text(ui.description, LABEL, status.description);
    view.text(ui.action, ACTION, status.action);
    view.row(ui.retry, LABEL, vec![ui.retry(status.retry()).to_owned()]);
    view.notes(session.shown_notes(status.notes));
    let errors = session.catalog.errors().iter().filter(|error| error.has_status(status.status));
    let codes: Vec<String> = errors.map(|error| error.code.to_string()).collect();
    let text = match codes.len() {
        0..=MAX_CODES_OF_STATUS => codes.join(ui.comma),
        count => format!("{count}{}ecs-err list --status {}", ui.colon, status.status),
    };
    view.row(ui.codes, LABEL, if text.is_empty() { Vec::new() } else { vec![text] });
    view.into_lines()
}

/// The messages with the server's values, except those equal to the server's message.
fn translated_messages(session: &Session<'_>, translations: &[Translation<'_, '_>]) -> Vec<String> {
    let own = session.catalog.metadata().message_language;
    let is_new = |translation: &&Translation<'_, '_>| {
        let template = translation.template;
        !template.text.is_empty() && (template.locale != own || translation.arguments.is_none())
    };
    let messages = translations.iter().filter(is_new).map(|translation| printable(&translation.message().to_string()));
    let mut messages: Vec<String> = messages.collect();
    messages.dedup();
    messages
}

//! `ecs-err list`: lists codes by service, status and release.

use ecs_err::check::Message;
use ecs_err::text::printable_line;
use ecs_err::{ErrorCode, Retry, Service, StatusCode, export, messages};
use serde_json::Value;

use super::args::{Args, List};
use super::error::CliError;
use super::output::Output;
use super::session::Session;
use super::source::Source;
use super::values::Format;
use super::{ExitStatus, code_table};

pub fn run(args: &Args, list: &List, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    let catalog = session.catalog;
    let service = list.service.as_deref().map(|id| service(&session, id)).transpose()?;
    let status = list.status.and_then(StatusCode::new);
    let retry = list.retry.map(Retry::from);
    let is_of = |error: &ErrorCode<'_>, service: &Service<'_>| {
        catalog.service_of(error.code).is_some_and(|other| other.id == service.id)
    };
    let errors: Vec<&ErrorCode<'_>> = catalog
        .errors()
        .iter()
        .filter(|error| service.is_none_or(|service| is_of(error, service)))
        .filter(|error| status.is_none_or(|status| error.has_status(status)))
        .filter(|error| retry.is_none_or(|retry| catalog.retry(error) == Some(retry)))
        .filter(|error| is_mentioned(&session, error, list))
        .collect();

    match list.format {
        Format::Human => output.lines(&code_table::lines(errors.iter().copied(), &session, output.width())),
        Format::Json | Format::Jsonl => {
            let records: Value = errors.iter().map(|error| export::error(catalog, error)).collect();
            output.json(&records, list.format);
        }
        Format::Markdown if errors.is_empty() => {}
        Format::Markdown => output.text(&export::table_markdown(errors.iter().copied(), &session.languages)),
    }
    if errors.is_empty() {
        session.note(session.ui.no_matching_codes);
        return Ok(ExitStatus::NotFound);
    }
    Ok(ExitStatus::Success)
}

/// The service with an id, in any letter case.
fn service<'s>(session: &Session<'s>, id: &str) -> Result<&'s Service<'s>, CliError> {
    let services = session.catalog.metadata().services;
    services.iter().find(|service| service.id.eq_ignore_ascii_case(id)).ok_or_else(|| CliError::Argument {
        argument: "service",
        value: printable_line(id),
        expected: messages::services_are(&Message::list(services.iter().map(|service| service.id.as_str()))),
    })
}

/// Whether a release in the period mentions the code.
fn is_mentioned(session: &Session<'_>, error: &ErrorCode<'_>, list: &List) -> bool {
    if list.since.is_none() && list.until.is_none() {
        return true;
    }
    session.catalog.history(error.code).any(|entry| {
        list.since.is_none_or(|since| entry.date >= since) && list.until.is_none_or(|until| entry.date <= until)
    })
}

//! Prints answers in each format.

mod human;

use ecs_err_answers::{Input, Report};

use super::ExitStatus;
use super::error::CliError;
use super::output::Output;
use super::session::Session;
use super::values::{ExplainFormat, Format};

/// Answers an input and prints the answer.
pub fn answer(
    session: &Session<'_>,
    input: Input<'_>,
    format: ExplainFormat,
    output: &mut Output,
) -> Result<ExitStatus, CliError> {
    let report = Report::new(session, input, || session.index())?;
    Ok(print(&report, session, format, output))
}

/// Prints a report, and the messages about queries without result on standard error.
pub fn print(report: &Report<'_>, session: &Session<'_>, format: ExplainFormat, output: &mut Output) -> ExitStatus {
    match format {
        ExplainFormat::Human => output.lines(&human::lines(report, session, output.width())),
        ExplainFormat::Json => output.json(&report.document(session), Format::Json),
        ExplainFormat::Jsonl => output.json(&report.document(session), Format::Jsonl),
        ExplainFormat::Markdown => output.text(&report.markdown(session)),
        ExplainFormat::Problem => output.json(&report.problem(session), Format::Json),
    }
    for message in report.messages(session) {
        session.note(&message);
    }
    if report.is_found() { ExitStatus::Success } else { ExitStatus::NotFound }
}

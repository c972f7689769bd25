//! `ecs-err explain`: explains a response, the result of a job or a log.

use std::ffi::OsString;
use std::io;

use ecs_err_answers::classify::{self, Plain};

use super::args::{Args, Explain};
use super::error::CliError;
use super::output::Output;
use super::session::Session;
use super::source::Source;
use super::values::ExplainFormat;
use super::{ExitStatus, input, report};

pub fn run(args: &Args, explain: &Explain, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    let arguments = &explain.input;
    if arguments.is_empty() {
        return explain_stdin(&session, explain.format, output);
    }
    let Some(texts) = input::texts(session.catalog, arguments) else {
        return explain_files(&session, arguments, explain.format, output);
    };
    let joined = texts.join(" ");
    let input = classify::arguments(session.catalog, &texts, &joined, Plain::Text);
    report::answer(&session, input, explain.format, output)
}

/// Explains standard input.
pub fn explain_stdin(
    session: &Session<'_>,
    format: ExplainFormat,
    output: &mut Output,
) -> Result<ExitStatus, CliError> {
    let mut text = Vec::new();
    input::read(io::stdin().lock(), &mut text, session).map_err(CliError::Input)?;
    explain_text(session, &text, format, output)
}

/// Explains those of the files that can be read.
fn explain_files(
    session: &Session<'_>,
    paths: &[OsString],
    format: ExplainFormat,
    output: &mut Output,
) -> Result<ExitStatus, CliError> {
    let (text, is_complete) = input::read_files(paths, session);
    if is_complete {
        return explain_text(session, &text, format, output);
    }
    if !text.is_empty() {
        explain_text(session, &text, format, output)?;
    }
    Ok(ExitStatus::Usage)
}

fn explain_text(
    session: &Session<'_>,
    text: &[u8],
    format: ExplainFormat,
    output: &mut Output,
) -> Result<ExitStatus, CliError> {
    if text.is_empty() && matches!(format, ExplainFormat::Human | ExplainFormat::Markdown) {
        session.note(session.ui.empty_input);
        return Ok(ExitStatus::NotFound);
    }
    let input = classify::text(session.catalog, text, Plain::Text);
    report::answer(session, input, format, output)
}

//! `ecs-err explain`: explains a response, the result of a job or a log.

use std::io;

use super::args::{Args, Explain};
use super::classify::{self, Plain};
use super::error::CliError;
use super::output::Output;
use super::report::Report;
use super::session::Session;
use super::source::Source;
use super::values::ExplainFormat;
use super::{ExitStatus, input};

pub fn run(args: &Args, explain: &Explain, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    let arguments = &explain.input;
    if arguments.is_empty() {
        return explain_input(&session, io::stdin().lock(), explain.format, output);
    }
    if input::are_files(session.catalog, arguments) {
        let text = input::read_files(arguments, session.ui)?;
        return explain_text(&session, &text, explain.format, output);
    }
    let joined = arguments.join(" ");
    let input = classify::arguments(session.catalog, arguments, &joined, Plain::Text);
    Ok(Report::new(&session, input)?.print(&session, explain.format, output))
}

/// Explains an input.
pub fn explain_input(
    session: &Session<'_>,
    source: impl io::Read,
    format: ExplainFormat,
    output: &mut Output,
) -> Result<ExitStatus, CliError> {
    let mut text = Vec::new();
    input::read(source, &mut text, session.ui).map_err(CliError::Input)?;
    explain_text(session, &text, format, output)
}

fn explain_text(
    session: &Session<'_>,
    text: &[u8],
    format: ExplainFormat,
    output: &mut Output,
) -> Result<ExitStatus, CliError> {
    let input = classify::text(session.catalog, text, Plain::Text);
    Ok(Report::new(session, input)?.print(session, format, output))
}

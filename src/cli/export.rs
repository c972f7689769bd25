//! `ecs-err export`: the whole catalog as one JSON document.

use ecs_err::export;

use super::ExitStatus;
use super::args::Args;
use super::error::CliError;
use super::output::Output;
use super::source::Source;
use super::values::Format;

pub fn run(args: &Args, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    output.json(&export::catalog(source.catalog()), Format::Json);
    Ok(ExitStatus::Success)
}

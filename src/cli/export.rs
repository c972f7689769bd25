//! `ecs-err export`: the whole catalog as one JSON document.

use ecs_err::export;

use super::ExitStatus;
use super::args::{self, Args};
use super::error::CliError;
use super::output::Output;
use super::source::{self, Source};
use super::values::Format;

pub fn run(args: &Args, export: &args::Export, output: &mut Output) -> Result<ExitStatus, CliError> {
    let choice = source::choose(args, &export.catalog)?;
    // Without a directory there is no doubt which catalog is printed.
    if choice.dir.is_some() {
        choice.announce(args.quiet);
    }
    let source = Source::open_dir(choice.dir.as_deref(), args.quiet)?;
    output.json(&export::catalog(source.catalog()), Format::Json);
    Ok(ExitStatus::Success)
}

//! `ecs-err export`: the whole catalog as one JSON document.

use ecs_err::export;
use ecs_err::load::Arena;

use super::args::Args;
use super::error::CliError;
use super::output::Output;
use super::{ExitStatus, source};

pub fn run(args: &Args, output: &mut Output) -> Result<ExitStatus, CliError> {
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    output.line(&format!("{:#}", export::catalog(catalog)));
    Ok(ExitStatus::Success)
}

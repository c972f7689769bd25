//! `ecs-err schema`: the JSON Schemas of the data files.

use super::args::{Args, Schema};
use super::error::CliError;
use super::output::Output;
use super::write::refresh;
use super::{ExitStatus, source};

pub fn run(args: &Args, schema: &Schema, output: &mut Output) -> Result<ExitStatus, CliError> {
    let dir = source::directory(args, &schema.catalog)?.join("schema");
    refresh(&dir, ecs_err::schema::all(), output)?;
    Ok(ExitStatus::Success)
}

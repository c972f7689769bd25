//! `ecs-err schema`: the JSON Schemas of the data files.

use super::args::{Args, Schema};
use super::failure::Failure;
use super::output::Output;
use super::write::refresh;
use super::{Outcome, source};

pub fn run(args: &Args, schema: &Schema, output: &mut Output) -> Result<Outcome, Failure> {
    let folder = source::folder(args, schema.folder.as_ref())?.join("schema");
    refresh(&folder, ecs_err::schema::all(), output)?;
    Ok(Outcome::Found)
}

//! `ecs-err CODE…`: explains codes, responses or words.

use super::ExitStatus;
use super::args::{Args, Lookup};
use super::classify::{self, Plain};
use super::error::CliError;
use super::output::Output;
use super::report::Report;
use super::session::Session;
use super::source::Source;

pub fn run(args: &Args, lookup: &Lookup, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    let joined = lookup.queries.join(" ");
    let input = classify::arguments(session.catalog, &lookup.queries, &joined, Plain::Words);
    Ok(Report::new(&session, input)?.print(&session, lookup.format().into(), output))
}

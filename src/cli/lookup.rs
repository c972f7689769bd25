//! `ecs-err CODE…` and `… | ecs-err`: explains codes, responses or words.

use super::args::{Args, Lookup};
use super::classify::{self, Plain};
use super::error::CliError;
use super::input::STDIN;
use super::output::Output;
use super::report::Report;
use super::session::Session;
use super::source::Source;
use super::{ExitStatus, explain, misspelt};

pub fn run(args: &Args, lookup: &Lookup, output: &mut Output) -> Result<ExitStatus, CliError> {
    answer(&Source::for_lookup(args, &lookup.queries)?, args, lookup, output)
}

/// Answers from a catalog.
pub fn answer(source: &Source, args: &Args, lookup: &Lookup, output: &mut Output) -> Result<ExitStatus, CliError> {
    let session = Session::new(source, args)?;
    if lookup.queries == [STDIN] {
        return explain::explain_stdin(&session, lookup.format().into(), output);
    }
    misspelt::check_command(&session, &lookup.queries)?;
    let joined = lookup.queries.join(" ");
    let input = classify::arguments(session.catalog, &lookup.queries, &joined, Plain::Words);
    misspelt::check_files(&session, &lookup.queries, &input)?;
    Ok(Report::new(&session, input)?.print(&session, lookup.format().into(), output))
}

/// Explains piped input.
pub fn piped(args: &Args, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    explain::explain_stdin(&session, args.lookup.format().into(), output)
}

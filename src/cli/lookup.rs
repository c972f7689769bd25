//! `ecs-err CODE…` and `… | ecs-err`: explains codes, responses or words.

use ecs_err_answers::classify::{self, Plain};

use super::args::{Args, Lookup};
use super::error::CliError;
use super::input::STDIN;
use super::output::Output;
use super::session::Session;
use super::source::Source;
use super::{ExitStatus, explain, misspelt, report};

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
    report::answer(&session, input, lookup.format().into(), output)
}

/// Explains piped input.
pub fn piped(args: &Args, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    explain::explain_stdin(&session, args.lookup.format().into(), output)
}

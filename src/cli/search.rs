//! `ecs-err search WORDS…`: full-text search.

use ecs_err::search::Options;

use super::ExitStatus;
use super::args::{Args, Search};
use super::error::CliError;
use super::output::Output;
use super::report::Report;
use super::session::Session;
use super::source::Source;

pub fn run(args: &Args, search: &Search, output: &mut Output) -> Result<ExitStatus, CliError> {
    let mut options = Options::default();
    options.kind = search.kind.map(Into::into);
    options.limit = search.limit;
    let words = search.words.join(" ");
    let source = Source::for_search(args, &words, &options)?;
    let session = Session::new(&source, args)?;
    let report = Report::search(&session, &words, &options)?;
    Ok(report.print(&session, search.format.into(), output))
}

//! `ecs-err search WORDS…`: full-text search.

use ecs_err::search::Options;
use ecs_err_answers::Report;

use super::args::{Args, Search};
use super::error::CliError;
use super::output::Output;
use super::session::Session;
use super::source::Source;
use super::{ExitStatus, report};

pub fn run(args: &Args, search: &Search, output: &mut Output) -> Result<ExitStatus, CliError> {
    let mut options = Options::default();
    options.kind = search.kind.map(Into::into);
    options.limit = search.limit;
    let words = search.words.join(" ");
    let source = Source::for_search(args, &words, &options)?;
    let session = Session::new(&source, args)?;
    let report = Report::search(session.index()?, &words, &options);
    Ok(report::print(&report, &session, search.format.into(), output))
}

//! The command line: each command parses its arguments, calls the library, prints.

mod annotate;
mod answer;
mod args;
mod build;
mod changes;
mod check;
mod complete;
mod error;
mod explain;
mod export;
mod facts;
mod field;
mod format;
mod group;
mod help;
mod human;
mod input;
mod languages;
mod layout;
mod list;
mod lookup;
mod man;
mod operation;
mod output;
mod pager;
mod piped;
mod schema;
mod search;
#[cfg(feature = "serve")]
mod serve;
mod source;
mod start;
mod values;
mod write;

use std::io::IsTerminal as _;

use args::{Args, Command};
use error::CliError;
use output::Output;

/// How a run ended, as scripts see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// Everything that was asked for was found, or nothing is wrong.
    Success = 0,
    /// Something that was asked for was not found, or something is wrong.
    NotFound = 1,
    /// The arguments, the input or the output could not be used.
    Usage = 2,
}

impl From<ExitStatus> for std::process::ExitCode {
    fn from(outcome: ExitStatus) -> Self {
        Self::from(outcome as u8)
    }
}

/// Runs the program.
pub fn run() -> ExitStatus {
    if let Some(outcome) = complete::answer() {
        return outcome;
    }
    let args = match Args::read() {
        Ok(args) => args,
        Err(error) => return error::usage(&error),
    };
    let mut output = Output::new(args.color, args.no_pager);
    let outcome = dispatch(&args, &mut output);
    let written = output.finish();
    match outcome.and_then(|outcome| written.map(|()| outcome)) {
        Ok(outcome) => outcome,
        Err(failure) => failure.report(),
    }
}

fn dispatch(args: &Args, output: &mut Output) -> Result<ExitStatus, CliError> {
    match &args.command {
        None if !args.lookup.queries.is_empty() => lookup::run(args, &args.lookup, output),
        None if std::io::stdin().is_terminal() => start::run(args, output),
        None => piped::run(args, output),
        Some(Command::Annotate(annotate)) => annotate::run(args, annotate, output),
        Some(Command::Explain(asked)) => explain::run(args, asked, output),
        Some(Command::Search(search)) => search::run(args, search, output),
        Some(Command::List(list)) => list::run(args, list, output),
        Some(Command::Field(field)) => field::run(args, field, output),
        Some(Command::Operation(asked)) => operation::run(args, asked, output),
        Some(Command::Operations(list)) => operation::list(args, list, output),
        Some(Command::Changes(changes)) => changes::run(args, changes, output),
        Some(Command::Export) => export::run(args, output),
        Some(Command::Build(build)) => build::run(args, build, output),
        #[cfg(feature = "serve")]
        Some(Command::Serve(serve)) => serve::run(args, serve),
        #[cfg(not(feature = "serve"))]
        Some(Command::Serve(_)) => Err(CliError::NotInThisBuild { command: "serve", feature: "serve" }),
        Some(Command::Check(check)) => check::run(args, check, output),
        Some(Command::Fmt(fmt)) => format::run(args, fmt, output),
        Some(Command::Schema(schema)) => schema::run(args, schema, output),
        Some(Command::Completions(completions)) => complete::run(completions.shell, output),
        Some(Command::Man(man)) => man::run(man, output),
    }
}

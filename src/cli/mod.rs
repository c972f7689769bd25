//! The command line: each command reads its arguments, calls the library and prints.

mod annotate;
mod annotation;
mod args;
mod build;
mod cache;
mod changes;
mod check;
mod claims;
mod code_table;
mod complete;
mod coverage;
mod diff;
mod error;
mod excerpt;
mod explain;
mod export;
mod facts;
mod field;
mod format;
#[cfg(feature = "generate")]
mod generate;
mod git;
mod guide;
mod help;
mod help_page;
#[cfg(feature = "import")]
mod import;
mod init;
mod input;
mod languages;
mod layout;
mod list;
mod lookup;
mod man;
mod markdown_text;
#[cfg(feature = "mcp")]
mod mcp;
mod message;
mod misspelt;
mod nearest;
mod new;
mod operation;
mod output;
mod pack;
mod pager;
mod plain_lookup;
mod progress;
mod report;
mod samples;
mod scan;
mod schema;
mod search;
mod separators;
#[cfg(feature = "serve")]
mod serve;
mod session;
#[cfg(any(feature = "mcp", feature = "serve"))]
mod signals;
mod snippet;
mod source;
mod start;
mod stored;
mod temporary;
mod text_renderer;
mod usage;
#[cfg(feature = "openapi")]
mod validate;
mod values;
mod version;
mod write;

use std::io::IsTerminal as _;

use args::{Args, Command};
use error::CliError;
use output::Output;

/// The exit status of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// Everything was found, or done.
    Success,
    /// Something was not found.
    NotFound,
    /// A check failed: of data, of the canonical form, or of a built site.
    ChecksFailed,
    /// The arguments, the input or the output could not be used.
    Usage,
}

impl From<ExitStatus> for std::process::ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(match status {
            ExitStatus::Success => 0,
            ExitStatus::NotFound | ExitStatus::ChecksFailed => 1,
            ExitStatus::Usage => 2,
        })
    }
}

/// Runs the program.
pub fn run() -> ExitStatus {
    if let Some(status) = complete::for_shell() {
        return status;
    }
    let args = match Args::read() {
        Ok(args) => args,
        Err(error) => return usage::report(&error),
    };
    let mut output = Output::new(args.color, args.no_pager);
    let result = dispatch(&args, &mut output);
    let written = output.finish();
    match result.and_then(|status| written.map(|()| status)) {
        Ok(status) => status,
        Err(error) => error.report(),
    }
}

fn dispatch(args: &Args, output: &mut Output) -> Result<ExitStatus, CliError> {
    match &args.command {
        None if !args.lookup.queries.is_empty() => lookup::run(args, &args.lookup, output),
        None if std::io::stdin().is_terminal() => start::run(args, output),
        None => lookup::piped(args, output),
        Some(Command::Annotate(annotate)) => annotate::run(args, annotate, output),
        Some(Command::Explain(explain)) => explain::run(args, explain, output),
        Some(Command::Search(search)) => search::run(args, search, output),
        Some(Command::List(list)) => list::run(args, list, output),
        Some(Command::Field(field)) => field::run(args, field, output),
        Some(Command::Operation(operation)) => operation::run(args, operation, output),
        Some(Command::Operations(list)) => operation::list(args, list, output),
        #[cfg(feature = "openapi")]
        Some(Command::Validate(validate)) => validate::run(args, validate, output),
        #[cfg(not(feature = "openapi"))]
        Some(Command::Validate(_)) => Err(CliError::NotInThisBuild { command: "validate".into(), feature: "openapi" }),
        Some(Command::Changes(changes)) => changes::run(args, changes, output),
        Some(Command::Scan(scan)) => scan::run(args, scan, output),
        Some(Command::Export(export)) => export::run(args, export, output),
        #[cfg(feature = "generate")]
        Some(Command::Generate(generate)) => generate::run(args, generate, output),
        #[cfg(not(feature = "generate"))]
        Some(Command::Generate(_)) => Err(CliError::NotInThisBuild { command: "generate".into(), feature: "generate" }),
        Some(Command::Guide(guide)) => guide::run(args, guide, output),
        Some(Command::Init(init)) => init::run(init, output),
        Some(Command::New(new)) => new::run(args, new, output),
        #[cfg(feature = "import")]
        Some(Command::Import(import)) => import::run(args, import, output),
        #[cfg(not(feature = "import"))]
        Some(Command::Import(_)) => Err(CliError::NotInThisBuild { command: "import".into(), feature: "import" }),
        Some(Command::Pack(pack)) => pack::run(args, pack, output),
        Some(Command::Build(build)) => build::run(args, build, output),
        #[cfg(feature = "serve")]
        Some(Command::Serve(serve)) => serve::run(args, serve),
        #[cfg(not(feature = "serve"))]
        Some(Command::Serve(_)) => Err(CliError::NotInThisBuild { command: "serve".into(), feature: "serve" }),
        #[cfg(feature = "mcp")]
        Some(Command::Mcp(mcp)) => mcp::run(args, mcp, output),
        #[cfg(not(feature = "mcp"))]
        Some(Command::Mcp(_)) => Err(CliError::NotInThisBuild { command: "mcp".into(), feature: "mcp" }),
        Some(Command::Check(check)) => check::run(args, check, output),
        Some(Command::Diff(diff)) => diff::run(args, diff, output),
        Some(Command::Fmt(fmt)) => format::run(args, fmt, output),
        Some(Command::Schema(schema)) => schema::run(args, schema, output),
        Some(Command::Completions(completions)) => complete::run(completions.shell, output),
        Some(Command::Man(man)) => man::run(args, man, output),
    }
}

//! Errors of commands, and how they are reported.

use std::io;
#[cfg(feature = "serve")]
use std::net::SocketAddr;
use std::path::PathBuf;

use ecs_err::site::{OutputError, SiteError};

use super::ExitStatus;
use super::layout::wrap;
use super::output::printable;
use super::source::DEFAULT_DIR;

/// The error of a command.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    #[error("can't write the output: {0}")]
    Output(#[source] io::Error),
    #[error("can't read the input: {0}")]
    Input(#[source] io::Error),
    #[error("can't read {}: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("can't write {}: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
    /// A data directory that is not a valid catalog. Its diagnostics have been printed.
    #[error("{0} is not a valid catalog (errors: {count}); \"ecs-err check {0}\" shows their lines", path.display())]
    Catalog { path: PathBuf, count: usize },
    #[error("can't open the search index: {0}")]
    Search(String),
    #[error("can't build the site: {0}")]
    Site(#[from] SiteError),
    #[error("can't build the site: {0}")]
    Out(#[from] OutputError),
    #[cfg(not(feature = "serve"))]
    #[error(
        "this program was built without \"{command}\"; build it with --features {feature}, or use a release package"
    )]
    NotInThisBuild { command: &'static str, feature: &'static str },
    #[cfg(feature = "serve")]
    #[error("can't listen on {address}: {source}")]
    Listen { address: SocketAddr, source: io::Error },
    #[cfg(feature = "serve")]
    #[error("can't serve: {0}")]
    Serve(#[source] io::Error),
    #[error("no command \"{word}\"; did you mean \"{suggestion}\"? To search for it: {search}")]
    NoCommand { word: String, suggestion: &'static str, search: String },
    #[error("{} is a file; to explain it: {explain}; to search for its name: {search}", path.display())]
    File { path: PathBuf, explain: String, search: String },
    #[error("{} is not a readable directory", .0.display())]
    NoDirectory(PathBuf),
    #[error("there is no catalog: \"{DEFAULT_DIR}\" has no catalog.json; name the directory of a catalog")]
    NoCatalog,
    #[error("--{argument} {value}: {expected}")]
    Argument { argument: &'static str, value: String, expected: String },
}

impl CliError {
    /// Reports it on standard error.
    pub fn report(&self) -> ExitStatus {
        eprint_line(&format!("error: {self}"));
        ExitStatus::Usage
    }
}

/// Reports an error in the arguments, or prints the help.
pub fn usage(error: &clap::Error) -> ExitStatus {
    if error.use_stderr() {
        // The message quotes the arguments, which may have control characters.
        eprint_line(error.render().to_string().trim_end());
        return ExitStatus::Usage;
    }
    match error.print() {
        Ok(()) => ExitStatus::Success,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitStatus::Success,
        Err(error) => CliError::Output(error).report(),
    }
}

/// Prints text on standard error, wrapped to the width of the terminal if there is one.
pub fn eprint_text(text: &str) {
    let width = terminal_size::terminal_size_of(io::stderr()).map_or(usize::MAX, |(width, _)| usize::from(width.0));
    for line in wrap(text, width) {
        eprint_line(&line);
    }
}

/// Prints a line on standard error, which may be closed.
pub fn eprint_line(line: &str) {
    use io::Write as _;
    let _ = writeln!(io::stderr(), "{}", printable(line));
}

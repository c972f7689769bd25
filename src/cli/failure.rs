//! What goes wrong, and how it is told.

use std::io;
use std::path::PathBuf;

use super::Outcome;
use super::output::printable;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("can't write the output: {0}")]
    Output(#[source] io::Error),
    #[error("can't write {}: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
    /// A data folder that makes no catalog; the problems have been printed.
    #[error("{} is no usable catalog: {count} problems; \"ecs-err check\" shows their lines", path.display())]
    Catalog { path: PathBuf, count: usize },
    #[error("--{argument} {value}: {expected}")]
    Argument { argument: &'static str, value: String, expected: String },
}

impl Failure {
    /// Tells it on standard error.
    pub fn report(&self) -> Outcome {
        // Whoever reads the output has gone: that is how `ecs-err list | head` ends.
        if let Self::Output(error) = self
            && error.kind() == io::ErrorKind::BrokenPipe
        {
            return Outcome::Found;
        }
        eprint_line(&format!("error: {self}"));
        Outcome::Failed
    }
}

/// Tells what is wrong with the arguments, or prints the help that was asked for.
pub fn usage(error: &clap::Error) -> Outcome {
    let asked_for = !error.use_stderr();
    match error.print() {
        Ok(()) if asked_for => Outcome::Found,
        Err(error) if asked_for && error.kind() == io::ErrorKind::BrokenPipe => Outcome::Found,
        _ => Outcome::Failed,
    }
}

/// Prints a line on standard error; a closed one is no reason to fail.
pub fn eprint_line(line: &str) {
    use io::Write as _;
    let _ = writeln!(io::stderr(), "{}", printable(line));
}

//! Errors of commands, and how they are reported.

use std::borrow::Cow;
use std::io;
#[cfg(any(feature = "mcp", feature = "serve"))]
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use ecs_err::check::{Diagnostic, Message};
use ecs_err::messages;
use ecs_err::site::{OutputError, SiteError};
use ecs_err::text::printable;

use super::ExitStatus;
use super::languages::language_of_program;
use super::layout::wrap;
use super::source::DEFAULT_DIR;

/// The error of a command.
#[derive(Debug)]
pub enum CliError {
    Output(io::Error),
    Input(io::Error),
    Read {
        path: PathBuf,
        source: io::Error,
    },
    Write {
        path: PathBuf,
        source: io::Error,
    },
    /// A data directory that is not a valid catalog. Its diagnostics have been printed.
    Catalog {
        path: PathBuf,
        count: usize,
    },
    Search(String),
    Site(SiteError),
    Out(OutputError),
    NotInThisBuild {
        command: Cow<'static, str>,
        feature: &'static str,
    },
    #[cfg(any(feature = "mcp", feature = "serve"))]
    Listen {
        address: SocketAddr,
        source: io::Error,
    },
    #[cfg(any(feature = "mcp", feature = "serve"))]
    Serve(io::Error),
    NoCommand {
        word: String,
        suggestion: &'static str,
        search: String,
    },
    File {
        path: PathBuf,
        explain: String,
        search: String,
    },
    NoDirectory(PathBuf),
    /// A directory for a new catalog has other files.
    #[cfg(feature = "import")]
    NotEmpty(PathBuf),
    /// The default directory for a new catalog has one.
    #[cfg(feature = "import")]
    HasCatalog,
    /// A source of an import was not read.
    #[cfg(feature = "import")]
    Source(Message),
    /// No row was found in any source.
    #[cfg(feature = "import")]
    NoRows,
    /// A command needs files, and there is no catalog in the default directory.
    NoCatalog,
    Argument {
        argument: &'static str,
        value: String,
        expected: Message,
    },
    /// What is wrong and what to do, in words.
    Stated(Message),
}

impl From<SiteError> for CliError {
    fn from(error: SiteError) -> Self {
        Self::Site(error)
    }
}

#[cfg(feature = "generate")]
impl From<ecs_err_generate::GenerateError> for CliError {
    fn from(error: ecs_err_generate::GenerateError) -> Self {
        Self::Stated(error.message())
    }
}

impl From<OutputError> for CliError {
    fn from(error: OutputError) -> Self {
        Self::Out(error)
    }
}

impl CliError {
    /// Reports it on standard error.
    pub fn report(&self) -> ExitStatus {
        eprint_line(messages::error_line(&self.message()).in_language(language_of_program()));
        ExitStatus::Usage
    }

    /// The same in English, for programs.
    #[cfg(feature = "mcp")]
    pub fn text(&self) -> String {
        self.message().in_language("en").to_owned()
    }

    /// What is wrong and what to do.
    fn message(&self) -> Message {
        match self {
            Self::Output(error) => messages::cannot_write_output(&error.into()),
            Self::Input(error) => messages::cannot_read_input(&error.into()),
            Self::Read { path, source } => messages::cannot_read_file(path.display(), &source.into()),
            Self::Write { path, source } => messages::cannot_write_file(path.display(), &source.into()),
            Self::Catalog { path, count } => messages::invalid_catalog(path.display(), count),
            Self::Search(error) => messages::cannot_open_index(error),
            Self::Site(error) => messages::cannot_build_site(&error.message()),
            Self::Out(error) => messages::cannot_build_site(&error.message()),
            Self::NotInThisBuild { command, feature } => messages::not_in_this_build(command, feature),
            #[cfg(any(feature = "mcp", feature = "serve"))]
            Self::Listen { address, source } => messages::cannot_listen(address, &source.into()),
            #[cfg(any(feature = "mcp", feature = "serve"))]
            Self::Serve(error) => messages::cannot_serve(&error.into()),
            Self::NoCommand { word, suggestion, search } => messages::no_command(word, suggestion, search),
            Self::File { path, explain, search } => messages::is_a_file(path.display(), explain, search),
            Self::NoDirectory(path) => messages::not_a_readable_directory(path.display()),
            #[cfg(feature = "import")]
            Self::NotEmpty(path) => messages::directory_is_not_empty(path.display()),
            #[cfg(feature = "import")]
            Self::HasCatalog => messages::default_has_catalog(DEFAULT_DIR),
            #[cfg(feature = "import")]
            Self::Source(message) => message.clone(),
            #[cfg(feature = "import")]
            Self::NoRows => messages::no_rows_found(),
            Self::NoCatalog => messages::no_catalog_in(DEFAULT_DIR),
            Self::Argument { argument, value, expected } => messages::wrong_value(argument, value, expected),
            Self::Stated(message) => message.clone(),
        }
    }
}

/// A diagnostic of a data directory on one line, in the language of the program.
pub fn diagnostic_line(dir: &Path, diagnostic: &Diagnostic) -> String {
    dir.join(diagnostic.in_language(language_of_program())).display().to_string()
}

/// Prints a message on standard error, in the language of the program.
pub fn eprint_message(message: &Message) {
    eprint_text(message.in_language(language_of_program()));
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

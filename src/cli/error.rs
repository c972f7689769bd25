//! Errors of commands, and how they are reported.

use std::io;
#[cfg(feature = "serve")]
use std::net::SocketAddr;
use std::path::PathBuf;

use ecs_err::UiText;
use ecs_err::site::{OutputError, SiteError};

use super::ExitStatus;
use super::languages::of_program;
use super::layout::wrap;
use super::message::message;
use super::output::printable;
use super::source::DEFAULT_DIR;

/// The error of a command. Its messages are in [`CliError::message`], in each language.
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
    #[cfg(not(feature = "serve"))]
    NotInThisBuild {
        command: &'static str,
        feature: &'static str,
    },
    #[cfg(feature = "serve")]
    Listen {
        address: SocketAddr,
        source: io::Error,
    },
    #[cfg(feature = "serve")]
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
    /// A command needs files, and there is no catalog in the default directory.
    NoCatalog,
    Argument {
        argument: &'static str,
        value: String,
        expected: String,
    },
}

impl From<SiteError> for CliError {
    fn from(error: SiteError) -> Self {
        Self::Site(error)
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
        let ui = of_program();
        let text = message(ui, "error: {message}", &[("message", &self.message(ui))]);
        // Standard error is not styled, unlike the help.
        eprint_line(&anstream::adapter::strip_str(&text).to_string());
        ExitStatus::Usage
    }

    /// What went wrong, in a language.
    fn message(&self, ui: &UiText) -> String {
        match self {
            Self::Output(error) => message(ui, "can't write the output: {reason}", &[("reason", &reason(ui, error))]),
            Self::Input(error) => message(ui, "can't read the input: {reason}", &[("reason", &reason(ui, error))]),
            Self::Read { path, source } => {
                let values = [("path", &*path.display().to_string()), ("reason", &reason(ui, source))];
                message(ui, "can't read {path}: {reason}", &values)
            }
            Self::Write { path, source } => {
                let values = [("path", &*path.display().to_string()), ("reason", &reason(ui, source))];
                message(ui, "can't write {path}: {reason}", &values)
            }
            Self::Catalog { path, count } => message(
                ui,
                "{path} is not a valid catalog (errors: {count}); \"ecs-err check {path}\" shows their lines",
                &[("path", &path.display().to_string()), ("count", &count.to_string())],
            ),
            Self::Search(error) => message(ui, "can't open the search index: {reason}", &[("reason", error)]),
            Self::Site(error) => message(ui, "can't build the site: {reason}", &[("reason", &site_error(ui, error))]),
            Self::Out(error) => message(ui, "can't build the site: {reason}", &[("reason", &output_error(ui, error))]),
            #[cfg(not(feature = "serve"))]
            Self::NotInThisBuild { command, feature } => message(
                ui,
                "this program was built without \"{command}\"; build it with --features {feature}, or use a release package",
                &[("command", command), ("feature", feature)],
            ),
            #[cfg(feature = "serve")]
            Self::Listen { address, source } => {
                let values = [("address", &*address.to_string()), ("reason", &reason(ui, source))];
                message(ui, "can't listen on {address}: {reason}", &values)
            }
            #[cfg(feature = "serve")]
            Self::Serve(error) => message(ui, "can't serve: {reason}", &[("reason", &reason(ui, error))]),
            Self::NoCommand { word, suggestion, search } => message(
                ui,
                "no command \"{word}\"; did you mean \"{suggestion}\"? To search for it: {search}",
                &[("word", word), ("suggestion", suggestion), ("search", search)],
            ),
            Self::File { path, explain, search } => message(
                ui,
                "{path} is a file; to explain it: {explain}; to search for its name: {search}",
                &[("path", &path.display().to_string()), ("explain", explain), ("search", search)],
            ),
            Self::NoCatalog => message(
                ui,
                "there is no catalog: \"{dir}\" has no catalog.json; name the directory of a catalog",
                &[("dir", DEFAULT_DIR)],
            ),
            Self::NoDirectory(path) => {
                message(ui, "{path} is not a readable directory", &[("path", &path.display().to_string())])
            }
            Self::Argument { argument, value, expected } => {
                let values = [("argument", *argument), ("value", value), ("expected", expected)];
                message(ui, "--{argument} {value}: {expected}", &values)
            }
        }
    }
}

/// Why the site can't be built. What is wrong in a template is in English.
fn site_error(ui: &UiText, error: &SiteError) -> String {
    let (english, path, source) = match error {
        SiteError::NoTheme(path) => {
            ("{path} is not a directory of templates and assets", path.display().to_string(), None)
        }
        SiteError::Read { path, source } => ("can't read {path}: {reason}", path.display().to_string(), Some(source)),
        SiteError::Write { path, source } => ("can't write {path}: {reason}", path.clone(), Some(source)),
        _ => return error.to_string(),
    };
    let reason = source.map(|source| reason(ui, source)).unwrap_or_default();
    message(ui, english, &[("path", &path), ("reason", &reason)])
}

/// Why a directory can't be written.
fn output_error(ui: &UiText, error: &OutputError) -> String {
    use OutputError as E;
    let (english, path, source) = match error {
        E::Occupied(path) => (
            "{path} contains something other than a site built by this program: it has no .ecs-err-site.json; choose another directory or empty this one, also if an earlier version built it",
            path,
            None,
        ),
        E::Mark(path) => (
            "{path} is damaged, or a later version of this program wrote it; use that version or empty the directory",
            path,
            None,
        ),
        E::NotADirectory(path) => ("{path} is not a directory; choose another name or delete it", path, None),
        E::Nameless(path) => {
            ("{path} is not a directory that can be replaced; choose a directory with a name", path, None)
        }
        E::CurrentDirectory(path) => (
            "the current directory is in {path}, which the build replaces by another directory; run the program from outside of it, with the path as --out",
            path,
            None,
        ),
        E::MountPoint(path) => (
            "{path} is a mount point or contains one, and so can't be replaced; choose a directory below the mount point",
            path,
            None,
        ),
        E::Conflict(path) => (
            "the new site has a file at {path}, where there is one that the last build did not write; move that one away",
            path,
            None,
        ),
        E::Permission { path, source } => (
            "no permission to replace {path}: {reason}; build as the owner of the directory and of the one that it is in",
            path,
            Some(source),
        ),
        E::Keep { path, source } => {
            ("can't keep {path}, which is not a file of the site: {reason}; move it away", path, Some(source))
        }
        E::NotALock(path) => ("{path} is not a lock of this program; move it away", path, None),
        E::Lock { path, source } => (
            "can't lock {path}: {reason}; the file has to be yours, in a directory where you may write, on a file system with locks",
            path,
            Some(source),
        ),
        E::Write { path, source } => ("can't write {path}: {reason}", path, Some(source)),
        E::Leftover { path, source } => (
            "can't delete {path}, which is left of an old site: {reason}; the site in place is complete, delete the rest yourself",
            path,
            Some(source),
        ),
        _ => return error.to_string(),
    };
    let reason = source.map(|source| reason(ui, source)).unwrap_or_default();
    message(ui, english, &[("path", &path.display().to_string()), ("reason", &reason)])
}

/// The reason that the operating system gives: in its own words, which are English, unless there is a translation.
fn reason(ui: &UiText, error: &io::Error) -> String {
    let known = match error.kind() {
        io::ErrorKind::NotFound => "no such file or directory",
        io::ErrorKind::PermissionDenied => "permission denied",
        io::ErrorKind::IsADirectory => "it is a directory",
        io::ErrorKind::NotADirectory => "it is not a directory",
        io::ErrorKind::StorageFull => "no space is left",
        io::ErrorKind::AddrInUse => "the address is in use",
        _ => return error.to_string(),
    };
    let translated = ui.translated(known);
    if translated == known { error.to_string() } else { translated.to_owned() }
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

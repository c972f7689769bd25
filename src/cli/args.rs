//! The arguments of the program.

#![expect(clippy::doc_markdown, reason = "the documentation of arguments is the help, printed as it is")]

mod answers;
mod catalogs;
mod changing;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser as _};
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand, ValueHint};
use clap_complete::Shell;

use super::help_page::{with_pages, with_value_names};
use super::languages::of_program;
use super::output::terminal_width;
use super::source::{DATA_VARIABLE, Source};
use super::values::{Color, Format};
use super::{complete, help, plain_lookup, usage, version};

pub use answers::{Annotate, Changes, Explain, Field, Guide, List, Operation, Operations, Scan, Search, Validate};
pub use catalogs::{Build, CatalogDir, Check, Export, Fmt, Generate, Import, Mcp, Pack, Schema, Serve};
pub use changing::{Diff, Init, New};

/// Explains error codes.
#[derive(Debug, Parser)]
#[command(name = "ecs-err", version, override_usage = help::USAGE)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,

    #[command(flatten)]
    pub lookup: Lookup,

    /// Use the catalog in this directory or pack, not the embedded one
    #[arg(short, long, global = true, value_name = "DIR|FILE", env = DATA_VARIABLE, hide_env_values = true, value_parser = OsStringValueParser::new().map(PathBuf::from), value_hint = ValueHint::AnyPath)]
    pub data: Option<PathBuf>,

    /// Answer in this language of the catalog: a BCP 47 tag, a POSIX locale, or both for all languages
    ///
    /// Without it, the first of ECS_ERR_LANG, LC_ALL, LC_MESSAGES and LANG that is set decides;
    /// a language that the catalog does not have gives English, or else the catalog's first language.
    #[arg(short, long, global = true, value_name = "LANG", add = complete::langs())]
    pub lang: Option<String>,

    /// Color the output
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,

    /// Print nothing on standard error but errors; the exit status says what was found
    #[arg(short, long, global = true)]
    pub quiet: bool,

    /// Do not show long output in a pager
    #[arg(long, global = true)]
    pub no_pager: bool,
}

impl Args {
    /// Whether to show the language mistakes of the reference.
    pub fn shows_errata(&self) -> bool {
        match &self.command {
            None => self.lookup.all,
            Some(Command::Field(field)) => field.all,
            Some(Command::Operation(operation)) => operation.all,
            Some(Command::Changes(changes)) => changes.all,
            Some(_) => false,
        }
    }
}

/// Looking up codes and words.
#[derive(Debug, clap::Args)]
pub struct Lookup {
    /// A code, its name, an HTTP status, a prefix of codes, a response, or words to search for
    #[arg(value_name = "CODE", allow_negative_numbers = true, add = complete::codes())]
    pub queries: Vec<String>,

    /// The output format, human by default
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<Format>,

    /// Also show the language mistakes of the reference
    #[arg(long)]
    pub all: bool,
}

impl Lookup {
    /// The output format.
    pub fn format(&self) -> Format {
        self.format.unwrap_or(Format::Human)
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Copy files or standard input to standard output and explain the codes in them
    ///
    /// Lines are copied byte for byte; those that have codes get an explanation.
    Annotate(Annotate),
    /// Find records by words in any language, a message, or a part of a name
    Search(Search),
    /// Explain a response of an API, a job's result or a log: the root cause first
    Explain(Explain),
    /// List error codes
    List(List),
    /// Explain a field, or a structure of fields
    Field(Field),
    /// Explain an operation of the API, with a command that calls it
    Operation(Operation),
    /// List the operations of the API
    Operations(Operations),
    /// Check the body of a request against the field tables of an operation
    Validate(Validate),
    /// Show what the releases of the reference changed, the newest first
    Changes(Changes),
    /// Show a guide, or list the guides
    Guide(Guide),
    /// Write the whole catalog in a format of other tools
    Export(Export),
    /// Generate constants and records for Go, TypeScript, Python, Java or Rust
    ///
    /// Constants are named after the names of errors, else after their codes, and never after their texts.
    Generate(Generate),
    /// Write a small catalog to begin with, which every command accepts
    Init(Init),
    /// Add an error to the files of a catalog, with a free number if none is given
    New(New),
    /// Find codes in sources, docs and tests that the catalog lacks, and codes that none of them uses
    ///
    /// Files that .gitignore or .ignore names, hidden files, binary files and the catalog itself are left out, and lines with "ecs-err:ignore".
    Scan(Scan),
    /// Make a catalog of an existing reference: tables, registries, source code
    Import(Import),
    /// Pack a catalog and its search index into one file, from which --data answers at once
    Pack(Pack),
    /// Build the website
    Build(Build),
    /// Show the website, and rebuild it when its files change
    Serve(Serve),
    /// Answer agents: a server of the Model Context Protocol, on standard input and output
    Mcp(Mcp),
    /// Report the errors and warnings in a data directory
    Check(Check),
    /// Show what changed from one edition of a catalog to another, and what breaks clients
    Diff(Diff),
    /// Write the files of a data directory in canonical form
    Fmt(Fmt),
    /// Write the JSON Schemas of the data files to schema/ in the directory of the catalog
    Schema(Schema),
    /// Print the script by which a shell completes codes and arguments
    Completions(Completions),
    /// Write the manual pages
    Man(Man),
}

#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

#[derive(Debug, clap::Args)]
pub struct Man {
    /// The directory of the pages; without one, the program's own page is printed
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: Option<PathBuf>,
}

impl Args {
    /// The arguments of the program.
    pub fn read() -> Result<Self, clap::Error> {
        let raw: Vec<OsString> = std::env::args_os().collect();
        if let Some(args) = plain_lookup::read(&raw) {
            return Ok(args);
        }
        let args = Self::try_parse_from(&raw).map_err(|error| match error.kind() {
            ErrorKind::DisplayVersion => version::answer(error, &raw),
            ErrorKind::DisplayHelp => with_help(error, &raw),
            _ => with_names(error, &raw),
        })?;
        // Each command has its own formats and options.
        let Lookup { queries, format, all } = &args.lookup;
        if args.command.is_some() && (format.is_some() || *all || !queries.is_empty()) {
            let message = "codes, --format and --all before a command do not belong to it";
            return Err(Self::command().error(ErrorKind::ArgumentConflict, message));
        }
        Ok(args)
    }
}

/// The help with examples from the catalog in use, in the language of the user.
///
/// It takes time, which other runs do not spend.
fn with_help(error: clap::Error, raw: &[OsString]) -> clap::Error {
    let source = Source::of_raw_arguments(raw);
    let command = help::command(source.as_ref().map(Source::catalog));
    with_pages(command, of_program(), terminal_width()).try_get_matches_from(raw).err().unwrap_or(error)
}

/// Other errors with the names of values in the language of the user.
fn with_names(error: clap::Error, raw: &[OsString]) -> clap::Error {
    let mut command = with_value_names(Args::command(), of_program());
    let error = command.try_get_matches_from_mut(raw).err().unwrap_or(error);
    usage::with_tip(error, &command, raw)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_is_sound() {
        super::Args::command().debug_assert();
        super::help::command(None).debug_assert();
        super::with_pages(super::help::command(None), super::of_program(), 80).debug_assert();
    }
}

//! The arguments of the program.

#![expect(clippy::doc_markdown, reason = "the documentation of arguments is the help, printed as it is")]

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser as _};
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand, ValueHint};
use clap_complete::Shell;
use ecs_err::Date;

use super::help_page::{with_pages, with_value_names};
use super::languages::of_program;
use super::output::terminal_width;
use super::source::{DATA_VARIABLE, Source};
use super::values::{AnnotationStyle, Color, ExplainFormat, Format, KindFilter, ReportFormat, base_url, positive};
use super::{complete, help, plain_lookup, usage, version};

/// Explains error codes.
#[derive(Debug, Parser)]
#[command(name = "ecs-err", version, override_usage = help::USAGE)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,

    #[command(flatten)]
    pub lookup: Lookup,

    /// Use the catalog in this directory, not the embedded one
    #[arg(short, long, global = true, value_name = "DIR", env = DATA_VARIABLE, hide_env_values = true, value_parser = OsStringValueParser::new().map(PathBuf::from), value_hint = ValueHint::DirPath)]
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

/// Looking up codes and words.
#[derive(Debug, clap::Args)]
pub struct Lookup {
    /// A code, its name, an HTTP status, a prefix of codes, a response, or words to search for
    #[arg(value_name = "CODE", allow_negative_numbers = true, add = complete::codes())]
    pub queries: Vec<String>,

    /// The output format, human by default
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<Format>,
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
    /// Show what the releases of the reference changed, the newest first
    Changes(Changes),
    /// Show a guide, or list the guides
    Guide(Guide),
    /// Print the whole catalog as one JSON document
    Export(Export),
    /// Build the website
    Build(Build),
    /// Show the website, and rebuild it when its files change
    Serve(Serve),
    /// Report the errors and warnings in a data directory
    Check(Check),
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
pub struct Annotate {
    /// Files, - for standard input; without one, standard input is read
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<OsString>,
    /// Where explanations are printed
    #[arg(long, value_name = "STYLE", default_value = "below")]
    pub style: AnnotationStyle,
    /// Print only the lines that have a code; of lines over 1 MiB, the first MiB
    #[arg(long)]
    pub only_matching_lines: bool,
    /// At the end, print on standard error how often each code occurs, the most frequent first
    #[arg(long)]
    pub summary: bool,
    /// Print each line as soon as it is read, as on a terminal
    #[arg(long)]
    pub line_buffered: bool,
}

#[derive(Debug, clap::Args)]
pub struct Search {
    /// What to look for
    #[arg(value_name = "WORDS", required = true, allow_negative_numbers = true)]
    pub words: Vec<String>,
    /// Only records of this kind
    #[arg(long, value_name = "KIND")]
    pub kind: Option<KindFilter>,
    /// The greatest number of hits
    #[arg(long, value_name = "NUMBER", default_value_t = 10, value_parser = positive)]
    pub limit: usize,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct Explain {
    /// Files, - for standard input, or the text itself; without one, standard input is read
    #[arg(value_name = "FILE|TEXT", allow_negative_numbers = true, value_hint = ValueHint::FilePath)]
    pub input: Vec<OsString>,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: ExplainFormat,
}

#[derive(Debug, clap::Args)]
pub struct List {
    /// Only codes of the service with this id
    #[arg(long, value_name = "ID", add = complete::services())]
    pub service: Option<String>,
    /// Only codes with this HTTP status
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(100..=599), add = complete::statuses())]
    pub status: Option<u16>,
    /// Only codes that a release of this day or later mentions
    #[arg(long, value_name = "DATE")]
    pub since: Option<Date>,
    /// Only codes that a release of this day or earlier mentions
    #[arg(long, value_name = "DATE")]
    pub until: Option<Date>,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct Field {
    /// A field or structure: its name, the path that leads to it, structure#field, or a structure's id
    #[arg(value_name = "NAME", add = complete::fields())]
    pub name: String,
    /// Show the whole tree of fields below it
    #[arg(long)]
    pub recursive: bool,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct Operation {
    /// An id, a path, a title, or a part of one
    #[arg(value_name = "NAME", required = true, add = complete::operations())]
    pub name: Vec<String>,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct Operations {
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct Changes {
    /// Only changes of this: a code, a field, a structure, or words that all occur in the change
    #[arg(value_name = "ABOUT", allow_negative_numbers = true, add = complete::change_topics())]
    pub about: Vec<String>,
    /// Only releases of this day or later
    #[arg(long, value_name = "DATE")]
    pub since: Option<Date>,
    /// Only releases of this day or earlier
    #[arg(long, value_name = "DATE")]
    pub until: Option<Date>,
    /// Only the release of this number
    #[arg(long, value_name = "NUMBER")]
    pub release: Option<u32>,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

/// The catalog of a command that publishes or keeps one.
#[derive(Debug, clap::Args)]
pub struct CatalogDir {
    /// The directory of the catalog [default: that of --data, else "data" if it holds a catalog]
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Export {
    #[command(flatten)]
    pub catalog: CatalogDir,
}

#[derive(Debug, clap::Args)]
pub struct Guide {
    /// The guide's id or title; without one, all guides are listed
    #[arg(value_name = "ID", add = complete::guides())]
    pub id: Vec<String>,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct Build {
    #[command(flatten)]
    pub catalog: CatalogDir,
    /// The directory of the site: absent, empty, or with a site from an earlier build; other files in it are kept
    #[arg(short, long, value_name = "DIR", default_value = "site/dist", value_hint = ValueHint::DirPath)]
    pub out: PathBuf,
    /// The address that the site will have; without it there are no canonical links and no sitemap
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// A directory whose templates/ and site/ replace the built-in ones, file by file
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub theme: Option<PathBuf>,
    /// Write nothing; print the files of the directory that are not as they would be built
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, clap::Args)]
pub struct Serve {
    #[command(flatten)]
    pub catalog: CatalogDir,
    /// The IP address to listen on; with 0.0.0.0 or ::, everybody who reaches this machine can read the catalog
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// The port, or 0 for any free one; without it the first free one from 8000 on
    #[arg(long, value_name = "NUMBER")]
    pub port: Option<u16>,
    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,
    /// A directory whose templates/ and site/ replace the built-in ones, file by file
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub theme: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Check {
    #[command(flatten)]
    pub catalog: CatalogDir,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: ReportFormat,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Print every error and warning in full, not only the first 50; other formats always have all
    #[arg(long)]
    pub all: bool,
    /// Explain a rule, or list them all
    #[arg(long, value_name = "RULE", num_args = 0..=1, default_missing_value = "", add = complete::rules())]
    pub explain: Option<String>,
}

#[derive(Debug, clap::Args)]
pub struct Fmt {
    #[command(flatten)]
    pub catalog: CatalogDir,
    /// Write nothing; print the files that are not in canonical form
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, clap::Args)]
pub struct Schema {
    #[command(flatten)]
    pub catalog: CatalogDir,
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
        // Each command has its own formats.
        if args.command.is_some() && (args.lookup.format.is_some() || !args.lookup.queries.is_empty()) {
            let message = "codes and --format before a command do not belong to it";
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

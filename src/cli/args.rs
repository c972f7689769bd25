//! What can be typed.

#![expect(clippy::doc_markdown, reason = "the documentation of arguments is the help, shown as it stands")]

use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser as _};
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand, ValueHint};
use clap_complete::Shell;
use ecs_err::Date;

use super::values::{AnnotationStyle, Color, ExplainFormat, Format, KindFilter, ReportFormat, SearchFormat, base_url};
use super::{complete, help};

/// Explains the error codes of a cloud API.
#[derive(Debug, Parser)]
#[command(name = "ecs-err", version, override_usage = help::USAGE, after_help = help::short(), after_long_help = help::full())]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,

    #[command(flatten)]
    pub lookup: Lookup,

    /// Work on the catalog in this folder, not on the embedded one
    #[arg(long, global = true, value_name = "DIR", env = "ECS_ERR_DATA", hide_env_values = true, value_parser = OsStringValueParser::new().map(PathBuf::from), value_hint = ValueHint::DirPath)]
    pub data: Option<PathBuf>,

    /// Answer in this language: zh, en, both, or any BCP 47 tag or POSIX locale
    ///
    /// Without it, the first of ECS_ERR_LANG, LC_ALL, LC_MESSAGES and LANG that is set decides;
    /// a language that the catalog does not have gives English.
    #[arg(long, global = true, value_name = "LANG", add = complete::langs())]
    pub lang: Option<String>,

    /// Colour the output
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,

    /// Print long output at once, not page by page
    #[arg(long, global = true)]
    pub no_pager: bool,
}

/// Looking up codes.
#[derive(Debug, clap::Args)]
pub struct Lookup {
    /// An error code, an HTTP status, or the beginning of codes (Ecs.03, Ecs.03xx, Ecs)
    #[arg(value_name = "CODE", add = complete::codes())]
    pub queries: Vec<String>,

    /// Print the answer in this form: human by default
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Copy standard input to standard output, with each code explained where it stands
    ///
    /// Lines come out as they went in, byte for byte, and those that have codes with an explanation.
    #[command(after_help = help::ANNOTATE)]
    Annotate(Annotate),
    /// Find records by words in any language, a message, or a part of a name
    #[command(
        after_help = "Examples:\n  ecs-err search 网卡\n  ecs-err search flavor sold out\n  ecs-err search --kind field delete on termination\n  ecs-err search 'Current flavor s6.large.2 can not resize to flavor c7.large.2.'"
    )]
    Search(Search),
    /// Explain an API's answer, a job's result or a log: the root cause first
    #[command(after_help = help::EXPLAIN)]
    Explain(Explain),
    /// List error codes
    #[command(
        after_help = "Examples:\n  ecs-err list --service Common\n  ecs-err list --status 403 --format json\n  ecs-err list --since 2023-01-01"
    )]
    List(List),
    /// Explain a field, or a structure of fields
    #[command(
        after_help = "Examples:\n  ecs-err field delete_on_termination\n  ecs-err field publicip.eip.bandwidth.size\n  ecs-err field server-details.metadata#metering.order_id\n  ecs-err field --recursive publicip"
    )]
    Field(Field),
    /// Explain an operation of the API, with a command that calls it
    #[command(
        after_help = "Examples:\n  ecs-err operation changevpc\n  ecs-err operation POST /v1/{project_id}/cloudservers\n  ecs-err operation \"Change the VPC\""
    )]
    Operation(Operation),
    /// List the operations of the API
    #[command(after_help = "Examples:\n  ecs-err operations\n  ecs-err operations --format markdown")]
    Operations(Operations),
    /// Show what the releases of the reference changed, the newest first
    #[command(
        after_help = "Examples:\n  ecs-err changes --since 2023-01-01\n  ecs-err changes Ecs.0219\n  ecs-err changes __support_agent_list\n  ecs-err changes added EIP\n  ecs-err changes --release 67"
    )]
    Changes(Changes),
    /// Print the whole catalog as one JSON document
    #[command(
        after_help = "Examples:\n  ecs-err export > catalog.json\n  ecs-err export | jq '.errors[] | select(.status == 403) | .code'"
    )]
    Export,
    /// Build the website
    #[command(
        after_help = "Examples:\n  ecs-err build\n  ecs-err build --base-url https://errors.example.org\n  ecs-err build --check --base-url https://errors.example.org"
    )]
    Build(Build),
    /// Show the website, and follow the files that it is made of
    #[command(
        after_help = "Examples:\n  ecs-err serve\n  ecs-err --data data serve --open\n  ecs-err --data data serve --theme . --port 0"
    )]
    Serve(Serve),
    /// Find everything that is wrong with a data folder
    #[command(after_help = format!(
        "Examples:\n  ecs-err check data\n  ecs-err check --format github data\n  ecs-err check --explain dangling-reference\n\n{}",
        help::EXIT_STATUS_OF_CHECKS,
    ))]
    Check(Check),
    /// Write the files of a data folder in canonical form
    #[command(after_help = format!(
        "Examples:\n  ecs-err fmt data\n  ecs-err fmt --check data\n\n{}",
        help::EXIT_STATUS_OF_CHECKS,
    ))]
    Fmt(Fmt),
    /// Write the JSON Schemas of the data files
    #[command(after_help = "Examples:\n  ecs-err schema data")]
    Schema(Schema),
    /// Print the script that makes a shell complete codes and arguments
    #[command(after_help = help::COMPLETIONS)]
    Completions(Completions),
    /// Write the manual pages
    #[command(after_help = help::MAN)]
    Man(Man),
}

#[derive(Debug, clap::Args)]
pub struct Annotate {
    /// Where explanations stand
    #[arg(long, value_name = "STYLE", default_value = "below")]
    pub style: AnnotationStyle,
    /// Print only the lines that have a code; of lines over 1 MiB, the first MiB
    #[arg(long)]
    pub only_matching_lines: bool,
    /// At the end, print on standard error how often each code was there, the most frequent first
    #[arg(long)]
    pub summary: bool,
    /// Print each line as soon as it is there, as on a terminal
    #[arg(long)]
    pub line_buffered: bool,
}

#[derive(Debug, clap::Args)]
pub struct Search {
    /// What to look for
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
    /// Only records of this kind
    #[arg(long, value_name = "KIND")]
    pub kind: Option<KindFilter>,
    /// At most so many hits
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    pub limit: usize,
    /// Print the hits in this form
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: SearchFormat,
}

#[derive(Debug, clap::Args)]
pub struct Explain {
    /// Files, - for standard input, or the text itself; without one, standard input is read
    #[arg(value_name = "FILE|TEXT", value_hint = ValueHint::FilePath)]
    pub input: Vec<String>,
    /// Print the explanation in this form
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ExplainFormat,
}

#[derive(Debug, clap::Args)]
pub struct List {
    /// Only codes of this service
    #[arg(long, value_name = "PREFIX", add = complete::services())]
    pub service: Option<String>,
    /// Only codes with this HTTP status
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(100..600), add = complete::statuses())]
    pub status: Option<u16>,
    /// Only codes that a release of this day or later mentions
    #[arg(long, value_name = "DATE")]
    pub since: Option<Date>,
    /// Only codes that a release of this day or earlier mentions
    #[arg(long, value_name = "DATE")]
    pub until: Option<Date>,
    /// Print the list in this form
    #[arg(long, value_name = "FORMAT", default_value = "human")]
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
    /// Print the answer in this form
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct Operation {
    /// An id, a path, a title, or a part of one
    #[arg(value_name = "NAME", required = true, add = complete::operations())]
    pub name: Vec<String>,
    /// Print the answer in this form
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct Operations {
    /// Print the list in this form
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct Changes {
    /// Only changes about this: a code, a field or structure, or words that the change must all have
    #[arg(value_name = "ABOUT", add = complete::codes())]
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
    /// Print the changes in this form
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct Build {
    /// The folder of the site, which is replaced as a whole
    #[arg(long, value_name = "DIR", default_value = "site/dist", value_hint = ValueHint::DirPath)]
    pub out: PathBuf,
    /// The address that the site will have; without it there are no canonical links and no sitemap
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// A folder whose templates/ and site/ replace the built-in ones, file by file
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub theme: Option<PathBuf>,
    /// Write nothing; only say which files of the folder are not what would be built
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, clap::Args)]
pub struct Serve {
    /// The port, of which 0 stands for any that is free; without it the first free one from 8000 on
    #[arg(long, value_name = "NUMBER")]
    pub port: Option<u16>,
    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,
    /// A folder whose templates/ and site/ replace the built-in ones, file by file
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub theme: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Check {
    /// The folder: that of --data if none is given, else "data"
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folder: Option<PathBuf>,
    /// Report in this form
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ReportFormat,
    /// Explain a rule, or list them all
    #[arg(long, value_name = "RULE", num_args = 0..=1, default_missing_value = "", add = complete::rules())]
    pub explain: Option<String>,
}

#[derive(Debug, clap::Args)]
pub struct Fmt {
    /// The folder: that of --data if none is given, else "data"
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folder: Option<PathBuf>,
    /// Write nothing; only say which files are not in canonical form
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, clap::Args)]
pub struct Schema {
    /// The folder, in which the schemas go to schema/: that of --data if none is given, else "data"
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folder: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

#[derive(Debug, clap::Args)]
pub struct Man {
    /// The folder of the pages; without one, the program's own page is printed
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folder: Option<PathBuf>,
}

impl Args {
    /// The arguments of the program.
    pub fn read() -> Result<Self, clap::Error> {
        let args = Self::try_parse()?;
        // A command has a form of its own.
        if args.command.is_some() && (args.lookup.format.is_some() || !args.lookup.queries.is_empty()) {
            let message = "codes and --format before a command do not belong to it";
            return Err(Self::command().error(ErrorKind::ArgumentConflict, message));
        }
        Ok(args)
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_is_sound() {
        super::Args::command().debug_assert();
    }
}

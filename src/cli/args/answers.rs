//! The arguments of the commands that answer from a catalog.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ValueHint;
use ecs_err::Date;

use crate::cli::complete;
use crate::cli::values::{
    AnnotationStyle, ExplainFormat, Format, KindFilter, ReportFormat, RetryFilter, ScanFormat, ScanKind, positive,
};

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that can be given or not")]
pub struct Annotate {
    /// Files, - for standard input; without one, standard input is read
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<OsString>,
    /// Where explanations are printed
    #[arg(long, value_name = "STYLE", default_value = "below")]
    pub style: AnnotationStyle,
    /// Also say for each code whether a retry helps; JSON always does
    #[arg(long)]
    pub retry: bool,
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
pub struct Scan {
    /// Files and directories; by default the current directory
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// Report only codes of this kind
    #[arg(long, value_name = "KIND")]
    pub only: Option<ScanKind>,
    /// Also list the codes of the catalog that are used nowhere, which are only counted otherwise
    #[arg(long)]
    pub unused: bool,
    /// Fail on codes of this kind too; undefined ones always fail
    #[arg(long, value_name = "KIND")]
    pub deny: Option<ScanKind>,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: ScanFormat,
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
    /// Only codes with this answer to whether a retry helps
    #[arg(long, value_name = "WHEN")]
    pub retry: Option<RetryFilter>,
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
    /// Also show the language mistakes of the reference
    #[arg(long)]
    pub all: bool,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct Operation {
    /// An id, a path, a title, or a part of one
    #[arg(value_name = "NAME", required = true, add = complete::operations())]
    pub name: Vec<String>,
    /// Also show the language mistakes of the reference
    #[arg(long)]
    pub all: bool,
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
pub struct Validate {
    /// An operation: its id, path or title; or the id of a structure
    #[arg(value_name = "OPERATION", add = complete::operations())]
    pub operation: String,
    /// The file with the body, in JSON; - for standard input
    #[arg(value_name = "BODY", value_hint = ValueHint::FilePath)]
    pub body: OsString,
    /// Accept fields that the tables do not have
    #[arg(long)]
    pub allow_unknown: bool,
    /// Print every problem in full, not only the first 50; other formats always have all
    #[arg(long)]
    pub all: bool,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: ReportFormat,
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
    /// Also show the language mistakes of the reference
    #[arg(long)]
    pub all: bool,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
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

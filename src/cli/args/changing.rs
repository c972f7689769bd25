//! The arguments of the commands that start a catalog, add to it, and compare editions of it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ValueHint;
use ecs_err::StatusCode;

use crate::cli::values::{Ci, DiffFormat, RetryFilter, http_status};

#[derive(Debug, clap::Args)]
pub struct Init {
    /// The directory: absent, empty, or a new repository
    #[arg(value_name = "DIR", default_value = ".", value_hint = ValueHint::DirPath)]
    pub dir: PathBuf,
    /// The languages of texts, separated by commas, the main one first [default: en; zh,en if messages are in Chinese]
    #[arg(long, value_name = "LANGS", value_delimiter = ',')]
    pub languages: Vec<String>,
    /// The form of codes: text and groups such as {4} for four digits, or listed for codes without a common form
    #[arg(long, value_name = "FORM", default_value = "ERR.{4}")]
    pub form: String,
    /// The title of the catalog
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// The id of the service [default: the letters that the form begins with]
    #[arg(long, value_name = "ID")]
    pub service: Option<String>,
    /// Also write a workflow that checks, compares and publishes the catalog
    #[arg(long, value_name = "HOST")]
    pub ci: Option<Ci>,
}

#[derive(Debug, clap::Args)]
pub struct New {
    /// The code; without one, a free number is taken
    #[arg(value_name = "CODE", allow_negative_numbers = true, conflicts_with_all = ["family", "random"])]
    pub code: Option<String>,
    /// The id of the service
    #[arg(long, value_name = "ID")]
    pub service: Option<String>,
    /// Take the number after the last one of this family, such as ERR.03xx
    #[arg(long, value_name = "CODES")]
    pub family: Option<String>,
    /// Take a free number at random, so that two branches rarely take the same one
    #[arg(long)]
    pub random: bool,
    /// A stable identifier, such as QUOTA_EXCEEDED
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// The HTTP status, or several separated by commas
    #[arg(long, value_name = "NUMBER", value_delimiter = ',', value_parser = http_status)]
    pub status: Vec<StatusCode>,
    /// The message that the API returns; LANG=TEXT for each language
    #[arg(long, value_name = "TEXT")]
    pub message: Vec<String>,
    /// What the code means; LANG=TEXT for each language
    #[arg(long, value_name = "TEXT")]
    pub description: Vec<String>,
    /// What to do; LANG=TEXT for each language
    #[arg(long, value_name = "TEXT")]
    pub action: Vec<String>,
    /// Whether to send the same request again
    #[arg(long, value_name = "WHEN")]
    pub retry: Option<RetryFilter>,
}

#[derive(Debug, clap::Args)]
pub struct Diff {
    /// The edition before: a directory, an export in JSON, or git:REVISION:DIR
    #[arg(value_name = "BASE", value_hint = ValueHint::AnyPath)]
    pub base: OsString,
    /// The edition after [default: the directory of --data, else "data" if it holds a catalog]
    #[arg(value_name = "HEAD", value_hint = ValueHint::AnyPath)]
    pub head: Option<OsString>,
    /// Exit with status 1 if there is such a change: breaking, or the names of changes, separated by commas
    #[arg(long, value_name = "CHANGES", value_delimiter = ',')]
    pub deny: Vec<String>,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: DiffFormat,
}

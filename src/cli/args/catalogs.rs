//! The arguments of the commands that publish a catalog or keep its data.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::ValueHint;

use crate::cli::complete;
use crate::cli::values::{
    ExportFormat, GenerateTarget, ImportFormat, PageFlavor, RegexDialect, ReportFormat, base_url, loopback,
};

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
    /// The format
    #[arg(short, long, value_name = "FORMAT", default_value = "json")]
    pub format: ExportFormat,
    /// The file, or the directory of pages [default: standard output]
    #[arg(short, long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub out: Option<PathBuf>,
    /// The generator of the site that pages are for
    #[arg(long, value_name = "FLAVOR")]
    pub flavor: Option<PageFlavor>,
    /// More columns in tables
    #[arg(long)]
    pub wide: bool,
    /// Instead, the regular expression that finds the codes of the catalog in a text
    #[arg(long, value_name = "DIALECT", conflicts_with_all = ["flavor", "format", "wide"])]
    pub regex: Option<RegexDialect>,
}

#[derive(Debug, clap::Args)]
pub struct Generate {
    #[command(flatten)]
    pub catalog: CatalogDir,
    /// The language of the source
    #[arg(long, value_name = "TARGET")]
    pub target: GenerateTarget,
    /// The file, or the directory of the file; a package of Java gives directories below it
    #[arg(short, long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub out: PathBuf,
    /// The package, in Go and Java [default: errcodes in Go, none in Java]
    #[arg(long, value_name = "PACKAGE")]
    pub package: Option<String>,
    /// A directory with templates that replace the built-in ones: go.tera, typescript.tera, python.tera, java.tera, rust.tera
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub templates: Option<PathBuf>,
    /// Write nothing; print the file if it is not as it would be written
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, clap::Args)]
pub struct Pack {
    #[command(flatten)]
    pub catalog: CatalogDir,
    /// The file
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub out: PathBuf,
    /// Write nothing; print the file if it is not as it would be written
    #[arg(long)]
    pub check: bool,
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
    /// The directory of a theme: site.toml, custom.css, templates/, site/, pages/ and static/; by default theme/ beside the catalog, if it has a site.toml
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
    /// The directory of a theme: site.toml, custom.css, templates/, site/, pages/ and static/; by default theme/ beside the catalog, if it has a site.toml
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub theme: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Mcp {
    /// Serve HTTP instead, at /mcp on this port of 127.0.0.1, or on a loopback address with a port; 0 is any free port
    #[arg(long, value_name = "ADDRESS", value_parser = loopback)]
    pub http: Option<SocketAddr>,
    /// Instead, print the same as a skill for agents that run commands (SKILL.md)
    #[arg(long, conflicts_with = "http")]
    pub skill: bool,
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
    /// Instead, show how many codes have texts in each language, actions, retry advice and evidence
    #[arg(long, conflicts_with_all = ["explain", "strict", "all"])]
    pub coverage: bool,
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
pub struct Import {
    /// Files with references of codes, directories of them, or "-" for standard input: HTML, Markdown, reStructuredText, AsciiDoc, CSV, XLSX, JSON, YAML, TOML, properties, PO
    #[arg(value_name = "SOURCE", required = true, value_hint = ValueHint::AnyPath)]
    pub sources: Vec<PathBuf>,
    /// The directory of the catalog: a new one if it is absent or empty [default: "data" if it holds no catalog]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub into: Option<PathBuf>,
    /// The form of the codes of a service, such as "db=DB-{5}" or "api=listed"; without it forms are proposed
    #[arg(long, value_name = "ID=FORM")]
    pub service: Vec<String>,
    /// The head of the column, or the path in a registry, that gives a key: "code=error.id"; without it columns are chosen by their heads and contents
    #[arg(long, value_name = "KEY=HEAD")]
    pub map: Vec<String>,
    /// Read the files as text: a regular expression with groups that are named as keys, such as (?P<code>E[0-9]+) (?P<message>.*)
    #[arg(long, value_name = "REGEX")]
    pub pattern: Option<String>,
    /// Write nothing; report what would be done
    #[arg(long)]
    pub dry_run: bool,
    /// Replace texts of the catalog that differ
    #[arg(long)]
    pub update: bool,
    /// Exit with status 0 even if rows are refused
    #[arg(long)]
    pub allow_refused: bool,
    /// The output format
    #[arg(short, long, value_name = "FORMAT", default_value = "human")]
    pub format: ImportFormat,
}

//! The values that arguments can have.

#![expect(clippy::doc_markdown, reason = "the documentation of values is the help, printed as it is")]

use std::net::{Ipv4Addr, SocketAddr};

use clap::ValueEnum;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that shows colors, if NO_COLOR is not set
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AnnotationStyle {
    /// Below the line, each on a line that begins with "  ↳ "
    Below,
    /// At the end of the line, each after "  ← "
    Inline,
    /// In an object for each line, for programs (JSON Lines)
    Json,
}

impl From<AnnotationStyle> for ecs_err::annotate::Style {
    fn from(style: AnnotationStyle) -> Self {
        match style {
            AnnotationStyle::Below => Self::Below,
            AnnotationStyle::Inline => Self::Inline,
            AnnotationStyle::Json => Self::Json,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text for people
    Human,
    /// JSON for programs
    Json,
    /// JSON Lines: one record on each line
    Jsonl,
    /// Markdown for tickets and pages
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// Text for people
    Human,
    /// JSON for programs
    Json,
    /// JSON Lines: one record on each line
    Jsonl,
    /// Markdown for tickets and pages
    Markdown,
    /// Problem details of the root cause (RFC 9457), for services that pass it on
    Problem,
}

impl From<Format> for ExplainFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => Self::Human,
            Format::Json => Self::Json,
            Format::Jsonl => Self::Jsonl,
            Format::Markdown => Self::Markdown,
        }
    }
}

/// Whether to send the same request again, as in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RetryFilter {
    /// Never: it fails again
    Never,
    /// Only after a fix
    #[value(name = "afterFix")]
    AfterFix,
    /// With an increasing delay
    Backoff,
    /// Not needed: there was no failure
    #[value(name = "notNeeded")]
    NotNeeded,
}

impl From<RetryFilter> for ecs_err::Retry {
    fn from(retry: RetryFilter) -> Self {
        match retry {
            RetryFilter::Never => Self::Never,
            RetryFilter::AfterFix => Self::AfterFix,
            RetryFilter::Backoff => Self::Backoff,
            RetryFilter::NotNeeded => Self::NotNeeded,
        }
    }
}

/// The kinds of records, as they are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KindFilter {
    Error,
    Status,
    Field,
    Structure,
    Operation,
    Release,
    Guide,
}

impl From<KindFilter> for ecs_err::RecordKind {
    fn from(kind: KindFilter) -> Self {
        match kind {
            KindFilter::Error => Self::Error,
            KindFilter::Status => Self::Status,
            KindFilter::Field => Self::Field,
            KindFilter::Structure => Self::Structure,
            KindFilter::Operation => Self::Operation,
            KindFilter::Release => Self::Release,
            KindFilter::Guide => Self::Guide,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Text for people, with the lines that have errors
    Human,
    /// JSON for programs
    Json,
    /// Annotations for GitHub Actions
    Github,
}

/// Where a repository is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Ci {
    /// GitHub, with GitHub Actions and GitHub Pages
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// Text for people
    Human,
    /// JSON for programs
    Json,
    /// Release notes in Markdown
    Markdown,
    /// Annotations for GitHub Actions
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One JSON document
    Json,
    /// A table with a row for each code, comma-separated
    Csv,
    /// The same table, tab-separated
    Tsv,
    /// The same table as JSON Lines
    Ndjson,
    /// JSON Schema (2020-12) of the bodies of requests and responses
    JsonSchema,
    /// OpenAPI 3.1: the operations, with the codes as examples of their responses
    #[value(name = "openapi")]
    OpenApi,
    /// A lookup table of rsyslog
    Rsyslog,
    /// CSV for add-contextual-data() of syslog-ng
    SyslogNg,
    /// A script for the filter "lua" of Fluent Bit
    FluentBit,
    /// A registry of semantic conventions for OTel Weaver: the values of error.type
    Weaver,
    /// Documents for the bulk API of Elasticsearch
    Elasticsearch,
    /// The texts and their translations into the language of --lang, for translators (gettext)
    Po,
    /// A database of SQLite with all records and a full-text index
    Sqlite,
    /// The table as a Parquet file
    Parquet,
    /// Markdown pages for a documentation site
    Pages,
}

/// The generators of documentation sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PageFlavor {
    /// mdBook
    Mdbook,
    /// Docusaurus 3
    Docusaurus,
    /// MkDocs, also with Material
    Mkdocs,
    /// Starlight for Astro
    Starlight,
    /// Hugo
    Hugo,
}

#[cfg(feature = "pages")]
impl From<PageFlavor> for ecs_err_pages::Flavor {
    fn from(flavor: PageFlavor) -> Self {
        match flavor {
            PageFlavor::Mdbook => Self::Mdbook,
            PageFlavor::Docusaurus => Self::Docusaurus,
            PageFlavor::Mkdocs => Self::Mkdocs,
            PageFlavor::Starlight => Self::Starlight,
            PageFlavor::Hugo => Self::Hugo,
        }
    }
}

/// The syntax of regular expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RegexDialect {
    /// RE2: Go, BigQuery, ClickHouse
    Re2,
    /// PCRE and others with look-around: Perl, PHP, Python
    Pcre,
    /// Vector
    Vrl,
    /// Logstash
    Grok,
    /// RE2 for functions of SQL, whose groups have numbers
    Sql,
}

#[cfg(feature = "tables")]
impl From<RegexDialect> for ecs_err_tables::Dialect {
    fn from(dialect: RegexDialect) -> Self {
        match dialect {
            RegexDialect::Re2 => Self::Re2,
            RegexDialect::Pcre => Self::Pcre,
            RegexDialect::Vrl => Self::Vrl,
            RegexDialect::Grok => Self::Grok,
            RegexDialect::Sql => Self::Sql,
        }
    }
}

/// The languages of generated sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GenerateTarget {
    /// Go 1.19 or later
    Go,
    /// TypeScript 4.9 or later
    #[value(name = "typescript")]
    TypeScript,
    /// Python 3.9 or later
    Python,
    /// Java 17 or later
    Java,
    /// Rust, edition 2021 or later
    Rust,
}

#[cfg(feature = "generate")]
impl From<GenerateTarget> for ecs_err_generate::Target {
    fn from(target: GenerateTarget) -> Self {
        match target {
            GenerateTarget::Go => Self::Go,
            GenerateTarget::TypeScript => Self::TypeScript,
            GenerateTarget::Python => Self::Python,
            GenerateTarget::Java => Self::Java,
            GenerateTarget::Rust => Self::Rust,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// Text for people
    Human,
    /// JSON for programs
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ScanFormat {
    /// A line for each code, with its file, line and column
    Human,
    /// JSON for programs
    Json,
    /// Annotations for GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ScanKind {
    /// Codes in files that the catalog lacks
    Undefined,
    /// Codes of the catalog that no file has
    Unused,
}

/// An HTTP status.
pub fn http_status(text: &str) -> Result<ecs_err::StatusCode, String> {
    let status = text.trim().parse().ok().and_then(ecs_err::StatusCode::new);
    status.ok_or_else(|| "an HTTP status from 100 to 599 is expected".to_owned())
}

/// A number of at least one.
pub fn positive(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|number| *number > 0).ok_or_else(|| "a whole number from 1 on is expected".to_owned())
}

/// A valid base URL of a site.
pub fn base_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let odd = |letter: char| letter.is_whitespace() || letter.is_control() || "\"'<>?#{}".contains(letter);
    if rest.trim_start_matches('/').is_empty() || rest.contains(odd) {
        return Err(
            "an address such as https://errors.example.org or https://example.org/errors is expected".to_owned()
        );
    }
    Ok(text.trim_end_matches('/').to_owned())
}

/// A port of 127.0.0.1, or a loopback address with a port.
pub fn loopback(text: &str) -> Result<SocketAddr, String> {
    let address = match text.parse::<u16>() {
        Ok(port) => Some(SocketAddr::from((Ipv4Addr::LOCALHOST, port))),
        Err(_) => text.parse::<SocketAddr>().ok(),
    };
    let own = address.filter(|address| address.ip().to_canonical().is_loopback());
    own.ok_or_else(|| "a port, or a loopback address with a port such as 127.0.0.1:8080 is expected".to_owned())
}

//! `ecs-err export`: the whole catalog in a format of other tools.

#[cfg(feature = "pages")]
mod pages;
#[cfg(not(feature = "pages"))]
mod pages {
    //! A format that this program was built without.

    use super::{Args, CliError, ExitStatus, Output, args};

    pub fn run(_: &Args, _: &args::Export, _: &mut Output) -> Result<ExitStatus, CliError> {
        Err(CliError::NotInThisBuild { command: "export --format pages", feature: "pages" })
    }
}
#[cfg(feature = "openapi")]
mod schemas;
#[cfg(not(feature = "openapi"))]
mod schemas {
    //! Formats that this program was built without.

    use ecs_err::Catalog;

    use super::{Args, CliError};

    pub fn json_schema(_: &Args, _: Catalog<'_>) -> Result<String, CliError> {
        Err(CliError::NotInThisBuild { command: "export --format json-schema", feature: "openapi" })
    }

    pub fn openapi(_: &Args, _: Catalog<'_>) -> Result<String, CliError> {
        Err(CliError::NotInThisBuild { command: "export --format openapi", feature: "openapi" })
    }
}
#[cfg(feature = "tables")]
mod tables;
#[cfg(not(feature = "tables"))]
mod tables {
    //! Formats that this program was built without.

    use ecs_err::Catalog;

    use super::{Args, CliError, ExportFormat, args};

    pub fn text(_: &Args, export: &args::Export, _: Catalog<'_>) -> Result<String, CliError> {
        let command = match export.format {
            _ if export.regex.is_some() => "export --regex",
            ExportFormat::Csv => "export --format csv",
            ExportFormat::Tsv => "export --format tsv",
            ExportFormat::Ndjson => "export --format ndjson",
            ExportFormat::Rsyslog => "export --format rsyslog",
            ExportFormat::SyslogNg => "export --format syslog-ng",
            ExportFormat::FluentBit => "export --format fluent-bit",
            ExportFormat::Weaver => "export --format weaver",
            ExportFormat::Elasticsearch => "export --format elasticsearch",
            _ => "export --wide",
        };
        Err(CliError::NotInThisBuild { command, feature: "tables" })
    }
}

use std::path::Path;

use ecs_err::{export, messages};

use super::ExitStatus;
use super::args::{self, Args};
use super::error::CliError;
use super::output::Output;
use super::source::{self, Source};
use super::values::ExportFormat;
use super::write::refresh;

pub fn run(args: &Args, export: &args::Export, output: &mut Output) -> Result<ExitStatus, CliError> {
    if export.format == ExportFormat::Pages {
        return pages::run(args, export, output);
    }
    if export.flavor.is_some() {
        return Err(CliError::Stated(messages::flavor_is_for_pages()));
    }
    let choice = source::choose(args, &export.catalog)?;
    // Without a directory there is no doubt which catalog is printed.
    if choice.dir.is_some() {
        choice.announce(args.quiet);
    }
    let source = Source::open_dir(choice.dir.as_deref(), args.quiet)?;
    let catalog = source.catalog();
    let is_whole = !export.wide && export.regex.is_none();
    let text = match export.format {
        ExportFormat::Json if is_whole => export::catalog_json(catalog),
        ExportFormat::JsonSchema if is_whole => schemas::json_schema(args, catalog)?,
        ExportFormat::OpenApi if is_whole => schemas::openapi(args, catalog)?,
        _ => tables::text(args, export, catalog)?,
    };
    match &export.out {
        Some(path) => {
            refresh(path.parent().unwrap_or(Path::new("")), [(path.file_name().unwrap_or_default(), text)], output)?;
        }
        None => output.json_text(&text),
    }
    Ok(ExitStatus::Success)
}

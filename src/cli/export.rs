//! `ecs-err export`: the whole catalog in a format of other tools.

#[cfg(feature = "parquet")]
mod columns;
#[cfg(feature = "sqlite")]
mod database;
#[cfg(feature = "pages")]
mod pages;
#[cfg(feature = "openapi")]
mod schemas;
#[cfg(feature = "tables")]
mod tables;
#[cfg(feature = "tables")]
mod translations;

use std::path::Path;

use clap::ValueEnum as _;
use ecs_err::{Catalog, export, messages};

use super::ExitStatus;
use super::args::{self, Args};
use super::error::CliError;
use super::output::Output;
use super::source::{self, Source};
use super::values::ExportFormat;
use super::write::refresh_file;

pub fn run(args: &Args, export: &args::Export, output: &mut Output) -> Result<ExitStatus, CliError> {
    check_options(export)?;
    #[cfg(feature = "pages")]
    if export.format == ExportFormat::Pages {
        return pages::run(args, export, output);
    }
    let choice = source::choose(args, &export.catalog)?;
    // Without a directory there is no doubt which catalog is printed.
    if choice.dir.is_some() {
        choice.announce(args.quiet);
    }
    let source = Source::open_dir(choice.dir.as_deref(), args.quiet)?;
    let content = content(args, export, choice.dir.as_deref(), source.catalog())?;
    match &export.out {
        Some(path) => refresh_file(path, content, output)?,
        // What is not text needs a file.
        None => output.json_text(&String::from_utf8_lossy(&content)),
    }
    Ok(ExitStatus::Success)
}

/// Refuses options that do not belong to the format.
fn check_options(export: &args::Export) -> Result<(), CliError> {
    let format = export.format;
    let is_table =
        matches!(format, ExportFormat::Csv | ExportFormat::Tsv | ExportFormat::Ndjson | ExportFormat::Parquet);
    if export.wide && !is_table {
        return Err(CliError::Stated(messages::wide_is_for_tables()));
    }
    if export.flavor.is_some() && format != ExportFormat::Pages {
        return Err(CliError::Stated(messages::flavor_is_for_pages()));
    }
    Ok(())
}

/// What is exported. `dir` has the catalog.
#[cfg_attr(not(feature = "tables"), expect(unused_variables, reason = "some formats take fewer arguments"))]
fn content(args: &Args, export: &args::Export, dir: Option<&Path>, catalog: Catalog<'_>) -> Result<Vec<u8>, CliError> {
    #[cfg(feature = "tables")]
    if let Some(text) = tables::text(args, export, catalog)? {
        return Ok(text.into_bytes());
    }
    let text = match export.format {
        _ if export.regex.is_some() => return Err(absent("export --regex".to_owned(), "tables")),
        ExportFormat::Json => export::catalog_json(catalog),
        #[cfg(feature = "openapi")]
        ExportFormat::JsonSchema => schemas::json_schema(args, catalog)?,
        #[cfg(feature = "openapi")]
        ExportFormat::OpenApi => schemas::openapi(args, catalog)?,
        #[cfg(feature = "tables")]
        ExportFormat::Po => translations::po(args, dir, catalog)?,
        #[cfg(feature = "sqlite")]
        ExportFormat::Sqlite => {
            needs_file(export)?;
            return database::sqlite(catalog);
        }
        #[cfg(feature = "parquet")]
        ExportFormat::Parquet => {
            needs_file(export)?;
            return columns::parquet(args, export.wide, catalog);
        }
        format => return Err(absent(format!("export --format {}", name(format)), feature(format))),
    };
    Ok(text.into_bytes())
}

/// A format that is not text, which no terminal shows, needs a file.
#[cfg(any(feature = "parquet", feature = "sqlite"))]
fn needs_file(export: &args::Export) -> Result<(), CliError> {
    match export.out {
        Some(_) => Ok(()),
        None => Err(CliError::Stated(messages::format_needs_file(name(export.format)))),
    }
}

fn absent(command: String, feature: &'static str) -> CliError {
    CliError::NotInThisBuild { command: command.into(), feature }
}

/// The feature that a format is in.
fn feature(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::JsonSchema | ExportFormat::OpenApi => "openapi",
        ExportFormat::Pages => "pages",
        ExportFormat::Parquet => "parquet",
        ExportFormat::Sqlite => "sqlite",
        _ => "tables",
    }
}

fn name(format: ExportFormat) -> String {
    format.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

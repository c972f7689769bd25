//! `ecs-err export`: the whole catalog in a format of other tools.

mod absent;
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

use ecs_err::{export, messages};

use super::ExitStatus;
use super::args::{self, Args};
use super::error::CliError;
use super::output::Output;
use super::source::{self, Source};
use super::values::ExportFormat;
use super::write::refresh;
#[cfg(not(feature = "parquet"))]
use absent::columns;
#[cfg(not(feature = "sqlite"))]
use absent::database;
#[cfg(not(feature = "pages"))]
use absent::pages;
#[cfg(not(feature = "openapi"))]
use absent::schemas;
#[cfg(not(feature = "tables"))]
use absent::{tables, translations};

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
    let out = export.out.as_deref();
    match export.format {
        ExportFormat::Sqlite if is_whole => return file(out, "sqlite", || database::sqlite(catalog), output),
        ExportFormat::Parquet => {
            return file(out, "parquet", || columns::parquet(args, export.wide, catalog), output);
        }
        _ => {}
    }
    let text = match export.format {
        ExportFormat::Json if is_whole => export::catalog_json(catalog),
        ExportFormat::JsonSchema if is_whole => schemas::json_schema(args, catalog)?,
        ExportFormat::OpenApi if is_whole => schemas::openapi(args, catalog)?,
        ExportFormat::Po if is_whole => translations::po(args, choice.dir.as_deref(), catalog)?,
        _ => tables::text(args, export, catalog)?,
    };
    match &export.out {
        Some(path) => write(path, text, output)?,
        None => output.json_text(&text),
    }
    Ok(ExitStatus::Success)
}

/// Writes a format that is not text, which no terminal shows.
fn file(
    path: Option<&Path>,
    format: &str,
    content: impl FnOnce() -> Result<Vec<u8>, CliError>,
    output: &mut Output,
) -> Result<ExitStatus, CliError> {
    let path = path.ok_or_else(|| CliError::Stated(messages::format_needs_file(format)))?;
    write(path, content()?, output)?;
    Ok(ExitStatus::Success)
}

fn write(path: &Path, content: impl AsRef<[u8]>, output: &mut Output) -> Result<(), CliError> {
    refresh(path.parent().unwrap_or(Path::new("")), [(path.file_name().unwrap_or_default(), content)], output)
}

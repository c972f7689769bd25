//! `ecs-err export`: the whole catalog in a format of other tools.

use std::path::Path;

use ecs_err::{Catalog, export};

use super::ExitStatus;
use super::args::{self, Args};
use super::error::CliError;
use super::output::Output;
use super::source::{self, Source};
use super::values::ExportFormat;
use super::write::refresh;

pub fn run(args: &Args, export: &args::Export, output: &mut Output) -> Result<ExitStatus, CliError> {
    let choice = source::choose(args, &export.catalog)?;
    // Without a directory there is no doubt which catalog is printed.
    if choice.dir.is_some() {
        choice.announce(args.quiet);
    }
    let source = Source::open_dir(choice.dir.as_deref(), args.quiet)?;
    let text = text(source.catalog(), export.format);
    match &export.out {
        Some(path) => {
            refresh(path.parent().unwrap_or(Path::new("")), [(path.file_name().unwrap_or_default(), text)], output)?;
        }
        None => output.json_text(&text),
    }
    Ok(ExitStatus::Success)
}

fn text(catalog: Catalog<'_>, format: ExportFormat) -> String {
    match format {
        ExportFormat::Json => export::catalog_json(catalog),
    }
}

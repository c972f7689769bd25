//! The format of `export` for documentation sites: a directory of Markdown pages.

use std::collections::BTreeMap;
use std::path::Path;

use ecs_err::check::Message;
use ecs_err::messages;
use ecs_err::site::{Comparison, OutputDir, OutputError, SiteWriter};
use ecs_err_pages::{Flavor, pages};

use crate::cli::ExitStatus;
use crate::cli::args::{self, Args};
use crate::cli::error::CliError;
use crate::cli::languages;
use crate::cli::output::Output;
use crate::cli::source::{self, Source};

pub fn run(args: &Args, export: &args::Export, output: &mut Output) -> Result<ExitStatus, CliError> {
    let flavors = || Message::list(Flavor::ALL.iter().map(|flavor| flavor.name()));
    let flavor = export.flavor.ok_or_else(|| CliError::Stated(messages::pages_need_a_flavor(&flavors())))?;
    let out = export.out.as_deref().ok_or_else(|| CliError::Stated(messages::pages_need_a_directory()))?;
    let choice = source::choose(args, &export.catalog)?;
    choice.announce(args.quiet);
    let source = Source::open_dir(choice.dir.as_deref(), args.quiet)?;
    let catalog = source.catalog();
    // The locale does not count: the same command writes the same pages everywhere.
    let language = match args.lang {
        None => catalog.metadata().language([]),
        Some(_) => match languages::choose(args, catalog.metadata())?.as_slice() {
            [language] => language,
            _ => return Err(CliError::Stated(messages::pages_are_in_one_language())),
        },
    };
    let files = pages(catalog, flavor.into(), language);
    if !is_up_to_date(out, &files)? {
        write(out, &files)?;
        output.line(&format!("{}: {} files", out.display(), files.len()));
    }
    Ok(ExitStatus::Success)
}

/// Whether a directory has these files. What watches it would build the site for nothing if it were replaced.
fn is_up_to_date(out: &Path, files: &BTreeMap<String, String>) -> Result<bool, CliError> {
    let comparison = Comparison::with(out);
    put(&comparison, out, files)?;
    let failed = |source| CliError::Read { path: out.to_owned(), source };
    Ok(comparison.differences().map_err(failed)?.is_empty())
}

/// Replaces the pages of a directory in one step.
fn write(out: &Path, files: &BTreeMap<String, String>) -> Result<(), CliError> {
    let failed = |error: OutputError| CliError::Stated(messages::cannot_write_pages(&error.message()));
    let directory = OutputDir::begin(out).map_err(failed)?;
    put(&directory, out, files)?;
    directory.finish().map_err(failed)
}

fn put(writer: &dyn SiteWriter, out: &Path, files: &BTreeMap<String, String>) -> Result<(), CliError> {
    files.iter().try_for_each(|(path, text)| {
        let failed = |source| CliError::Write { path: out.join(path), source };
        writer.put(path, text.as_bytes()).map_err(failed)
    })
}

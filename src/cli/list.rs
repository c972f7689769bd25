//! `ecs-err list`: the codes that fit.

use ecs_err::load::Arena;
use ecs_err::{Catalog, ErrorCode, StatusCode, UiText, export};
use serde_json::Value;

use super::args::{Args, List};
use super::error::{CliError, eprint_line};
use super::human::table;
use super::output::{Output, printable_line};
use super::values::Format;
use super::{ExitStatus, languages, source};

pub fn run(args: &Args, list: &List, output: &mut Output) -> Result<ExitStatus, CliError> {
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    let languages = languages::choose(args, catalog.metadata())?;
    let prefix = list.service.as_deref().map(|service| prefix(catalog, service)).transpose()?;
    let status = list.status.and_then(StatusCode::new);
    let errors: Vec<&ErrorCode<'_>> = catalog
        .errors()
        .iter()
        .filter(|error| prefix.is_none_or(|prefix| error.code.prefix() == prefix))
        .filter(|error| status.is_none_or(|status| error.status == status))
        .filter(|error| mentioned(catalog, error, list))
        .collect();

    match list.format {
        Format::Human => {
            output.lines(&table(errors.iter().copied(), &languages, output.width()));
        }
        Format::Json => {
            let records: Value = errors.iter().map(|error| export::error(catalog, error)).collect();
            output.line(&format!("{records:#}"));
        }
        Format::Markdown if errors.is_empty() => {}
        Format::Markdown => output.raw(&export::table_markdown(errors.iter().copied(), &languages)),
    }
    if errors.is_empty() {
        eprint_line(UiText::for_language(languages.first().copied().unwrap_or_default()).no_code_fits);
        return Ok(ExitStatus::NotFound);
    }
    Ok(ExitStatus::Success)
}

/// The service's prefix as the catalog writes it.
fn prefix<'a>(catalog: Catalog<'a>, service: &str) -> Result<&'a str, CliError> {
    let known = catalog.metadata().services.iter().map(|service| service.prefix);
    known.clone().find(|prefix| prefix.eq_ignore_ascii_case(service)).ok_or_else(|| CliError::Argument {
        argument: "service",
        value: printable_line(service),
        expected: format!("the services of this catalog are {}", known.collect::<Vec<_>>().join(", ")),
    })
}

/// Whether a release of the time asked for mentions the code.
fn mentioned(catalog: Catalog<'_>, error: &ErrorCode<'_>, list: &List) -> bool {
    if list.since.is_none() && list.until.is_none() {
        return true;
    }
    catalog.history(error.code).any(|event| {
        list.since.is_none_or(|since| event.date >= since) && list.until.is_none_or(|until| event.date <= until)
    })
}

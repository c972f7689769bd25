//! Formats of `export` for tools that read flat tables or explain logs, and expressions that find codes.

use ecs_err::{Catalog, messages};
use ecs_err_tables::{
    Dialect, Table, csv, elasticsearch, expression, fluent_bit, formula_cells, ndjson, rsyslog, syslog_ng, tsv, weaver,
};

use crate::cli::args::{self, Args};
use crate::cli::error::{CliError, eprint_line};
use crate::cli::languages::{self, language_of_program};
use crate::cli::values::ExportFormat;

/// The expression of `--regex`, or the text of a format; `None` if it is another one.
pub fn text(args: &Args, export: &args::Export, catalog: Catalog<'_>) -> Result<Option<String>, CliError> {
    if let Some(dialect) = export.regex {
        return regex(catalog, dialect.into()).map(Some);
    }
    Ok(Some(match export.format {
        ExportFormat::Csv => csv(&delimited_table(args, catalog, export.wide)?),
        ExportFormat::Tsv => tsv(&delimited_table(args, catalog, export.wide)?),
        ExportFormat::Ndjson => ndjson(&table(args, catalog, export.wide)?),
        ExportFormat::Rsyslog => rsyslog(catalog, language(args, catalog)?),
        ExportFormat::SyslogNg => syslog_ng(catalog, language(args, catalog)?),
        ExportFormat::FluentBit => fluent_bit(catalog, language(args, catalog)?),
        ExportFormat::Weaver => weaver(catalog, language(args, catalog)?),
        ExportFormat::Elasticsearch => elasticsearch(&table(args, catalog, true)?),
        _ => return Ok(None),
    }))
}

/// The language of formats with one: that of `--lang`. Without it, it is that of the API's messages if the catalog has
/// texts in it, else the first of the catalog: the same command writes the same file everywhere.
fn language<'a>(args: &Args, catalog: Catalog<'a>) -> Result<&'a str, CliError> {
    let metadata = catalog.metadata();
    let chosen = match args.lang {
        Some(_) => languages::choose(args, metadata)?.first().copied(),
        None => None,
    };
    Ok(chosen.unwrap_or_else(|| metadata.language([metadata.message_language])))
}

/// A table for programs, and for spreadsheets, of which it warns.
fn delimited_table<'a>(args: &Args, catalog: Catalog<'a>, wide: bool) -> Result<Table<'a>, CliError> {
    let table = table(args, catalog, wide)?;
    let count = formula_cells(&table);
    if count > 0 && !args.quiet {
        eprint_line(messages::formula_cells(count).in_language(language_of_program()));
    }
    Ok(table)
}

/// The table in the languages of `--lang`. Without it, it has all of them: the same command writes the same table
/// everywhere.
pub fn table<'a>(args: &Args, catalog: Catalog<'a>, wide: bool) -> Result<Table<'a>, CliError> {
    let languages = match args.lang {
        Some(_) => languages::choose(args, catalog.metadata())?,
        None => catalog.metadata().languages.as_slice().to_vec(),
    };
    Ok(Table::new(catalog, &languages, wide))
}

/// The expression that finds the codes of the catalog.
fn regex(catalog: Catalog<'_>, dialect: Dialect) -> Result<String, CliError> {
    let expression = expression(catalog, dialect).ok_or_else(|| CliError::Stated(messages::no_codes_to_find()))?;
    Ok(expression + "\n")
}

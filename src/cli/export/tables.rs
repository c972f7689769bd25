//! Formats of `export` for tools that read flat tables, or expressions that find codes.

use ecs_err::{Catalog, messages};
use ecs_err_tables::{Dialect, Table, csv, expression, formula_cells, ndjson, tsv};

use crate::cli::args::{self, Args};
use crate::cli::error::{CliError, eprint_line};
use crate::cli::languages::{self, language_of_program};
use crate::cli::values::ExportFormat;

/// The expression of `--regex`, or the text of a format.
pub fn text(args: &Args, export: &args::Export, catalog: Catalog<'_>) -> Result<String, CliError> {
    if let Some(dialect) = export.regex {
        return regex(catalog, dialect.into());
    }
    match export.format {
        ExportFormat::Csv => Ok(csv(&delimited_table(args, catalog, export.wide)?)),
        ExportFormat::Tsv => Ok(tsv(&delimited_table(args, catalog, export.wide)?)),
        ExportFormat::Ndjson => Ok(ndjson(&table(args, catalog, export.wide)?)),
        ExportFormat::Json | ExportFormat::JsonSchema | ExportFormat::OpenApi => {
            Err(CliError::Stated(messages::wide_is_for_tables()))
        }
    }
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
fn table<'a>(args: &Args, catalog: Catalog<'a>, wide: bool) -> Result<Table<'a>, CliError> {
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

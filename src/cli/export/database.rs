//! The format of `export` for SQL.

use ecs_err::{Catalog, messages};

use crate::cli::error::CliError;

/// A database of `SQLite`.
pub fn sqlite(catalog: Catalog<'_>) -> Result<Vec<u8>, CliError> {
    ecs_err_sqlite::database(catalog)
        .map_err(|error| CliError::Stated(messages::format_not_written("sqlite", error.to_string())))
}

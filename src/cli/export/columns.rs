//! The format of `export` for tools that read columns.

use ecs_err::{Catalog, messages};

use super::tables::table;
use crate::cli::args::Args;
use crate::cli::error::CliError;

/// The table as a Parquet file.
pub fn parquet(args: &Args, wide: bool, catalog: Catalog<'_>) -> Result<Vec<u8>, CliError> {
    ecs_err_parquet::parquet(&table(args, catalog, wide)?)
        .map_err(|error| CliError::Stated(messages::format_not_written("parquet", error.to_string())))
}

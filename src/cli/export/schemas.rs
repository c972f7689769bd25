//! Formats of `export` that describe the bodies of requests and responses.

use ecs_err::Catalog;

use crate::cli::args::Args;
use crate::cli::error::CliError;
use crate::cli::languages;

/// The schemas with texts in the language of `--lang`. Without it, it is that of the API's messages: the same command
/// writes the same file everywhere.
pub fn json_schema(args: &Args, catalog: Catalog<'_>) -> Result<String, CliError> {
    let metadata = catalog.metadata();
    let chosen = match args.lang {
        Some(_) => languages::choose(args, metadata)?.first().copied(),
        None => None,
    };
    let language = chosen.unwrap_or(metadata.message_language);
    Ok(ecs_err_openapi::json_schema(catalog, language))
}

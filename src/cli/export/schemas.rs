//! Formats of `export` that describe operations, and the bodies of requests and responses.

use ecs_err::Catalog;

use crate::cli::args::Args;
use crate::cli::error::CliError;
use crate::cli::languages;

/// The schemas with texts in the language of `--lang`.
pub fn json_schema(args: &Args, catalog: Catalog<'_>) -> Result<String, CliError> {
    Ok(ecs_err_openapi::json_schema(catalog, language(args, catalog)?))
}

/// The operations with texts in the same language.
pub fn openapi(args: &Args, catalog: Catalog<'_>) -> Result<String, CliError> {
    let document = ecs_err_openapi::openapi(catalog, language(args, catalog)?);
    document.map_err(|error| CliError::Stated(error.message()))
}

/// The language of texts. Without `--lang`, it is that of the API's messages: the same command writes the same file
/// everywhere.
fn language<'a>(args: &Args, catalog: Catalog<'a>) -> Result<&'a str, CliError> {
    let metadata = catalog.metadata();
    let chosen = match args.lang {
        Some(_) => languages::choose(args, metadata)?.first().copied(),
        None => None,
    };
    Ok(chosen.unwrap_or(metadata.message_language))
}

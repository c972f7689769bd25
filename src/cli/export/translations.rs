//! The format of `export` for translators.

use std::collections::HashMap;
use std::path::Path;

use ecs_err::load::{Arena, DataDir};
use ecs_err::{Catalog, LanguageTag, messages};

use crate::cli::args::Args;
use crate::cli::error::CliError;

/// A PO file with translations into the language of `--lang`, and the places of records in a directory.
pub fn po(args: &Args, dir: Option<&Path>, catalog: Catalog<'_>) -> Result<String, CliError> {
    let given = args.lang.as_deref().ok_or_else(|| CliError::Stated(messages::po_needs_language()))?;
    let wrong = || CliError::Argument {
        argument: "lang",
        value: given.to_owned(),
        expected: messages::expected(&messages::language_tag()),
    };
    let given = LanguageTag::new(given).ok_or_else(wrong)?;
    let metadata = catalog.metadata();
    let mut own = metadata.languages.as_slice().iter().chain([&metadata.message_language]);
    let own = own.find(|own| own.eq_ignore_ascii_case(given.as_str()));
    let target = own.and_then(|own| LanguageTag::new(own)).unwrap_or(given);
    if ecs_err_po::source_language(metadata, target.as_str()).is_none() {
        return Err(CliError::Stated(messages::translation_source_language(target)));
    }
    // A pack has no files of records.
    let places = dir.filter(|dir| dir.is_dir()).map(places).unwrap_or_default();
    Ok(ecs_err_po::export(catalog, target, |code| places.get(code.as_str()).cloned()))
}

/// The file and line of the record of each code.
fn places(dir: &Path) -> HashMap<String, String> {
    let arena = Arena::new();
    let dir = DataDir::read(dir, &arena);
    let errors = dir.each_error().map(|(span, error)| (error.code, span));
    let retired = dir.each_retired().map(|(span, retired)| (retired.code, span));
    let place = |(code, span): (ecs_err::Code<'_>, ecs_err::load::Span<'_>)| {
        let (file, line, _) = span.place();
        (code.as_str().to_owned(), format!("{file}:{line}"))
    };
    errors.chain(retired).map(place).collect()
}

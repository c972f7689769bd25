//! `ecs-err --version`: the program, the catalog in use, and the commit.

use std::ffi::OsString;

use clap::CommandFactory as _;
use clap::error::ErrorKind;
use ecs_err::{Catalog, messages};

use super::args::Args;
use super::languages::language_of_program;
use super::source::{Source, data_of_raw_arguments};

/// The commit that the program was built from; `None` outside of a Git repository.
const COMMIT: Option<&str> = option_env!("ECS_ERR_COMMIT");

/// The answer to `--version`; that to `-V` is one line, which the parser has.
pub fn answer(short: clap::Error, raw: &[OsString]) -> clap::Error {
    if !raw.iter().any(|argument| argument == "--version") {
        return short;
    }
    let Some(source) = Source::of_raw_arguments(raw) else {
        let path = data_of_raw_arguments(raw).unwrap_or_default();
        let message = messages::unreadable_catalog(path.display());
        return Args::command().error(ErrorKind::ValueValidation, message.in_language(language_of_program()));
    };
    Args::command().long_version(long(source.catalog())).try_get_matches_from(raw).err().unwrap_or(short)
}

/// The lines after the name of the program.
fn long(catalog: Catalog<'_>) -> String {
    let about = catalog.metadata();
    let count = catalog.errors().len();
    let commit = COMMIT.map(|commit| format!("\ncommit: {commit}")).unwrap_or_default();
    format!(
        "{}\ncatalog: {}, edition {}, {count} error code{}{commit}",
        env!("CARGO_PKG_VERSION"),
        about.id.as_str(),
        about.edition.as_str(),
        if count == 1 { "" } else { "s" },
    )
}

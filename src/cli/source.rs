//! Which catalog to work on.

use std::path::{Path, PathBuf};

use ecs_err::Catalog;
use ecs_err::load::{self, Arena};

use super::args::Args;
use super::error::{CliError, eprint_line};

/// The catalog of `--data`, or the embedded one.
pub fn catalog<'a>(args: &Args, arena: &'a Arena) -> Result<Catalog<'a>, CliError> {
    let Some(path) = given(args)? else { return Ok(ecs_err::embedded()) };
    load::open(path, arena).map_err(|rejected| {
        for problem in &rejected.diagnostics {
            eprint_line(&format!("{}/{problem}", path.display()));
        }
        CliError::Catalog { path: path.to_owned(), count: rejected.diagnostics.len() }
    })
}

/// The data folder that a command works on: the one it is given, that of `--data`, or `data`.
pub fn folder(args: &Args, given: Option<&PathBuf>) -> Result<PathBuf, CliError> {
    let path = given.map(PathBuf::as_path).or(data(args)).unwrap_or(Path::new("data")).to_owned();
    if path.is_dir() { Ok(path) } else { Err(CliError::NoFolder(path)) }
}

/// The folder of `--data`, if it is one.
pub fn given(args: &Args) -> Result<Option<&Path>, CliError> {
    let given = data(args);
    match given.filter(|path| !path.is_dir()) {
        Some(path) => Err(CliError::NoFolder(path.to_owned())),
        None => Ok(given),
    }
}

/// The folder of `--data`; an empty value is none.
fn data(args: &Args) -> Option<&Path> {
    args.data.as_deref().filter(|path| !path.as_os_str().is_empty())
}

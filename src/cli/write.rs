//! Generated files.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::error::CliError;
use super::output::Output;
use super::temporary::{self, Temporary};

/// Writes files into a directory and prints the paths of those that were not up to date.
pub fn refresh<N: AsRef<Path>>(
    dir: &Path,
    files: impl IntoIterator<Item = (N, String)>,
    output: &mut Output,
) -> Result<(), CliError> {
    fs::create_dir_all(dir).map_err(|error| {
        let is_file = error.kind() == ErrorKind::AlreadyExists;
        let source = if is_file { ErrorKind::NotADirectory.into() } else { error };
        CliError::Write { path: dir.to_owned(), source }
    })?;
    temporary::remove_leftovers(dir);
    for (name, text) in files {
        let path = dir.join(name);
        if fs::read_to_string(&path).is_ok_and(|present| present == text) {
            continue;
        }
        replace(&path, &text)?;
        output.line(&path.display().to_string());
    }
    Ok(())
}

/// Writes a temporary file and renames it, so that the file is never half-written.
pub fn replace(path: &Path, text: &str) -> Result<(), CliError> {
    let write = || {
        // A symbolic link is kept.
        let path = if path.exists() { path.canonicalize()? } else { path.to_owned() };
        Temporary::beside(&path)?.replace(&path, text)
    };
    write().map_err(|source| CliError::Write { path: path.to_owned(), source })
}

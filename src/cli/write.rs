//! Generated files.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::ExitStatus;
use super::error::CliError;
use super::output::Output;
use super::temporary::{self, Temporary};

/// Writes files into a directory and prints the paths of those that were not up to date.
pub fn refresh<N: AsRef<Path>>(
    dir: &Path,
    files: impl IntoIterator<Item = (N, impl AsRef<[u8]>)>,
    output: &mut Output,
) -> Result<(), CliError> {
    fs::create_dir_all(dir).map_err(|error| {
        let is_file = error.kind() == ErrorKind::AlreadyExists;
        let source = if is_file { ErrorKind::NotADirectory.into() } else { error };
        CliError::Write { path: dir.to_owned(), source }
    })?;
    temporary::remove_leftovers(dir);
    for (name, content) in files {
        let path = dir.join(name);
        if fs::read(&path).is_ok_and(|present| present == content.as_ref()) {
            continue;
        }
        replace(&path, content.as_ref())?;
        output.line(&path.display().to_string());
    }
    Ok(())
}

/// The same with one file.
pub fn refresh_file(path: &Path, content: impl AsRef<[u8]>, output: &mut Output) -> Result<(), CliError> {
    refresh(path.parent().unwrap_or(Path::new("")), [(path.file_name().unwrap_or_default(), content)], output)
}

/// Prints the path of a file that is not as it would be written.
pub fn check_file(path: &Path, content: impl AsRef<[u8]>, output: &mut Output) -> Result<ExitStatus, CliError> {
    let present = match fs::read(path) {
        Ok(present) => present,
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        Err(source) => return Err(CliError::Read { path: path.to_owned(), source }),
    };
    if present == content.as_ref() {
        return Ok(ExitStatus::Success);
    }
    output.line(&path.display().to_string());
    Ok(ExitStatus::ChecksFailed)
}

/// Writes a temporary file and renames it, so that the file is never half-written.
pub fn replace(path: &Path, content: impl AsRef<[u8]>) -> Result<(), CliError> {
    let write = || {
        // A symbolic link is kept.
        let path = if path.exists() { path.canonicalize()? } else { path.to_owned() };
        Temporary::beside(&path)?.replace(&path, content.as_ref())
    };
    write().map_err(|source| CliError::Write { path: path.to_owned(), source })
}

/// Writes all files of a directory, or none if one can't be written: each to a temporary file first.
#[cfg(feature = "import")]
pub fn replace_all<'f>(dir: &Path, files: impl IntoIterator<Item = (&'f String, &'f String)>) -> Result<(), CliError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| CliError::Write { path, source }
    };
    let mut written = Vec::new();
    for (name, text) in files {
        let path = dir.join(name);
        let parent = path.parent().unwrap_or(dir);
        fs::create_dir_all(parent).map_err(failed(&path))?;
        temporary::remove_leftovers(parent);
        let mut temporary = Temporary::beside(&path).map_err(failed(&path))?;
        temporary.write(text.as_bytes()).map_err(failed(&path))?;
        written.push((temporary, path));
    }
    for (temporary, path) in written {
        temporary.take_place_of(&path).map_err(failed(&path))?;
    }
    Ok(())
}

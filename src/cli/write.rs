//! Generated files.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::error::CliError;
use super::output::Output;

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
    let failed = |source| CliError::Write { path: path.to_owned(), source };
    let write = || {
        // A symbolic link is kept. The temporary file is hidden, so that it is not read as part of a catalog.
        let path = if path.exists() { path.canonicalize()? } else { path.to_owned() };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let temporary = path.with_file_name(format!(".{name}.tmp"));
        fs::write(&temporary, text)?;
        if let Ok(metadata) = path.metadata() {
            fs::set_permissions(&temporary, metadata.permissions())?;
        }
        fs::rename(&temporary, &path)
    };
    write().map_err(failed)
}

//! Files that are made anew.

use std::fs;
use std::path::Path;

use super::error::CliError;
use super::output::Output;

/// Makes the folder have these files, and prints the paths of those that are not yet as they should be.
pub fn refresh<N: AsRef<Path>>(
    folder: &Path,
    files: impl IntoIterator<Item = (N, String)>,
    output: &mut Output,
) -> Result<(), CliError> {
    fs::create_dir_all(folder).map_err(|source| CliError::Write { path: folder.to_owned(), source })?;
    for (name, text) in files {
        let path = folder.join(name);
        if fs::read_to_string(&path).is_ok_and(|present| present == text) {
            continue;
        }
        replace(&path, &text)?;
        output.line(&path.display().to_string());
    }
    Ok(())
}

/// Writes a file aside and renames it into place, so that it is never half-written.
pub fn replace(path: &Path, text: &str) -> Result<(), CliError> {
    let failed = |source| CliError::Write { path: path.to_owned(), source };
    let write = || {
        // Behind a link, where the file is; hidden, so that no catalog is read from it.
        let path = if path.exists() { path.canonicalize()? } else { path.to_owned() };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let aside = path.with_file_name(format!(".{name}.tmp"));
        fs::write(&aside, text)?;
        if let Ok(metadata) = path.metadata() {
            fs::set_permissions(&aside, metadata.permissions())?;
        }
        fs::rename(&aside, &path)
    };
    write().map_err(failed)
}

//! The files of an import.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use ecs_err::messages;
use ecs_err_import::{Document, Limits, Pattern, SourceError, is_known, read_source};

use crate::cli::error::CliError;
use crate::cli::input::STDIN;

/// A file that was read.
pub struct SourceFile {
    /// Its path, as it is shown.
    pub name: String,
    pub document: Document,
    pub has_gaps: bool,
}

/// Reads files, standard input for `-`, and the files of directories in the order of their names.
pub fn read(paths: &[PathBuf], pattern: Option<&Pattern>) -> Result<Vec<SourceFile>, CliError> {
    let mut files = Vec::new();
    for path in paths {
        let failed = |source| CliError::Read { path: path.clone(), source };
        if path.as_os_str() != STDIN && fs::metadata(path).map_err(failed)?.is_dir() {
            let before = files.len();
            list(path, pattern.is_some(), &mut files).map_err(failed)?;
            if files.len() == before {
                return Err(CliError::Source(messages::no_sources(path.display())));
            }
        } else {
            files.push(path.clone());
        }
    }
    files.iter().map(|path| read_file(path, pattern)).collect()
}

fn read_file(path: &Path, pattern: Option<&Pattern>) -> Result<SourceFile, CliError> {
    let limits = Limits::default();
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    // A byte more than the limit, which the reader then refuses.
    let room = limits.bytes as u64 + 1;
    if path.as_os_str() == STDIN {
        io::stdin().lock().take(room).read_to_end(&mut bytes).map_err(CliError::Input)?;
    } else {
        let read = File::open(path).and_then(|file| file.take(room).read_to_end(&mut bytes));
        read.map_err(|source| CliError::Read { path: path.to_owned(), source })?;
    }
    let refused = |error: SourceError| CliError::Source(error.message());
    let read = read_source(&name, &bytes, pattern, &limits).map_err(refused)?;
    Ok(SourceFile { name, document: read.document, has_gaps: read.has_gaps })
}

/// The files of a directory in a known format, or all of them. Links and hidden files are left out.
fn list(dir: &Path, all: bool, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(dir)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type()?;
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            list(&entry.path(), all, files)?;
        } else if kind.is_file() && (all || is_known(&name)) {
            files.push(entry.path());
        }
    }
    Ok(())
}

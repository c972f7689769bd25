//! The files of an import.

use std::fs;
use std::path::{Path, PathBuf};

use ecs_err::check::Message;
use ecs_err::messages;
use ecs_err_import::{Document, Limits, Pattern, SourceError, is_known, read_source};

use crate::cli::error::CliError;

/// A file that was read.
pub struct SourceFile {
    /// Its path, as it is shown.
    pub name: String,
    pub document: Document,
    pub has_gaps: bool,
}

/// Reads files, and those of directories in the order of their names.
pub fn read(paths: &[PathBuf], pattern: Option<&Pattern>) -> Result<Vec<SourceFile>, CliError> {
    let mut files = Vec::new();
    for path in paths {
        let failed = |source| CliError::Read { path: path.clone(), source };
        if fs::metadata(path).map_err(failed)?.is_dir() {
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
    let failed = |source| CliError::Read { path: path.to_owned(), source };
    let size = fs::metadata(path).map_err(failed)?.len();
    if size > limits.bytes as u64 {
        return Err(CliError::Source(messages::source_too_large(name, limits.bytes)));
    }
    let bytes = fs::read(path).map_err(failed)?;
    let read = read_source(&name, &bytes, pattern, &limits).map_err(|error| CliError::Source(message(&error)))?;
    Ok(SourceFile { name, document: read.document, has_gaps: read.has_gaps })
}

fn message(error: &SourceError) -> Message {
    match error {
        SourceError::Malformed { file, malformed } => messages::malformed_source(file, malformed.line, &malformed.what),
        SourceError::NotText { file } => messages::source_not_text(file),
        SourceError::TooLarge { file, limit } => messages::source_too_large(file, limit),
        SourceError::UnknownFormat { file } => messages::source_unknown(file),
        SourceError::Read(error) => Message::verbatim(error),
    }
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

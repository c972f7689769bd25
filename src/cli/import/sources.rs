//! The files of an import.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use ecs_err::messages;
use ecs_err_import::{
    Limits, Pattern, SourceDocument, SourceError, Translations, is_known, read_source, read_translations,
};

use crate::cli::error::CliError;
use crate::cli::input::STDIN;

/// The bytes of a file.
pub struct SourceBytes {
    /// Its path, as it is shown.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Reads files, standard input for `-`, and the files of directories in the order of their names: all of them with a
/// pattern, else those in a known format.
pub fn read(paths: &[PathBuf], has_pattern: bool) -> Result<Vec<SourceBytes>, CliError> {
    let mut files = Vec::new();
    for path in paths {
        let failed = |source| CliError::Read { path: path.clone(), source };
        if path.as_os_str() != STDIN && fs::metadata(path).map_err(failed)?.is_dir() {
            let before = files.len();
            list(path, has_pattern, &mut files).map_err(failed)?;
            if files.len() == before {
                return Err(CliError::Source(messages::no_sources(path.display())));
            }
        } else {
            files.push(path.clone());
        }
    }
    files.iter().map(|path| read_file(path)).collect()
}

/// Reads the document of a file.
pub fn document(source: &SourceBytes, pattern: Option<&Pattern>) -> Result<SourceDocument, CliError> {
    let refused = |error: SourceError| CliError::Source(error.message());
    // A file without a directory in its path is in the current one.
    let directory = Path::new(&source.name).parent().filter(|_| source.name != STDIN);
    let directory = directory.map(|path| if path.as_os_str().is_empty() { Path::new(".") } else { path });
    read_source(&source.name, &source.bytes, directory, pattern, &Limits::default()).map_err(refused)
}

/// Reads the translations of files. `None` if none of them has translations of a catalog.
pub fn translations(sources: &[SourceBytes]) -> Result<Option<Vec<Translations>>, CliError> {
    let read = |source: &SourceBytes| read_translations(&source.name, &source.bytes, &Limits::default());
    let all: Vec<_> = sources.iter().map(read).collect();
    let Some(first) = all.iter().flatten().flatten().next() else { return Ok(None) };
    let alone = CliError::Source(messages::translations_alone(&first.file));
    let each = all.into_iter().map(|read| read.map_err(|error| CliError::Source(error.message())));
    let all: Option<Vec<_>> = each.collect::<Result<Vec<_>, _>>()?.into_iter().collect();
    all.map(Some).ok_or(alone)
}

fn read_file(path: &Path) -> Result<SourceBytes, CliError> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    // A byte more than the limit, which the reader then refuses.
    let room = Limits::default().bytes as u64 + 1;
    if path.as_os_str() == STDIN {
        io::stdin().lock().take(room).read_to_end(&mut bytes).map_err(CliError::Input)?;
    } else {
        let read = File::open(path).and_then(|file| file.take(room).read_to_end(&mut bytes));
        read.map_err(|source| CliError::Read { path: path.to_owned(), source })?;
    }
    Ok(SourceBytes { name, bytes })
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

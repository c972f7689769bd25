//! The files below paths, several at a time.

use std::collections::HashSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ecs_err::Catalog;
use ignore::{DirEntry, WalkBuilder, WalkState};

use super::file::{Codes, Reader, Unknown};
use crate::cli::error::CliError;

/// What files have.
#[derive(Default)]
pub struct Found {
    pub used: HashSet<String>,
    pub unknown: Vec<(PathBuf, Unknown)>,
    pub more: usize,
    pub files: usize,
    pub bytes: u64,
}

/// The end of a scan.
pub struct Walked {
    pub found: Found,
    /// What could not be read.
    pub failures: Vec<CliError>,
}

/// Scans the files below paths, without those that .gitignore or .ignore names, hidden ones, and the catalog itself.
pub fn scan(catalog: Catalog<'_>, paths: &[PathBuf], data: Option<&Path>) -> Walked {
    let data = data.and_then(|path| path.canonicalize().ok());
    let mut builder = WalkBuilder::new(paths.first().map_or(Path::new("."), PathBuf::as_path));
    paths.iter().skip(1).for_each(|path| {
        builder.add(path);
    });
    // Archives of sources have ignore files without a repository.
    builder.require_git(false).threads(0);
    // A code of the catalog is not used because the catalog has it.
    builder.filter_entry(move |entry| {
        data.as_ref().is_none_or(|data| entry.path().canonicalize().ok().as_ref() != Some(data))
    });
    let (found, failures) = (Mutex::new(Found::default()), Mutex::new(Vec::new()));
    builder.build_parallel().run(|| {
        let mut reader = Reader::new(catalog);
        let (found, failures) = (&found, &failures);
        Box::new(move |entry| {
            match entry.map_err(walk_error).and_then(|entry| scan_entry(&mut reader, entry)) {
                Ok(Some((path, codes))) => lock(found).add(&path, codes),
                Ok(None) => {}
                Err(error) => lock(failures).push(error),
            }
            WalkState::Continue
        })
    });
    let inner = |error: PoisonError<_>| error.into_inner();
    Walked {
        found: found.into_inner().unwrap_or_else(inner),
        failures: failures.into_inner().unwrap_or_else(PoisonError::into_inner),
    }
}

/// The codes of an entry, if it is a file of text.
fn scan_entry<'a>(reader: &mut Reader<'a>, entry: DirEntry) -> Result<Option<(PathBuf, Codes<'a>)>, CliError> {
    // Links and pipes are only followed if they are named.
    let is_file = |kind: std::fs::FileType| kind.is_file() || entry.depth() == 0 && !kind.is_dir();
    if !entry.file_type().is_some_and(is_file) {
        return Ok(None);
    }
    let path = entry.into_path();
    match File::open(&path).and_then(|file| reader.read(file)) {
        Ok(codes) => Ok(codes.map(|codes| (path, codes))),
        Err(source) => Err(CliError::Read { path, source }),
    }
}

fn walk_error(error: ignore::Error) -> CliError {
    CliError::Input(error.into_io_error().unwrap_or_else(|| std::io::ErrorKind::Other.into()))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Found {
    fn add(&mut self, path: &Path, codes: Codes<'_>) {
        for code in codes.used {
            if !self.used.contains(code) {
                self.used.insert(code.to_owned());
            }
        }
        self.unknown.extend(codes.unknown.into_iter().map(|unknown| (path.to_owned(), unknown)));
        self.more += codes.more;
        self.files += 1;
        self.bytes += codes.bytes;
    }
}

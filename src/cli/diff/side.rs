//! The two editions that are compared: directories, packs, exports, and revisions of git.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use ecs_err::load::{Arena, DataDir, files_of_export, readable_catalog};
use ecs_err::text::printable_line;
use ecs_err::{Catalog, Code, export, messages, pack};

use crate::cli::error::{CliError, diagnostic_line, eprint_line};
use crate::cli::git::{Git, Object};
use crate::cli::source::{Source, readable};

/// How a revision of git is written.
const GIT: &str = "git:";

/// How many errors of an edition that can't be read are listed.
const LISTED: usize = 20;

/// An edition of a catalog.
pub struct Side<'a> {
    /// The edition as the user wrote it.
    pub name: String,
    pub catalog: Catalog<'a>,
    /// The file and the line of each code, unless the edition is an export.
    places: HashMap<String, (String, usize)>,
}

impl<'a> Side<'a> {
    /// Reads an edition; the directory of the head is the default of `git:REVISION`.
    pub fn read(source: &OsStr, head: &OsStr, arena: &'a Arena) -> Result<Self, CliError> {
        let name = printable_line(&source.to_string_lossy());
        let revision = source.to_str().and_then(|text| text.strip_prefix(GIT));
        let (dir, place) = match revision {
            Some(revision) => match of_git(revision, Path::new(head))? {
                (Object::Directory(files), path) => (DataDir::from_files(files, arena), Some(PathBuf::from(path))),
                (Object::File(text), _) => (of_export(&text, &name, arena)?, None),
            },
            None => of_path(Path::new(source), &name, arena)?,
        };
        let catalog = readable_catalog(&dir, arena).map_err(|diagnostics| {
            for diagnostic in diagnostics.iter().take(LISTED) {
                eprint_line(&diagnostic_line(Path::new(&name), diagnostic));
            }
            CliError::Stated(messages::unreadable_side(&name, diagnostics.len()))
        })?;
        let mut places = HashMap::new();
        if let Some(place) = place {
            let retired = dir.each_retired().map(|(span, retired)| (span, retired.code));
            for (span, code) in dir.each_error().map(|(span, error)| (span, error.code)).chain(retired) {
                let (file, line, _) = span.key("code").place();
                places.entry(code.to_string()).or_insert_with(|| (place.join(file).display().to_string(), line));
            }
        }
        Ok(Self { name, catalog, places })
    }

    /// The file and the line of a code.
    pub fn place(&self, code: Code<'_>) -> Option<&(String, usize)> {
        self.places.get(code.as_str())
    }
}

/// What `REVISION:PATH` has, and its path in the repository.
fn of_git(revision: &str, head: &Path) -> Result<(Object, String), CliError> {
    if let Some((revision, path)) = revision.split_once(':') {
        let git = Git { dir: Path::new(".") };
        return Ok((git.read(revision, path)?, path.to_owned()));
    }
    // The same directory as now, in the repository that has it.
    if !head.is_dir() {
        let error = messages::not_in_repository(printable_line(&head.to_string_lossy()));
        return Err(CliError::Stated(error));
    }
    let git = Git { dir: head };
    let path = git.text(&["rev-parse", "--show-prefix"]).map_err(CliError::Stated)?;
    Ok((git.read(revision, &path)?, head.display().to_string()))
}

/// The catalog of a directory, a pack or an export, and the directory that has its files.
fn of_path<'a>(path: &Path, name: &str, arena: &'a Arena) -> Result<(DataDir<'a>, Option<PathBuf>), CliError> {
    if path.is_dir() {
        return Ok((DataDir::read(readable(path)?, arena), Some(path.to_owned())));
    }
    if !path.exists() {
        return Err(CliError::Stated(messages::nothing_to_compare(name)));
    }
    if pack::is_pack(path) {
        let source = Source::open_dir(Some(path), true)?;
        let text = export::catalog_json(source.catalog());
        return Ok((of_export(text.as_bytes(), name, arena)?, None));
    }
    let text = fs::read(path).map_err(|source| CliError::Read { path: path.to_owned(), source })?;
    Ok((of_export(&text, name, arena)?, None))
}

fn of_export<'a>(text: &[u8], name: &str, arena: &'a Arena) -> Result<DataDir<'a>, CliError> {
    let files = files_of_export(text).map_err(|error| CliError::Stated(messages::not_an_export(name, error)))?;
    Ok(DataDir::from_files(files, arena))
}

//! The mark of a built site: a file that says so, with the list of the files that the build wrote.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use serde_json::{Value, json};

use super::OutputError;

/// The name of the mark, in the root of a site.
pub const NAME: &str = ".ecs-err-site.json";

/// The version of the format. A program leaves directories with another one alone.
const FORMAT: &str = "ecs-err-site/1";

const ABOUT: &str = "ecs-err wrote the files in this list. It replaces and deletes these, and no others.";

/// What the mark of a directory says.
#[derive(Debug, PartialEq, Eq)]
pub enum Mark {
    /// There is none.
    Missing,
    /// A build has begun to write the directory.
    Unfinished,
    /// The directory has a site of these files.
    Site(BTreeSet<String>),
    /// It is not of this version of the format.
    Unknown,
}

impl Mark {
    /// The mark of a directory.
    pub fn read(directory: &Path) -> Result<Self, OutputError> {
        let path = directory.join(NAME);
        match fs::read(&path) {
            Ok(bytes) => Ok(Self::parse(&String::from_utf8_lossy(&bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::Missing),
            Err(source) if source.kind() == io::ErrorKind::PermissionDenied => {
                Err(OutputError::Permission { path: directory.to_owned(), source })
            }
            Err(source) => Err(OutputError::Write { path, source }),
        }
    }

    /// The mark with this text.
    pub fn parse(text: &str) -> Self {
        let Ok(value) = serde_json::from_str::<Value>(text) else { return Self::Unknown };
        if value["format"] != FORMAT {
            return Self::Unknown;
        }
        match value["files"].as_array() {
            Some(files) => Self::Site(files.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
            None => Self::Unfinished,
        }
    }
}

/// The mark of a site with these files. The same files give the same bytes.
pub fn text(files: &BTreeSet<String>) -> String {
    format!("{:#}\n", json!({"format": FORMAT, "about": ABOUT, "files": files}))
}

/// Marks a directory that is going to be a site.
pub(super) fn write_unfinished(directory: &Path) -> Result<(), OutputError> {
    let path = directory.join(NAME);
    fs::write(&path, format!("{:#}\n", json!({"format": FORMAT}))).map_err(OutputError::write(path))
}

/// Marks a directory as a complete site, in one step.
pub(super) fn write(directory: &Path, files: &BTreeSet<String>) -> Result<(), OutputError> {
    let (path, temporary) = (directory.join(NAME), directory.join(format!("{NAME}.new")));
    fs::write(&temporary, text(files)).and_then(|()| fs::rename(&temporary, &path)).map_err(OutputError::write(path))
}

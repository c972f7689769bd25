//! [`Comparison`] compares a site with the files of a directory.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::output_dir::{Mark, alias_target, mark, slashed};
use super::writer::{self, SiteWriter};

/// A [`SiteWriter`] that compares a site with the files of a directory, and changes nothing.
#[derive(Debug)]
pub struct Comparison {
    directory: PathBuf,
    found: Mutex<Found>,
}

#[derive(Debug, Default)]
struct Found {
    made: BTreeSet<String>,
    different: BTreeSet<String>,
}

impl Comparison {
    /// A comparison with the files of this directory.
    #[must_use]
    pub fn with(directory: &Path) -> Self {
        Self { directory: directory.to_owned(), found: Mutex::default() }
    }

    /// The paths of files that are missing, that differ, or that are no longer part of the site. Files that a build
    /// keeps, because it did not write them, are no differences; a directory without a mark has none of them.
    ///
    /// # Errors
    /// If the directory can't be read.
    pub fn differences(self) -> io::Result<BTreeSet<String>> {
        let Found { made, mut different } = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        let text = fs::read_to_string(self.directory.join(mark::NAME)).unwrap_or_default();
        if text != mark::text(&made) {
            different.insert(mark::NAME.to_owned());
        }
        if !self.directory.exists() {
            return Ok(different);
        }
        let listed = match Mark::parse(&text) {
            Mark::Site(listed) => Some(listed),
            _ => None,
        };
        for entry in walkdir::WalkDir::new(&self.directory) {
            let entry = entry?;
            let below = entry.path().strip_prefix(&self.directory).unwrap_or(entry.path());
            let path = slashed(below).unwrap_or_else(|| below.to_string_lossy().into_owned());
            let is_ours = listed.as_ref().is_none_or(|listed| listed.contains(&path));
            if is_ours && !entry.file_type().is_dir() && path != mark::NAME && !made.contains(&path) {
                different.insert(path);
            }
        }
        Ok(different)
    }

    fn note(&self, path: String, same: bool) {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if !same {
            found.different.insert(path.clone());
        }
        found.made.insert(path);
    }
}

impl SiteWriter for Comparison {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let same = fs::read(self.directory.join(path)).is_ok_and(|present| present == bytes);
        self.note(path.to_owned(), same);
        Ok(())
    }

    fn alias(&self, directory: &str, name: &str) -> io::Result<()> {
        let path = writer::sibling(directory, name);
        let same = fs::read_link(self.directory.join(&path)).is_ok_and(|target| target == alias_target(directory));
        self.note(path, same);
        Ok(())
    }
}

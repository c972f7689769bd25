//! Sites in directories: [`OutputDir`] writes one, [`Comparison`] compares one.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::writer::{self, SiteWriter};

/// A file that every built site has. A directory without it is not a site and is not replaced.
const MARK: &str = "api/catalog.json";

/// A [`SiteWriter`] that writes to a temporary directory, which replaces the output directory when it is complete.
///
/// ```
/// use ecs_err_site::{OutputDir, SiteWriter};
///
/// let out = std::env::temp_dir().join(format!("ecs-err-example-{}", std::process::id()));
/// let directory = OutputDir::begin(&out)?;
/// directory.put("index.html", b"<p>")?;
/// directory.finish()?;
/// assert_eq!(std::fs::read(out.join("index.html"))?, b"<p>");
/// std::fs::remove_dir_all(&out)?;
/// # std::io::Result::Ok(())
/// ```
#[derive(Debug)]
pub struct OutputDir {
    out: PathBuf,
    temporary: PathBuf,
}

impl OutputDir {
    /// Creates the temporary directory next to `out`.
    ///
    /// # Errors
    /// If `out` contains something other than a site, or the temporary directory can't be created.
    pub fn begin(out: &Path) -> io::Result<Self> {
        let occupied = match fs::read_dir(out) {
            Ok(mut entries) => entries.next().is_some() && !out.join(MARK).is_file(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(error),
        };
        if occupied {
            let message = "the directory contains something other than a site built by this program; choose another one or empty it";
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
        }
        let temporary = hidden_sibling(out, "new")?;
        remove(&temporary)?;
        fs::create_dir_all(&temporary)?;
        Ok(Self { out: out.to_owned(), temporary })
    }

    /// Whether the file system of a directory supports links with names that differ from their targets only in letter
    /// case.
    #[must_use]
    pub fn supports_lower_case(out: &Path) -> bool {
        let out = std::path::absolute(out).unwrap_or_else(|_| out.to_owned());
        let Some(there) = out.ancestors().find(|path| path.is_dir()) else { return true };
        let name = format!(".ecs-err-{}", std::process::id());
        let (lower, upper) = (there.join(format!("{name}-a")), there.join(format!("{name}-A")));
        let is_supported = fs::create_dir(&lower).is_ok() && link(Path::new(&format!("{name}-a")), &upper).is_ok();
        // Leftover files are harmless.
        if is_supported {
            let _ = fs::remove_file(&upper);
        }
        let _ = fs::remove_dir(&lower);
        is_supported
    }

    /// Replaces the output directory with the temporary one.
    ///
    /// # Errors
    /// If a directory can't be renamed; the old one is then restored.
    pub fn finish(self) -> io::Result<()> {
        let old = hidden_sibling(&self.out, "old")?;
        remove(&old)?;
        let replaces = self.out.exists();
        if replaces {
            fs::rename(&self.out, &old)?;
        }
        if let Err(error) = fs::rename(&self.temporary, &self.out) {
            if replaces {
                fs::rename(&old, &self.out)?;
            }
            return Err(error);
        }
        remove(&old)
    }
}

impl Drop for OutputDir {
    fn drop(&mut self) {
        // Incomplete output is useless, and `drop` can't report an error.
        let _ = fs::remove_dir_all(&self.temporary);
    }
}

impl SiteWriter for OutputDir {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.temporary.join(path);
        match fs::write(&path, bytes) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(path.parent().unwrap_or(&self.temporary))?;
                fs::write(&path, bytes)
            }
            done => done,
        }
    }

    fn put_again(&self, path: &str, bytes: &[u8], before: &str) -> io::Result<()> {
        // A hard link is faster than a second file.
        match fs::hard_link(self.temporary.join(before), self.temporary.join(path)) {
            Ok(()) => Ok(()),
            Err(_) => self.put(path, bytes),
        }
    }

    fn alias(&self, directory: &str, name: &str) -> io::Result<()> {
        link(own_name(directory), self.temporary.join(writer::sibling(directory, name)))
    }
}

#[cfg(unix)]
use std::os::unix::fs::symlink as link;
#[cfg(windows)]
use std::os::windows::fs::symlink_dir as link;

/// The last part of the path of a directory, which is the target of a link next to it.
fn own_name(directory: &str) -> &Path {
    Path::new(directory.rsplit('/').next().unwrap_or(directory))
}

/// A hidden directory next to another one, on the same file system.
fn hidden_sibling(out: &Path, extension: &str) -> io::Result<PathBuf> {
    let out = std::path::absolute(out)?;
    let name = out.file_name().ok_or_else(|| io::Error::other("this is not a directory that can be replaced"))?;
    Ok(out.with_file_name(format!(".{}.{extension}", name.to_string_lossy())))
}

fn remove(directory: &Path) -> io::Result<()> {
    match fs::remove_dir_all(directory) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

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

    /// The paths of files that are missing, that differ, or that are not part of the site.
    ///
    /// # Errors
    /// If the directory can't be read.
    pub fn differences(self) -> io::Result<BTreeSet<String>> {
        let Found { made, mut different } = self.found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !self.directory.exists() {
            return Ok(different);
        }
        for entry in walkdir::WalkDir::new(&self.directory) {
            let entry = entry?;
            let path = entry.path().strip_prefix(&self.directory).unwrap_or(entry.path());
            let path = path.to_string_lossy().replace('\\', "/");
            if !entry.file_type().is_dir() && !made.contains(&path) {
                different.insert(path);
            }
        }
        Ok(different)
    }

    fn note(&self, path: String, same: bool) {
        let mut found = self.found.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
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
        let same = fs::read_link(self.directory.join(&path)).is_ok_and(|target| target == own_name(directory));
        self.note(path, same);
        Ok(())
    }
}

//! A site in a directory: written to a temporary one that replaces it as a whole, or compared with what is there.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::writer::{self, SiteWriter};

/// A file that every built site has; a directory without it is somebody's own and is not replaced.
const MARK: &str = "api/catalog.json";

/// A temporary directory being written next to the one that it is to replace.
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
    aside: PathBuf,
}

impl OutputDir {
    /// Begins to write the site that will be at `out`.
    ///
    /// # Errors
    /// If `out` holds something other than a site, or the temporary directory can't be created.
    pub fn begin(out: &Path) -> io::Result<Self> {
        let occupied = match fs::read_dir(out) {
            Ok(mut entries) => entries.next().is_some() && !out.join(MARK).is_file(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(error),
        };
        if occupied {
            let message =
                "the directory holds something other than a site that was built; name another one or empty it";
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
        }
        let aside = beside(out, "new")?;
        remove(&aside)?;
        fs::create_dir_all(&aside)?;
        Ok(Self { out: out.to_owned(), aside })
    }

    /// Whether the file system that a directory will be on supports links whose names differ from their targets in
    /// letter case only.
    #[must_use]
    pub fn has_room_for_lower_case(out: &Path) -> bool {
        let out = std::path::absolute(out).unwrap_or_else(|_| out.to_owned());
        let Some(there) = out.ancestors().find(|path| path.is_dir()) else { return true };
        let name = format!(".ecs-err-{}", std::process::id());
        let (lower, upper) = (there.join(format!("{name}-a")), there.join(format!("{name}-A")));
        let has_room = fs::create_dir(&lower).is_ok() && link(Path::new(&format!("{name}-a")), &upper).is_ok();
        // What is left over does no harm.
        if has_room {
            let _ = fs::remove_file(&upper);
        }
        let _ = fs::remove_dir(&lower);
        has_room
    }

    /// Replaces the directory with what was written.
    ///
    /// # Errors
    /// If a directory can't be renamed; then the old one is restored.
    pub fn finish(self) -> io::Result<()> {
        let old = beside(&self.out, "old")?;
        remove(&old)?;
        let replaces = self.out.exists();
        if replaces {
            fs::rename(&self.out, &old)?;
        }
        if let Err(error) = fs::rename(&self.aside, &self.out) {
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
        // Unfinished output is of no use, and `drop` can't report that it could not be removed.
        let _ = fs::remove_dir_all(&self.aside);
    }
}

impl SiteWriter for OutputDir {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.aside.join(path);
        match fs::write(&path, bytes) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(path.parent().unwrap_or(&self.aside))?;
                fs::write(&path, bytes)
            }
            done => done,
        }
    }

    fn put_again(&self, path: &str, bytes: &[u8], before: &str) -> io::Result<()> {
        // One file with two names is made in less time than two files.
        match fs::hard_link(self.aside.join(before), self.aside.join(path)) {
            Ok(()) => Ok(()),
            Err(_) => self.put(path, bytes),
        }
    }

    fn alias(&self, directory: &str, name: &str) -> io::Result<()> {
        link(own_name(directory), self.aside.join(writer::beside(directory, name)))
    }
}

#[cfg(unix)]
use std::os::unix::fs::symlink as link;
#[cfg(windows)]
use std::os::windows::fs::symlink_dir as link;

/// The last part of a directory's path, which is the target of a link next to it.
fn own_name(directory: &str) -> &Path {
    Path::new(directory.rsplit('/').next().unwrap_or(directory))
}

/// A hidden directory next to another one, on the same file system.
fn beside(out: &Path, what: &str) -> io::Result<PathBuf> {
    let out = std::path::absolute(out)?;
    let name = out.file_name().ok_or_else(|| io::Error::other("this is not a directory that can be replaced"))?;
    Ok(out.with_file_name(format!(".{}.{what}", name.to_string_lossy())))
}

fn remove(directory: &Path) -> io::Result<()> {
    match fs::remove_dir_all(directory) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Compares a site with the files of a directory, and changes nothing.
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
    /// With the files of this directory.
    #[must_use]
    pub fn with(directory: &Path) -> Self {
        Self { directory: directory.to_owned(), found: Mutex::default() }
    }

    /// The paths of files that are missing, that differ, or that are not the site's.
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
        let path = writer::beside(directory, name);
        let same = fs::read_link(self.directory.join(&path)).is_ok_and(|target| target == own_name(directory));
        self.note(path, same);
        Ok(())
    }
}

//! [`OutputDir`] writes a site to a directory.
//!
//! The site is written to a new directory next to the target, which then changes places with it in one step. Files of
//! others in the target are linked into the new directory before. So at each moment the target is a complete site, the
//! old or the new one, with those files.

mod error;
mod exchange;
mod keep;
mod leftovers;
mod lock;
pub mod mark;
mod place;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

pub use error::OutputError;
pub use keep::slashed;
pub use mark::Mark;

use super::writer::{self, SiteWriter};
use lock::Lock;
use place::{NewParents, Place};

/// A [`SiteWriter`] that writes to a temporary directory, which replaces the output directory when it is complete.
///
/// The output directory is absent, empty, or has the mark of an earlier build, `.ecs-err-site.json`, with the list of
/// the files that the build wrote. Other files in it stay. Builds to the same directory run one after the other.
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
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct OutputDir {
    place: Place,
    /// The temporary directory.
    staged: PathBuf,
    /// Whether the temporary directory has only what this build put there.
    is_disposable: bool,
    files: Mutex<BTreeSet<String>>,
    // Released in this order, after the temporary directory has been removed.
    _lock: Lock,
    _parents: NewParents,
}

impl OutputDir {
    /// Waits until no other process builds to `out`, completes what a killed build left there, and creates the
    /// temporary directory next to `out`.
    ///
    /// # Errors
    /// If `out` contains something other than a site, or can't be replaced.
    pub fn begin(out: &Path) -> Result<Self, OutputError> {
        Self::begin_waiting(out, |_| ())
    }

    /// Like [`OutputDir::begin`], and calls a function before it waits for another process, with the number of that
    /// process if it is known.
    ///
    /// # Errors
    /// As [`OutputDir::begin`].
    pub fn begin_waiting(out: &Path, waiting: impl FnOnce(Option<u32>)) -> Result<Self, OutputError> {
        let (place, parents) = Place::resolve(out)?;
        let lock = Lock::take(place.sibling("lock"), waiting)?;
        leftovers::restore(&place)?;
        place.check()?;
        leftovers::remove(&place)?;
        let staged = place.create_sibling()?;
        let directory =
            Self { place, staged, is_disposable: true, files: Mutex::default(), _lock: lock, _parents: parents };
        mark::write_unfinished(&directory.staged)?;
        Ok(directory)
    }

    /// The temporary directory, which is on the file system of the output directory.
    #[must_use]
    pub fn temporary(&self) -> &Path {
        &self.staged
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

    /// Exchanges the output directory with the temporary one, and deletes the files of the site that was there.
    ///
    /// # Errors
    /// If the directories can't be exchanged; the old one is then in place. If only the old one can't be deleted, the
    /// error says so.
    pub fn finish(mut self) -> Result<(), OutputError> {
        let files = std::mem::take(&mut *self.files.lock().unwrap_or_else(PoisonError::into_inner));
        mark::write(&self.staged, &files)?;
        let out = &self.place.out;
        let Some(old_files) = self.place.check()? else {
            fs::rename(&self.staged, out).map_err(|source| self.place.not_replaced(source))?;
            self.is_disposable = false;
            return Ok(());
        };
        keep::carry(out, &old_files, &self.staged, &files)?;
        let spare = self.place.free_sibling();
        let old = exchange::exchange(&self.staged, out, &spare).map_err(|source| self.place.not_replaced(source))?;
        self.is_disposable = false;
        keep::retire(&old, out, &old_files)
    }
}

impl Drop for OutputDir {
    fn drop(&mut self) {
        if self.is_disposable {
            // Incomplete output is useless, and `drop` can't report an error.
            let _ = leftovers::remove_tree(&self.staged);
        }
    }
}

impl OutputDir {
    fn note(&self, path: &str) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
    }
}

impl SiteWriter for OutputDir {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.note(path);
        let path = self.staged.join(path);
        match fs::write(&path, bytes) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(path.parent().unwrap_or(&self.staged))?;
                fs::write(&path, bytes)
            }
            done => done,
        }
    }

    fn put_again(&self, path: &str, bytes: &[u8], before: &str) -> io::Result<()> {
        // A hard link is faster than a second file.
        match fs::hard_link(self.staged.join(before), self.staged.join(path)) {
            Ok(()) => {
                self.note(path);
                Ok(())
            }
            Err(_) => self.put(path, bytes),
        }
    }

    fn alias(&self, directory: &str, name: &str) -> io::Result<()> {
        let path = writer::sibling(directory, name);
        self.note(&path);
        link(alias_target(directory), self.staged.join(path))
    }
}

#[cfg(unix)]
use std::os::unix::fs::symlink as link;
#[cfg(windows)]
use std::os::windows::fs::symlink_dir as link;

/// The last part of the path of a directory, which is the target of a link next to it.
pub fn alias_target(directory: &str) -> &Path {
    Path::new(directory.rsplit('/').next().unwrap_or(directory))
}

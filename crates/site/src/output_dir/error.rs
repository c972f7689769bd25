//! [`OutputError`]: why a site can't be written to a directory.

use std::io;
use std::path::{Path, PathBuf};

use ecs_err_ui_text::diagnostics::{Message, messages};

use super::mark;

/// The error of writing a site to a directory. Unless it is [`OutputError::Leftover`], what was in the directory is as
/// it was.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
#[non_exhaustive]
pub enum OutputError {
    /// The directory has files, but no mark.
    Occupied(PathBuf),
    /// The mark can't be understood.
    Mark(PathBuf),
    /// The target is not a directory.
    NotADirectory(PathBuf),
    /// The target has no name, and so nothing can take its place.
    Nameless(PathBuf),
    /// The target contains the current directory.
    CurrentDirectory(PathBuf),
    /// A mount point, which can't be replaced.
    MountPoint(PathBuf),
    /// A file of others has the name of a file of the new site.
    Conflict(PathBuf),
    /// The permissions do not allow to replace the directory, or to delete files in it.
    Permission {
        /// The directory.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// A file that is not of the site can't be carried over to the new one.
    Keep {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// Another file has the name of the lock.
    NotALock(PathBuf),
    /// The lock can't be taken.
    Lock {
        /// The lock file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// Another error of the file system.
    Write {
        /// The file or directory.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// What is left of an old site can't be deleted. The site in place is complete.
    Leftover {
        /// The file or directory.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
}

impl OutputError {
    /// What is wrong and what to do, in each language of the program; `Display` prints the English one.
    #[must_use]
    pub fn message(&self) -> Message {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::Occupied(path) => messages::not_a_site(shown(path), mark::NAME),
            Self::Mark(path) => messages::damaged_mark(shown(path)),
            Self::NotADirectory(path) => messages::not_a_directory(shown(path)),
            Self::Nameless(path) => messages::nameless_directory(shown(path)),
            Self::CurrentDirectory(path) => messages::current_directory(shown(path)),
            Self::MountPoint(path) => messages::mount_point(shown(path)),
            Self::Conflict(path) => messages::file_of_others(shown(path)),
            Self::Permission { path, source } => messages::cannot_replace(shown(path), &source.into()),
            Self::Keep { path, source } => messages::cannot_keep(shown(path), &source.into()),
            Self::NotALock(path) => messages::not_a_lock(shown(path)),
            Self::Lock { path, source } => messages::cannot_lock(shown(path), &source.into()),
            Self::Write { path, source } => messages::cannot_write_file(shown(path), &source.into()),
            Self::Leftover { path, source } => messages::cannot_delete_old_site(shown(path), &source.into()),
        }
    }

    /// An error of writing a file.
    pub(super) fn write(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Write { path, source }
    }
}

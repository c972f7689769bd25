//! [`OutputError`]: why a site can't be written to a directory.

use std::io;
use std::path::PathBuf;

use super::mark;

/// The error of writing a site to a directory. Unless it is [`OutputError::Leftover`], what was in the directory is as
/// it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// The directory has files, but no mark.
    #[error(
        "{} contains something other than a site built by this program: it has no {}; choose another directory or empty this one, also if an earlier version built it",
        .0.display(), mark::NAME
    )]
    Occupied(PathBuf),
    /// The mark can't be understood.
    #[error("{} is damaged, or a later version of this program wrote it; use that version or empty the directory", .0.display())]
    Mark(PathBuf),
    /// The target is not a directory.
    #[error("{} is not a directory; choose another name or delete it", .0.display())]
    NotADirectory(PathBuf),
    /// The target has no name, and so nothing can take its place.
    #[error("{} is not a directory that can be replaced; choose a directory with a name", .0.display())]
    Nameless(PathBuf),
    /// The target contains the current directory.
    #[error(
        "the current directory is in {}, which the build replaces by another directory; run the program from outside of it, with the path as --out",
        .0.display()
    )]
    CurrentDirectory(PathBuf),
    /// A mount point, which can't be replaced.
    #[error("{} is a mount point or contains one, and so can't be replaced; choose a directory below the mount point", .0.display())]
    MountPoint(PathBuf),
    /// A file of others has the name of a file of the new site.
    #[error(
        "the new site has a file at {}, where there is one that the last build did not write; move that one away",
        .0.display()
    )]
    Conflict(PathBuf),
    /// The permissions do not allow to replace the directory, or to delete files in it.
    #[error(
        "no permission to replace {}: {source}; build as the owner of the directory and of the one that it is in",
        path.display()
    )]
    Permission {
        /// The directory.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// A file that is not of the site can't be carried over to the new one.
    #[error("can't keep {}, which is not a file of the site: {source}; move it away", path.display())]
    Keep {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// Another file has the name of the lock.
    #[error("{} is not a lock of this program; move it away", .0.display())]
    NotALock(PathBuf),
    /// The lock can't be taken.
    #[error("can't lock {}: {source}; the file has to be yours, in a directory where you may write, on a file system with locks", path.display())]
    Lock {
        /// The lock file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// Another error of the file system.
    #[error("can't write {}: {source}", path.display())]
    Write {
        /// The file or directory.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// What is left of an old site can't be deleted. The site in place is complete.
    #[error("can't delete {}, which is left of an old site: {source}; the site in place is complete, delete the rest yourself", path.display())]
    Leftover {
        /// The file or directory.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
}

impl OutputError {
    /// An error of writing a file.
    pub(super) fn write(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Write { path, source }
    }
}

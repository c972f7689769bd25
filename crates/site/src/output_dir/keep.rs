//! Files in a site that the build did not write: they are carried over to the new site, and never deleted.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::{OutputError, mark};

/// The parts of a relative path, separated by slashes; nothing if it is not UTF-8 and so not of a site.
pub fn slashed(below: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// Links the files of `out` that are not in the list of the old site into the new one. Nothing in `out` changes.
pub fn carry(
    out: &Path,
    old_files: &BTreeSet<String>,
    staged: &Path,
    new_files: &BTreeSet<String>,
) -> Result<(), OutputError> {
    let old_directories = directories(old_files);
    let device = device(out).map_err(keeping(out))?;
    for entry in WalkDir::new(out) {
        let entry = entry.map_err(|error| walking(error, out))?;
        let path = entry.path();
        let below = path.strip_prefix(out).unwrap_or(path);
        let name = slashed(below);
        let is_in = |set: &BTreeSet<String>| name.as_ref().is_some_and(|name| set.contains(name));
        let is_directory = entry.file_type().is_dir();
        if is_directory {
            // Files can't be linked to another file system, and a mount point can't be deleted.
            if self::device(path).map_err(keeping(path))? != device {
                return Err(OutputError::MountPoint(path.to_owned()));
            }
            // The old site has to be deleted later.
            writable(path).map_err(|source| OutputError::Permission { path: path.to_owned(), source })?;
        }
        let is_ours = if is_directory { is_in(&old_directories) } else { is_in(old_files) || is_mark(below) };
        if is_ours {
            continue;
        }
        let target = staged.join(below);
        let is_taken = |part: &Path| slashed(part).is_some_and(|part| new_files.contains(&part));
        if below.ancestors().any(is_taken) {
            return Err(OutputError::Conflict(path.to_owned()));
        }
        let kept = if is_directory {
            fs::create_dir_all(&target).and_then(|()| fs::set_permissions(&target, path.metadata()?.permissions()))
        } else {
            fs::create_dir_all(target.parent().unwrap_or(staged)).and_then(|()| fs::hard_link(path, &target))
        };
        match kept {
            Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotADirectory) => {
                return Err(OutputError::Conflict(path.to_owned()));
            }
            // It is mounted from a directory of the same file system.
            Err(error) if error.kind() == ErrorKind::CrossesDevices => {
                return Err(OutputError::MountPoint(out.to_owned()));
            }
            kept => kept.map_err(keeping(path))?,
        }
    }
    let permissions = out.metadata().map_err(keeping(out))?.permissions();
    fs::set_permissions(staged, permissions).map_err(OutputError::write(staged))
}

/// Deletes a directory that was exchanged with `out`: the files in its list, and those that `out` has too. Files that
/// others put into it in the meantime move to `out`. The mark is deleted last: as long as it is there, the next build
/// can continue.
pub fn retire(tree: &Path, out: &Path, listed: &BTreeSet<String>) -> Result<(), OutputError> {
    let failed = |path: &Path, source| OutputError::Leftover { path: path.to_owned(), source };
    for entry in WalkDir::new(tree).min_depth(1).contents_first(true) {
        let entry = entry.map_err(|error| failed(tree, error.into()))?;
        let below = entry.path().strip_prefix(tree).unwrap_or(entry.path());
        if is_mark(below) {
            continue;
        }
        let is_listed = slashed(below).is_some_and(|name| listed.contains(&name));
        remove_or_move(&entry, &out.join(below), is_listed).map_err(|source| failed(entry.path(), source))?;
    }
    remove_file_if_there(&tree.join(mark::NAME))
        .and_then(|()| fs::remove_dir(tree))
        .map_err(|source| failed(tree, source))
}

fn remove_or_move(entry: &DirEntry, target: &Path, is_listed: bool) -> io::Result<()> {
    let path = entry.path();
    if entry.file_type().is_dir() {
        return fs::remove_dir(path);
    }
    if is_listed {
        return fs::remove_file(path);
    }
    match (fs::symlink_metadata(path)?, fs::symlink_metadata(target)) {
        (_, Err(error)) if error.kind() == ErrorKind::NotFound => {
            if let Some(parent) = target.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::rename(path, target)
        }
        (_, Err(error)) => Err(error),
        // It is the same file, or the one that was saved last counts.
        (own, Ok(other)) if own.modified()? <= other.modified()? => fs::remove_file(path),
        _ => fs::rename(path, target),
    }
}

fn remove_file_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

fn is_mark(below: &Path) -> bool {
    below == Path::new(mark::NAME)
}

/// The directories of files.
fn directories(files: &BTreeSet<String>) -> BTreeSet<String> {
    let mut all = BTreeSet::from([String::new()]);
    for file in files {
        let ends = file.match_indices('/').map(|(end, _)| file[..end].to_owned());
        all.extend(ends);
    }
    all
}

fn keeping(path: &Path) -> impl FnOnce(io::Error) -> OutputError {
    move |source| OutputError::Keep { path: path.to_owned(), source }
}

fn walking(error: walkdir::Error, out: &Path) -> OutputError {
    let path = error.path().unwrap_or(out).to_owned();
    OutputError::Keep { path, source: error.into() }
}

/// The number of the file system of a directory.
#[cfg(unix)]
pub fn device(directory: &Path) -> io::Result<u64> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(directory.metadata()?.dev())
}

#[cfg(not(unix))]
pub fn device(_: &Path) -> io::Result<u64> {
    Ok(0)
}

/// Whether files in a directory can be deleted.
#[cfg(unix)]
fn writable(directory: &Path) -> io::Result<()> {
    use rustix::fs::{Access, access};
    Ok(access(directory, Access::WRITE_OK | Access::EXEC_OK)?)
}

#[cfg(not(unix))]
fn writable(_: &Path) -> io::Result<()> {
    Ok(())
}

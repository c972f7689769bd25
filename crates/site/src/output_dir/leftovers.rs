//! What killed builds left next to a site. Only the holder of the lock may touch it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::place::Place;
use super::{Mark, OutputError, keep, mark};

/// If the output directory is missing because a build was killed between the two steps of an exchange, a complete site
/// is put in its place again.
pub fn restore(place: &Place) -> Result<(), OutputError> {
    if place.out.exists() {
        return Ok(());
    }
    for directory in place.siblings()? {
        if matches!(Mark::read(&directory), Ok(Mark::Site(_))) {
            return fs::rename(&directory, &place.out).map_err(OutputError::write(&place.out));
        }
    }
    Ok(())
}

/// Deletes the leftovers that have the mark. A directory of that name without the mark is deleted if it is empty: the
/// mark is the first file in a temporary directory, and the last one that is deleted.
pub fn remove(place: &Place) -> Result<(), OutputError> {
    for directory in place.siblings()? {
        // What can't be read is not of this user.
        match Mark::read(&directory).unwrap_or(Mark::Missing) {
            Mark::Site(files) if place.out.exists() => keep::retire(&directory, &place.out, &files)?,
            Mark::Missing | Mark::Site(_) => {
                // It has files of others.
                let _ = fs::remove_dir(&directory);
            }
            Mark::Unfinished => remove_tree(&directory).map_err(OutputError::write(&directory))?,
            // A mark whose writing was cut off is the only file. Others are of a later version, or damaged.
            Mark::Unknown if has_only_mark(&directory) => {
                remove_tree(&directory).map_err(OutputError::write(&directory))?;
            }
            Mark::Unknown => {}
        }
    }
    Ok(())
}

fn has_only_mark(directory: &Path) -> bool {
    fs::read_dir(directory).is_ok_and(|entries| entries.count() == 1)
}

/// Deletes a temporary directory that was never a site, its mark last.
pub fn remove_tree(directory: &Path) -> io::Result<()> {
    let entries: Vec<PathBuf> = fs::read_dir(directory)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    for path in entries.iter().filter(|path| !path.ends_with(mark::NAME)) {
        if path.symlink_metadata()?.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    fs::remove_file(directory.join(mark::NAME))?;
    fs::remove_dir(directory)
}

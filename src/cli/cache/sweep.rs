//! Deletes what the cache no longer needs.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::Kind;
use crate::cli::temporary;

/// Files that were not used for this time are deleted.
const MAX_AGE: Duration = Duration::from_hours(30 * 24);
/// The size of all files; of more, those that were not used for the longest time are deleted.
const MAX_BYTES: u64 = 1 << 30;

/// Whether a file of this size may be kept.
pub fn has_room_for(bytes: usize) -> bool {
    bytes as u64 <= MAX_BYTES / 2
}

/// Deletes old files and makes room for a new one. Only files with the names of the cache are touched, and those that
/// can't be deleted do no harm.
pub fn sweep(dir: &Path, new_bytes: usize) {
    temporary::remove_leftovers(dir);
    let mut files: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        let Ok(metadata) = entry.metadata() else { continue };
        if let Some(used) = metadata.modified().ok().filter(|_| metadata.is_file() && is_own(&path)) {
            files.push((used, metadata.len(), path));
        }
    }
    files.sort();
    let mut bytes = files.iter().map(|(_, bytes, _)| bytes).sum::<u64>().saturating_add(new_bytes as u64);
    for (used, len, path) in files {
        let is_old = used.elapsed().is_ok_and(|age| age > MAX_AGE);
        if (is_old || bytes > MAX_BYTES) && fs::remove_file(path).is_ok() {
            bytes = bytes.saturating_sub(len);
        }
    }
}

/// Whether a file has the name of one of the cache: sixteen digits and the extension of a kind.
fn is_own(path: &Path) -> bool {
    let part = |part: Option<&std::ffi::OsStr>| part.and_then(|part| part.to_str()).unwrap_or_default().to_owned();
    let (name, extension) = (part(path.file_stem()), part(path.extension()));
    name.len() == 16
        && name.bytes().all(|byte| byte.is_ascii_hexdigit())
        && Kind::ALL.iter().any(|kind| kind.extension() == extension)
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    #[test]
    fn old_files_of_the_cache_are_deleted_and_others_are_kept() {
        let dir = tempfile::tempdir().expect("a directory");
        let old = SystemTime::now() - MAX_AGE - Duration::from_hours(1);
        let names = [
            ("0123456789abcdef.records", Some(old), false),
            ("0123456789abcdee.index", None, true),
            ("notes.index", Some(old), true),
            ("0123456789abcdef.txt", Some(old), true),
        ];
        for (name, time, _) in names {
            let file = File::create(dir.path().join(name)).expect("a file");
            if let Some(time) = time {
                file.set_modified(time).expect("a time");
            }
        }
        sweep(dir.path(), 0);
        for (name, _, is_kept) in names {
            assert_eq!(dir.path().join(name).exists(), is_kept, "{name}");
        }
        File::create(dir.path().join(names[0].0)).expect("a file").set_len(MAX_BYTES).expect("a size");
        sweep(dir.path(), 1);
        assert!(!dir.path().join(names[0].0).exists() && dir.path().join(names[2].0).exists());
        assert!(has_room_for(1) && !has_room_for(usize::MAX));
    }
}

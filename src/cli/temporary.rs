//! Temporary files, each of which replaces a file when it is complete.
//!
//! They are hidden, so that they are not read as part of a catalog, and locked as long as their process lives: what is
//! not locked is a leftover of a killed process.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// What is between the name of the file and the number of the process.
const INFIX: &str = ".ecs-err-";
const SUFFIX: &str = ".tmp";

/// A temporary file. It is deleted if it did not replace another one.
pub struct Temporary {
    path: PathBuf,
    file: File,
}

impl Temporary {
    /// Creates a temporary file in the directory of a file.
    pub fn beside(path: &Path) -> io::Result<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let process = std::process::id();
        let mut number = 0_u32;
        loop {
            let path = path.with_file_name(format!(".{name}{INFIX}{process}-{number}{SUFFIX}"));
            number += 1;
            let file = match File::create_new(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
                created => created?,
            };
            // Some file systems have no locks; the file is then not taken for a leftover either.
            let _ = file.lock();
            // Before it was locked, another process may have taken it for a leftover.
            if path.exists() {
                return Ok(Self { path, file });
            }
        }
    }

    /// Writes the content and takes the place of a file, with its permissions.
    pub fn replace(mut self, path: &Path, content: &[u8]) -> io::Result<()> {
        self.write(content)?;
        self.take_place_of(path)
    }

    /// Writes the content.
    pub fn write(&mut self, content: &[u8]) -> io::Result<()> {
        self.file.write_all(content)
    }

    /// The file, to write what is not a text.
    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Takes the place of a file, with its permissions.
    pub fn take_place_of(self, path: &Path) -> io::Result<()> {
        if let Ok(metadata) = path.metadata() {
            self.file.set_permissions(metadata.permissions())?;
        }
        fs::rename(&self.path, path)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // After a successful replacement there is nothing of that name.
        let _ = fs::remove_file(&self.path);
    }
}

/// Removes the temporary files of killed processes from a directory. Those that can't be removed do no harm.
pub fn remove_leftovers(dir: &Path) {
    // The directory of a path without one.
    let dir = if dir.as_os_str().is_empty() { Path::new(".") } else { dir };
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if !is_file || !is_temporary(&entry.file_name().to_string_lossy()) {
            continue;
        }
        let Ok(file) = File::open(entry.path()) else { continue };
        if file.try_lock().is_ok() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a name is one of a [`Temporary`].
fn is_temporary(name: &str) -> bool {
    let numbers = || name.strip_prefix('.')?.strip_suffix(SUFFIX)?.rsplit_once(INFIX)?.1.split_once('-');
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    numbers().is_some_and(|(process, number)| is_number(process) && is_number(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_this_name_are_temporary() {
        assert!(is_temporary(".pdp.json.ecs-err-17-0.tmp"));
        for name in [".pdp.json.tmp", "pdp.json.ecs-err-17-0.tmp", ".a.ecs-err-17.tmp", ".a.ecs-err-b-0.tmp", ".tmp"] {
            assert!(!is_temporary(name), "{name}");
        }
    }
}

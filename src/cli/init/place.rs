//! Writes the files of a new directory: all of them or none.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use ecs_err::messages;
use ecs_err::text::printable_line;

use crate::cli::error::CliError;

/// What a directory may have before: a new repository has nothing else.
const ALLOWED: &str = ".git";

/// Writes files into a directory that has none, and returns their paths.
pub fn write(dir: &Path, files: Vec<(PathBuf, String)>) -> Result<Vec<PathBuf>, CliError> {
    let failed = |source: io::Error| CliError::Write { path: dir.to_owned(), source };
    let is_new = !dir.exists();
    fs::create_dir_all(dir).map_err(|error| {
        let is_file = error.kind() == ErrorKind::AlreadyExists;
        failed(if is_file { ErrorKind::NotADirectory.into() } else { error })
    })?;
    for entry in fs::read_dir(dir).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        if name != ALLOWED {
            let name = printable_line(&name.to_string_lossy());
            return Err(CliError::Stated(messages::not_empty(dir.display(), name)));
        }
    }
    let stage = Stage { path: dir.join(format!(".ecs-err-init-{}", std::process::id())), dir, is_new };
    stage.fill(&files).and_then(|()| stage.publish(&files)).map_err(failed)?;
    Ok(files.into_iter().map(|(path, _)| if dir == Path::new(".") { path } else { dir.join(path) }).collect())
}

/// A directory beside the new files' final places.
struct Stage<'d> {
    path: PathBuf,
    dir: &'d Path,
    /// Whether the directory was created for them.
    is_new: bool,
}

impl Stage<'_> {
    fn fill(&self, files: &[(PathBuf, String)]) -> io::Result<()> {
        fs::create_dir(&self.path)?;
        for (path, text) in files {
            let path = self.path.join(path);
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(path, text)?;
        }
        Ok(())
    }

    /// Moves everything to its place. If something fails, what was moved is removed again.
    fn publish(&self, files: &[(PathBuf, String)]) -> io::Result<()> {
        let mut names: Vec<&Path> = files.iter().filter_map(|(path, _)| path.iter().next()).map(Path::new).collect();
        names.dedup();
        for (at, name) in names.iter().enumerate() {
            if let Err(error) = fs::rename(self.path.join(name), self.dir.join(name)) {
                for moved in &names[..at] {
                    let _ = fs::remove_dir_all(self.dir.join(moved));
                }
                return Err(error);
            }
        }
        Ok(())
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        // After a success it is empty.
        let _ = fs::remove_dir_all(&self.path);
        if self.is_new {
            // It has files unless something failed.
            let _ = fs::remove_dir(self.dir);
        }
    }
}

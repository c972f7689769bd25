//! Where a site goes: its directory, and names next to it.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Mark, OutputError, keep, mark};

/// The directory of a site.
#[derive(Debug)]
pub struct Place {
    /// Its path, absolute and without symbolic links.
    pub out: PathBuf,
    parent: PathBuf,
    /// `.NAME.ecs-err-`, with which the names of temporary files begin.
    prefix: OsString,
}

impl Place {
    /// The directory with this path. Its parents are created.
    pub fn resolve(out: &Path) -> Result<(Self, NewParents), OutputError> {
        let (out, parents) = match out.canonicalize() {
            Ok(path) if path.is_dir() => (path, NewParents::default()),
            Ok(_) => return Err(OutputError::NotADirectory(out.to_owned())),
            Err(error) if error.kind() == ErrorKind::NotFound => match out.read_link() {
                // A link whose target is missing: the site is built there.
                Ok(target) => return Self::resolve(&out.parent().unwrap_or(out).join(target)),
                Err(_) => absent(out)?,
            },
            Err(source) => return Err(OutputError::Write { path: out.to_owned(), source }),
        };
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(OutputError::Nameless(out));
        };
        let mut prefix = OsString::from(".");
        prefix.push(name);
        prefix.push(".ecs-err-");
        Ok((Self { parent: parent.to_owned(), prefix, out }, parents))
    }

    /// The files of the site that is there, of which there are none in an empty directory; nothing if there is no
    /// directory. An error if it can't be replaced.
    pub fn check(&self) -> Result<Option<BTreeSet<String>>, OutputError> {
        let out = &self.out;
        let mut entries = match fs::read_dir(out) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(OutputError::Permission { path: out.clone(), source }),
        };
        let files = match Mark::read(out)? {
            Mark::Site(files) => files,
            Mark::Missing if entries.next().is_none() => BTreeSet::new(),
            Mark::Missing => return Err(OutputError::Occupied(out.clone())),
            Mark::Unfinished | Mark::Unknown => return Err(OutputError::Mark(out.join(mark::NAME))),
        };
        if std::env::current_dir().is_ok_and(|current| current.starts_with(out)) {
            return Err(OutputError::CurrentDirectory(out.clone()));
        }
        let devices = (keep::device(out), keep::device(&self.parent));
        if matches!(devices, (Ok(own), Ok(other)) if own != other) {
            return Err(OutputError::MountPoint(out.clone()));
        }
        Ok(Some(files))
    }

    /// The path of a temporary file next to the directory.
    pub fn sibling(&self, suffix: &str) -> PathBuf {
        let mut name = self.prefix.clone();
        name.push(suffix);
        self.parent.join(name)
    }

    /// A path next to the directory where there is nothing.
    pub fn free_sibling(&self) -> PathBuf {
        let process = std::process::id();
        let mut paths = (0_u32..).map(|number| self.sibling(&format!("{process}-{number}")));
        paths.find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| self.sibling("new"))
    }

    /// Creates a temporary directory next to the directory.
    pub fn create_sibling(&self) -> Result<PathBuf, OutputError> {
        let path = self.free_sibling();
        match fs::create_dir(&path) {
            Err(source) if source.kind() == ErrorKind::PermissionDenied => {
                Err(OutputError::Permission { path: self.out.clone(), source })
            }
            done => done.map(|()| path.clone()).map_err(OutputError::write(path)),
        }
    }

    /// The temporary directories next to the directory.
    pub fn siblings(&self) -> Result<Vec<PathBuf>, OutputError> {
        let read = || -> io::Result<Vec<PathBuf>> {
            let mut found = Vec::new();
            for entry in fs::read_dir(&self.parent)? {
                let entry = entry?;
                let is_temporary = is_temporary(entry.file_name().as_encoded_bytes(), self.prefix.as_encoded_bytes());
                if is_temporary && entry.file_type()?.is_dir() {
                    found.push(entry.path());
                }
            }
            found.sort();
            Ok(found)
        };
        read().map_err(OutputError::write(&self.parent))
    }

    /// Why the directory could not be replaced.
    pub fn not_replaced(&self, source: io::Error) -> OutputError {
        let path = self.out.clone();
        match source.kind() {
            ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => OutputError::MountPoint(path),
            ErrorKind::PermissionDenied => OutputError::Permission { path, source },
            _ => OutputError::Write { path, source },
        }
    }
}

/// Whether a name is one that [`Place::free_sibling`] makes: the prefix and two numbers.
fn is_temporary(name: &[u8], prefix: &[u8]) -> bool {
    let Some(numbers) = name.strip_prefix(prefix) else { return false };
    let mut parts = numbers.split(|byte| *byte == b'-');
    let mut is_number = || parts.next().is_some_and(|part| !part.is_empty() && part.iter().all(u8::is_ascii_digit));
    is_number() && is_number() && parts.next().is_none()
}

/// The path of a directory that does not exist yet.
fn absent(out: &Path) -> Result<(PathBuf, NewParents), OutputError> {
    let failed = |source| OutputError::Write { path: out.to_owned(), source };
    let path = std::path::absolute(out).map_err(failed)?;
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return Err(OutputError::Nameless(path)) };
    let parents = NewParents(parent.ancestors().take_while(|path| !path.exists()).map(Path::to_owned).collect());
    fs::create_dir_all(parent).map_err(failed)?;
    Ok((parent.canonicalize().map_err(failed)?.join(name), parents))
}

/// Directories that were created for a site. Those that are empty in the end are deleted.
#[derive(Debug, Default)]
pub struct NewParents(Vec<PathBuf>);

impl Drop for NewParents {
    fn drop(&mut self) {
        for path in &self.0 {
            // A directory with a site is not empty.
            let _ = fs::remove_dir(path);
        }
    }
}

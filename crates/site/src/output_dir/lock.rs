//! A lock, so that builds to the same directory run one after the other. The kernel releases it when its holder ends,
//! however that happens.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use super::OutputError;

/// The text of a lock file, before the number of the process.
const HOLDER: &str = "ecs-err build, process ";

/// A lock that this process holds.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock with this path. If another process has it, calls the function with the number of the process,
    /// if that is known, and waits.
    pub fn take(path: PathBuf, waiting: impl FnOnce(Option<u32>)) -> Result<Self, OutputError> {
        let failed = |source| OutputError::Lock { path: path.clone(), source };
        let mut waiting = Some(waiting);
        loop {
            let mut file = open(&path).map_err(failed)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    if let Some(waiting) = waiting.take() {
                        waiting(holder(&mut file).ok().and_then(|text| text.strip_prefix(HOLDER)?.trim().parse().ok()));
                    }
                    file.lock().map_err(failed)?;
                }
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
            // The last holder deletes the file; a lock on a deleted file excludes nobody.
            if !is_at(&file, &path) {
                continue;
            }
            let text = holder(&mut file).map_err(failed)?;
            if !text.is_empty() && !text.starts_with(HOLDER) {
                return Err(OutputError::NotALock(path));
            }
            file.set_len(0).and_then(|()| rewrite(&mut file)).map_err(failed)?;
            return Ok(Self { path, _file: file });
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Elsewhere, a process that waits for a deleted file can't notice that it is deleted, so it stays.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        // A link could lead to a file of others. No flag of `open` exceeds an `i32`.
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    }
    options.open(path)
}

fn rewrite(file: &mut File) -> io::Result<()> {
    file.rewind()?;
    writeln!(file, "{HOLDER}{}", std::process::id())
}

/// The beginning of the text of a lock file.
fn holder(file: &mut File) -> io::Result<String> {
    let mut bytes = Vec::new();
    file.take(64).read_to_end(&mut bytes)?;
    // It is read again after waiting.
    file.rewind()?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Whether an open file still has this path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let id = |metadata: &fs::Metadata| (metadata.dev(), metadata.ino());
    let ids = (file.metadata().map(|metadata| id(&metadata)), fs::symlink_metadata(path).map(|metadata| id(&metadata)));
    matches!(ids, (Ok(open), Ok(present)) if open == present)
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

//! Two directories change places.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Puts a directory in the place of another one. Returns where that one is then: at the path of the first, or at
/// `spare` on systems without an atomic exchange.
pub fn exchange(new: &Path, old: &Path, spare: &Path) -> io::Result<PathBuf> {
    match at_once(new, old) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => in_two_steps(new, old, spare),
        done => done.map(|()| new.to_owned()),
    }
}

/// Between the steps there is nothing at the path of the old directory.
pub fn in_two_steps(new: &Path, old: &Path, spare: &Path) -> io::Result<PathBuf> {
    fs::rename(old, spare)?;
    if let Err(error) = fs::rename(new, old) {
        fs::rename(spare, old)?;
        return Err(error);
    }
    Ok(spare.to_owned())
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn at_once(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE) {
        // The kernel or the file system can't exchange.
        Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP) => Err(io::ErrorKind::Unsupported.into()),
        done => Ok(done?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn at_once(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

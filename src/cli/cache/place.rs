//! The directory of the cache.

use std::env;
use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

/// The variable that names the directory; `off`, or an empty value, is no cache.
pub const VARIABLE: &str = "ECS_ERR_CACHE";
const OFF: &str = "off";

/// The directory; `None` if there is to be no cache, or nobody knows where.
pub fn directory() -> Option<PathBuf> {
    match env::var_os(VARIABLE) {
        Some(value) if value.is_empty() || value == OFF => None,
        Some(value) => Some(PathBuf::from(value)),
        None => user_directory().map(|dir| dir.join("ecs-err")),
    }
}

/// Creates the directory. Others get no access: answers are read from its files.
pub fn create(dir: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

/// The directory in which the user's programs have their caches.
fn user_directory() -> Option<PathBuf> {
    // A relative path would be another directory in each place.
    let path = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        path("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        Some(path("HOME")?.join("Library/Caches"))
    } else {
        path("XDG_CACHE_HOME").or_else(|| Some(path("HOME")?.join(".cache")))
    }
}

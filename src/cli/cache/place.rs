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
    Convention::OF_SYSTEM.directory(|name| env::var_os(name).map(PathBuf::from))
}

/// Where programs of a system have their caches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Convention {
    /// That of the XDG Base Directory Specification.
    Xdg,
    MacOs,
    Windows,
}

impl Convention {
    /// That of this system.
    const OF_SYSTEM: Self = if cfg!(windows) {
        Self::Windows
    } else if cfg!(target_os = "macos") {
        Self::MacOs
    } else {
        Self::Xdg
    };

    /// The directory, from variables of the environment.
    fn directory(self, variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
        // A relative path would be another directory in each place.
        let path = |name: &str| variable(name).filter(|path| path.is_absolute());
        match self {
            Self::Windows => path("LOCALAPPDATA"),
            Self::MacOs => Some(path("HOME")?.join("Library/Caches")),
            Self::Xdg => path("XDG_CACHE_HOME").or_else(|| Some(path("HOME")?.join(".cache"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_has_its_convention() {
        // What is absolute depends on the system of the test.
        let root = env::temp_dir();
        let all =
            [("HOME", root.join("me")), ("XDG_CACHE_HOME", root.join("xdg")), ("LOCALAPPDATA", root.join("local"))];
        let directory = |convention: Convention, missing: &str, relative: &str| {
            convention.directory(|name| {
                let (_, path) = all.iter().find(|(known, _)| *known == name && name != missing)?;
                Some(if name == relative { PathBuf::from("relative") } else { path.clone() })
            })
        };
        assert_eq!(directory(Convention::Windows, "", ""), Some(root.join("local")));
        assert_eq!(directory(Convention::Windows, "LOCALAPPDATA", ""), None);
        assert_eq!(directory(Convention::MacOs, "", ""), Some(root.join("me/Library/Caches")));
        assert_eq!(directory(Convention::Xdg, "", ""), Some(root.join("xdg")));
        assert_eq!(directory(Convention::Xdg, "XDG_CACHE_HOME", ""), Some(root.join("me/.cache")));
        assert_eq!(directory(Convention::Xdg, "", "XDG_CACHE_HOME"), Some(root.join("me/.cache")));
        assert_eq!(directory(Convention::Xdg, "XDG_CACHE_HOME", "HOME"), None);
    }
}

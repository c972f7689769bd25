//! Separators of paths: the one place that knows how a system writes paths.

use std::path::Path;

/// What separates the names in a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separators {
    /// A slash; a backslash is a letter of a name.
    Slash,
    /// A backslash or a slash, as on Windows.
    Both,
}

impl Separators {
    /// Those of this system.
    pub const OF_SYSTEM: Self = if cfg!(windows) { Self::Both } else { Self::Slash };

    /// Whether a text names a directory and what is in it.
    pub fn are_in(self, text: &str) -> bool {
        text.contains('/') || self == Self::Both && text.contains('\\')
    }

    /// A path with slashes, and without `./` at its beginning: the same on each system.
    pub fn slashed(self, path: &Path) -> String {
        let text = path.display().to_string();
        let text = if self == Self::Both { text.replace('\\', "/") } else { text };
        text.strip_prefix("./").map_or_else(|| text.clone(), str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backslashes_separate_names_on_windows_only() {
        let path = Path::new(r".\src\codes.rs");
        assert_eq!(Separators::Both.slashed(path), "src/codes.rs");
        assert_eq!(Separators::Slash.slashed(path), r".\src\codes.rs");
        for separators in [Separators::Both, Separators::Slash] {
            assert_eq!(separators.slashed(Path::new("./src/codes.rs")), "src/codes.rs");
            assert_eq!(separators.slashed(Path::new(".hidden")), ".hidden");
            assert!(separators.are_in("src/codes") && !separators.are_in("codes"));
        }
        assert!(Separators::Both.are_in(r"src\codes") && !Separators::Slash.are_in(r"src\codes"));
    }
}

//! The languages of generated sources.

/// A programming language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Go 1.19 or later.
    Go,
    /// TypeScript 4.9 or later.
    TypeScript,
    /// Python 3.9 or later.
    Python,
    /// Java 17 or later.
    Java,
    /// Rust of the edition 2021 or later.
    Rust,
}

impl Target {
    /// Every language.
    pub const ALL: [Self; 5] = [Self::Go, Self::TypeScript, Self::Python, Self::Java, Self::Rust];

    /// The name, as it is typed; `NAME.tera` is its template.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Go => "go",
            Self::TypeScript => "typescript",
            Self::Python => "python",
            Self::Java => "java",
            Self::Rust => "rust",
        }
    }

    /// The extension of its files.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Go => "go",
            Self::TypeScript => "ts",
            Self::Python => "py",
            Self::Java => "java",
            Self::Rust => "rs",
        }
    }

    /// The name of its file in a directory.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Go => "codes.go",
            Self::TypeScript => "codes.ts",
            Self::Python => "codes.py",
            Self::Java => "ErrorCodes.java",
            Self::Rust => "codes.rs",
        }
    }

    /// The name of its template.
    pub(crate) fn template_name(self) -> String {
        format!("{}.tera", self.name())
    }

    /// The built-in template.
    pub(crate) const fn template(self) -> &'static str {
        match self {
            Self::Go => include_str!("../templates/go.tera"),
            Self::TypeScript => include_str!("../templates/typescript.tera"),
            Self::Python => include_str!("../templates/python.tera"),
            Self::Java => include_str!("../templates/java.tera"),
            Self::Rust => include_str!("../templates/rust.tera"),
        }
    }

    /// The names that generated sources have apart from the constants of codes, where both are in one scope.
    pub(crate) const fn taken_names(self) -> &'static [&'static str] {
        match self {
            // A member of an object, or a name that begins with "Code".
            Self::Go | Self::TypeScript => &[],
            Self::Java => &["DIGEST", "EDITION"],
            Self::Python | Self::Rust => &["DIGEST", "EDITION", "RECORDS"],
        }
    }
}

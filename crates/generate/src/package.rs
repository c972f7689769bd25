//! Names of packages and classes, which also become paths.

use std::path::PathBuf;

use crate::error::GenerateError;
use crate::target::Target;

/// The keywords of Go.
const GO_KEYWORDS: [&str; 25] = [
    "break",
    "case",
    "chan",
    "const",
    "continue",
    "default",
    "defer",
    "else",
    "fallthrough",
    "for",
    "func",
    "go",
    "goto",
    "if",
    "import",
    "interface",
    "map",
    "package",
    "range",
    "return",
    "select",
    "struct",
    "switch",
    "type",
    "var",
];

/// The keywords and literals of Java, and the names that types can't have.
const JAVA_KEYWORDS: [&str; 58] = [
    "_",
    "abstract",
    "assert",
    "boolean",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "class",
    "const",
    "continue",
    "default",
    "do",
    "double",
    "else",
    "enum",
    "extends",
    "false",
    "final",
    "finally",
    "float",
    "for",
    "goto",
    "if",
    "implements",
    "import",
    "instanceof",
    "int",
    "interface",
    "long",
    "native",
    "new",
    "null",
    "package",
    "permits",
    "private",
    "protected",
    "public",
    "record",
    "return",
    "sealed",
    "short",
    "static",
    "strictfp",
    "super",
    "switch",
    "synchronized",
    "this",
    "throw",
    "throws",
    "transient",
    "true",
    "try",
    "var",
    "void",
    "volatile",
    "while",
];

/// The name of a package in Go or Java.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package(String);

impl Package {
    /// A package of a language.
    ///
    /// # Errors
    /// If the text is not a legal name, or the language has no packages.
    pub fn new(target: Target, name: &str) -> Result<Self, GenerateError> {
        let is_legal = match target {
            Target::Go => is_identifier(name, &GO_KEYWORDS) && name != "_",
            Target::Java => name.split('.').all(|part| is_identifier(part, &JAVA_KEYWORDS)),
            Target::TypeScript | Target::Python | Target::Rust => false,
        };
        let wrong = || GenerateError::Package { package: name.to_owned(), target };
        if is_legal { Ok(Self(name.to_owned())) } else { Err(wrong()) }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The directories of a package of Java.
    #[must_use]
    pub fn directories(&self) -> PathBuf {
        self.0.split('.').collect()
    }
}

/// The name of a class in Java.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassName(String);

impl ClassName {
    /// A class.
    ///
    /// # Errors
    /// If the text is not a legal name.
    pub fn new(name: &str) -> Result<Self, GenerateError> {
        if is_identifier(name, &JAVA_KEYWORDS) {
            Ok(Self(name.to_owned()))
        } else {
            Err(GenerateError::Class(name.to_owned()))
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for ClassName {
    fn default() -> Self {
        Self("ErrorCodes".to_owned())
    }
}

/// Whether a text is an identifier of ASCII and no keyword.
fn is_identifier(text: &str, keywords: &[&str]) -> bool {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let begins = text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    begins && text.chars().all(is_part) && !keywords.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_identifiers() {
        for (target, good) in [(Target::Go, "errcodes"), (Target::Java, "com.acme.errors"), (Target::Java, "errors")] {
            assert_eq!(Package::new(target, good).map(|package| package.0).ok().as_deref(), Some(good));
        }
        for (target, bad) in [
            (Target::Go, ""),
            (Target::Go, "func"),
            (Target::Go, "a.b"),
            (Target::Go, "../evil"),
            (Target::Go, "1a"),
            (Target::Go, "_"),
            (Target::Java, "com..acme"),
            (Target::Java, "com.acme."),
            (Target::Java, "com.new.acme"),
            (Target::Java, "com/acme"),
            (Target::Java, "../.."),
            (Target::Java, "com.acmé"),
            (Target::Rust, "errors"),
        ] {
            assert!(Package::new(target, bad).is_err(), "{bad}");
        }
        assert_eq!(Package("com.acme".to_owned()).directories(), PathBuf::from("com/acme"));
    }

    #[test]
    fn classes_are_identifiers() {
        assert!(ClassName::new("AcmeErrors").is_ok());
        assert!(["", "a-b", "class", "record", "1A"].iter().all(|bad| ClassName::new(bad).is_err()));
    }
}

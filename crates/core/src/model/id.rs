//! Ids of records: short ASCII names that are safe as file names on every system.

use core::error::Error;
use core::fmt;

use super::datum::{Datum, Decoder, Encoder, Expected, SchemaVisitor};
use crate::reserved::is_reserved;

/// The id of a record.
///
/// It matches `[A-Za-z0-9][A-Za-z0-9._-]{0,99}`, does not end with a dot and is not a reserved file name, so it is
/// a safe segment of a path or a URL. Ids of a catalog are unique without regard to letter case.
///
/// ```
/// use ecs_err_core::{Id, IdError};
///
/// const CREATE: Id<'_> = Id::from_static("create-server-v1.1");
/// assert_eq!(CREATE.as_str(), "create-server-v1.1");
/// assert_eq!(Id::new("../evil"), Err(IdError::FirstCharacter('.')));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<'a>(&'a str);

impl<'a> Id<'a> {
    /// The longest id, in characters, which are ASCII.
    pub const MAX_LEN: usize = 100;

    /// An id from a text.
    ///
    /// # Errors
    /// If the text is not a valid id; the error says why.
    pub fn new(text: &'a str) -> Result<Self, IdError> {
        match fault(text) {
            None => Ok(Self(text)),
            Some(fault) => Err(IdError::new(text, fault)),
        }
    }

    /// The id as written.
    #[must_use]
    pub const fn as_str(self) -> &'a str {
        self.0
    }
}

impl Id<'static> {
    /// An id from a constant.
    ///
    /// # Panics
    /// If the text is not a valid id. In a constant this is a compile error.
    #[must_use]
    pub const fn from_static(text: &'static str) -> Self {
        assert!(fault(text).is_none(), "not a valid id");
        Self(text)
    }
}

impl fmt::Display for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// Why a text is not a valid id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IdError {
    /// The text is empty.
    Empty,
    /// It has more than [`Id::MAX_LEN`] characters.
    TooLong {
        /// The number of characters.
        len: usize,
    },
    /// It begins with this character.
    FirstCharacter(char),
    /// It contains this character.
    Character(char),
    /// It ends with a dot, which Windows removes.
    TrailingDot,
    /// It is the name of a device or of a file of the site.
    Reserved,
}

impl IdError {
    fn new(text: &str, fault: Fault) -> Self {
        // The characters before a wrong one are ASCII, so it begins at that byte.
        let character = |at| text.chars().nth(at).unwrap_or_default();
        match fault {
            Fault::Empty => Self::Empty,
            Fault::TooLong => Self::TooLong { len: text.len() },
            Fault::Character { at: 0 } => Self::FirstCharacter(character(0)),
            Fault::Character { at } => Self::Character(character(at)),
            Fault::TrailingDot => Self::TrailingDot,
            Fault::Reserved => Self::Reserved,
        }
    }
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the id is empty; write at least one letter or digit"),
            Self::TooLong { len } => {
                write!(f, "the id has {len} characters; shorten it to at most {}", Id::MAX_LEN)
            }
            Self::FirstCharacter(character) => {
                write!(f, "the id begins with {character:?}; begin it with a letter or digit of ASCII")
            }
            Self::Character(character) => {
                write!(f, "the id contains {character:?}; use only letters and digits of ASCII, `.`, `_` and `-`")
            }
            Self::TrailingDot => {
                f.write_str("the id ends with a dot, which Windows removes from file names; remove it")
            }
            Self::Reserved => f.write_str(
                "the id is the name of a Windows device (such as `CON` or `nul.1`) or of a file of the site (such as \
                 `index` or a name that ends in `.json`); choose another id",
            ),
        }
    }
}

impl Error for IdError {}

/// An [`IdError`] that can be made in a constant.
#[derive(Clone, Copy)]
enum Fault {
    Empty,
    TooLong,
    /// The first wrong character begins at this byte.
    Character {
        at: usize,
    },
    TrailingDot,
    Reserved,
}

const fn fault(text: &str) -> Option<Fault> {
    let bytes = text.as_bytes();
    let Some(last) = bytes.last() else { return Some(Fault::Empty) };
    let mut at = 0;
    while at < bytes.len() {
        let is_allowed = match bytes[at] {
            b'.' | b'_' | b'-' => at > 0,
            byte => byte.is_ascii_alphanumeric(),
        };
        if !is_allowed {
            return Some(Fault::Character { at });
        }
        at += 1;
    }
    if bytes.len() > Id::MAX_LEN {
        return Some(Fault::TooLong);
    }
    if *last == b'.' {
        return Some(Fault::TrailingDot);
    }
    if is_reserved(text) { Some(Fault::Reserved) } else { None }
}

impl core::ops::Deref for Id<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl PartialEq<str> for Id<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Id<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl<'a> Datum<'a> for Id<'a> {
    const EMPTY: Self = Self("");

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        let Some(text) = decoder.string() else { return Self::EMPTY };
        Self::new(text).unwrap_or_else(|error| {
            decoder.reject(Expected::Id(error));
            Self::EMPTY
        })
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.constant(format_args!("Id::from_static({:?})", self.0), format_args!("{self}"));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(Some("^[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?$"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn safe_names_are_ids() {
        for text in ["a", "0", "changevpc", "create-server-v1.1", "A_b.C-9", "a-", "a_", "a..b", "COM", "null", "x.con"]
        {
            assert_eq!(Id::new(text).map(Id::as_str), Ok(text));
        }
        let longest = "x".repeat(Id::MAX_LEN);
        assert_eq!(Id::new(&longest).map(|id| id.to_string()), Ok(longest.clone()));
    }

    #[test]
    fn an_error_says_what_is_wrong() {
        for (text, error) in [
            ("", IdError::Empty),
            (".", IdError::FirstCharacter('.')),
            ("..", IdError::FirstCharacter('.')),
            ("../x", IdError::FirstCharacter('.')),
            ("/abs", IdError::FirstCharacter('/')),
            ("-x", IdError::FirstCharacter('-')),
            ("_x", IdError::FirstCharacter('_')),
            ("网卡", IdError::FirstCharacter('网')),
            ("a b", IdError::Character(' ')),
            ("a/b", IdError::Character('/')),
            ("a\\b", IdError::Character('\\')),
            ("a?b", IdError::Character('?')),
            ("a:b", IdError::Character(':')),
            ("a~", IdError::Character('~')),
            ("a%2e", IdError::Character('%')),
            ("a\0", IdError::Character('\0')),
            ("löschen", IdError::Character('ö')),
            ("a\u{202e}", IdError::Character('\u{202e}')),
            ("x';self.PWNED=1;//", IdError::Character('\'')),
            ("a.", IdError::TrailingDot),
            ("CON", IdError::Reserved),
            ("nul.txt", IdError::Reserved),
            ("Com0", IdError::Reserved),
            ("lpt9.a.b", IdError::Reserved),
            ("index", IdError::Reserved),
            ("INDEX.html", IdError::Reserved),
            ("feed.xml", IdError::Reserved),
            ("x.json", IdError::Reserved),
            ("x.md", IdError::Reserved),
        ] {
            assert_eq!(Id::new(text), Err(error), "{text:?}");
            assert!(error.to_string().contains(';'), "{error}");
        }
        let long = "x".repeat(Id::MAX_LEN + 1);
        assert_eq!(Id::new(&long), Err(IdError::TooLong { len: 101 }));
    }

    #[test]
    fn messages_show_no_control_characters() {
        for character in ['\n', '\u{1b}', '\u{202e}', '\u{feff}', '\0'] {
            assert!(!IdError::Character(character).to_string().contains(character));
        }
    }

    #[test]
    #[should_panic(expected = "not a valid id")]
    fn a_static_id_must_be_valid() {
        let _ = Id::from_static("a/b");
    }
}

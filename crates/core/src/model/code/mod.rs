mod buf;
mod order;

use core::cmp::Ordering;
use core::fmt;

use super::datum::{Datum, Decoder, Encoder, SchemaVisitor};

pub use buf::CodeBuf;
pub(crate) use buf::CodeWriter;
pub(crate) use order::natural_cmp;

/// An error code: a token such as `Ecs.0085`, `1062`, `-32601`, `card_declined` or `PD:common:ErrX`.
///
/// A code is a letter or digit, which may follow a `-`, then letters, digits and `._:/-`, and ends
/// with a letter or digit. A well-formed code need not be in a catalog. Codes are in
/// natural order: runs of digits compare as numbers, and digits come before other characters.
///
/// ```
/// use ecs_err_core::Code;
///
/// let code = Code::new("Ecs.0085").unwrap();
/// assert_eq!(code.as_str(), "Ecs.0085");
/// assert!(Code::new("Ecs.0085") < Code::new("Ecs.0100"));
/// assert!(Code::new("not a code").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code<'a>(&'a str);

impl<'a> Code<'a> {
    /// The length of the longest code, in bytes.
    pub const MAX_LEN: usize = 127;

    /// A code; `None` if the text is not well formed.
    #[must_use]
    pub const fn new(text: &'a str) -> Option<Self> {
        if is_well_formed(text.as_bytes()) { Some(Self(text)) } else { None }
    }

    /// A code from a constant.
    ///
    /// # Panics
    /// If the text is not a code. In a constant this is a compile error.
    #[must_use]
    pub const fn from_static(text: &'static str) -> Code<'static> {
        match Code::new(text) {
            Some(code) => code,
            None => panic!("not an error code: expected a letter or digit, then letters, digits and ._:/-"),
        }
    }

    /// The text of the code.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.0
    }

    /// Splits the code before its last run of digits, which may be empty: `Ecs.` and `0085`.
    #[must_use]
    pub fn split_number(&self) -> (&'a str, &'a str) {
        self.0.split_at(self.0.trim_end_matches(|letter: char| letter.is_ascii_digit()).len())
    }

    /// Compares in natural order; `01` and `1` are equal in it.
    #[must_use]
    pub fn natural_cmp(&self, other: &Code<'_>) -> Ordering {
        natural_cmp(self.0.as_bytes(), other.0.as_bytes())
    }
}

impl fmt::Display for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl fmt::Debug for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({self})")
    }
}

impl Ord for Code<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.natural_cmp(other).then_with(|| self.0.cmp(other.0))
    }
}

impl PartialOrd for Code<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Whether a byte separates the parts of a code.
pub(crate) const fn is_separator(byte: u8) -> bool {
    matches!(byte, b'.' | b'_' | b':' | b'/' | b'-')
}

/// Whether a code has two parts or more, which end at separators and before capitals.
#[must_use]
pub fn has_parts(code: &[u8]) -> bool {
    let is_end = |one: &u8, next: &u8| is_separator(*next) || one.is_ascii_lowercase() && next.is_ascii_uppercase();
    code.iter().zip(code.iter().skip(1)).any(|(one, next)| is_end(one, next))
}

/// Whether a byte can be in a code.
pub(crate) const fn is_code_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || is_separator(byte)
}

const fn is_well_formed(text: &[u8]) -> bool {
    if text.is_empty() || text.len() > Code::MAX_LEN {
        return false;
    }
    let mut at = (text[0] == b'-') as usize;
    if at == text.len() || !text[at].is_ascii_alphanumeric() || !text[text.len() - 1].is_ascii_alphanumeric() {
        return false;
    }
    while at < text.len() {
        if !is_code_byte(text[at]) {
            return false;
        }
        at += 1;
    }
    true
}

impl<'a> Datum<'a> for Code<'a> {
    const EMPTY: Self = Self("");

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        let Some(text) = decoder.string() else { return Self::EMPTY };
        Self::new(text).unwrap_or_else(|| {
            decoder.reject_code();
            Self::EMPTY
        })
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.constant(format_args!("Code::from_static({:?})", self.0), format_args!("{self}"));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(Some("^(?=.{1,127}$)-?[A-Za-z0-9]([A-Za-z0-9._:/-]*[A-Za-z0-9])?$"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_the_wild_are_well_formed() {
        for good in [
            "1062",
            "Ecs.0085",
            "E501",
            "-32601",
            "ERR_TLS_X",
            "NoSuchBucket",
            "0x80070005",
            "ORA-00942",
            "42P01",
            "DM-sync-unit-36048",
            "PD:common:ErrX",
            "FailedOperation.X",
            "card_declined",
            "SVCSTG.SWR.4010000",
            "a/b",
            "0",
        ] {
            assert_eq!(Code::new(good).map(|code| code.as_str()), Some(good));
            assert_eq!(CodeBuf::new(good).unwrap().as_str(), good);
        }
        assert!(Code::new(&"a".repeat(127)).is_some());
    }

    #[test]
    fn other_texts_are_not_codes() {
        for bad in ["", "-", "--1", ".a", "_a", "a.", "a_", "a-", "a b", "a:", "é", "a\n", "a#b", "a/"] {
            assert!(Code::new(bad).is_none(), "{bad}");
        }
        assert!(Code::new(&"a".repeat(128)).is_none());
    }

    #[test]
    fn codes_are_in_natural_order() {
        // `-` is not a digit, so negative numbers come after others.
        let sorted = [
            "1", "02", "2", "10", "42P01", "0100C", "-32700", "-32700.1", "A", "A9", "A10", "A10B", "A-1", "AB",
            "Ecs.0009", "Ecs.9", "Ecs.0010", "a",
        ];
        let mut codes: Vec<Code<'_>> = sorted.iter().rev().map(|text| Code::new(text).unwrap()).collect();
        codes.sort();
        assert!(codes.iter().map(Code::as_str).eq(sorted));
        assert!(Code::new("Ecs.0009") < Code::new("Ecs.9") && Code::new("Ecs.9") < Code::new("Ecs.0010"));
        assert_eq!(Code::new("1").unwrap().natural_cmp(&Code::new("01").unwrap()), Ordering::Equal);
    }

    #[test]
    fn the_number_is_the_last_run_of_digits() {
        let split = |text| Code::new(text).unwrap().split_number();
        assert_eq!(split("Ecs.0085"), ("Ecs.", "0085"));
        assert_eq!(split("1062"), ("", "1062"));
        assert_eq!(split("ErrX"), ("ErrX", ""));
    }
}

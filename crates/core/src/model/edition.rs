use core::cmp::Ordering;
use core::fmt;

use super::code::natural_cmp;
use super::datum::{Datum, Decoder, Encoder, Expected, SchemaVisitor};

/// The edition of a reference: any label, such as `2024-05-01` or `v3`.
///
/// Editions are in natural order: dates are in chronological order, and `v9` comes before `v10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edition<'a>(&'a str);

impl<'a> Edition<'a> {
    /// The length of the longest label, in bytes.
    pub const MAX_LEN: usize = 100;

    /// An edition; `None` if the label is empty, longer than [`MAX_LEN`](Self::MAX_LEN) or has control characters.
    #[must_use]
    pub const fn new(label: &'a str) -> Option<Self> {
        let bytes = label.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at].is_ascii_control() {
                return None;
            }
            at += 1;
        }
        if at == 0 || at > Self::MAX_LEN { None } else { Some(Self(label)) }
    }

    /// An edition from a constant.
    ///
    /// # Panics
    /// If the label is not an edition. In a constant this is a compile error.
    #[must_use]
    pub const fn from_static(label: &'static str) -> Edition<'static> {
        match Edition::new(label) {
            Some(edition) => edition,
            None => panic!("not an edition: expected a label of 1 to 100 bytes without control characters"),
        }
    }

    /// The label.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.0
    }
}

impl Ord for Edition<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        natural_cmp(self.0.as_bytes(), other.0.as_bytes()).then_with(|| self.0.cmp(other.0))
    }
}

impl PartialOrd for Edition<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Edition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl<'a> Datum<'a> for Edition<'a> {
    const EMPTY: Self = Self("");

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        decoder.parse(Self::new, Expected::Edition).unwrap_or(Self::EMPTY)
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.constant(format_args!("Edition::from_static({:?})", self.0), format_args!("{self}"));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(Some("^[^\\x00-\\x1f]{1,100}$"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_are_in_natural_order() {
        let edition = |label| Edition::new(label).unwrap();
        assert!(edition("2018-12-19") < edition("2024-05-01") && edition("v9") < edition("v10"));
        assert!(Edition::new("").is_none() && Edition::new("a\nb").is_none());
    }
}

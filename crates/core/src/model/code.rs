use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

use super::datum::{Datum, Decoder, Encoder, SchemaVisitor};

/// An error code: a token such as `Ecs.0085`, `1062`, `-32601`, `card_declined` or `PD:common:ErrX`.
///
/// A code is a letter or digit, which may follow a `-`, then letters, digits and `._:/-`, and ends
/// with a letter or digit. That it is well formed does not mean that a catalog has it. Codes are in
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

    /// A code, if the text is well formed.
    #[must_use]
    pub const fn new(text: &'a str) -> Option<Self> {
        if is_well_formed(text.as_bytes()) { Some(Self(text)) } else { None }
    }

    /// A code that is known to be well formed; meant for constants.
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

    /// The code before its last run of digits, and these digits, which may be none.
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

/// An error code that owns its text, without allocation.
#[derive(Clone, Copy)]
pub struct CodeBuf {
    bytes: [u8; Code::MAX_LEN],
    len: u8,
}

impl CodeBuf {
    /// A code, if the text is well formed.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        Code::new(text).map(Self::from)
    }

    /// The code.
    #[must_use]
    pub fn as_code(&self) -> Code<'_> {
        Code(self.as_str())
    }

    /// The text of the code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The bytes are those of a code, which are ASCII.
        self.bytes.get(..usize::from(self.len)).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl From<Code<'_>> for CodeBuf {
    fn from(code: Code<'_>) -> Self {
        let mut bytes = [0; Code::MAX_LEN];
        let mut len = 0;
        for (to, from) in bytes.iter_mut().zip(code.0.bytes()) {
            *to = from;
            len += 1;
        }
        Self { bytes, len }
    }
}

impl fmt::Display for CodeBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for CodeBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_code().fmt(f)
    }
}

impl PartialEq for CodeBuf {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for CodeBuf {}

impl PartialEq<Code<'_>> for CodeBuf {
    fn eq(&self, other: &Code<'_>) -> bool {
        self.as_str() == other.0
    }
}

impl PartialEq<CodeBuf> for Code<'_> {
    fn eq(&self, other: &CodeBuf) -> bool {
        self.0 == other.as_str()
    }
}

impl Hash for CodeBuf {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_code().hash(state);
    }
}

impl Ord for CodeBuf {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_code().cmp(&other.as_code())
    }
}

impl PartialOrd for CodeBuf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Writes a code piece by piece.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CodeWriter {
    bytes: [u8; Code::MAX_LEN],
    len: usize,
    is_too_long: bool,
}

impl CodeWriter {
    pub const fn new() -> Self {
        Self { bytes: [0; Code::MAX_LEN], len: 0, is_too_long: false }
    }

    pub fn push(&mut self, byte: u8) {
        match self.bytes.get_mut(self.len) {
            Some(to) => {
                *to = byte;
                self.len += 1;
            }
            None => self.is_too_long = true,
        }
    }

    pub fn push_all(&mut self, bytes: impl IntoIterator<Item = u8>) {
        bytes.into_iter().for_each(|byte| self.push(byte));
    }

    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    /// The code, if what was written is well formed.
    pub fn finish(&self) -> Option<CodeBuf> {
        let text = core::str::from_utf8(self.bytes.get(..self.len)?).ok()?;
        if self.is_too_long { None } else { CodeBuf::new(text) }
    }
}

/// Whether a byte separates the parts of a code.
pub(crate) const fn is_separator(byte: u8) -> bool {
    matches!(byte, b'.' | b'_' | b':' | b'/' | b'-')
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

/// Compares texts where runs of digits are numbers and come before other characters.
pub(crate) fn natural_cmp(mut one: &[u8], mut other: &[u8]) -> Ordering {
    loop {
        let (number, other_number) = (take_number(&mut one), take_number(&mut other));
        let order = match (number, other_number) {
            (Some(number), Some(other)) => number.len().cmp(&other.len()).then_with(|| number.cmp(other)),
            (Some(_), None) if !other.is_empty() => Ordering::Less,
            (None, Some(_)) if !one.is_empty() => Ordering::Greater,
            (Some(_), None) => Ordering::Greater,
            (None, Some(_)) => Ordering::Less,
            (None, None) => match (one, other) {
                ([], []) => return Ordering::Equal,
                ([first, rest @ ..], [other_first, other_rest @ ..]) => {
                    let order = first.cmp(other_first);
                    (one, other) = (rest, other_rest);
                    order
                }
                _ => one.len().cmp(&other.len()),
            },
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// The digits at the start of a text without leading zeros, which are taken off it.
fn take_number<'t>(text: &mut &'t [u8]) -> Option<&'t [u8]> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, rest) = text.split_at(digits);
    *text = rest;
    let zeros = number.iter().take_while(|byte| **byte == b'0').count();
    (digits > 0).then(|| &number[zeros..])
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
        let sorted = [
            "-32700", "-32700.1", "1", "02", "2", "10", "0100C", "42P01", "A", "A9", "A10", "A10B", "A-1", "AB",
            "Ecs.0009", "Ecs.9", "Ecs.0010", "a",
        ];
        // `-` is not a digit, so negative numbers come after others.
        let mut codes: Vec<Code<'_>> = sorted.iter().map(|text| Code::new(text).unwrap()).collect();
        codes.sort();
        let expected =
            ["1", "02", "2", "10", "42P01", "0100C", "-32700", "-32700.1", "A", "A9", "A10", "A10B", "AB", "A-1"];
        let found: Vec<&str> = codes.iter().map(Code::as_str).take(14).collect();
        assert_eq!(found[..8], expected[..8]);
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

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

use super::datum::{Datum, Decoder, Encoder, SchemaVisitor};

/// An error code: a service's prefix, a dot and a number, such as `Ecs.0085`.
///
/// A code is a small value without a lifetime: parsing, copying and comparing it allocate
/// nothing, and it can stand in a `match`. That it is well formed does not say that a catalog
/// knows it. Codes are ordered by prefix, then by number.
///
/// ```
/// use ecs_err_core::Code;
///
/// let code: Code = "Ecs.0085".parse()?;
/// assert_eq!((code.prefix(), code.digits(), code.number()), ("Ecs", "0085", 85));
/// assert!("Ecs.85x".parse::<Code>().is_err());
/// # Ok::<(), ecs_err_core::ParseCodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The text in ASCII, filled up with zeros; then where the dot is, and the length.
    bytes: [u8; Code::MAX_LEN + 2],
}

impl Code {
    /// The longest code, in bytes.
    pub const MAX_LEN: usize = 22;

    /// The most digits that a number may have.
    pub const MAX_DIGITS: usize = 9;

    /// Parses a code that is known to be well formed; meant for constants.
    ///
    /// # Panics
    /// If the text is no code. In a constant this is an error of compilation.
    #[must_use]
    pub const fn new(text: &str) -> Self {
        match Self::parse(text.as_bytes()) {
            Some(code) => code,
            None => panic!("not an error code: expected a prefix, a dot and digits"),
        }
    }

    /// Makes a code from the parts that a person typed or a rule computed.
    #[must_use]
    pub const fn from_parts(prefix: &str, number: u32, digits: usize) -> Option<Self> {
        let prefix = prefix.as_bytes();
        let len = prefix.len() + 1 + digits;
        if len > Self::MAX_LEN || digits > Self::MAX_DIGITS {
            return None;
        }
        let mut text = [0; Self::MAX_LEN];
        let mut at = 0;
        while at < prefix.len() {
            text[at] = prefix[at];
            at += 1;
        }
        text[at] = b'.';
        let (mut rest, mut last) = (number, len);
        while last > at + 1 {
            last -= 1;
            text[last] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        if rest > 0 {
            return None;
        }
        Self::parse(text.split_at(len).0)
    }

    #[inline]
    const fn parse(text: &[u8]) -> Option<Self> {
        let len = text.len();
        if len > Self::MAX_LEN {
            return None;
        }
        // From the end, because the digits are the same few in every code.
        let mut start = len;
        while start > 0 && text[start - 1].is_ascii_digit() {
            start -= 1;
        }
        let digits = len - start;
        if digits == 0
            || digits > Self::MAX_DIGITS
            || start < 2
            || text[start - 1] != b'.'
            || !text[0].is_ascii_alphabetic()
        {
            return None;
        }
        let dot = start - 1;
        let mut at = 1;
        while at < dot {
            if !text[at].is_ascii_alphanumeric() {
                return None;
            }
            at += 1;
        }
        // Whole words from here on: they are compared and hashed as they are stored.
        let last = word(text, 16) | (dot as u64) << 48 | (len as u64) << 56;
        Some(Self::from_words([word(text, 0), word(text, 8), last]))
    }

    const fn from_words(words: [u64; 3]) -> Self {
        let mut bytes = [0; Self::MAX_LEN + 2];
        let (first, rest) = bytes.split_at_mut(8);
        let (second, third) = rest.split_at_mut(8);
        first.copy_from_slice(&words[0].to_le_bytes());
        second.copy_from_slice(&words[1].to_le_bytes());
        third.copy_from_slice(&words[2].to_le_bytes());
        Self { bytes }
    }

    const fn dot(&self) -> u8 {
        self.bytes[Self::MAX_LEN]
    }

    /// How long the prefix is, and how many digits there are.
    #[doc(hidden)]
    #[must_use]
    pub fn lengths(&self) -> (usize, usize) {
        let dot = usize::from(self.dot());
        (dot, usize::from(self.len()).saturating_sub(dot + 1))
    }

    /// The text as bytes, which are ASCII.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.len())]
    }

    const fn len(&self) -> u8 {
        self.bytes[Self::MAX_LEN + 1]
    }

    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.part(0, self.len())
    }

    /// The service's prefix: what stands before the dot.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.part(0, self.dot())
    }

    /// The number as written, with its leading zeros.
    #[must_use]
    pub fn digits(&self) -> &str {
        self.part(self.dot() + 1, self.len())
    }

    /// The number.
    #[must_use]
    pub fn number(&self) -> u32 {
        let digits = self.as_bytes().get(usize::from(self.dot()) + 1..).unwrap_or_default();
        digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
    }

    /// The code as three machine words, for hashing.
    #[inline]
    pub(crate) const fn words(&self) -> [u64; 3] {
        [word(&self.bytes, 0), word(&self.bytes, 8), word(&self.bytes, 16)]
    }

    fn part(&self, from: u8, to: u8) -> &str {
        // ASCII, so this never falls back.
        self.bytes
            .get(usize::from(from)..usize::from(to))
            .and_then(|bytes| core::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }
}

/// Eight bytes of a text as a number, zeros in place of those behind its end.
#[inline]
const fn word(text: &[u8], from: usize) -> u64 {
    if from >= text.len() {
        return 0;
    }
    let (_, rest) = text.split_at(from);
    if let Some(bytes) = rest.first_chunk() {
        return u64::from_le_bytes(*bytes);
    }
    // Two overlapping halves are quicker than a loop.
    if let (Some(low), Some(high)) = (rest.first_chunk(), rest.last_chunk()) {
        return u32::from_le_bytes(*low) as u64 | (u32::from_le_bytes(*high) as u64) << (8 * (rest.len() - 4));
    }
    let mut word = 0;
    let mut at = rest.len();
    while at > 0 {
        at -= 1;
        word = word << 8 | rest[at] as u64;
    }
    word
}

/// The text is not of a code's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseCodeError;

impl fmt::Display for ParseCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "not an error code: expected a prefix of letters, a dot and up to {} digits, {} characters at most",
            Code::MAX_DIGITS,
            Code::MAX_LEN
        )
    }
}

impl core::error::Error for ParseCodeError {}

impl FromStr for Code {
    type Err = ParseCodeError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text.as_bytes()).ok_or(ParseCodeError)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({self})")
    }
}

impl Hash for Code {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.prefix(), self.number(), self.len()).cmp(&(other.prefix(), other.number(), other.len()))
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'a> Datum<'a> for Code {
    const EMPTY: Self = Self { bytes: [0; Self::MAX_LEN + 2] };

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        let Some(text) = decoder.string() else { return Self::EMPTY };
        text.parse().unwrap_or_else(|_| {
            decoder.reject_code();
            Self::EMPTY
        })
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.constant(format_args!("Code::new({:?})", self.as_str()), format_args!("{self}"));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(Some("^[A-Za-z][A-Za-z0-9]*\\.[0-9]{1,9}$"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_only_a_prefix_a_dot_and_digits() {
        for good in ["Ecs.0085", "Common.0024", "Pdp.1", "K8s.0001", "VoucherCommon.00115"] {
            assert_eq!(good.parse::<Code>().unwrap().as_str(), good);
        }
        for bad in [
            "",
            ".",
            "Ecs",
            "Ecs.",
            ".0085",
            "Ecs.00 85",
            "8cs.0085",
            "Ecs.0085.",
            "Ecs-0085",
            "Ecs.1234567890",
            "Abcdefghijklmnopqr.0001",
            "é.0001",
        ] {
            assert!(bad.parse::<Code>().is_err(), "{bad}");
        }
    }

    #[test]
    fn parts_make_the_code_that_they_come_from() {
        for text in ["Ecs.0085", "Common.0999", "K8s.7"] {
            let code = Code::new(text);
            assert_eq!(Code::from_parts(code.prefix(), code.number(), code.digits().len()), Some(code));
        }
        assert_eq!(Code::from_parts("Ecs", 12345, 4), None);
        assert_eq!(Code::from_parts("Ecs", 0, 0), None);
    }

    #[test]
    fn is_ordered_by_prefix_and_number() {
        let mut codes = ["Ecs.0010", "Ecs.9", "Common.0900", "Ecs.0009"].map(Code::new);
        codes.sort();
        assert_eq!(codes.map(|code| code.number()), [900, 9, 9, 10]);
    }
}

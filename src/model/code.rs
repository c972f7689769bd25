use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

use super::value::{Describe, Sink, Source, Value};

/// An error code: a service's prefix, a dot and a number, such as `Ecs.0085`.
///
/// A code is a small value without a lifetime: parsing, copying and comparing it allocate
/// nothing, and it can stand in a `match`. That it is well formed does not say that a catalog
/// knows it. Codes are ordered by prefix, then by number.
///
/// ```
/// use ecs_err::Code;
///
/// let code: Code = "Ecs.0085".parse()?;
/// assert_eq!((code.prefix(), code.digits(), code.number()), ("Ecs", "0085", 85));
/// assert!("Ecs.85x".parse::<Code>().is_err());
/// # Ok::<(), ecs_err::ParseCodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The text in ASCII, filled up with zeros.
    bytes: [u8; Code::MAX_LEN],
    /// Where the dot is.
    dot: u8,
    len: u8,
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
    ///
    /// ```
    /// use ecs_err::Code;
    ///
    /// const QUOTA: Code = Code::new("Ecs.0001");
    /// assert_eq!(QUOTA.to_string(), "Ecs.0001");
    /// ```
    #[must_use]
    pub const fn new(text: &str) -> Self {
        match Self::parse(text.as_bytes()) {
            Some(code) => code,
            None => panic!("not an error code: expected a prefix, a dot and digits"),
        }
    }

    /// Makes a code from the parts that a person typed or a rule computed.
    ///
    /// ```
    /// use ecs_err::Code;
    ///
    /// assert_eq!(Code::from_parts("Ecs", 85, 4), Some(Code::new("Ecs.0085")));
    /// ```
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

    const fn parse(text: &[u8]) -> Option<Self> {
        if text.len() > Self::MAX_LEN {
            return None;
        }
        let mut bytes = [0; Self::MAX_LEN];
        let mut dot = 0;
        let mut at = 0;
        while at < text.len() {
            let byte = text[at];
            if dot > 0 {
                if !byte.is_ascii_digit() {
                    return None;
                }
            } else if byte == b'.' && at > 0 {
                dot = at;
            } else if !byte.is_ascii_alphabetic() && (at == 0 || !byte.is_ascii_digit()) {
                return None;
            }
            bytes[at] = byte;
            at += 1;
        }
        let digits = text.len() - dot - (dot > 0) as usize;
        if dot == 0 || digits == 0 || digits > Self::MAX_DIGITS {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "both are at most MAX_LEN, which is less than 256")]
        Some(Self { bytes, dot: dot as u8, len: text.len() as u8 })
    }

    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.part(0, self.len)
    }

    /// The service's prefix: what stands before the dot.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.part(0, self.dot)
    }

    /// The number as written, with its leading zeros.
    #[must_use]
    pub fn digits(&self) -> &str {
        self.part(self.dot + 1, self.len)
    }

    /// The number.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.bytes[usize::from(self.dot) + 1..usize::from(self.len)]
            .iter()
            .fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
    }

    /// The text as three machine words, for hashing.
    pub(crate) fn words(&self) -> [u64; 3] {
        let mut words = [0; 3];
        for (word, chunk) in words.iter_mut().zip(self.bytes.chunks(8)) {
            let mut bytes = [0; 8];
            bytes[..chunk.len()].copy_from_slice(chunk);
            *word = u64::from_le_bytes(bytes);
        }
        words
    }

    fn part(&self, from: u8, to: u8) -> &str {
        // ASCII, so this never falls back.
        self.bytes
            .get(usize::from(from)..usize::from(to))
            .and_then(|bytes| core::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }
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
        (self.prefix(), self.number(), self.len).cmp(&(other.prefix(), other.number(), other.len))
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'a> Value<'a> for Code {
    const EMPTY: Self = Self { bytes: [0; Self::MAX_LEN], dot: 0, len: 0 };

    fn read<S: Source<'a>>(source: S) -> Self {
        let Some(text) = source.string() else { return Self::EMPTY };
        text.parse().unwrap_or_else(|_| {
            source.reject_code();
            Self::EMPTY
        })
    }

    fn show<S: Sink>(&self, sink: &mut S) {
        sink.constant(format_args!("Code::new({:?})", self.as_str()), format_args!("{self}"));
    }

    fn describe<D: Describe>(describe: D) -> D::Output {
        describe.string(Some("^[A-Za-z][A-Za-z0-9]*\\.[0-9]{1,9}$"))
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

use core::cmp::Ordering;
use core::fmt;

use super::Code;
use super::datum::{Datum, Decoder, Encoder, SchemaVisitor};

/// A set of codes that share their first digits, such as `Ecs.03xx`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodePattern<'a>(&'a str);

impl<'a> CodePattern<'a> {
    /// A pattern that is known to be well formed; meant for constants.
    ///
    /// # Panics
    /// If the text is not a prefix, a dot, digits and at least one `x`.
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        assert!(Self::is_well_formed(text.as_bytes()), "not a pattern of codes, such as Ecs.03xx");
        Self(text)
    }

    /// The pattern as written.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.0
    }

    /// Whether the code belongs to the set.
    #[must_use]
    pub fn matches(&self, code: Code) -> bool {
        let code = code.as_bytes();
        code.len() == self.0.len()
            && self.0.bytes().zip(code).enumerate().all(|(at, (pattern, byte))| {
                pattern == *byte || (pattern == b'x' && at > 0 && self.0[..at].contains('.') && byte.is_ascii_digit())
            })
    }

    /// How the pattern compares with a code whose last digits, so many, are replaced by wildcards.
    pub(crate) fn cmp_masked(&self, code: Code, wild: usize) -> Ordering {
        let code = code.as_str().as_bytes();
        let (kept, masked) = code.split_at(code.len().saturating_sub(wild));
        let (own, rest) = self.0.as_bytes().split_at(kept.len().min(self.0.len()));
        own.cmp(kept).then_with(|| rest.iter().cmp(masked.iter().map(|_| &b'x')))
    }

    const fn is_well_formed(text: &[u8]) -> bool {
        let (mut at, mut dot, mut wild) = (0, 0, false);
        while at < text.len() {
            let byte = text[at];
            if dot > 0 {
                if byte == b'x' {
                    wild = true;
                } else if wild || !byte.is_ascii_digit() {
                    return false;
                }
            } else if byte == b'.' && at > 0 {
                dot = at;
            } else if !byte.is_ascii_alphanumeric() {
                return false;
            }
            at += 1;
        }
        wild
    }
}

impl fmt::Display for CodePattern<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl<'a> Datum<'a> for CodePattern<'a> {
    const EMPTY: Self = Self("");

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        let Some(text) = decoder.string() else { return Self::EMPTY };
        if Self::is_well_formed(text.as_bytes()) {
            return Self(text);
        }
        decoder.reject(format_args!("a pattern of codes, such as \"Ecs.03xx\""));
        Self::EMPTY
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.constant(format_args!("CodePattern::new({:?})", self.0), format_args!("{self}"));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(Some("^[A-Za-z][A-Za-z0-9]*\\.[0-9]*x+$"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_digits_only_in_place_of_the_wildcard() {
        let pattern = CodePattern::new("Exx.0x");
        assert!(pattern.matches(Code::new("Exx.07")));
        assert!(!pattern.matches(Code::new("E12.07")));
        assert!(!pattern.matches(Code::new("Exx.17")));
    }

    #[test]
    #[should_panic(expected = "not a pattern")]
    fn wants_a_wildcard() {
        let _ = CodePattern::new("Ecs.0085");
    }
}

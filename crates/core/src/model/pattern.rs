use core::fmt;

use super::Code;
use super::code::is_code_byte;
use super::datum::{Datum, Decoder, Encoder, Expected, SchemaVisitor};

/// A pattern of codes with a common prefix: `Ecs.03xx`, where each `x` at the end is any digit, or `ERR_TLS_*`.
///
/// ```
/// use ecs_err_core::{Code, CodePattern};
///
/// let pattern = CodePattern::new("Ecs.03xx").unwrap();
/// assert!(pattern.matches(Code::from_static("Ecs.0319")));
/// assert!(!pattern.matches(Code::from_static("Ecs.0400")));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodePattern<'a>(&'a str);

impl<'a> CodePattern<'a> {
    /// A pattern; `None` if the text is not well formed.
    #[must_use]
    pub const fn new(text: &'a str) -> Option<Self> {
        if is_well_formed(text.as_bytes()) { Some(Self(text)) } else { None }
    }

    /// A pattern from a constant.
    ///
    /// # Panics
    /// If the text is not a pattern. In a constant this is a compile error.
    #[must_use]
    pub const fn from_static(text: &'static str) -> CodePattern<'static> {
        match CodePattern::new(text) {
            Some(pattern) => pattern,
            None => panic!("not a pattern of codes, such as ERR.03xx or ERR_TLS_*"),
        }
    }

    /// The pattern as written.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.0
    }

    /// Whether a code matches the pattern.
    #[must_use]
    pub fn matches(&self, code: Code<'_>) -> bool {
        self.matcher()(code)
    }

    /// The same for many codes.
    pub(crate) fn matcher(&self) -> impl Fn(Code<'_>) -> bool + Copy + use<'a> {
        let (prefix, digits) = self.split();
        move |code| {
            code.as_str().strip_prefix(prefix).is_some_and(|rest| match digits {
                Some(digits) => rest.len() == digits && rest.bytes().all(|byte| byte.is_ascii_digit()),
                None => !rest.is_empty(),
            })
        }
    }

    /// The common prefix, and the number of digits after it; `None` if any characters may follow.
    #[must_use]
    pub fn split(&self) -> (&'a str, Option<usize>) {
        match self.0.strip_suffix('*') {
            Some(prefix) => (prefix, None),
            None => {
                let prefix = self.0.trim_end_matches('x');
                (prefix, Some(self.0.len() - prefix.len()))
            }
        }
    }
}

const fn is_well_formed(text: &[u8]) -> bool {
    if text.is_empty() || text.len() > Code::MAX_LEN {
        return false;
    }
    let mut end = text.len();
    if text[end - 1] == b'*' {
        end -= 1;
    } else {
        while end > 0 && text[end - 1] == b'x' {
            end -= 1;
        }
        // Letters before it would make a word of it, such as `prefix`.
        if end == text.len() || end == 0 || text[end - 1].is_ascii_alphabetic() {
            return false;
        }
    }
    let mut at = 0;
    while at < end {
        if !is_code_byte(text[at]) {
            return false;
        }
        at += 1;
    }
    end > 0
}

impl fmt::Display for CodePattern<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl<'a> Datum<'a> for CodePattern<'a> {
    const EMPTY: Self = Self("");

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        decoder.parse(Self::new, Expected::CodePattern).unwrap_or(Self::EMPTY)
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.constant(format_args!("CodePattern::from_static({:?})", self.0), format_args!("{self}"));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(Some("^[A-Za-z0-9._:/-]+(\\*|x+)$"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_digits_or_any_end() {
        let is_match = |pattern, code| CodePattern::new(pattern).unwrap().matches(Code::new(code).unwrap());
        assert!(is_match("Ecs.03xx", "Ecs.0319"));
        assert!(!is_match("Ecs.03xx", "Ecs.03a9") && !is_match("Ecs.03xx", "Ecs.031"));
        assert!(is_match("VLT.KEY.401xxxx", "VLT.KEY.4010000"));
        assert!(is_match("ERR_TLS_*", "ERR_TLS_CERT") && !is_match("ERR_TLS_*", "ERR_DNS"));
    }

    #[test]
    fn patterns_need_a_beginning_and_a_wildcard() {
        for bad in ["", "x", "*", "Ecs.0300", "Ecs.xx03", "prefix", "Ecs .0x", "Ecs.é*"] {
            assert!(CodePattern::new(bad).is_none(), "{bad}");
        }
    }
}

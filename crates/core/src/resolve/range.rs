use core::fmt;

use crate::catalog::Catalog;
use crate::model::{Code, CodeBuf, CodePattern, CodeWriter, ErrorCode, Family};

use super::typed::Beginning;

/// Codes with a common beginning, such as `Ecs.03xx`.
#[derive(Clone, Copy, Debug)]
pub struct CodeRange<'a> {
    catalog: Catalog<'a>,
    /// What the codes begin with; how much of it is before the digits.
    text: [u8; Code::MAX_LEN],
    len: usize,
    literal_len: usize,
    /// How many digits follow at least, and at most.
    wild: (usize, usize),
}

impl<'a> CodeRange<'a> {
    pub(super) fn new(catalog: Catalog<'a>, beginning: &Beginning) -> Option<Self> {
        let mut text = [0; Code::MAX_LEN];
        let bytes = beginning.writer.as_bytes();
        text.get_mut(..bytes.len())?.copy_from_slice(bytes);
        let literal_len = bytes.len().checked_sub(beginning.given)?;
        Some(Self { catalog, text, len: bytes.len(), literal_len, wild: beginning.wild })
    }

    pub(super) fn of_pattern(catalog: Catalog<'a>, pattern: CodePattern<'_>) -> Option<Self> {
        let (prefix, digits) = pattern.split();
        let mut text = [0; Code::MAX_LEN];
        text.get_mut(..prefix.len())?.copy_from_slice(prefix.as_bytes());
        let literal_len = prefix.trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
        Some(Self { catalog, text, len: prefix.len(), literal_len, wild: (digits?, digits?) })
    }

    fn prefix(&self) -> &str {
        self.text.get(..self.len).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// The errors with these codes, in order.
    pub fn errors(&self) -> impl Iterator<Item = &'a ErrorCode<'a>> + use<'a> {
        let range = *self;
        self.catalog.errors().iter().filter(move |error| range.contains(error.code))
    }

    /// Whether a code is one of these.
    #[must_use]
    pub fn contains(&self, code: Code<'_>) -> bool {
        let (min, max) = self.wild;
        code.as_str()
            .strip_prefix(self.prefix())
            .is_some_and(|rest| (min..=max).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// The code with the typed digits as its number: `Ecs.0003` for `Ecs.03xx`.
    #[must_use]
    pub fn as_code(&self) -> Option<CodeBuf> {
        let (literal, digits) = self.prefix().split_at_checked(self.literal_len)?;
        if digits.is_empty() {
            return None;
        }
        let mut writer = CodeWriter::new();
        writer.push_all(literal.bytes());
        writer.push_all(core::iter::repeat_n(b'0', self.wild.0));
        writer.push_all(digits.bytes());
        writer.finish()
    }

    /// The family that these codes are, if they are one.
    #[must_use]
    pub fn family(&self) -> Option<&'a Family<'a>> {
        let is_same = |family: &&'a Family<'a>| family.codes.split() == (self.prefix(), Some(self.wild.0));
        self.catalog.metadata().families.iter().find(is_same)
    }
}

impl fmt::Display for CodeRange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.prefix())?;
        (0..self.wild.0).try_for_each(|_| f.write_str("x"))
    }
}

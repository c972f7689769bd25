use core::fmt;

use crate::catalog::Catalog;
use crate::model::{Code, CodeBuf, CodePattern, CodeWriter, ErrorCode, Family};

use super::typed::Beginning;

/// Codes with a common prefix, such as `Ecs.03xx`; see [`Match::Range`](super::Match::Range).
#[derive(Clone, Copy, Debug)]
pub struct CodeRange<'a> {
    catalog: Catalog<'a>,
    beginning: Beginning,
}

impl<'a> CodeRange<'a> {
    pub(super) const fn new(catalog: Catalog<'a>, beginning: Beginning) -> Self {
        Self { catalog, beginning }
    }

    /// The codes of a pattern that ends with digits.
    pub(super) fn of_pattern(catalog: Catalog<'a>, pattern: CodePattern<'_>) -> Option<Self> {
        let (prefix, digits) = pattern.split();
        let mut writer = CodeWriter::new();
        writer.push_all(prefix.bytes());
        let given = prefix.len() - prefix.trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
        Some(Self { catalog, beginning: Beginning { writer, given, wild: (digits?, digits?) } })
    }

    pub(super) fn prefix(&self) -> &str {
        self.beginning.writer.as_str()
    }

    /// The errors with these codes, in order.
    pub fn errors(&self) -> impl Iterator<Item = &'a ErrorCode<'a>> + use<'a> {
        let range = *self;
        self.catalog.errors().iter().filter(move |error| range.contains(error.code))
    }

    /// Whether a code is in the range.
    #[must_use]
    pub fn contains(&self, code: Code<'_>) -> bool {
        let (min, max) = self.beginning.wild;
        code.as_str()
            .strip_prefix(self.prefix())
            .is_some_and(|rest| (min..=max).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// The code that has the typed digits as its number: `Ecs.0003` for `Ecs.03xx`.
    #[must_use]
    pub fn as_code(&self) -> Option<CodeBuf> {
        let literal_len = self.prefix().len().checked_sub(self.beginning.given)?;
        let (literal, digits) = self.prefix().split_at_checked(literal_len)?;
        if digits.is_empty() {
            return None;
        }
        let mut writer = CodeWriter::new();
        writer.push_all(literal.bytes());
        writer.push_all(core::iter::repeat_n(b'0', self.beginning.wild.0));
        writer.push_all(digits.bytes());
        writer.finish()
    }

    /// The family with exactly these codes.
    #[must_use]
    pub fn family(&self) -> Option<&'a Family<'a>> {
        let is_same = |family: &&'a Family<'a>| family.codes.split() == (self.prefix(), Some(self.beginning.wild.0));
        self.catalog.metadata().families.iter().find(is_same)
    }
}

impl fmt::Display for CodeRange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.prefix())?;
        (0..self.beginning.wild.0).try_for_each(|_| f.write_str("x"))
    }
}

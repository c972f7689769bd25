//! The numbers in codes: where a form has one, and a code to begin with.

use core::ops::Range;

use super::{Class, CodeForm, Group, IgnoredCase, Part};
use crate::model::code::{CodeBuf, CodeWriter};

/// Where the codes of a form have their number.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NumberPlace {
    /// The bytes of the number in the code.
    pub range: Range<usize>,
    /// The fewest digits that it has.
    pub min: usize,
    /// The most digits that it has.
    pub max: usize,
    /// 10, or 16 for hexadecimal digits.
    pub radix: u32,
    /// Whether letters may be in its place, as in `{5A}`.
    pub is_mixed: bool,
}

impl CodeForm<'_> {
    /// Where a code of this form has its number: the last group that may have digits. `None` for other codes, and
    /// for forms without such a group.
    ///
    /// ```
    /// use ecs_err_core::CodeForm;
    ///
    /// let place = CodeForm::new("Ecs.{4}").unwrap().number_place("Ecs.0085").unwrap();
    /// assert_eq!((place.range, place.min, place.max, place.radix), (4..8, 4, 4, 10));
    /// assert_eq!(CodeForm::new("ERR_{2L}").unwrap().number_place("ERR_AB"), None);
    /// ```
    #[must_use]
    pub fn number_place(&self, code: &str) -> Option<NumberPlace> {
        if !self.matches(code) {
            return None;
        }
        let (mut at, mut found) = (0, None);
        for part in self.parts() {
            match part {
                Part::Literal(literal) => at += literal.len(),
                Part::Group(group) => {
                    let len = super::matching::group_len(group, code.as_bytes().get(at..)?, IgnoredCase::None);
                    let Group { min, max, class } = group;
                    let radix = if class == Class::Hex { 16 } else { 10 };
                    let is_mixed = matches!(class, Class::CapitalOrDigit | Class::Alphanumeric);
                    if class.has(b'0') {
                        found = Some(NumberPlace { range: at..at + len, min, max, radix, is_mixed });
                    }
                    at += len;
                }
            }
        }
        found
    }

    /// The first code of this form: as short as possible, with zeros and with the letter A. `None` for `listed`.
    ///
    /// ```
    /// use ecs_err_core::CodeForm;
    ///
    /// assert_eq!(CodeForm::new("{2-8L}.{4}").unwrap().first_code().unwrap().as_str(), "AA.0000");
    /// ```
    #[must_use]
    pub fn first_code(&self) -> Option<CodeBuf> {
        if self.is_listed() {
            return None;
        }
        let mut writer = CodeWriter::new();
        for part in self.parts() {
            match part {
                Part::Literal(literal) => writer.push_all(literal.bytes()),
                Part::Group(Group { min, class, .. }) => {
                    let byte = if class.has(b'0') { b'0' } else { b'A' };
                    writer.push_all(core::iter::repeat_n(byte, min));
                }
            }
        }
        writer.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_in_the_last_group_that_may_have_digits() {
        for (form, code, expected) in [
            ("ORA-{5}", "ORA-00942", Some((4..9, 5, 5, 10, false))),
            ("0x{8x}", "0x8007000E", Some((2..10, 8, 8, 16, false))),
            ("{2-8L}.{4-5}", "APIGW.01011", Some((6..11, 4, 5, 10, false))),
            ("{5A}", "42P01", Some((0..5, 5, 5, 10, true))),
            ("E{3}-{2L}", "E123-AB", Some((1..4, 3, 3, 10, false))),
            ("E{3}", "E12", None),
            ("{3L}", "ABC", None),
            ("listed", "listed", None),
        ] {
            let place = CodeForm::new(form).unwrap().number_place(code);
            let place = place.map(|it| (it.range, it.min, it.max, it.radix, it.is_mixed));
            assert_eq!(place, expected, "{form}");
        }
    }

    #[test]
    fn the_first_code_has_the_form() {
        for form in ["ORA-{5}", "0x{8x}", "{2-8L}.{4-5}", "{5A}", "{1l}{+}", "-{5}"] {
            let form = CodeForm::new(form).unwrap();
            let code = form.first_code().unwrap();
            assert!(form.matches(code.as_str()), "{form} {code}");
        }
        assert_eq!(CodeForm::new("listed").unwrap().first_code(), None);
    }
}

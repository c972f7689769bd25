mod matching;
mod number;
mod part;

use core::fmt;

use super::code::is_separator;
use super::datum::{Datum, Decoder, Encoder, Expected, SchemaVisitor};

pub(crate) use matching::IgnoredCase;
pub use number::NumberPlace;
pub use part::{Class, Group, Part};

/// A form of codes: literal text and groups of characters, or `listed`.
///
/// | group | matches |
/// | --- | --- |
/// | `{4}`, `{4-5}`, `{+}` | four digits; four or five; one or more |
/// | `{8x}` | eight hexadecimal digits |
/// | `{5A}` | five capital letters and digits |
/// | `{2-8L}` | two to eight capital letters |
/// | `{1l}` | one letter |
/// | `{2-12a}` | two to twelve letters and digits |
///
/// `listed` means exactly the codes that the catalog has.
///
/// ```
/// use ecs_err_core::CodeForm;
///
/// let form = CodeForm::new("ORA-{5}").unwrap();
/// assert!(form.matches("ORA-00942") && !form.matches("ORA-942"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodeForm<'a>(&'a str);

const LISTED: &str = "listed";

impl<'a> CodeForm<'a> {
    /// A form; `None` if the text is not well formed.
    ///
    /// A group of variable length must be the last part or be followed by a character that is not in its class;
    /// otherwise its end would be ambiguous.
    #[must_use]
    pub const fn new(text: &'a str) -> Option<Self> {
        if part::is_well_formed(text.as_bytes()) { Some(Self(text)) } else { None }
    }

    /// A form from a constant.
    ///
    /// # Panics
    /// If the text is not a form. In a constant this is a compile error.
    #[must_use]
    pub const fn from_static(text: &'static str) -> CodeForm<'static> {
        match CodeForm::new(text) {
            Some(form) => form,
            None => panic!("not a form of codes, such as ERR-{{4}}"),
        }
    }

    /// The form as written.
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.0
    }

    /// Whether the form is `listed`: exactly the codes that the catalog has.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.0 == LISTED
    }

    /// Whether a text has this form; no text has the form `listed`.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.match_len(text.as_bytes(), IgnoredCase::None) == Some(text.len())
    }

    /// Whether a text has this form, where the letter case of literal text does not matter.
    #[must_use]
    pub fn matches_ignoring_case(&self, text: &str) -> bool {
        self.match_len(text.as_bytes(), IgnoredCase::Literals) == Some(text.len())
    }

    /// Whether a literal part has a letter.
    pub(crate) fn has_letters(&self) -> bool {
        self.literal_bytes().any(|byte| byte.is_ascii_alphabetic())
    }

    /// The length of the literal text.
    pub(crate) fn literal_len(&self) -> usize {
        self.literal_bytes().count()
    }

    /// The bytes of the literal parts, one part after the other.
    pub(crate) fn literal_bytes(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.parts().flat_map(|part| match part {
            Part::Literal(literal) => literal.bytes(),
            Part::Group(_) => "".bytes(),
        })
    }

    /// The group of digits that the form ends with, if it does.
    pub(crate) fn last_digits(&self) -> Option<Group> {
        match self.parts().last()? {
            Part::Group(group) if group.class == Class::Digit => Some(group),
            _ => None,
        }
    }

    /// Whether codes of this form are recognized anywhere in a text.
    ///
    /// They are if a literal part has a letter and a separator, or at least three letters.
    pub(crate) fn is_unambiguous(&self) -> bool {
        self.parts().any(|part| match part {
            Part::Literal(literal) => {
                let letters = literal.bytes().filter(u8::is_ascii_alphabetic).count();
                letters >= 3 || letters > 0 && literal.bytes().any(is_separator)
            }
            Part::Group(_) => false,
        })
    }
}

impl fmt::Display for CodeForm<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl<'a> Datum<'a> for CodeForm<'a> {
    const EMPTY: Self = Self(LISTED);

    fn decode<D: Decoder<'a>>(decoder: D) -> Self {
        decoder.parse(Self::new, Expected::CodeForm).unwrap_or(Self::EMPTY)
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.constant(format_args!("CodeForm::from_static({:?})", self.0), format_args!("{self}"));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(Some("^(listed|-?([A-Za-z0-9._:/-]|\\{([1-9][0-9]{0,2}(-[1-9][0-9]{0,2})?|\\+)[xALla]?\\})+)$"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_match_whole_codes() {
        for (form, good, bad) in [
            ("Ecs.{4}", "Ecs.0085", "Ecs.00850"),
            ("ORA-{5}", "ORA-00942", "ORA-0094"),
            ("0x{8x}", "0x8007000e", "0x8007000g"),
            ("{5A}", "42P01", "42p01"),
            ("-{5}", "-32601", "32601"),
            ("SVCSTG.SWR.{7}", "SVCSTG.SWR.4010000", "SVCSTG.4010000"),
            ("PIPE-{4-5}", "PIPE-0001", "PIPE-001"),
            ("{+}", "1062", "10a"),
            ("{2-8L}.{4}", "APIGW.0101", "Apigw.0101"),
            ("E{3}", "E501", "E50"),
        ] {
            let form = CodeForm::new(form).unwrap();
            assert!(form.matches(good), "{form} {good}");
            assert!(!form.matches(bad), "{form} {bad}");
        }
        assert!(CodeForm::new("Ecs.{4}").unwrap().matches_ignoring_case("ECS.0085"));
    }

    #[test]
    fn forms_with_a_name_and_a_separator_are_unambiguous() {
        for (form, expected) in [
            ("Ecs.{4}", true),
            ("ORA-{5}", true),
            ("ERR{4}", true),
            ("VT{5}", false),
            ("E{3}", false),
            ("0x{8x}", false),
            ("{4}", false),
            ("-{5}", false),
            ("{5A}", false),
            ("listed", false),
        ] {
            assert_eq!(CodeForm::new(form).unwrap().is_unambiguous(), expected, "{form}");
        }
    }
}

//! The parts of forms: literal text and groups.

use super::CodeForm;
use crate::model::code::{Code, is_code_byte};

/// A part of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// This text.
    Literal(&'a str),
    /// Characters of a class.
    Group(Group),
}

/// A run of characters of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The least number of characters.
    pub min: usize,
    /// The greatest number of characters.
    pub max: usize,
    /// What they are.
    pub class: Class,
}

/// The characters of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Digits.
    Digit,
    /// Hexadecimal digits.
    Hex,
    /// Capital letters and digits.
    CapitalOrDigit,
    /// Capital letters.
    Capital,
    /// Letters.
    Letter,
    /// Letters and digits.
    Alphanumeric,
}

impl Class {
    /// Whether the class has a character.
    #[must_use]
    pub const fn has(self, byte: u8) -> bool {
        match self {
            Self::Digit => byte.is_ascii_digit(),
            Self::Hex => byte.is_ascii_hexdigit(),
            Self::CapitalOrDigit => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            Self::Capital => byte.is_ascii_uppercase(),
            Self::Letter => byte.is_ascii_alphabetic(),
            Self::Alphanumeric => byte.is_ascii_alphanumeric(),
        }
    }

    /// The same where a small letter counts as its capital.
    #[must_use]
    pub const fn has_in_any_case(self, byte: u8) -> bool {
        self.has(byte) || self.has(byte.to_ascii_uppercase())
    }
}

impl<'a> CodeForm<'a> {
    /// The parts of the form; none of `listed`.
    #[doc(hidden)]
    pub fn parts(&self) -> impl Iterator<Item = Part<'a>> + Clone + use<'a> {
        let mut rest = if self.is_listed() { "" } else { self.0 };
        core::iter::from_fn(move || {
            let first = *rest.as_bytes().first()?;
            let len = match first {
                b'{' => rest.bytes().position(|byte| byte == b'}').map_or(rest.len(), |end| end + 1),
                _ => rest.bytes().position(|byte| byte == b'{').unwrap_or(rest.len()),
            };
            let (part, after) = rest.split_at(len);
            rest = after;
            if first != b'{' {
                return Some(Part::Literal(part));
            }
            Some(Part::Group(parse_group(part.as_bytes().get(1..len - 1)?)?))
        })
    }
}

/// Whether a text is a form with codes that are not too long and with groups that have unambiguous ends.
pub(super) const fn is_well_formed(text: &[u8]) -> bool {
    let (mut at, mut max_len, mut has_group) = (0, 0, false);
    // The class of the preceding group of variable length; its characters can't follow.
    let mut open: Option<Class> = None;
    while at < text.len() {
        if text[at] != b'{' {
            if !is_code_byte(text[at]) || is_in(open, text[at]) {
                return false;
            }
            open = None;
            at += 1;
            max_len += 1;
            continue;
        }
        let start = at + 1;
        while at < text.len() && text[at] != b'}' {
            at += 1;
        }
        if at == text.len() || open.is_some() {
            return false;
        }
        let (_, from) = text.split_at(start);
        let (inner, _) = from.split_at(at - start);
        let Some(group) = parse_group(inner) else { return false };
        if group.min < group.max {
            open = Some(group.class);
        }
        // `{+}` takes what room there is.
        max_len += if group.max == Code::MAX_LEN { group.min } else { group.max };
        has_group = true;
        at += 1;
    }
    let is_listed = matches!(text, b"listed");
    let starts_well = !text.is_empty() && (text[0] == b'{' || text[0] == b'-' || text[0].is_ascii_alphanumeric());
    let ends_well = !text.is_empty() && (text[text.len() - 1] == b'}' || text[text.len() - 1].is_ascii_alphanumeric());
    is_listed || has_group && starts_well && ends_well && max_len <= Code::MAX_LEN
}

const fn is_in(class: Option<Class>, byte: u8) -> bool {
    match class {
        Some(class) => class.has(byte),
        None => false,
    }
}

/// What is between the braces of a group: `4`, `4-5`, `+`, and a letter for the class.
const fn parse_group(text: &[u8]) -> Option<Group> {
    let (class, numbers) = match text {
        // Most groups; finding codes reads them again and again.
        [digit @ b'1'..=b'9'] => {
            let count = (*digit - b'0') as usize;
            return Some(Group { min: count, max: count, class: Class::Digit });
        }
        [numbers @ .., b'x'] => (Class::Hex, numbers),
        [numbers @ .., b'A'] => (Class::CapitalOrDigit, numbers),
        [numbers @ .., b'L'] => (Class::Capital, numbers),
        [numbers @ .., b'l'] => (Class::Letter, numbers),
        [numbers @ .., b'a'] => (Class::Alphanumeric, numbers),
        _ => (Class::Digit, text),
    };
    if let b"+" = numbers {
        return Some(Group { min: 1, max: Code::MAX_LEN, class });
    }
    let (mut at, mut min, mut max) = (0, 0, 0);
    let mut is_range = false;
    while at < numbers.len() {
        match numbers[at] {
            digit @ b'0'..=b'9' => max = max * 10 + (digit - b'0') as usize,
            b'-' if !is_range && max > 0 => {
                is_range = true;
                min = max;
                max = 0;
            }
            _ => return None,
        }
        if max > Code::MAX_LEN {
            return None;
        }
        at += 1;
    }
    if !is_range {
        min = max;
    }
    if min == 0 || min > max { None } else { Some(Group { min, max, class }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ambiguous_and_malformed_forms_are_refused() {
        for bad in [
            "", "Ecs", "{", "{}", "{0}", "{4", "4}", "{128}", "{5-4}", "{4-}", "{-4}", "{4q}", "Ecs {4}", "Ecs.{4}.",
            ".{4}", "{1-3}{2}", "{1-3}0", "{+}{+}", "{64}{64}", "{+a}b", "é{4}",
        ] {
            assert!(CodeForm::new(bad).is_none(), "{bad}");
        }
    }
}

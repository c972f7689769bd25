use core::fmt;

use super::code::{Code, CodeBuf, CodeWriter, is_code_byte, is_separator};
use super::datum::{Datum, Decoder, Encoder, SchemaVisitor};

/// How the codes of a service are formed: literal text and groups of characters, or `listed`.
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
/// `listed` stands for exactly the codes that the catalog has.
///
/// ```
/// use ecs_err_core::CodeForm;
///
/// let form = CodeForm::new("ORA-{5}").unwrap();
/// assert!(form.matches("ORA-00942") && !form.matches("ORA-942"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodeForm<'a>(&'a str);

/// A part of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    Literal(&'a str),
    Group(Group),
}

/// A run of characters of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub min: usize,
    pub max: usize,
    pub class: Class,
}

/// The characters of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Digit,
    Hex,
    CapitalOrDigit,
    Capital,
    Letter,
    Alphanumeric,
}

impl Class {
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

    /// The same where a small letter stands for the capital.
    pub const fn has_in_any_case(self, byte: u8) -> bool {
        self.has(byte) || self.has(byte.to_ascii_uppercase())
    }
}

const LISTED: &str = "listed";

impl<'a> CodeForm<'a> {
    /// A form, if the text is well formed.
    ///
    /// A group of variable length has to be the last part, or has to be followed by a character that
    /// is not of its class; else where it ends would be ambiguous.
    #[must_use]
    pub const fn new(text: &'a str) -> Option<Self> {
        if is_well_formed(text.as_bytes()) { Some(Self(text)) } else { None }
    }

    /// A form that is known to be well formed; meant for constants.
    ///
    /// # Panics
    /// If the text is not a form.
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

    /// Whether the form stands for the codes that the catalog has.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.0 == LISTED
    }

    /// Whether a text has this form; `listed` has no form of its own.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.match_len(text.as_bytes(), false) == Some(text.len())
    }

    /// Whether a text has this form, where the letter case of literal text does not matter.
    #[must_use]
    pub fn matches_ignoring_case(&self, text: &str) -> bool {
        self.match_len(text.as_bytes(), true) == Some(text.len())
    }

    /// The length of what has this form at the start of a text; groups are as long as possible.
    pub(crate) fn match_len(&self, text: &[u8], ignore_case: bool) -> Option<usize> {
        let is_same = if ignore_case { <[u8]>::eq_ignore_ascii_case } else { |one: &[u8], other: &[u8]| one == other };
        self.match_len_by(text, is_same, Class::has)
    }

    /// The same where the letter case of groups does not matter either: `42p01` for `{5A}`.
    pub(crate) fn match_len_in_any_case(&self, text: &[u8]) -> Option<usize> {
        self.match_len_by(text, <[u8]>::eq_ignore_ascii_case, Class::has_in_any_case)
    }

    fn match_len_by(
        &self,
        text: &[u8],
        is_same: impl Fn(&[u8], &[u8]) -> bool,
        is_in: impl Fn(Class, u8) -> bool,
    ) -> Option<usize> {
        if self.is_listed() {
            return None;
        }
        let mut at = 0;
        for part in self.parts() {
            let rest = text.get(at..)?;
            at += match part {
                Part::Literal(literal) => {
                    is_same(rest.get(..literal.len())?, literal.as_bytes()).then_some(literal.len())?
                }
                Part::Group(group) => {
                    let len = rest.iter().take(group.max).take_while(|byte| is_in(group.class, **byte)).count();
                    (len >= group.min).then_some(len)?
                }
            };
        }
        Some(at)
    }

    /// The parts of the form; none of `listed`.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Part<'a>> + Clone + use<'a> {
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

    /// Whether a literal part has a letter.
    pub(crate) fn has_letters(&self) -> bool {
        self.parts()
            .any(|part| matches!(part, Part::Literal(text) if text.bytes().any(|byte| byte.is_ascii_alphabetic())))
    }

    /// The length of the literal text.
    pub(crate) fn literal_len(&self) -> usize {
        let len = |part| if let Part::Literal(literal) = part { literal.len() } else { 0 };
        self.parts().map(len).sum()
    }

    /// A text that has this form but for its letter case, as codes are written.
    pub(crate) fn write(&self, text: &str) -> Option<CodeBuf> {
        self.write_by(text, Class::has)
    }

    /// The same for what [`Self::match_len_in_any_case`] matches.
    pub(crate) fn write_in_any_case(&self, text: &str) -> Option<CodeBuf> {
        self.write_by(text, Class::has_in_any_case)
    }

    fn write_by(&self, text: &str, is_in: impl Fn(Class, u8) -> bool) -> Option<CodeBuf> {
        let mut writer = CodeWriter::new();
        let mut rest = text.as_bytes();
        for part in self.parts() {
            let len = match part {
                Part::Literal(literal) => {
                    writer.push_all(literal.bytes());
                    literal.len()
                }
                Part::Group(group) => {
                    let len = rest.iter().take(group.max).take_while(|byte| is_in(group.class, **byte)).count();
                    let write = |byte: &u8| if group.class.has(*byte) { *byte } else { byte.to_ascii_uppercase() };
                    writer.push_all(rest.iter().take(len).map(write));
                    len
                }
            };
            rest = rest.get(len..)?;
        }
        writer.finish()
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
        let Some(text) = decoder.string() else { return Self::EMPTY };
        Self::new(text).unwrap_or_else(|| {
            decoder.reject(format_args!(
                "a form of codes, such as \"ERR-{{4}}\" or \"listed\": literal text and groups {{4}}, {{4-5}}, {{+}}, \
                 {{8x}}, {{5A}} that end without doubt"
            ));
            Self::EMPTY
        })
    }

    fn encode<E: Encoder>(&self, encoder: &mut E) {
        encoder.constant(format_args!("CodeForm::from_static({:?})", self.0), format_args!("{self}"));
    }

    fn describe<V: SchemaVisitor>(visitor: V) -> V::Output {
        visitor.string(Some("^(listed|-?([A-Za-z0-9._:/-]|\\{([1-9][0-9]{0,2}(-[1-9][0-9]{0,2})?|\\+)[xALla]?\\})+)$"))
    }
}

const fn is_well_formed(text: &[u8]) -> bool {
    let (mut at, mut max_len, mut has_group) = (0, 0, false);
    // The class of a group of variable length before, whose characters can't follow.
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
    fn ambiguous_and_malformed_forms_are_refused() {
        for bad in [
            "", "Ecs", "{", "{}", "{0}", "{4", "4}", "{128}", "{5-4}", "{4-}", "{-4}", "{4q}", "Ecs {4}", "Ecs.{4}.",
            ".{4}", "{1-3}{2}", "{1-3}0", "{+}{+}", "{64}{64}", "{+a}b", "é{4}",
        ] {
            assert!(CodeForm::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn codes_in_any_letter_case_are_written_like_their_form() {
        for (form, text, expected) in [
            ("{5A}", "42p01;", Some("42P01")),
            ("Sql-{2L}{3}", "SQL-ab001", Some("Sql-AB001")),
            ("0x{4x}", "0X80aF", Some("0x80aF")),
            ("Ecs.{4}", "ecs.0005", Some("Ecs.0005")),
            ("{5A}", "42p0", None),
        ] {
            let form = CodeForm::new(form).unwrap();
            let len = form.match_len_in_any_case(text.as_bytes());
            let code = len.and_then(|len| form.write_in_any_case(&text[..len]));
            assert_eq!(code.as_ref().map(CodeBuf::as_str), expected, "{form}");
        }
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

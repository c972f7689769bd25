//! Matching texts with forms, and writing codes as forms write them.

use super::{CodeForm, Group, Part};
use crate::model::code::{CodeBuf, CodeWriter};

/// How much of the letter case is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IgnoredCase {
    /// None of it.
    None,
    /// That of literal text.
    Literals,
    /// That of groups, too: `42p01` for `{5A}`.
    All,
}

impl CodeForm<'_> {
    /// The length of the match at the start of a text; groups are as long as possible.
    pub(crate) fn match_len(&self, text: &[u8], ignored: IgnoredCase) -> Option<usize> {
        if self.is_listed() {
            return None;
        }
        let mut at = 0;
        for part in self.parts() {
            let rest = text.get(at..)?;
            at += match part {
                Part::Literal(literal) => {
                    let start = rest.get(..literal.len())?;
                    let is_same = match ignored {
                        IgnoredCase::None => start == literal.as_bytes(),
                        _ => start.eq_ignore_ascii_case(literal.as_bytes()),
                    };
                    is_same.then_some(literal.len())?
                }
                Part::Group(group) => {
                    let len = group_len(group, rest, ignored);
                    (len >= group.min).then_some(len)?
                }
            };
        }
        Some(at)
    }

    /// A text that has this form but for the ignored letter case, as codes are written.
    pub(crate) fn write(&self, text: &str, ignored: IgnoredCase) -> Option<CodeBuf> {
        if ignored == IgnoredCase::None {
            return CodeBuf::new(text);
        }
        let mut writer = CodeWriter::new();
        let mut rest = text.as_bytes();
        for part in self.parts() {
            let len = match part {
                Part::Literal(literal) => {
                    writer.push_all(literal.bytes());
                    literal.len()
                }
                Part::Group(group) => {
                    let len = group_len(group, rest, ignored);
                    let write = |byte: &u8| if group.class.has(*byte) { *byte } else { byte.to_ascii_uppercase() };
                    writer.push_all(rest.iter().take(len).map(write));
                    len
                }
            };
            rest = rest.get(len..)?;
        }
        writer.finish()
    }
}

/// How many bytes at the start of a text belong to a group.
#[inline]
pub(super) fn group_len(group: Group, text: &[u8], ignored: IgnoredCase) -> usize {
    let is_in = |byte: &&u8| match ignored {
        IgnoredCase::All => group.class.has_in_any_case(**byte),
        _ => group.class.has(**byte),
    };
    text.iter().take(group.max).take_while(is_in).count()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let len = form.match_len(text.as_bytes(), IgnoredCase::All);
            let code = len.and_then(|len| form.write(&text[..len], IgnoredCase::All));
            assert_eq!(code.as_ref().map(CodeBuf::as_str), expected, "{form}");
        }
    }
}

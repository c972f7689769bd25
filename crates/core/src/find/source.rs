//! The forms of the codes that can be found, and what follows from them.

use super::block::ByteSet;
use super::boundary::Joint;
use crate::model::{Class, CodeForm, Find, Metadata, Part, Service, is_separator};

/// A form of a service, and where its codes count.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The form.
    pub form: CodeForm<'a>,
    /// Where the service says that its codes count.
    pub find: Option<Find>,
    /// Whether the service is outside the catalog.
    pub is_external: bool,
}

/// The forms of the services, then those of external services.
pub(super) fn sources<'a>(metadata: &'a Metadata<'a>) -> impl Iterator<Item = Source<'a>> {
    let own = metadata.services.iter().flat_map(of_service);
    let external = metadata.external.iter().flat_map(|service| {
        service.forms.iter().map(|form| Source { form: *form, find: service.find, is_external: true })
    });
    own.chain(external)
}

/// The forms of a service.
pub fn of_service<'a>(service: &'a Service<'a>) -> impl Iterator<Item = Source<'a>> + use<'a> {
    service.forms.iter().map(|form| Source { form: *form, find: service.find, is_external: false })
}

impl Source<'_> {
    /// Whether its codes count anywhere; those of others only after a label.
    #[must_use]
    pub fn is_anywhere(&self) -> bool {
        match self.find {
            Some(find) => find == Find::Anywhere,
            None => self.form.is_unambiguous(),
        }
    }

    /// Whether only the exact letter case counts, even after a label: the form names no service.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.is_external && self.literal_letters() == 0
    }

    /// Whether the letter case of literal text is ignored anywhere: short texts are too common.
    #[must_use]
    pub fn ignores_literal_case(&self) -> bool {
        !self.is_exact() && self.literal_letters() >= 3
    }

    /// Whether a label before a code makes a difference.
    #[must_use]
    pub fn depends_on_label(&self) -> bool {
        // A label may end with a colon, which joins codes with a colon otherwise.
        !self.is_anywhere() || self.has_relaxed_case() || self.has_literal(b':')
    }

    /// Whether more letter cases count after a label.
    fn has_relaxed_case(&self) -> bool {
        let has_case =
            |part| matches!(part, Part::Group(group) if matches!(group.class, Class::Capital | Class::CapitalOrDigit));
        !self.is_exact() && (self.literal_letters() < 3 || self.form.parts().any(has_case))
    }

    /// Whether a code of this form is joined with the word beyond a joint.
    #[must_use]
    pub fn is_joined(&self, joint: Joint) -> bool {
        joint.joins(|separator| self.has_literal(separator), || self.is_number())
    }

    /// Whether codes of this form may be numbers: they need no letter, or start like a hexadecimal number.
    fn is_number(&self) -> bool {
        let needs_letter = |part| match part {
            Part::Literal(literal) => literal.bytes().any(|byte| byte.is_ascii_alphabetic()),
            Part::Group(group) => matches!(group.class, Class::Capital | Class::Letter),
        };
        let is_hex = matches!(self.form.parts().next(), Some(Part::Literal("0x" | "0X")));
        is_hex || !self.form.parts().any(needs_letter)
    }

    fn literal_letters(&self) -> usize {
        self.form.literal_bytes().filter(u8::is_ascii_alphabetic).count()
    }

    /// The number of separators in literal text, other than `_`, which is part of a word.
    #[must_use]
    pub fn separators(&self) -> usize {
        self.form.literal_bytes().filter(|byte| is_separator(*byte) && *byte != b'_').count()
    }

    fn has_literal(&self, byte: u8) -> bool {
        self.form.literal_bytes().any(|other| other == byte)
    }

    /// Inserts the bytes that codes of this form can start with, and those that can follow a `-` in front.
    pub(super) fn insert_first_bytes(&self, set: &mut ByteSet) {
        for part in self.form.parts() {
            match part {
                Part::Literal(literal) => {
                    for byte in literal.bytes() {
                        set.insert_all([byte.to_ascii_lowercase(), byte.to_ascii_uppercase()]);
                        if byte != b'-' {
                            return;
                        }
                    }
                }
                Part::Group(group) if self.is_exact() => return set.insert_all(bytes(|byte| group.class.has(byte))),
                Part::Group(group) => return set.insert_all(bytes(|byte| group.class.has_in_any_case(byte))),
            }
        }
    }
}

/// The letters and digits that pass a test.
fn bytes(test: impl Fn(u8) -> bool) -> impl Iterator<Item = u8> {
    (b'0'..=b'z').filter(move |byte| test(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(form: &'static str, find: Option<Find>, is_external: bool) -> Source<'static> {
        Source { form: CodeForm::from_static(form), find, is_external }
    }

    #[test]
    fn forms_decide_where_codes_count() {
        assert!(source("Ecs.{4}", None, false).is_anywhere());
        assert!(!source("Ecs.{4}", Some(Find::Labelled), false).is_anywhere());
        assert!(!source("{4}", None, false).is_anywhere());
        assert!(source("{4}", Some(Find::Anywhere), false).is_anywhere());
    }

    #[test]
    fn short_literals_keep_their_letter_case() {
        assert!(source("Ecs.{4}", None, false).ignores_literal_case());
        assert!(!source("a.{2}", None, false).ignores_literal_case());
        assert!(!source("{2-8L}.{4}", None, true).ignores_literal_case());
        assert!(source("{2-8L}.{4}", None, true).is_exact() && !source("{5A}", None, false).is_exact());
    }

    #[test]
    fn labels_matter_where_they_relax_a_rule() {
        for (form, is_external, expected) in [
            ("Ecs.{4}", false, false),
            ("a.{2}", false, true),
            ("Sql.{5A}", false, true),
            ("Grid:{4}", false, true),
            ("{2-8L}.{4}", true, false),
            ("{2-8L}.{4}", false, true),
        ] {
            assert_eq!(source(form, Some(Find::Anywhere), is_external).depends_on_label(), expected, "{form}");
        }
        assert!(source("Ecs.{4}", Some(Find::Labelled), false).depends_on_label());
    }

    #[test]
    fn numbers_are_joined_by_more_separators() {
        let joint = |separator, is_before_digit| Joint { separator, is_before_digit };
        for (form, joined, apart) in [
            (
                "{4}",
                vec![joint(b'-', false), joint(b',', true), joint(b'/', true)],
                vec![joint(b',', false), joint(b'/', false)],
            ),
            ("0x{8x}", vec![joint(b'-', false), joint(b'.', false)], vec![joint(b':', false)]),
            (
                "Ecs.{4}",
                vec![joint(b'.', false)],
                vec![joint(b'-', true), joint(b':', true), joint(b'/', true), joint(b',', true)],
            ),
            ("ORA-{5}", vec![joint(b'-', false)], vec![joint(b':', true)]),
            ("{2-8L}.{4}", vec![joint(b'.', true)], vec![joint(b'-', true)]),
        ] {
            let source = source(form, None, false);
            assert!(joined.iter().all(|joint| source.is_joined(*joint)), "{form}");
            assert!(!apart.iter().any(|joint| source.is_joined(*joint)), "{form}");
        }
    }
}

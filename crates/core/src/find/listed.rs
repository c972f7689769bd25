//! Codes that a catalog lists, which need not have a form.

use super::block::ByteSet;
use super::boundary::{Joint, is_word, starts_with_word};
use super::matcher::{Match, Matcher, Rank, Start};
use crate::model::{Code, CodeBuf, CodeForm, ErrorCode, Find, Service, has_parts, is_separator};

/// The ends of words at which a code may end, as distances from its start.
struct Ends {
    ends: [usize; MAX_ENDS],
    len: usize,
}

impl<'a> Matcher<'a> {
    /// The longest listed code at a start.
    pub(super) fn listed_at(&self, start: &Start<'_>) -> Option<Match<'a>> {
        let rest = start.rest();
        Ends::of(rest, start.joined_by()).longest_first().find_map(|len| {
            let written = rest.get(..len)?;
            let is_labelled = start.is_labelled(written);
            if !(is_labelled || self.has_single_words || has_parts(written)) {
                return None;
            }
            let any_case =
                || if is_labelled { self.position_in_any_case(core::str::from_utf8(written).ok()?) } else { None };
            let (error, service) = self.record(self.catalog.position(written).or_else(any_case)?)?;
            let is_listed = service.forms.iter().any(CodeForm::is_listed);
            let is_anywhere = service.find.map_or_else(|| has_parts(written), |find| find == Find::Anywhere);
            let is_found = is_listed
                && (is_anywhere || is_labelled)
                && start.is_apart(len, is_labelled, |joint| is_joined(written, joint));
            is_found.then(|| Match { len, code: error.code.into(), error: Some(error), rank: Rank::Known })
        })
    }

    /// The record of a code of the catalog, in any letter case.
    pub(super) fn known(&self, code: &CodeBuf) -> Option<&'a ErrorCode<'a>> {
        let code = code.as_str();
        let at = self.catalog.position(code.as_bytes()).or_else(|| self.position_in_any_case(code))?;
        self.catalog.errors().get(at)
    }

    /// The position of a listed code in the errors, in any letter case.
    fn position_in_any_case(&self, written: &str) -> Option<usize> {
        let errors = self.catalog.errors();
        let same =
            self.catalog.folded_positions(self.catalog.data().folded_order, written, |error| error.code.as_str());
        // Codes with other separators have the same folded form.
        let is_same =
            |at: &usize| errors.get(*at).is_some_and(|error| error.code.as_str().eq_ignore_ascii_case(written));
        same.take(MAX_COMPARED_CODES).find(is_same)
    }

    /// The error at a position, and its service.
    fn record(&self, at: usize) -> Option<(&'a ErrorCode<'a>, &'a Service<'a>)> {
        let service = *self.catalog.data().services.get(at)?;
        Some((self.catalog.errors().get(at)?, self.catalog.metadata().services.get(service as usize)?))
    }
}

/// How many codes are compared that differ only in separators.
const MAX_COMPARED_CODES: usize = 64;

/// How many ends a code may have. More do not exist in practice; the limit keeps the time linear.
const MAX_ENDS: usize = 8;

/// Whether a listed code is joined with the word beyond a joint.
#[must_use]
pub fn is_joined(code: &[u8], joint: Joint) -> bool {
    let is_number = || !code.iter().any(u8::is_ascii_alphabetic) || code.starts_with(b"0x") || code.starts_with(b"0X");
    joint.joins(|separator| code.contains(&separator), is_number)
}

impl Ends {
    /// The possible ends of a code at the start of a text. A code that is joined to a word before it
    /// cannot contain the same separator.
    fn of(text: &[u8], joined_by: Option<u8>) -> Self {
        let mut ends = Self { ends: [0; MAX_ENDS], len: 0 };
        let mut separators = ByteSet::EMPTY;
        let mut before = 0_u8;
        for at in 0..=Code::MAX_LEN {
            let byte = text.get(at).copied().unwrap_or_default();
            if !is_word(byte) {
                let is_inner = is_separator(byte);
                let is_joint = byte == b'.' || separators.contains(byte);
                // A joint separator belongs to the word beyond it, any other byte only starts a full-width one.
                let is_inside_word = if is_inner {
                    is_joint && text.get(at + 1..).is_some_and(starts_with_word)
                } else {
                    text.get(at..).is_some_and(starts_with_word)
                };
                if before.is_ascii_alphanumeric() && !is_inside_word {
                    ends.push(at);
                }
                if !is_inner || joined_by == Some(byte) || ends.len == MAX_ENDS {
                    break;
                }
                separators.insert(byte);
            }
            before = byte;
        }
        ends
    }

    fn push(&mut self, end: usize) {
        if let Some(free) = self.ends.get_mut(self.len) {
            *free = end;
            self.len += 1;
        }
    }

    fn longest_first(&self) -> impl Iterator<Item = usize> + '_ {
        self.ends.iter().take(self.len).rev().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_end_with_words_that_are_not_joined_to_the_next() {
        for (text, expected) in [
            ("card_declined/stolen_card x", vec!["card_declined", "card_declined/stolen_card"]),
            ("GRID:store:Full: x", vec!["GRID", "GRID:store:Full"]),
            ("a.b.c", vec!["a.b.c"]),
            ("a. b", vec!["a"]),
            ("net::ERR_X", vec!["net", "net::ERR_X"]),
            ("a_b_", vec![]),
            ("a_b２", vec![]),
            ("a-b码", vec!["a", "a-b"]),
            ("-1", vec!["-1"]),
            ("", vec![]),
        ] {
            let ends: Vec<&str> = Ends::of(text.as_bytes(), None).longest_first().map(|end| &text[..end]).collect();
            assert_eq!(ends.into_iter().rev().collect::<Vec<_>>(), expected, "{text}");
        }
        assert_eq!(Ends::of(b"a-b:c:d", Some(b':')).longest_first().collect::<Vec<_>>(), [3, 1]);
        assert_eq!(Ends::of("a::".repeat(50).as_bytes(), None).len, 8);
        assert_eq!(Ends::of("a".repeat(127).as_bytes(), None).len, 1);
        assert_eq!(Ends::of("a".repeat(128).as_bytes(), None).len, 0);
    }
}

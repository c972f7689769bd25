//! Candidates by the separator in front of the last digits of a code: the dot of `Ecs.0085`.

use core::ops::Range;

use super::block::{ByteSet, LANES, bits};
use super::boundary::{MAX_ESCAPE_BYTES, escape_len, is_word};
use super::scan::Candidate;
use super::source::{Source, sources};
use crate::model::{Class, Code, Metadata, Part, is_separator};

/// A scan for separators between a name and digits.
///
/// It applies to catalogs in which all codes end with the same separator and digits.
#[derive(Clone, Debug)]
pub(super) struct AnchorScan {
    /// The first bytes of codes, and of those that need no label.
    pub first: ByteSet,
    pub first_anywhere: ByteSet,
    /// Whether labels make a difference.
    pub has_labels: bool,
    shape: Shape,
    /// The first byte that has not been scanned.
    next_block: usize,
    /// The remaining anchors in the block before it, the first in the highest bit.
    hits: u64,
}

/// What the bytes around the anchor of each code have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shape {
    separator: u8,
    /// The least number of digits after the separator.
    digits: usize,
    /// The greatest number of bytes before the separator.
    lead: usize,
    /// The least byte before the separator: a letter, or a digit.
    least_before: u8,
    /// Whether there may be several words before the separator.
    has_words: bool,
}

impl AnchorScan {
    /// A scan for the codes of a catalog, if they are such codes.
    pub fn new(metadata: &Metadata<'_>) -> Option<Self> {
        let (mut first, mut first_anywhere) = (ByteSet::EMPTY, ByteSet::EMPTY);
        let mut has_labels = false;
        let mut all: Option<Shape> = None;
        for source in sources(metadata) {
            let shape = Shape::of(source)?;
            all = Some(all.map_or(Some(shape), |all| all.with(shape))?);
            source.insert_first_bytes(&mut first);
            if source.is_anywhere() {
                source.insert_first_bytes(&mut first_anywhere);
            }
            has_labels |= source.depends_on_label();
        }
        // The first byte of a text is no anchor, so that every block has a byte before it.
        Some(Self { first, first_anywhere, has_labels, shape: all?, next_block: 1, hits: 0 })
    }

    #[inline]
    pub fn next(&mut self, text: &[u8]) -> Option<Candidate> {
        loop {
            while self.hits == 0 {
                if self.next_block >= text.len() {
                    return None;
                }
                self.hits = self.shape.hits(text, self.next_block);
                self.next_block += LANES;
            }
            let lane = self.hits.leading_zeros();
            self.hits ^= 1 << 63 >> lane;
            let anchor = self.next_block - LANES + lane as usize;
            if let Some(starts) = self.starts(text, anchor) {
                return Some(Candidate { starts, label: None });
            }
        }
    }

    /// Where codes with this anchor may start.
    #[inline]
    fn starts(&self, text: &[u8], anchor: usize) -> Option<Range<usize>> {
        if self.shape.has_words {
            return Some(anchor.saturating_sub(self.shape.lead)..anchor);
        }
        let before = text.get(..anchor)?;
        let most = self.shape.lead + MAX_ESCAPE_BYTES + 1;
        let len = before.iter().rev().take(most).take_while(|byte| is_word(**byte)).count();
        let word = anchor - len;
        let escape = escape_len(text, word);
        let can_start = escape > 0 || anchor - word <= self.shape.lead && self.first.contains(*before.get(word)?);
        can_start.then_some(word..word + 1 + escape)
    }
}

impl Shape {
    /// The shape of the codes of a form, if it ends with a separator and digits.
    fn of(source: Source<'_>) -> Option<Self> {
        if source.form.as_str().starts_with('-') {
            return None;
        }
        let (mut before, mut literal, mut last) = (None, None, None);
        let mut lead = 0;
        for part in source.form.parts() {
            lead += last.map_or(0, max_len);
            (before, literal, last) = (literal, last, Some(part));
        }
        let (Some(Part::Literal(literal)), Some(Part::Group(digits))) = (literal, last) else { return None };
        let (separator, name) = literal.as_bytes().split_last().filter(|(last, _)| is_separator(**last))?;
        let least_before = match (name.last(), before) {
            (Some(b'0'..=b'9'), _) => b'0',
            (Some(byte), _) if byte.is_ascii_alphabetic() => b'A',
            (None, Some(Part::Group(group))) if matches!(group.class, Class::Capital | Class::Letter) => b'A',
            (None, Some(Part::Group(_))) => b'0',
            _ => return None,
        };
        let lead = (lead - 1).min(Code::MAX_LEN);
        let is_number = digits.class == Class::Digit;
        // The separator itself does not count, and `_` is part of a word.
        let has_words = source.separators() > usize::from(*separator != b'_');
        is_number.then_some(Self { separator: *separator, digits: digits.min, lead, least_before, has_words })
    }

    /// The common shape of two, if they have the same separator.
    fn with(self, other: Self) -> Option<Self> {
        (self.separator == other.separator).then(|| Self {
            separator: self.separator,
            digits: self.digits.min(other.digits),
            lead: self.lead.max(other.lead),
            least_before: self.least_before.min(other.least_before),
            has_words: self.has_words || other.has_words,
        })
    }

    /// The anchors of a block: separators between what may be a name and digits, of which only the
    /// first and the last are tested.
    #[inline]
    fn hits(self, text: &[u8], start: usize) -> u64 {
        let (Some(before), Some(anchor), Some(first), Some(last)) =
            (block(text, start - 1), block(text, start), block(text, start + 1), block(text, start + self.digits))
        else {
            return self.last_hits(text, start);
        };
        // No early end and no branch, so that the compiler makes vector instructions of it.
        let (mut lanes, mut any) = ([0; LANES], 0);
        for at in 0..LANES {
            lanes[at] = u8::from(self.is_anchor(before[at], anchor[at], first[at], last[at]));
            any |= lanes[at];
        }
        if any == 0 { 0 } else { bits(&lanes) }
    }

    /// The same at the end of the text, where no whole block is left.
    #[cold]
    fn last_hits(self, text: &[u8], start: usize) -> u64 {
        let byte = |at: usize| text.get(at).copied().unwrap_or_default();
        let is_anchor = |at| self.is_anchor(byte(at - 1), byte(at), byte(at + 1), byte(at + self.digits));
        (0..LANES).filter(|lane| is_anchor(start + lane)).fold(0, |hits, lane| hits | 1 << 63 >> lane)
    }

    #[inline]
    #[expect(clippy::needless_bitwise_bool, reason = "without branches the compiler makes vector instructions of it")]
    fn is_anchor(self, before: u8, anchor: u8, first: u8, last: u8) -> bool {
        // One comparison serves both digits.
        let greatest = first.wrapping_sub(b'0').max(last.wrapping_sub(b'0'));
        (anchor == self.separator) & (greatest <= 9) & (before >= self.least_before)
    }
}

#[inline]
fn block(text: &[u8], from: usize) -> Option<&[u8; LANES]> {
    text.get(from..)?.first_chunk()
}

fn max_len(part: Part<'_>) -> usize {
    match part {
        Part::Literal(literal) => literal.len(),
        Part::Group(group) => group.max,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CodeForm, Find};

    fn shape(form: &'static str, is_external: bool) -> Option<Shape> {
        Shape::of(Source { form: CodeForm::from_static(form), find: None, is_external })
    }

    #[test]
    fn forms_with_a_separator_before_digits_have_anchors() {
        let expected = |separator, digits, lead, least_before, has_words| Shape {
            separator,
            digits,
            lead,
            least_before,
            has_words,
        };
        for (form, anchors) in [
            ("Ecs.{4}", expected(b'.', 4, 3, b'A', false)),
            ("ORA-{5}", expected(b'-', 5, 3, b'A', false)),
            ("ec_a.{2-4}", expected(b'.', 2, 4, b'A', false)),
            ("Dms2.{+}", expected(b'.', 1, 4, b'0', false)),
            ("VLT.KEY.{7}", expected(b'.', 7, 7, b'A', true)),
            ("Dms-{3}.{4}", expected(b'.', 4, 7, b'0', true)),
            ("ERR_A_{2}", expected(b'_', 2, 5, b'A', false)),
            ("Dms.A_{2}", expected(b'_', 2, 5, b'A', true)),
        ] {
            assert_eq!(shape(form, false), Some(anchors), "{form}");
        }
        let external =
            Source { form: CodeForm::from_static("{2-8L}.{4}"), find: Some(Find::Anywhere), is_external: true };
        assert_eq!(Shape::of(external), Some(expected(b'.', 4, 8, b'A', false)));
        for form in ["{4}", "E{3}", "ERR{4}", "Sql.{5A}", "Dms..{4}", "-Dms.{4}"] {
            assert_eq!(shape(form, false), None, "{form}");
        }
    }

    #[test]
    fn anchors_of_several_forms_have_the_same_separator() {
        let with = |one, other| shape(one, false).unwrap().with(shape(other, false).unwrap());
        let expected = Shape { separator: b'.', digits: 4, lead: 6, least_before: b'A', has_words: false };
        assert_eq!(with("Ecs.{4}", "Common.{5}"), Some(expected));
        assert_eq!(with("Ecs.{4}", "ORA-{5}"), None);
    }
}

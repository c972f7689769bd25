//! Finding literal text in a message in linear time, without allocation.

use core::ops::Range;

use super::two_way::two_way;
use super::{Template, syntax};
use crate::model::PlaceholderStyle;

/// The bytes of literal text, with escape sequences resolved and ASCII letters in lower case.
#[derive(Clone, Debug)]
pub(super) struct LiteralBytes<'a> {
    written: &'a [u8],
    style: PlaceholderStyle,
}

impl<'a> LiteralBytes<'a> {
    /// The bytes of a template without placeholders.
    pub(super) const fn new(template: Template<'a>) -> Self {
        Self { written: template.text.as_bytes(), style: template.style }
    }
}

impl Iterator for LiteralBytes<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        let skipped = usize::from(syntax::starts_with_escape(self.style, self.written));
        let (first, rest) = self.written.get(skipped..)?.split_first()?;
        self.written = rest;
        Some(first.to_ascii_lowercase())
    }
}

/// How many equal bytes comparisons at every place may cost, apart from one for each place.
const MIN_ALLOWANCE_BYTES: usize = 64;

/// Where `needle` is first in `text`; ASCII letters of the text match in either case.
///
/// It compares at every place, which is fastest for usual texts. Where that becomes more than linear
/// work, because many places match nearly, the two-way algorithm takes over.
pub(super) fn find(text: &[u8], needle: &(impl Iterator<Item = u8> + Clone)) -> Option<Range<usize>> {
    let Some(first) = needle.clone().next() else { return Some(0..0) };
    let (mut start, mut equal_count) = (0, 0);
    loop {
        start += text.get(start..)?.iter().position(|byte| byte.to_ascii_lowercase() == first)?;
        let rest = text.get(start..)?;
        match match_len(rest, needle.clone()) {
            Ok(len) => return Some(start..start + len),
            Err(equal) => equal_count += equal,
        }
        if equal_count > start + MIN_ALLOWANCE_BYTES {
            return two_way(rest, needle).map(|found| start + found.start..start + found.end);
        }
        start += 1;
    }
}

/// The length of the needle if the text begins with it, otherwise how many bytes are equal.
fn match_len(text: &[u8], needle: impl Iterator<Item = u8>) -> Result<usize, usize> {
    let mut len = 0;
    for expected in needle {
        if text.get(len).is_none_or(|byte| byte.to_ascii_lowercase() != expected) {
            return Err(len);
        }
        len += 1;
    }
    Ok(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_ignored_and_escape_sequences_are_resolved() {
        let find = |message: &str, text, style| find(message.as_bytes(), &LiteralBytes::new(Template { text, style }));
        assert_eq!(find("Is 100% SURE", "100%% sure", PlaceholderStyle::Percent), Some(3..12));
        assert_eq!(find("Is 100%% sure", "100%% sure", PlaceholderStyle::Percent), None);
        assert_eq!(find("{{}", "{{}}", PlaceholderStyle::Braces), Some(1..3));
        assert_eq!(find("{{}}", "{{}}", PlaceholderStyle::DoubleBraces), Some(0..4));
        assert_eq!(find("É é", "é", PlaceholderStyle::None), Some(3..5));
        assert_eq!(find("abc", "", PlaceholderStyle::None), Some(0..0));
        assert_eq!(find("abc", "abcd", PlaceholderStyle::None), None);
    }

    #[test]
    fn near_matches_do_not_hide_the_match_after_them() {
        let style = PlaceholderStyle::None;
        for count in [0, 1, 63, 64, 65, 66, 1000] {
            let message = format!("{}aab", "ab".repeat(count));
            let found = find(message.as_bytes(), &LiteralBytes::new(Template { text: "aab", style }));
            assert_eq!(found, Some(2 * count..2 * count + 3));
            let text = format!("{}b", "a".repeat(count));
            let message = format!("c{}{text}", "a".repeat(count));
            let found = find(message.as_bytes(), &LiteralBytes::new(Template { text: &text, style }));
            assert_eq!(found, Some(count + 1..2 * count + 2));
        }
    }
}

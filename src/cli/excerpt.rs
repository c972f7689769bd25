//! The part of a line that a report shows.

use std::ops::Range;

/// How much of a long line is shown on each side of a place, in bytes; more than a screen is wide.
const MARGIN: usize = 1000;

/// A line of a text, or a part of a long one, and a range in it.
///
/// Of a range with several lines it has the first, because a whole record would fill the screen.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt<'t> {
    pub text: &'t str,
    pub range: Range<usize>,
    /// Whether the beginning of the line is left out.
    pub is_cut: bool,
}

impl<'t> Excerpt<'t> {
    /// The line at the beginning of a range of a text.
    pub fn new(text: &'t str, range: &Range<usize>) -> Self {
        let at = text.floor_char_boundary(range.start);
        let (before, after) = text.split_at(at);
        let before = &before[before.ceil_char_boundary(at.saturating_sub(MARGIN))..];
        let after = &after[..after.floor_char_boundary(MARGIN)];
        let newline = before.rfind('\n');
        let is_cut = newline.is_none() && before.len() < at;
        let start = at - before.len() + newline.map_or(0, |newline| newline + 1);
        let end = at + after.find('\n').unwrap_or(after.len());
        Self { text: &text[start..end], range: at - start..range.end.clamp(at, end) - start, is_cut }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_of_a_range_is_shown() {
        let excerpt = |range| Excerpt::new("one\ntwo\nthree", &range);
        assert_eq!(excerpt(4..6), Excerpt { text: "two", range: 0..2, is_cut: false });
        assert_eq!(excerpt(5..13), Excerpt { text: "two", range: 1..3, is_cut: false });
        assert_eq!(excerpt(7..7), Excerpt { text: "two", range: 3..3, is_cut: false });
        assert_eq!(Excerpt::new("", &(0..0)), Excerpt { text: "", range: 0..0, is_cut: false });
    }

    #[test]
    fn of_a_long_line_a_part_is_shown() {
        let line = "网".repeat(MARGIN);
        let excerpt = Excerpt::new(&line, &(1500..1503));
        assert_eq!((excerpt.text.len(), &excerpt.text[excerpt.range], excerpt.is_cut), (1998, "网", true));
    }
}

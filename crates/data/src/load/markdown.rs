//! The form of guides.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::Arena;
use super::marks::BOM;

/// The columns between two tab stops of Markdown.
const TAB_STOP: usize = 4;

/// The text without a byte order mark, and with LF at the ends of lines.
pub(super) fn normal<'a>(text: &'a str, arena: &'a Arena) -> &'a str {
    match with_lf(text) {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => arena.alloc_str(&text),
    }
}

fn with_lf(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix(BOM).unwrap_or(text);
    // In Markdown a CR alone ends a line too.
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

/// The canonical text of a guide: without a byte order mark, with LF, without trailing blanks and tabs where they mean
/// nothing, with a last newline.
pub(super) fn canonical(text: &str) -> String {
    let text = with_lf(text);
    let kept = significant_ranges(&text);
    let is_kept = |range: Range<usize>| {
        let next = kept.partition_point(|one| one.end <= range.start);
        kept.get(next).is_some_and(|one| one.start < range.end)
    };
    let mut canonical = String::with_capacity(text.len() + 1);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        let trimmed = content.trim_end_matches([' ', '\t']);
        // A backslash at the end of a line would break the line.
        let is_trimmed = !is_kept(start + trimmed.len()..start + content.len() + 1) && !trimmed.ends_with('\\');
        let mut column = 0;
        for (at, letter) in (if is_trimmed { trimmed } else { content }).char_indices() {
            let width = if letter == '\t' { TAB_STOP - column % TAB_STOP } else { 1 };
            if letter == '\t' && at < trimmed.len() && !is_kept(start + at..start + at + 1) {
                canonical.extend(std::iter::repeat_n(' ', width));
            } else {
                canonical.push(letter);
            }
            column += width;
        }
        canonical.push('\n');
        start += line.len();
    }
    canonical
}

/// Where blanks and tabs mean something: code, HTML, and breaks of lines.
fn significant_ranges(text: &str) -> Vec<Range<usize>> {
    let has_blanks = |event: &Event<'_>| {
        matches!(
            event,
            Event::HardBreak
                | Event::Code(_)
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock)
        )
    };
    let ranges = Parser::new(text).into_offset_iter().filter(|(event, _)| has_blanks(event)).map(|(_, range)| range);
    let mut kept: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match kept.last_mut() {
            // The lines of a block of HTML are in it.
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => kept.push(range),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_that_mean_something_stay() {
        for (text, expected) in [
            ("\u{feff}# A \r\n\r\nb  \r\nc \r\n", "# A\n\nb  \nc\n"),
            ("# A\n\n-\tb\n\n\tc\td", "# A\n\n-   b\n\n    c   d\n"),
            ("```\na \t\n\n\tb\n```\n", "```\na \t\n\n\tb\n```\n"),
            ("`a \t\nb` \n", "`a \t\nb`\n"),
            ("a  \n\nb  ", "a\n\nb\n"),
            ("a\rb\r\r\nc\n", "a\nb\n\nc\n"),
        ] {
            assert_eq!(canonical(text), expected);
            assert_eq!(canonical(expected), expected);
        }
    }

    /// What a text means: its elements and their words; in code every blank counts.
    fn meaning(text: &str) -> Vec<String> {
        let (mut meaning, mut is_code) = (Vec::new(), false);
        for event in Parser::new(text) {
            match event {
                Event::Text(text) if !is_code => meaning.extend(text.split_whitespace().map(str::to_owned)),
                Event::SoftBreak => {}
                event => {
                    is_code = match event {
                        Event::Start(Tag::CodeBlock(_)) => true,
                        Event::End(_) => false,
                        _ => is_code,
                    };
                    meaning.push(format!("{event:?}"));
                }
            }
        }
        meaning
    }

    #[test]
    fn the_meaning_stays_and_the_form_is_final() {
        const PIECES: [&str; 11] = ["a", " ", "  ", "\t", "\n", "`", "```\n", "- ", "1. ", "\\", "> "];
        const LENGTH: u32 = 4;
        for number in 0..PIECES.len().pow(LENGTH) {
            let pieces = (0..LENGTH).map(|place| PIECES[number / PIECES.len().pow(place) % PIECES.len()]);
            let text = format!("# A\n\nb{}\nc\n", pieces.collect::<String>());
            let canonical = canonical(&text);
            assert_eq!(meaning(&canonical), meaning(&text), "{text:?} became {canonical:?}");
            assert_eq!(super::canonical(&canonical), canonical, "{text:?}");
        }
    }
}

//! Texts of the catalog as HTML: encoded, with codes linked to their pages.

use std::fmt::Write as _;

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{Code, LanguageTag};

use super::{encode, url};

/// Turns texts into HTML for one page.
#[derive(Clone, Copy)]
pub struct Html<'h> {
    pub catalog: Catalog<'h>,
    pub language: LanguageTag<'h>,
    /// The relative path from the page to the root of the site.
    pub root: &'h str,
    /// The code of the page, which is not linked.
    pub own: Option<Code<'h>>,
}

impl Html<'_> {
    /// A text as HTML within a paragraph.
    pub fn inline(&self, text: &str) -> String {
        let mut html = String::with_capacity(text.len() + 16);
        let mut end = 0;
        let is_other = |code: &str| self.own.is_none_or(|own| own.as_str() != code);
        for found in self.catalog.find_codes(text.as_bytes()).filter(|found| is_other(found.code.as_str())) {
            let Some(record) = self.catalog.record_of(found.code.as_code()) else { continue };
            let (Some(before), Some(written)) = (text.get(end..found.range.start), text.get(found.range.clone()))
            else {
                continue;
            };
            html.push_str(&visible(before));
            let target = encode::markup(&url::link(&record, self.language));
            // Writing to a string does not fail.
            let _ = write!(html, "<a href=\"{}{target}\">{}</a>", self.root, visible(written));
            end = found.range.end;
        }
        html.push_str(&visible(text.get(end..).unwrap_or_default()));
        html
    }

    /// A text as HTML blocks: paragraphs, which an empty line separates, and lists of lines that begin with `- `.
    pub fn blocks(&self, text: &str) -> String {
        let mut html = String::with_capacity(text.len() + 16);
        for block in blocks(text) {
            let lines = |lines: &[&str]| lines.iter().map(|line| self.inline(line)).collect::<Vec<_>>().join("<br>\n");
            match block {
                Block::Paragraph(paragraph) => {
                    let _ = write!(html, "<p>{}</p>", lines(&paragraph));
                }
                Block::List(items) => {
                    html.push_str("<ul>");
                    for item in items {
                        let _ = write!(html, "<li>{}</li>", lines(&item));
                    }
                    html.push_str("</ul>");
                }
            }
        }
        html
    }
}

/// A part of a text.
enum Block<'t> {
    /// Its lines.
    Paragraph(Vec<&'t str>),
    /// Its items, each with its lines.
    List(Vec<Vec<&'t str>>),
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut is_after_empty_line = true;
    for line in text.lines() {
        let content = line.trim();
        let is_indented = line.starts_with([' ', '\t']);
        match (content.strip_prefix("- ").map(str::trim_start), blocks.last_mut()) {
            _ if content.is_empty() => {}
            (Some(item), Some(Block::List(items))) => items.push(vec![item]),
            (Some(item), _) => blocks.push(Block::List(vec![vec![item]])),
            // An indented line continues an item.
            (None, Some(Block::List(items))) if is_indented => {
                if let Some(item) = items.last_mut() {
                    item.push(content);
                }
            }
            (None, Some(Block::Paragraph(lines))) if !is_after_empty_line => lines.push(content),
            (None, _) => blocks.push(Block::Paragraph(vec![content])),
        }
        is_after_empty_line = content.is_empty();
    }
    blocks
}

/// A text up to the first empty line or list, on one line, for lists and titles.
pub fn headline(text: &str) -> String {
    match blocks(text).into_iter().next() {
        Some(Block::Paragraph(lines)) => lines.join(" "),
        Some(Block::List(items)) => items.concat().join(" "),
        None => String::new(),
    }
}

/// Codes with more characters may be broken into lines.
const MAX_UNBROKEN_CODE: usize = 16;

/// Whether a code is long enough to be broken into lines.
pub const fn is_long(code: Code<'_>) -> bool {
    code.as_str().len() > MAX_UNBROKEN_CODE
}

/// A code as HTML; a long one can be broken after separators and between words.
pub fn breakable(code: Code<'_>) -> String {
    let mut html = String::with_capacity(code.as_str().len());
    let mut before = ' ';
    for letter in code.as_str().chars() {
        let is_end =
            matches!(before, '.' | '_' | ':' | '/' | '-') || before.is_ascii_lowercase() && letter.is_ascii_uppercase();
        if is_long(code) && is_end && !html.is_empty() {
            html.push_str("<wbr>");
        }
        // No character of a code needs to be encoded.
        html.push(letter);
        before = letter;
    }
    html
}

/// A text as HTML, with the code points of characters that hide text or change its direction in place of them.
pub fn visible(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    let mut rest = text;
    let is_hidden = |letter: char| ecs_err_core::is_invisible_or_control(letter) && !matches!(letter, '\n' | '\t');
    while let Some(at) = rest.find(is_hidden) {
        let (before, after) = rest.split_at(at);
        let mut letters = after.chars();
        html.push_str(&encode::markup(before));
        if let Some(letter) = letters.next() {
            let _ = write!(html, "<span class=\"hidden\">U+{:04X}</span>", u32::from(letter));
        }
        rest = letters.as_str();
    }
    html.push_str(&encode::markup(rest));
    html
}

#[cfg(test)]
mod tests {
    use ecs_err_data::load::Arena;

    use super::*;

    const ENGLISH: LanguageTag<'static> = LanguageTag::from_static("en");

    #[test]
    fn codes_become_links_and_the_rest_is_encoded() {
        let arena = Arena::new();
        let own = Some(Code::from_static("Ecs.0086"));
        let html = Html { catalog: crate::ecs_catalog(&arena), language: ENGLISH, root: "../", own };
        assert_eq!(
            html.inline("<b>见Ecs.0085，Ecs.0086。 Ecs.9999</b>"),
            "&lt;b&gt;见<a href=\"../en/errors/Ecs.0085/index.html\">Ecs.0085</a>，Ecs.0086。 Ecs.9999&lt;/b&gt;"
        );
    }

    #[test]
    fn paragraphs_and_lists_become_blocks() {
        let arena = Arena::new();
        let html = Html { catalog: crate::ecs_catalog(&arena), language: ENGLISH, root: "", own: None };
        for (text, expected) in [
            ("", ""),
            ("one", "<p>one</p>"),
            ("one\n\ntwo", "<p>one</p><p>two</p>"),
            ("one\r\n \r\ntwo", "<p>one</p><p>two</p>"),
            ("one\ntwo", "<p>one<br>\ntwo</p>"),
            ("in order:\n\n- a\n- b\n\nafter", "<p>in order:</p><ul><li>a</li><li>b</li></ul><p>after</p>"),
            (
                "in order:\n- a\n\n- b\n  more\nafter",
                "<p>in order:</p><ul><li>a</li><li>b<br>\nmore</li></ul><p>after</p>",
            ),
            ("- <b>", "<ul><li>&lt;b&gt;</li></ul>"),
            ("-1 is less", "<p>-1 is less</p>"),
        ] {
            assert_eq!(html.blocks(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_headline_is_the_first_paragraph() {
        assert_eq!(headline("one\ntwo\n\nthree"), "one two");
        assert_eq!(headline("check:\n- a"), "check:");
        assert_eq!(headline(""), "");
    }

    #[test]
    fn only_long_codes_are_breakable() {
        assert_eq!(breakable(Code::from_static("Ecs.0085")), "Ecs.0085");
        assert_eq!(breakable(Code::from_static("PIPE-relay-unit-36048")), "PIPE-<wbr>relay-<wbr>unit-<wbr>36048");
        assert_eq!(breakable(Code::from_static("NoSuchBucketPolicy")), "No<wbr>Such<wbr>Bucket<wbr>Policy");
    }

    #[test]
    fn hidden_characters_are_shown() {
        assert_eq!(visible("a\u{202e}<\tb"), "a<span class=\"hidden\">U+202E</span>&lt;\tb");
        assert_eq!(visible("\u{200b}\0"), "<span class=\"hidden\">U+200B</span><span class=\"hidden\">U+0000</span>");
    }
}

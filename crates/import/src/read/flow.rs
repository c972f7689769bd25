//! Text of a cell or section: paragraphs and lists, cleaned. Every reader makes its texts here.

use ecs_err_core::text::{is_han, is_invisible_or_control};

/// Collects pieces of text with breaks between them.
///
/// White space becomes one space, also no-break spaces; invisible characters go. Lines of a paragraph are separated
/// by a line break, paragraphs by an empty line; items of a list begin with `- `, their further lines with two spaces.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    text: String,
    pending: Break,
    /// White space since the last character that contains a line break of the file.
    is_wrapped: bool,
    /// Lists that are open.
    lists: usize,
    /// An item has begun, and has no text yet.
    has_marker: bool,
    /// The last line is part of an item.
    is_in_item: bool,
}

/// What separates the next text from the last, from weak to strong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

impl Flow {
    /// Text within a line; line breaks in it are white space.
    pub(crate) fn inline(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_whitespace() {
                self.pending = self.pending.max(Break::Space);
                self.is_wrapped |= letter == '\n';
            } else if !is_invisible_or_control(letter) && !is_noncharacter(letter) {
                self.separate(letter);
                self.text.push(letter);
            }
        }
    }

    /// Plain text with paragraphs: empty lines separate them, other line breaks are kept, lines with a bullet are items.
    pub(crate) fn plain(&mut self, text: &str) {
        let mut is_in_list = false;
        for line in text.split('\n') {
            let content = line.trim();
            let item = ["- ", "* ", "• "].iter().find_map(|bullet| content.strip_prefix(bullet));
            let goes_on = is_in_list && (line.starts_with([' ', '\t']) || content.is_empty());
            match item {
                Some(_) if !is_in_list => self.start_list(),
                None if is_in_list && !goes_on => self.end_list(),
                _ => {}
            }
            is_in_list = item.is_some() || goes_on;
            match item {
                Some(item) => {
                    self.start_item();
                    self.inline(item);
                }
                None if content.is_empty() => self.paragraph(),
                None => self.inline(content),
            }
            self.line_break();
        }
        if is_in_list {
            self.end_list();
        }
    }

    /// Ends a line within a paragraph.
    pub(crate) fn line_break(&mut self) {
        self.pending = self.pending.max(Break::Line);
    }

    /// Ends a paragraph.
    pub(crate) fn paragraph(&mut self) {
        self.pending = self.pending.max(Break::Paragraph);
    }

    /// Begins a list.
    pub(crate) fn start_list(&mut self) {
        self.paragraph();
        self.lists += 1;
    }

    /// Begins an item of a list.
    pub(crate) fn start_item(&mut self) {
        self.has_marker = true;
    }

    /// Ends a list.
    pub(crate) fn end_list(&mut self) {
        self.lists = self.lists.saturating_sub(1);
        self.has_marker = false;
        self.paragraph();
    }

    /// Whether there is no text so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Takes the text, and begins anew.
    pub(crate) fn take(&mut self) -> String {
        std::mem::take(self).text
    }

    /// Takes the last paragraph if it numbers a table, such as "Table 3 Codes" or "表 3 错误码"; otherwise nothing.
    pub(crate) fn take_caption(&mut self) -> String {
        const LONGEST_CAPTION_BYTES: usize = 300;
        let mut from = self.text.len().saturating_sub(LONGEST_CAPTION_BYTES);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let start = match self.text[from..].rfind("\n\n") {
            Some(at) => from + at + 2,
            None if from == 0 => 0,
            None => return String::new(),
        };
        let last = &self.text[start..];
        if last.contains('\n') || !is_caption(last) {
            return String::new();
        }
        let caption = self.text.split_off(start);
        self.text.truncate(self.text.trim_end().len());
        self.is_in_item = false;
        self.paragraph();
        caption
    }

    /// Writes what separates the next letter from the text.
    fn separate(&mut self, next: char) {
        let is_first = self.text.is_empty();
        if self.has_marker {
            if !is_first {
                self.text.push_str(if self.is_in_item { "\n" } else { "\n\n" });
            }
            self.text.push_str("- ");
            self.has_marker = false;
            self.is_in_item = true;
        } else if is_first {
            self.is_in_item = false;
        } else {
            let continues_item = self.lists > 0 && self.is_in_item;
            match self.pending {
                Break::None => {}
                // Chinese is written without spaces: a line that is wrapped in the file goes on.
                Break::Space
                    if self.is_wrapped && is_wide(next) && self.text.chars().next_back().is_some_and(is_wide) => {}
                Break::Space => self.text.push(' '),
                Break::Line | Break::Paragraph if continues_item => self.text.push_str("\n  "),
                Break::Line => self.text.push('\n'),
                Break::Paragraph => {
                    self.text.push_str("\n\n");
                    self.is_in_item = false;
                }
            }
        }
        self.pending = Break::None;
        self.is_wrapped = false;
    }
}

/// Whether a text begins with the number of a table: `Table 3`, `Table A.1`, `表 3`.
fn is_caption(text: &str) -> bool {
    let rest = ["表", "Table", "TABLE"].iter().find_map(|word| text.strip_prefix(word));
    let number = rest.and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
    let is_part = |letter: char| letter.is_ascii_digit() || letter.is_ascii_uppercase() || ".-:：".contains(letter);
    number.contains(|letter: char| letter.is_ascii_digit()) && number.chars().all(is_part)
}

/// Whether a character is written without spaces around it: Chinese, with its punctuation.
fn is_wide(letter: char) -> bool {
    is_han(letter) || matches!(letter, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

fn is_noncharacter(letter: char) -> bool {
    matches!(letter, '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean_line(text: &str) -> String {
        let mut flow = Flow::default();
        flow.inline(text);
        flow.take()
    }

    #[test]
    fn white_space_is_one_space_and_invisible_characters_go() {
        assert_eq!(clean_line(" a\u{a0}\u{3000} b\u{ad}\u{200b}\u{202e}c\u{feff}\n"), "a bc");
    }

    #[test]
    fn chinese_lines_that_are_wrapped_go_on_without_a_space() {
        assert_eq!(clean_line("参数\n  错误，\n请 重试 or\nretry"), "参数错误，请 重试 or retry");
    }

    #[test]
    fn paragraphs_lists_and_lines_are_kept() {
        let mut flow = Flow::default();
        flow.paragraph();
        flow.inline("one ");
        flow.line_break();
        flow.inline(" two");
        flow.start_list();
        flow.start_item();
        flow.paragraph();
        flow.inline("first");
        flow.paragraph();
        flow.inline("more");
        flow.start_item();
        flow.inline("second");
        flow.end_list();
        flow.inline("end");
        assert_eq!(flow.take(), "one\ntwo\n\n- first\n  more\n- second\n\nend");
    }

    #[test]
    fn a_last_paragraph_that_numbers_a_table_is_its_caption() {
        for (text, caption) in [
            ("Codes follow.\n\nTable A.1. Codes", "Table A.1. Codes"),
            ("表 1  v3错误码", "表 1 v3错误码"),
            ("Tables 1 and 2 list them.", ""),
            ("Table of codes", ""),
            ("Table 1\nmore", ""),
        ] {
            let mut flow = Flow::default();
            flow.plain(text);
            assert_eq!(flow.take_caption(), caption);
            flow.inline("x");
            assert!(!flow.take().contains("Table A.1"), "{text}");
        }
    }

    #[test]
    fn lists_in_lists_become_one_list() {
        let mut flow = Flow::default();
        flow.start_list();
        flow.start_item();
        flow.inline("a");
        flow.start_list();
        flow.start_item();
        flow.inline("b");
        flow.end_list();
        flow.start_item();
        flow.inline("c");
        flow.end_list();
        assert_eq!(flow.take(), "- a\n- b\n- c");
    }
}

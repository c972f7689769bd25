//! Short texts for search engines, and which of them would occur on several pages.

use std::hash::{BuildHasher as _, Hasher as _};

use foldhash::HashMap;
use foldhash::fast::FixedState;

use ecs_err_core::text::is_han;

/// Search engines cut longer titles.
pub const MAX_TITLE_CHARS: usize = 60;
/// Search engines cut longer descriptions.
pub const MAX_DESCRIPTION_CHARS: usize = 160;

/// A text on one line in at most so many characters: a longer one is cut between words and ends with an ellipsis.
pub fn fitted(text: &str, max: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(max) else { return text };
    let end = text[..end].char_indices().next_back().map_or(0, |(at, _)| at);
    let cut = &text[..end];
    // A word may be cut if it is most of the text; Chinese has no words with spaces in between.
    let is_inside_word = text[end..].starts_with(char::is_alphanumeric) && !text[end..].starts_with(is_han);
    let between = cut.rfind([' ', '_', '.', '-', ':', '/']).filter(|at| is_inside_word && *at * 3 > end * 2);
    let cut = between.map_or(cut, |at| &cut[..at]);
    format!("{}…", cut.trim_end_matches(|end: char| !end.is_alphanumeric() && !matches!(end, ')' | '）' | '”' | '"')))
}

/// The title of a page with the name of its site, if both fit.
pub fn titled(title: &str, site: &str) -> String {
    let whole = format!("{title} · {site}");
    if whole.chars().count() <= MAX_TITLE_CHARS { whole } else { fitted(title, MAX_TITLE_CHARS) }
}

/// Sentences after each other; each ends with its own mark.
pub fn sentences<'s>(texts: impl IntoIterator<Item = &'s str>) -> String {
    let mut all = String::new();
    for text in texts.into_iter().map(str::trim).filter(|text| !text.is_empty()) {
        if let Some(last) = all.chars().next_back() {
            let is_chinese = last == '。' || is_han(last) || text.starts_with(is_han);
            if !matches!(last, '.' | '。' | '!' | '！' | '?' | '？' | ':' | '：' | ';' | '；' | '…') {
                all.push(if is_chinese { '。' } else { '.' });
            }
            if !is_chinese {
                all.push(' ');
            }
        }
        all.push_str(text);
    }
    all
}

/// How often each text occurs, by its hash.
#[derive(Default)]
pub struct Occurrences(HashMap<u64, u32>);

impl Occurrences {
    /// Counts a text.
    pub fn add(&mut self, hash: u64) {
        *self.0.entry(hash).or_default() += 1;
    }

    /// Whether other pages have the text too.
    pub fn is_repeated(&self, text: &str) -> bool {
        self.0.get(&hash(text)).is_some_and(|count| *count > 1)
    }
}

/// The hash of a text for [`Occurrences`].
pub fn hash(text: &str) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// A text that would occur twice, with what tells it from the others, in at most so many characters.
pub fn distinguished(text: &str, mark: &str, max: usize) -> String {
    let mark = format!(" ({mark})");
    let length = mark.chars().count();
    // A mark of nearly the whole length would leave nothing of the text.
    if length * 2 > max {
        let mark = format!(" ({:08x})", crc32fast::hash(mark.as_bytes()));
        return fitted(text, max - mark.len()) + &mark;
    }
    fitted(text, max - length) + &mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_words() {
        for (text, max, expected) in [
            ("a short text", 12, "a short text"),
            ("two\nlines", 20, "two lines"),
            ("one two three four", 15, "one two three…"),
            ("one two, three", 10, "one two…"),
            ("Averyveryverylongword", 10, "Averyvery…"),
            ("虚拟机没有该网卡", 5, "虚拟机没…"),
            ("SVCSTG.SWR.4010000: denied", 12, "SVCSTG.SWR…"),
        ] {
            assert_eq!(fitted(text, max), expected);
            assert!(fitted(text, max).chars().count() <= max, "{text}");
        }
    }

    #[test]
    fn sentences_are_told_apart() {
        assert_eq!(sentences(["The disk is full", "Delete files."]), "The disk is full. Delete files.");
        assert_eq!(sentences(["磁盘已满", "", "请删除文件"]), "磁盘已满。请删除文件");
        assert_eq!(sentences(["Full.", ""]), "Full.");
    }

    #[test]
    fn repeated_texts_get_a_mark_within_the_limit() {
        let mut texts = Occurrences::default();
        for text in ["one", "two", "one"] {
            texts.add(hash(text));
        }
        assert!(texts.is_repeated("one") && !texts.is_repeated("two") && !texts.is_repeated("three"));
        assert_eq!(distinguished("a title of words", "id, en", 20), "a title of… (id, en)");
        let long = distinguished("a title", &"x".repeat(99), 60);
        assert!(long.starts_with("a title (") && long.len() == 18, "{long}");
    }
}

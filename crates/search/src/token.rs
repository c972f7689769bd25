//! From text to terms: the same for documents and for queries.
//!
//! Latin words are folded to lower-case ASCII and stemmed; identifiers count both whole and in
//! their parts. Chinese has no spaces to go by: each pair of neighbouring characters is a term,
//! and each character by itself, so that any part of a text is found without a dictionary.

pub use ecs_err_core::text::is_han;
use ecs_err_core::text::narrow;
use std::ops::Range;

use frostem::{Algorithm, Stemmer};

use super::simplified::simplified;
use super::stop::is_stop_word;

/// In front of the terms that are Latin words as they are written: misspelt ones are corrected to them.
pub const WORD_MARK: char = '\u{3}';
/// Shorter words are not corrected.
pub const MIN_CORRECTED_LETTERS: usize = 4;

/// A piece of a text: a Latin word or a run of Chinese characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text in its folded form.
    pub text: String,
    /// Where it is in the original text, in bytes.
    pub range: Range<usize>,
    /// Whether it is a run of Chinese characters.
    pub han: bool,
}

/// Makes terms of words.
pub struct Analyzer {
    stemmer: Stemmer,
}

impl Analyzer {
    pub fn new() -> Self {
        Self { stemmer: Stemmer::new(Algorithm::English) }
    }

    /// The pieces of a text, in order.
    pub fn pieces(text: &str) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut open = false;
        for (at, original) in text.char_indices() {
            let letter = fold(original);
            let end = at + original.len_utf8();
            let han = is_han(letter);
            if matches!(letter, '\'' | '’') && pieces.last().is_some_and(|piece| open && !piece.han) {
                // "can't" is one word.
                continue;
            }
            if !han && !letter.is_alphanumeric() {
                open = false;
                continue;
            }
            match pieces.last_mut().filter(|piece| open && piece.han == han) {
                Some(piece) => {
                    piece.text.push(letter);
                    piece.range.end = end;
                }
                None => pieces.push(Piece { text: letter.to_string(), range: at..end, han }),
            }
            open = true;
        }
        pieces
    }

    /// The terms by which a text is indexed: every term once.
    pub fn terms(&self, text: &str) -> Vec<String> {
        let mut terms = Vec::new();
        for piece in Self::pieces(text) {
            if piece.han {
                han_terms(&piece.text, &mut terms);
                continue;
            }
            let whole = piece.text.to_lowercase();
            let parts = parts(&piece.text);
            if parts.len() > 1 {
                terms.extend(parts.iter().map(|part| self.word(part)));
            }
            if is_stop_word(&whole) {
                continue;
            }
            terms.push(self.word(&piece.text));
            if whole.len() >= MIN_CORRECTED_LETTERS && whole.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                terms.push(format!("{WORD_MARK}{whole}"));
            }
        }
        terms.extend(identifiers(text).map(|(_, name)| name));
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// The terms of a text by themselves: stemmed words and pairs of Chinese characters, in order.
    pub fn content_terms(&self, text: &str) -> Vec<String> {
        let mut terms = Vec::new();
        for piece in Self::pieces(text) {
            if piece.han && piece.text.chars().nth(1).is_some() {
                terms.extend(bigrams(&piece.text));
            } else if piece.han {
                terms.push(piece.text);
            } else {
                terms.push(self.word(&piece.text));
            }
        }
        terms
    }

    /// The term for a Latin word.
    pub fn word(&self, word: &str) -> String {
        // The plural of an abbreviation: NICs.
        let plural =
            word.strip_suffix('s').filter(|stem| stem.len() > 1 && stem.bytes().any(|byte| byte.is_ascii_uppercase()));
        let abbreviation = plural.filter(|stem| stem.bytes().filter(u8::is_ascii_lowercase).count() < 2);
        let word = abbreviation.unwrap_or(word).to_lowercase();
        if word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return self.stemmer.stem(&word).into_owned();
        }
        word
    }
}

/// Each character of a run of Chinese, and each pair of neighbours.
fn han_terms(run: &str, terms: &mut Vec<String>) {
    terms.extend(run.chars().map(String::from));
    terms.extend(bigrams(run));
}

/// Each pair of neighbouring characters.
pub fn bigrams(run: &str) -> Vec<String> {
    let letters: Vec<char> = run.chars().collect();
    letters.windows(2).map(|pair| pair.iter().collect()).collect()
}

/// The parts of a word that is written in camel case: `chargingMode`, `SCSIDisk`.
pub fn parts(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut parts: Vec<String> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        // An abbreviation ends before a word of three letters at least; `NICs` and `IPv6` are one word.
        let is_word = letters.len() > at + 2 && letters[at + 1..=at + 2].iter().all(|letter| letter.is_lowercase());
        let is_abbreviation = parts.last().is_some_and(|part| part.chars().nth(1).is_some());
        let begins = at == 0
            || (letter.is_uppercase()
                && (letters[at - 1].is_lowercase() || (letters[at - 1].is_uppercase() && is_word && is_abbreviation)));
        match parts.last_mut().filter(|_| !begins) {
            Some(part) => part.push(*letter),
            None => parts.push(letter.to_string()),
        }
    }
    parts
}

/// Words joined by marks, such as `delete_on_termination` or `OS-EXT-IPS:type`, in one; and where each is.
pub fn identifiers(text: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let is_mark = |letter: char| matches!(letter, '_' | '-' | ':' | '.');
    text.split(move |letter: char| !letter.is_ascii_alphanumeric() && !is_mark(letter))
        .map(|word| word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_'))
        .filter(move |word| word.contains(is_mark) && word.len() > 2)
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            (start..start + word.len(), word.to_ascii_lowercase())
        })
}

/// Full-width forms and the forms of Traditional Chinese do not matter.
#[must_use]
pub fn fold(letter: char) -> char {
    match letter {
        '\u{3000}' => ' ',
        _ if is_han(letter) => simplified(letter),
        _ => narrow(letter),
    }
}

/// The words of a query that may be codes: with letters and digits.
pub fn code_words(query: &str) -> impl Iterator<Item = &str> {
    let words = query.split(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_')));
    words.filter(|word| {
        word.bytes().any(|byte| byte.is_ascii_digit()) && word.bytes().any(|byte| byte.is_ascii_alphabetic())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        Analyzer::new().terms(text)
    }

    #[test]
    fn chinese_is_found_by_every_part_of_it() {
        let found = terms("请更换主网卡");
        for part in ["网卡", "主网", "网", "更换"] {
            assert!(found.contains(&part.to_owned()), "{part}");
        }
        assert!(terms("挂载SCSI磁盘").contains(&"scsi".to_owned()));
        assert!(terms("ＶＰＣ参数").contains(&"vpc".to_owned()));
    }

    #[test]
    fn identifiers_are_found_whole_and_in_their_parts() {
        let found = terms("OS-EXT-IPS:type and chargingMode");
        for part in ["os-ext-ips:type", "ext", "type", "mode"] {
            assert!(found.contains(&part.to_owned()), "{part} in {found:?}");
        }
        assert!(terms("chargingmode").iter().all(|term| found.contains(term)), "{found:?}");
    }

    #[test]
    fn words_are_stemmed_and_stop_words_left_out() {
        assert_eq!(terms("The failed attachments"), ["\u{3}attachments", "\u{3}failed", "attach", "fail"]);
    }
}

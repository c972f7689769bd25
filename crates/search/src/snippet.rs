//! The part of a record that shows why it was found.

use ecs_err_core::Record;
use ecs_err_core::catalog::Catalog;

use super::document::{Part, document};
use super::simplified::simplified;
use super::token::{Analyzer, is_han};
use super::{Hit, Index};

/// How many characters a snippet has at most.
const SNIPPET_CHARS: usize = 120;

/// A part of a text, with what was searched for marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet(pub Vec<Piece>);

/// A piece of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it was searched for.
    pub marked: bool,
}

impl std::fmt::Display for Snippet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|piece| f.write_str(&piece.text))
    }
}

impl<'a> Index<'a> {
    /// The text of a hit that has most of the query, in a language if it has any text in it.
    #[must_use]
    pub fn snippet(&self, hit: &Hit<'a>, query: &str, language: &str) -> Snippet {
        let words = words(query);
        let chinese = language.starts_with("zh");
        let parts = shown_parts(self.catalog, hit.record);
        let fits = |text: &str| text.chars().any(is_han) == chinese;
        let count = |text: &str| marks(text, &words).len();
        let best = parts.iter().filter(|(_, text)| fits(text)).max_by_key(|(part, text)| (count(text).min(4), *part));
        let best = best.or_else(|| parts.iter().max_by_key(|(part, text)| (count(text), *part)));
        best.map_or(Snippet(Vec::new()), |(_, text)| cut(text, &marks(text, &words)))
    }
}

/// The searchable texts of a record as people read them.
fn shown_parts<'a>(catalog: Catalog<'a>, record: Record<'a>) -> Vec<(Part, String)> {
    let mut parts = document(catalog, record).parts;
    if let Record::Release(_) = record {
        // The title and the messages of a release are words for the search, not texts of the catalog.
        parts.retain(|(part, _)| !matches!(part, Part::Title | Part::Message));
    }
    parts
}

/// What to mark: words of the query, and pairs of Chinese characters.
fn words(query: &str) -> Vec<String> {
    let mut words = Vec::new();
    for piece in Analyzer::pieces(query) {
        if piece.han && piece.text.chars().count() > 1 {
            words.extend(super::token::bigrams(&piece.text));
        } else {
            words.push(piece.text.to_lowercase());
        }
    }
    words
}

/// Where the words are in a text, merged where they touch.
fn marks(text: &str, words: &[String]) -> Vec<(usize, usize)> {
    // Only ASCII changes its case here, so that bytes keep their places, as they do in Simplified Chinese.
    let folded: String = text.chars().map(|letter| simplified(letter.to_ascii_lowercase())).collect();
    let mut marks: Vec<(usize, usize)> = words
        .iter()
        .filter(|word| word.chars().count() > 1 || word.chars().all(is_han))
        .flat_map(|word| folded.match_indices(word.as_str()).map(|(at, found)| (at, at + found.len())))
        .collect();
    marks.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (start, end) in marks {
        match merged.last_mut().filter(|last| start <= last.1) {
            Some(last) => last.1 = last.1.max(end),
            None => merged.push((start, end)),
        }
    }
    merged
}

/// The text around its first mark.
fn cut(text: &str, marks: &[(usize, usize)]) -> Snippet {
    let first = marks.first().map_or(0, |(start, _)| *start);
    let before = text[..first].char_indices().rev().nth(SNIPPET_CHARS / 3).map_or(0, |(at, _)| at);
    // Not in the middle of a Latin word.
    let before = match text[before..first].find(' ') {
        Some(space) if before > 0 && text[..before].ends_with(|letter: char| letter.is_ascii_alphanumeric()) => {
            before + space + 1
        }
        _ => before,
    };
    let end = text[before..].char_indices().nth(SNIPPET_CHARS).map_or(text.len(), |(at, _)| before + at);
    let mut pieces = Vec::new();
    let mut push = |text: &str, marked: bool| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), marked });
        }
    };
    if before > 0 {
        push("…", false);
    }
    let mut at = before;
    for (start, stop) in marks.iter().filter(|(start, stop)| *start >= before && *stop <= end) {
        push(&text[at..*start], false);
        push(&text[*start..*stop], true);
        at = *stop;
    }
    push(&text[at..end], false);
    if end < text.len() {
        push("…", false);
    }
    Snippet(pieces)
}

//! Words that no document has: taken apart where they are several words in one, else the nearest that some have.

use std::ops::RangeInclusive;

use ecs_err_core::distance::osa_distance;
use tantivy::Term;

use super::near::{MAX_WORD_CHARS, Near};
use super::query::Searcher;
use super::stop::is_stop_word;
use super::token::{Analyzer, MIN_CORRECTED_LETTERS, WORD_MARK, parts};

/// Words that are more edits away do not match.
const MAX_EDIT_DISTANCE: u8 = 3;

impl Searcher {
    /// The query with Latin words that no document has taken apart, or replaced by the nearest ones that some have.
    pub fn corrected(&self, query: &str) -> tantivy::Result<Corrected> {
        let mut corrected = Corrected { text: String::new(), guesses: Vec::new() };
        let mut end = 0;
        for piece in Analyzer::pieces(query).into_iter().filter(|piece| !piece.han) {
            let digits = piece.text.bytes().any(|byte| byte.is_ascii_digit());
            if digits || self.knows(&piece.text) {
                continue;
            }
            let mut words = self.camel_parts(&piece.text);
            let lower = piece.text.to_lowercase();
            if words.is_empty() && !is_term(&piece.text) {
                words = self.near(&lower, 1..=1)?;
            }
            if words.is_empty() {
                words = self.apart(&lower);
            }
            if words.is_empty() && !is_term(&piece.text) {
                words = self.near(&lower, 2..=MAX_EDIT_DISTANCE)?;
            }
            if words.is_empty() {
                continue;
            }
            corrected.text.push_str(&query[end..piece.range.start]);
            corrected.text.push_str(&words.remove(0).0);
            corrected.guesses.extend(words);
            end = piece.range.end;
        }
        corrected.text.push_str(&query[end..]);
        Ok(corrected)
    }

    /// Whether a Latin word occurs in the index or in the synonyms, or says nothing.
    fn knows(&self, word: &str) -> bool {
        let term = self.analyzer.word(word);
        self.occurs(&term) || self.concepts.contains(&term) || is_stop_word(word)
    }

    pub fn occurs(&self, term: &str) -> bool {
        let term = Term::from_field_text(self.field, term);
        // Reading the index never fails for an intact program.
        self.inverted.get_term_info(&term).ok().flatten().is_some()
    }

    /// The words of a word in camel case: `AutoRecovery`.
    fn camel_parts(&self, word: &str) -> Vec<(String, f32)> {
        let mut parts = parts(word);
        let is_camel = parts.len() > 1;
        // `HttpException` is about HTTP.
        if is_camel && parts.last().is_some_and(|last| matches!(last.as_str(), "Error" | "Exception")) {
            parts.pop();
        }
        let is_made_of_words = is_camel && parts.iter().any(|part| self.knows(part));
        is_made_of_words.then(|| (parts.join(" "), 1.0)).into_iter().collect()
    }

    /// The two words of a word that are written as one: `soldout`.
    fn apart(&self, word: &str) -> Vec<(String, f32)> {
        if !word.is_ascii() || word.len() > MAX_WORD_CHARS {
            return Vec::new();
        }
        let can_end = |at: &usize| *at >= 3 && word.len() - at >= 3;
        let mut splits = (0..word.len()).rev().filter(can_end).map(|at| word.split_at(at));
        let known = |(one, other): &(&str, &str)| self.knows(one) && self.knows(other);
        splits.find(known).map(|(one, other)| (format!("{one} {other}"), 1.0)).into_iter().collect()
    }

    /// Words of the index that are near those of a query, at most three.
    pub fn suggest_words(&self, query: &str) -> Vec<String> {
        let pieces = Analyzer::pieces(query);
        let words: Vec<(String, bool)> =
            pieces.into_iter().map(|piece| (piece.text.to_lowercase(), piece.han)).collect();
        let mut near: Vec<(usize, String)> = Vec::new();
        for limit in 1..=MAX_EDIT_DISTANCE {
            for (word, han) in &words {
                let wanted = if *han { Near::new(word, limit) } else { Near::latin(word, limit, false) };
                // Reading the index never fails for an intact program.
                let found = self.within(wanted).unwrap_or_default();
                let found = found.into_iter().map(|(term, _)| (osa_distance(word, &term), term));
                near.extend(found.filter(|(distance, term)| term.len() > 3 && distance * 2 <= term.chars().count()));
            }
            near.sort();
            near.dedup_by(|(_, one), (_, other)| one == other);
            if near.len() > 2 {
                break;
            }
        }
        near.into_iter().take(3).map(|(_, term)| term).collect()
    }

    /// The Latin words that begin with a word or are a few letters away, the best first.
    fn near(&self, word: &str, distances: RangeInclusive<u8>) -> tantivy::Result<Vec<(String, f32)>> {
        let limit = match word.len() {
            0..MIN_CORRECTED_LETTERS | MAX_WORD_CHARS.. => 0,
            4..=5 => 1,
            6..=8 => 2,
            _ => MAX_EDIT_DISTANCE,
        };
        for distance in distances.filter(|distance| *distance <= limit) {
            let mut found = self.within(Near::latin(word, distance, true))?;
            // The first letter is hardly ever wrong.
            found.retain(|(term, _)| term.as_bytes().first() == word.as_bytes().first());
            if !found.is_empty() {
                found.sort_by_key(|(_, documents)| std::cmp::Reverse(*documents));
                let factor = if distance == 1 { 0.7 } else { 0.5 };
                return Ok(found.into_iter().take(6).map(|(term, _)| (term, factor)).collect());
            }
        }
        Ok(Vec::new())
    }

    /// The terms that an automaton accepts, each with how many documents have it.
    fn within(&self, near: Near) -> tantivy::Result<Vec<(String, u32)>> {
        let mut found = Vec::new();
        let mut terms = self.inverted.terms().search(near).into_stream()?;
        while terms.advance() {
            if let Ok(term) = std::str::from_utf8(terms.key()) {
                found.push((term.trim_start_matches(WORD_MARK).to_owned(), terms.value().doc_freq));
            }
        }
        Ok(found)
    }
}

/// Whether a word is itself a term that must not be taken for a similar one.
fn is_term(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase()) && word.len() < 6
}

/// A query in words that occur.
pub struct Corrected {
    pub text: String,
    /// Other words that may have been meant.
    pub guesses: Vec<(String, f32)>,
}

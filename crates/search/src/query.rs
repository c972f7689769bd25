//! From a typed query to scored documents.

use std::sync::Arc;

use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet as _, InvertedIndexReader, TERMINATED, Term};

use super::concept::{SynonymIndex, term as concept_term};
use super::near::{MAX_WORD_CHARS, Near};
use super::quote;
use super::token::{Analyzer, Piece, bigrams, identifiers, without_stop_words};
use ecs_err_core::distance::osa_distance;

/// Words that are more edits away do not match.
const MAX_EDIT_DISTANCE: u8 = 3;

/// The number of a term that the index does not have.
pub const UNKNOWN_TERM: u32 = u32::MAX;

/// The terms of an index.
pub struct Searcher {
    pub inverted: Arc<InvertedIndexReader>,
    pub field: Field,
    pub documents: u32,
    pub analyzer: Analyzer,
    pub concepts: SynonymIndex,
}

/// Something that the query asks for.
#[derive(Debug)]
pub struct QueryTerm {
    /// Where the term is in the index.
    pub term: TermInfo,
    /// How much the term counts compared with the word itself.
    pub factor: f32,
    /// Its importance in the query: rare words say more.
    pub weight: f32,
    /// Whether a document without it lacks something; otherwise it is only better with it.
    pub wanted: bool,
}

impl Searcher {
    /// The errors whose message the query may quote, in the order of the catalog.
    pub fn quotable(&self, query: &str) -> tantivy::Result<Vec<u32>> {
        let mut errors = Vec::new();
        for term in quote::query_shingles(query) {
            let term = Term::from_field_text(self.field, &term);
            let Some(mut postings) = self.inverted.read_postings(&term, IndexRecordOption::Basic)? else { continue };
            while postings.doc() != TERMINATED {
                errors.push(postings.doc());
                postings.advance();
            }
        }
        errors.sort_unstable();
        errors.dedup();
        Ok(errors)
    }

    /// What a query asks for.
    pub fn query_terms(&self, query: &str) -> tantivy::Result<Vec<QueryTerm>> {
        let corrected = self.corrected(query)?;
        let mut query_terms = Vec::new();
        let (mentions, rest) = self.concepts.split(&corrected.text, &self.analyzer);
        for mention in mentions {
            let concept = self.query_term(&concept_term(mention.group), 1.0, true)?;
            let least = concept.as_ref().map_or(f32::MAX, |query_term| query_term.weight);
            query_terms.extend(concept);
            // The word itself counts for more than its synonyms.
            for term in self.analyzer.content_terms(&corrected.text[mention.range]) {
                if let Some(mut query_term) = self.query_term(&term, 1.0, false)? {
                    query_term.weight = 0.35 * query_term.weight.min(least);
                    query_terms.push(query_term);
                }
            }
        }
        for part in rest {
            for piece in Analyzer::pieces(&without_stop_words(part)) {
                self.piece(&piece, &mut query_terms)?;
            }
        }
        for identifier in identifiers(query) {
            if let Some(mut query_term) = self.query_term(&identifier, 1.0, false)? {
                query_term.weight *= 2.0;
                query_terms.push(query_term);
            }
        }
        for (word, factor) in corrected.guesses {
            if let Some(mut query_term) = self.query_term(&word, factor, false)? {
                query_term.weight *= 0.5;
                query_terms.push(query_term);
            }
        }
        Ok(query_terms)
    }

    fn piece(&self, piece: &Piece, query_terms: &mut Vec<QueryTerm>) -> tantivy::Result<()> {
        if !piece.han {
            let word = self.analyzer.word(&piece.text);
            query_terms.extend(self.query_term(&word, 1.0, true)?);
            return Ok(());
        }
        if piece.text.chars().nth(1).is_none() {
            query_terms.extend(self.query_term(&piece.text, 0.7, true)?);
            return Ok(());
        }
        // A document without a character lacks something; one that has them together is better.
        for pair in bigrams(&piece.text) {
            if let Some(mut query_term) = self.query_term(&pair, 1.0, false)? {
                query_term.weight *= 0.5;
                query_terms.push(query_term);
            }
        }
        for letter in piece.text.chars() {
            if let Some(mut query_term) = self.query_term(&letter.to_string(), 1.0, true)? {
                query_term.weight *= 0.3;
                query_terms.push(query_term);
            }
        }
        Ok(())
    }

    /// A query term of a term; `None` if it does not occur.
    fn query_term(&self, term: &str, factor: f32, wanted: bool) -> tantivy::Result<Option<QueryTerm>> {
        let term = self.inverted.get_term_info(&Term::from_field_text(self.field, term))?;
        Ok(term.map(|term| QueryTerm { weight: self.rarity(term.doc_freq), term, factor, wanted }))
    }

    /// How much a term says, by the number of documents that have it (the inverse document frequency of BM25).
    fn rarity(&self, documents: u32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "the counts are far below the limit")]
        let (all, some) = (self.documents as f32, documents.min(self.documents) as f32);
        (1.0 + (all - some + 0.5) / (some + 0.5)).ln()
    }

    /// The number of a term in the index and how much it says.
    pub fn ordinal_and_rarity(&self, term: &str) -> (u32, f32) {
        let terms = self.inverted.terms();
        // Reading the index never fails for an intact program.
        let number = terms.term_ord(term).ok().flatten().and_then(|number| u32::try_from(number).ok());
        let info = terms.get(term).unwrap_or_default();
        (number.unwrap_or(UNKNOWN_TERM), self.rarity(info.map_or(1, |info| info.doc_freq)))
    }

    /// The query with Latin words that no document has replaced by the nearest ones that some have.
    fn corrected(&self, query: &str) -> tantivy::Result<Corrected> {
        let mut corrected = Corrected { text: String::new(), guesses: Vec::new() };
        let mut end = 0;
        for piece in Analyzer::pieces(query).into_iter().filter(|piece| !piece.han && piece.text.len() > 2) {
            let word = self.analyzer.word(&piece.text);
            let known = self.inverted.get_term_info(&Term::from_field_text(self.field, &word))?.is_some();
            let digits = piece.text.bytes().any(|byte| byte.is_ascii_digit());
            if known || digits || self.concepts.contains(&word) || !without_stop_words(&piece.text).eq(&piece.text) {
                continue;
            }
            let mut near = self.near(&word)?;
            if near.is_empty() {
                continue;
            }
            corrected.text.push_str(&query[end..piece.range.start]);
            corrected.text.push_str(&near.remove(0).0);
            corrected.guesses.extend(near);
            end = piece.range.end;
        }
        corrected.text.push_str(&query[end..]);
        Ok(corrected)
    }

    /// Whether each word of a text occurs in the index or in the synonyms.
    pub fn has_words(&self, text: &str) -> bool {
        let occurs = |term: &str| {
            let term = Term::from_field_text(self.field, term);
            // Reading the index never fails for an intact program.
            self.inverted.get_term_info(&term).ok().flatten().is_some()
        };
        let is_known = |piece: &Piece| {
            if piece.han {
                return piece.text.chars().all(|letter| occurs(&letter.to_string()));
            }
            let word = self.analyzer.word(&piece.text);
            occurs(&word) || self.concepts.contains(&word)
        };
        Analyzer::pieces(text).iter().all(is_known)
    }

    /// Words of the index that are near those of a query, at most three.
    pub fn suggest_words(&self, query: &str) -> Vec<String> {
        let words: Vec<String> = Analyzer::pieces(query).iter().map(|piece| self.analyzer.word(&piece.text)).collect();
        let mut near: Vec<(usize, String)> = Vec::new();
        for limit in 1..=MAX_EDIT_DISTANCE {
            for word in &words {
                // Reading the index never fails for an intact program.
                let found = self.within(Near::new(word, limit, false)).unwrap_or_default();
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

    /// The terms that begin with a word, else those a few letters away, the best first.
    fn near(&self, word: &str) -> tantivy::Result<Vec<(String, f32)>> {
        let limit = match word.len() {
            0..=2 | MAX_WORD_CHARS.. => 0,
            3..=5 => 1,
            6..=8 => 2,
            _ => MAX_EDIT_DISTANCE,
        };
        for distance in 1..=limit {
            let mut found = self.within(Near::new(word, distance, word.len() > 3))?;
            found.retain(|(term, _)| term.bytes().all(|byte| byte.is_ascii_alphabetic()));
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
                found.push((term.to_owned(), terms.value().doc_freq));
            }
        }
        Ok(found)
    }
}

/// A query in words that occur.
struct Corrected {
    text: String,
    /// Other words that may have been meant.
    guesses: Vec<(String, f32)>,
}

//! From a typed query to scored documents.

use std::sync::Arc;

use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet as _, InvertedIndexReader, TERMINATED, Term};

use super::concept::{SynonymIndex, term as concept_term};
use super::quote;
use super::stop::without_stop_words;
use super::token::{Analyzer, Piece, bigrams, identifiers};

/// How much terms count compared with whole words: the word itself beside its synonyms, what a phrase has within it, a
/// Chinese character by itself, a pair of neighbours and a character within a run, another word that may be meant, an
/// identifier and its words.
const OWN_WORD: f32 = 0.7;
const INNER: f32 = 0.4;
const SINGLE: f32 = 0.85;
const PAIR: f32 = 0.65;
const LETTER: f32 = 0.35;
const GUESS: f32 = 0.5;
const IDENTIFIER: f32 = 1.5;
const PART: f32 = 0.3;

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
    pub fn asked(&self, query: &str) -> tantivy::Result<Asked> {
        let mut query_terms = Vec::new();
        let (rest, names) = self.names(query, &mut query_terms)?;
        let corrected = self.corrected(&rest)?;
        let (mentions, rest) = self.concepts.split(&corrected.text, &self.analyzer);
        for mention in mentions {
            let concept = self.query_term(&concept_term(mention.group), 1.0, true)?;
            let least = concept.as_ref().map_or(f32::MAX, |query_term| query_term.weight);
            query_terms.extend(concept);
            // 改不了 is about a change, and about a failure.
            for inner in mention.inner {
                if let Some(mut query_term) = self.query_term(&concept_term(inner), 1.0, false)? {
                    query_term.weight *= INNER;
                    query_terms.push(query_term);
                }
            }
            // The word itself counts for more than its synonyms.
            for term in self.analyzer.content_terms(&corrected.text[mention.range]) {
                if let Some(mut query_term) = self.query_term(&term, 1.0, false)? {
                    query_term.weight = OWN_WORD * query_term.weight.min(least);
                    query_terms.push(query_term);
                }
            }
        }
        for part in rest {
            for piece in Analyzer::pieces(&without_stop_words(part)) {
                self.piece(&piece, &mut query_terms)?;
            }
        }
        for (word, factor) in corrected.guesses {
            if let Some(mut query_term) = self.query_term(&self.analyzer.word(&word), factor, false)? {
                query_term.weight *= GUESS;
                query_terms.push(query_term);
            }
        }
        Ok(Asked { terms: query_terms, text: corrected.text + &names })
    }

    /// Takes names such as `delete_on_termination` from a query: what else it has, and the names.
    fn names(&self, query: &str, query_terms: &mut Vec<QueryTerm>) -> tantivy::Result<(String, String)> {
        let mut rest = query.to_owned();
        let mut names = String::new();
        for (range, name) in identifiers(query) {
            let Some(mut whole) = self.query_term(&name, 1.0, true)? else { continue };
            let is_synonym =
                self.concepts.mentions(&name, &self.analyzer).iter().any(|mention| mention.range == (0..name.len()));
            if is_synonym || name.contains('-') && !name.contains(['_', ':', '.']) {
                whole.wanted = false;
                query_terms.push(whole);
                continue;
            }
            whole.weight *= IDENTIFIER;
            query_terms.push(whole);
            // A record that has its words may be about it.
            for word in self.analyzer.content_terms(&name) {
                if let Some(mut query_term) = self.query_term(&word, 1.0, false)? {
                    query_term.weight *= PART;
                    query_terms.push(query_term);
                }
            }
            rest.replace_range(range.clone(), &" ".repeat(range.len()));
            names.push(' ');
            names.push_str(&name);
        }
        Ok((rest, names))
    }

    fn piece(&self, piece: &Piece, query_terms: &mut Vec<QueryTerm>) -> tantivy::Result<()> {
        if !piece.han {
            let word = self.analyzer.word(&piece.text);
            query_terms.extend(self.query_term(&word, 1.0, true)?);
            return Ok(());
        }
        if piece.text.chars().nth(1).is_none() {
            query_terms.extend(self.query_term(&piece.text, SINGLE, true)?);
            return Ok(());
        }
        // A document without a character lacks something; one that has them together is better.
        for pair in bigrams(&piece.text) {
            if let Some(mut query_term) = self.query_term(&pair, 1.0, false)? {
                query_term.weight *= PAIR;
                query_terms.push(query_term);
            }
        }
        for letter in piece.text.chars() {
            if let Some(mut query_term) = self.query_term(&letter.to_string(), 1.0, true)? {
                query_term.weight *= LETTER;
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

    /// Whether each word of a text occurs in the index or in the synonyms.
    pub fn has_words(&self, text: &str) -> bool {
        let is_known = |piece: &Piece| {
            if piece.han {
                return piece.text.chars().all(|letter| self.occurs(&letter.to_string()));
            }
            let word = self.analyzer.word(&piece.text);
            self.occurs(&word) || self.concepts.contains(&word)
        };
        Analyzer::pieces(text).iter().all(is_known)
    }
}

/// What a query asks for.
#[derive(Default)]
pub struct Asked {
    pub terms: Vec<QueryTerm>,
    /// The query in words that occur.
    pub text: String,
}

//! From a typed query to scored documents.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::postings::{Postings as _, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, InvertedIndexReader, TERMINATED, Term};

use super::concept::{Concepts, term as concept_term};
use super::token::{Analyzer, Piece, bigrams, identifiers, without_stop_words};
use crate::distance::damerau;

/// So many documents are collected before rarer words alone decide which ones count.
const CANDIDATES: usize = 20_000;
/// The frequency at which a term counts for half.
const HALF: f32 = 4.0;

/// Stands for the number of a term that the index does not have.
pub const UNKNOWN: u32 = u32::MAX;

/// The terms of an index.
pub struct Searcher {
    pub inverted: Arc<InvertedIndexReader>,
    pub field: Field,
    pub documents: u32,
    pub analyzer: Analyzer,
    pub concepts: Concepts,
}

/// Something that the query asks for: any of its terms will do.
#[derive(Debug, Default)]
struct Unit {
    /// Each term with what it counts for compared with the word itself.
    terms: Vec<(TermInfo, f32)>,
    /// How much it is to be asked for: rare words say more.
    weight: f32,
    /// Whether a document without it lacks something; otherwise it is only better with it.
    wanted: bool,
}

/// A document and how well it fits, as far as its terms tell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Match {
    pub score: f32,
    /// The share of what the query asks for that the document has.
    pub coverage: f32,
}

impl Searcher {
    /// The documents that have anything of the query.
    pub fn matches(&self, query: &str) -> tantivy::Result<HashMap<u32, Match>> {
        let mut units = self.units(query)?;
        // Rare words first: they are quick to collect and say the most.
        units.sort_by_key(|unit| unit.terms.iter().map(|(info, _)| info.doc_freq).sum::<u32>());
        let wanted: f32 = units.iter().filter(|unit| unit.wanted).map(|unit| unit.weight).sum();
        let mut found: HashMap<u32, Match> = HashMap::new();
        for unit in &units {
            let open = found.len() < CANDIDATES;
            for (document, strength) in self.documents_of(unit, open, &found)? {
                let entry = found.entry(document).or_default();
                entry.score += unit.weight * strength;
                if unit.wanted && wanted > 0.0 {
                    entry.coverage += unit.weight / wanted;
                }
            }
        }
        Ok(found)
    }

    /// Each document with a term of the unit, and how strong the strongest one is there.
    fn documents_of(&self, unit: &Unit, open: bool, known: &HashMap<u32, Match>) -> tantivy::Result<HashMap<u32, f32>> {
        let mut strengths: HashMap<u32, f32> = HashMap::new();
        let mut sorted: Vec<u32> = if open { Vec::new() } else { known.keys().copied().collect() };
        sorted.sort_unstable();
        for (info, factor) in &unit.terms {
            let mut postings = self.inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
            let mut keep = |document: u32, frequency: u32| {
                #[expect(clippy::cast_precision_loss, reason = "frequencies are small")]
                let frequency = frequency as f32;
                let strength = factor * frequency / (frequency + HALF);
                let entry = strengths.entry(document).or_default();
                *entry = entry.max(strength);
            };
            if open {
                while postings.doc() != TERMINATED {
                    keep(postings.doc(), postings.term_freq());
                    postings.advance();
                }
            } else {
                for document in &sorted {
                    if postings.doc() < *document && postings.seek(*document) == TERMINATED {
                        break;
                    }
                    if postings.doc() == *document {
                        keep(*document, postings.term_freq());
                    }
                }
            }
        }
        Ok(strengths)
    }

    /// What a query asks for.
    fn units(&self, query: &str) -> tantivy::Result<Vec<Unit>> {
        let corrected = self.corrected(query)?;
        let mut units = Vec::new();
        let mut rest = String::new();
        let mut end = 0;
        for mention in self.concepts.mentions(&corrected.text, &self.analyzer) {
            rest.push_str(&corrected.text[end..mention.range.start]);
            rest.push('\n');
            end = mention.range.end;
            let concept = self.unit([(concept_term(mention.group), 1.0)], true)?;
            let least = concept.as_ref().map_or(f32::MAX, |unit| unit.weight);
            units.extend(concept);
            // The word itself counts for more than what stands for it.
            for term in self.exact(&corrected.text[mention.range]) {
                if let Some(mut unit) = self.unit([(term, 1.0)], false)? {
                    unit.weight = 0.35 * unit.weight.min(least);
                    units.push(unit);
                }
            }
        }
        rest.push_str(&corrected.text[end..]);
        for part in rest.split('\n') {
            for piece in Analyzer::pieces(&without_stop_words(part)) {
                self.piece(&piece, &mut units)?;
            }
        }
        for identifier in identifiers(query) {
            if let Some(mut unit) = self.unit([(identifier, 1.0)], false)? {
                unit.weight *= 2.0;
                units.push(unit);
            }
        }
        for (word, factor) in corrected.guesses {
            if let Some(mut unit) = self.unit([(word, factor)], false)? {
                unit.weight *= 0.5;
                units.push(unit);
            }
        }
        Ok(units)
    }

    /// The terms of a phrase by itself, without what stands for it.
    fn exact(&self, phrase: &str) -> Vec<String> {
        let mut terms = Vec::new();
        for piece in Analyzer::pieces(phrase) {
            if piece.han && piece.text.chars().nth(1).is_some() {
                terms.extend(bigrams(&piece.text));
            } else if piece.han {
                terms.push(piece.text);
            } else {
                terms.push(self.analyzer.word(&piece.text));
            }
        }
        terms
    }

    fn piece(&self, piece: &Piece, units: &mut Vec<Unit>) -> tantivy::Result<()> {
        if !piece.han {
            let word = self.analyzer.word(&piece.text);
            units.extend(self.unit([(word, 1.0)], true)?);
            return Ok(());
        }
        if piece.text.chars().nth(1).is_none() {
            units.extend(self.unit([(piece.text.clone(), 0.7)], true)?);
            return Ok(());
        }
        // A document without a character lacks something; one that has them together is better.
        for pair in bigrams(&piece.text) {
            if let Some(mut unit) = self.unit([(pair, 1.0)], false)? {
                unit.weight *= 0.5;
                units.push(unit);
            }
        }
        for letter in piece.text.chars() {
            if let Some(mut unit) = self.unit([(letter.to_string(), 1.0)], true)? {
                unit.weight *= 0.3;
                units.push(unit);
            }
        }
        Ok(())
    }

    /// A unit of the terms that occur; `None` if none does.
    fn unit(&self, terms: impl IntoIterator<Item = (String, f32)>, wanted: bool) -> tantivy::Result<Option<Unit>> {
        let mut unit = Unit { wanted, ..Unit::default() };
        let mut documents = 0;
        for (term, factor) in terms {
            if let Some(info) = self.inverted.get_term_info(&Term::from_field_text(self.field, &term))? {
                documents += info.doc_freq;
                unit.terms.push((info, factor));
            }
        }
        if unit.terms.is_empty() {
            return Ok(None);
        }
        unit.weight = self.rarity(documents);
        Ok(Some(unit))
    }

    /// How much a term says that so many documents have (the inverse document frequency of BM25).
    fn rarity(&self, documents: u32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "the counts are far below the limit")]
        let (all, some) = (self.documents as f32, documents.min(self.documents) as f32);
        (1.0 + (all - some + 0.5) / (some + 0.5)).ln()
    }

    /// The number of a term in the index and how much it says.
    pub fn telling(&self, term: &str) -> (u32, f32) {
        let terms = self.inverted.terms();
        // Reading the index fails only where the program itself is damaged.
        let number = terms.term_ord(term).ok().flatten().and_then(|number| u32::try_from(number).ok());
        let info = terms.get(term).unwrap_or_default();
        (number.unwrap_or(UNKNOWN), self.rarity(info.map_or(1, |info| info.doc_freq)))
    }

    /// The query with Latin words that no document has replaced by the nearest ones that some have.
    fn corrected(&self, query: &str) -> tantivy::Result<Corrected> {
        let mut corrected = Corrected { text: String::new(), guesses: Vec::new() };
        let mut end = 0;
        for piece in Analyzer::pieces(query).into_iter().filter(|piece| !piece.han && piece.text.len() > 2) {
            let word = self.analyzer.word(&piece.text);
            let known = self.inverted.get_term_info(&Term::from_field_text(self.field, &word))?.is_some();
            let digits = piece.text.bytes().any(|byte| byte.is_ascii_digit());
            if known || digits || self.concepts.knows(&word) || !without_stop_words(&piece.text).eq(&piece.text) {
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

    /// Words of the index that are near those of a query, at most three.
    pub fn near_words(&self, query: &str) -> Vec<String> {
        let mut near: Vec<(usize, String)> = Vec::new();
        let Ok(mut terms) = self.inverted.terms().stream() else { return Vec::new() };
        let asked: Vec<String> = Analyzer::pieces(query).iter().map(|piece| self.analyzer.word(&piece.text)).collect();
        while terms.advance() {
            let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
            let distance = asked.iter().map(|word| damerau(word, term)).min().unwrap_or(usize::MAX);
            if term.len() > 3 && distance * 2 <= term.chars().count() && !term.starts_with('\u{1}') {
                near.push((distance, term.to_owned()));
            }
        }
        near.sort();
        near.into_iter().take(3).map(|(_, term)| term).collect()
    }

    /// The terms that begin with a word, else those a few letters away, the best first.
    fn near(&self, word: &str) -> tantivy::Result<Vec<(String, f32)>> {
        let limit = match word.len() {
            0..=2 => return Ok(Vec::new()),
            3..=5 => 1,
            6..=8 => 2,
            _ => 3,
        };
        let mut found: Vec<(usize, u32, String)> = Vec::new();
        let mut terms = self.inverted.terms().stream()?;
        while terms.advance() {
            let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
            if !term.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                continue;
            }
            let distance = if term.starts_with(word) && word.len() > 3 {
                1
            } else if term.len().abs_diff(word.len()) <= limit {
                damerau(word, term)
            } else {
                continue;
            };
            if distance <= limit {
                found.push((distance, u32::MAX - terms.value().doc_freq, term.to_owned()));
            }
        }
        found.sort();
        let best = found.first().map_or(0, |(distance, ..)| *distance);
        let near = found.into_iter().filter(|(distance, ..)| *distance == best).take(6);
        Ok(near.map(|(distance, _, term)| (term, if distance == 1 { 0.7 } else { 0.5 })).collect())
    }
}

/// A query in words that occur.
struct Corrected {
    text: String,
    /// Other words that may have been meant.
    guesses: Vec<(String, f32)>,
}

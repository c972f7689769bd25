//! From the terms of a query to the documents that contain them.
//!
//! The time hardly depends on the number of documents: a limited number of candidates is scored, and only those that
//! can still be among the best.

use std::ops::Range;

use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet as _, TERMINATED};

use super::query::{QueryTerm, Searcher};

/// How many documents are candidates at most.
const MAX_CANDIDATES: usize = 10_000;
/// How many steps are taken at most to find documents that have everything.
const MAX_STEPS: usize = 50_000;
/// The frequency at which a term counts for half.
const TERM_SATURATION: f32 = 3.5;
/// A term of a lower frequency, which is one in a note, does not cover all of what is wanted.
const FULL_COVERAGE: f32 = 1.2;
/// What a document counts that has hardly anything of what is wanted.
const LEAST_COVERAGE: f32 = 0.3;

/// A document and how well its terms fit the query.
#[derive(Clone, Copy, Debug, Default)]
pub struct Match {
    pub score: f32,
    /// The share of what the query asks for that the document has.
    pub coverage: f32,
}

impl Match {
    /// How well the document fits, roughly.
    fn rough(self) -> f32 {
        self.score * (LEAST_COVERAGE + self.coverage)
    }

    fn plus(self, other: Self) -> Self {
        Self { score: self.score + other.score, coverage: self.coverage + other.coverage }
    }
}

impl Searcher {
    /// The best documents of a range that have anything of the query, at most `best` of them, the best first.
    pub fn matches(
        &self,
        mut query_terms: Vec<QueryTerm>,
        among: &Range<u32>,
        best: usize,
    ) -> tantivy::Result<Vec<(u32, Match)>> {
        // Rare words first: they are quick to collect and say the most.
        query_terms.sort_by_key(|query_term| query_term.term.doc_freq);
        let wanted: f32 =
            query_terms.iter().filter(|query_term| query_term.wanted).map(|query_term| query_term.weight).sum();
        let most = |query_term: &QueryTerm| Match {
            score: query_term.weight * query_term.factor,
            coverage: if query_term.wanted && wanted > 0.0 { query_term.weight / wanted } else { 0.0 },
        };
        let mut found = self.complete(&query_terms, among)?;
        for (at, query_term) in query_terms.iter().enumerate() {
            let rest = query_terms[at..].iter().map(most).fold(Match::default(), Match::plus);
            let least = least(&found, best);
            // With a margin for rounding errors.
            let can = |known: Match| known.plus(rest).rough() * 1.001 >= least;
            found.retain(|(_, known)| can(*known));
            let room = if can(Match::default()) { MAX_CANDIDATES.saturating_sub(found.len()) } else { 0 };
            let gain = |frequency: u32| {
                #[expect(clippy::cast_precision_loss, reason = "frequencies are small")]
                let frequency = frequency as f32;
                let most = most(query_term);
                Match {
                    score: most.score * frequency / (frequency + TERM_SATURATION),
                    coverage: most.coverage * (frequency / FULL_COVERAGE).min(1.0),
                }
            };
            found = merge(found, self.postings(query_term, among)?, among.end, room, gain);
        }
        let order = |(one, first): &(u32, Match), (other, second): &(u32, Match)| {
            second.rough().total_cmp(&first.rough()).then(one.cmp(other))
        };
        // To sort all candidates would take longer than to find them.
        if best < found.len() {
            found.select_nth_unstable_by(best, order);
            found.truncate(best);
        }
        found.sort_by(order);
        Ok(found)
    }

    /// Documents that have everything that is wanted, where there are more with any of it than can be
    /// candidates; they come without a score.
    fn complete(&self, query_terms: &[QueryTerm], among: &Range<u32>) -> tantivy::Result<Vec<(u32, Match)>> {
        let mut wanted = Vec::new();
        for query_term in query_terms.iter().filter(|query_term| query_term.wanted) {
            if query_term.term.doc_freq as usize <= MAX_CANDIDATES {
                return Ok(Vec::new());
            }
            wanted.push(self.postings(query_term, among)?);
        }
        let mut found = Vec::new();
        let Some((rarest, others)) = wanted.split_first_mut() else { return Ok(found) };
        for _ in 0..MAX_STEPS {
            let document = rarest.doc();
            if document >= among.end || found.len() * 2 >= MAX_CANDIDATES {
                break;
            }
            let next = others.iter_mut().map(|postings| reach(postings, document)).max().unwrap_or(document);
            if next == document {
                found.push((document, Match::default()));
                rarest.advance();
            } else {
                rarest.seek(next);
            }
        }
        Ok(found)
    }

    fn postings(&self, query_term: &QueryTerm, among: &Range<u32>) -> tantivy::Result<SegmentPostings> {
        let mut postings = self.inverted.read_postings_from_terminfo(&query_term.term, IndexRecordOption::WithFreqs)?;
        reach(&mut postings, among.start);
        Ok(postings)
    }
}

/// The first document, from a given one on, that has the term.
fn reach(postings: &mut SegmentPostings, document: u32) -> u32 {
    if postings.doc() < document { postings.seek(document) } else { postings.doc() }
}

/// How well a document has to fit to be among the best of those found.
fn least(found: &[(u32, Match)], best: usize) -> f32 {
    let mut rough: Vec<f32> = found.iter().map(|(_, known)| known.rough()).collect();
    match best.checked_sub(1).filter(|last| *last < rough.len()) {
        Some(last) => *rough.select_nth_unstable_by(last, |one, other| other.total_cmp(one)).1,
        None => 0.0,
    }
}

/// Documents with what they gain by a term, and as many new ones as there is room for.
fn merge(
    found: Vec<(u32, Match)>,
    mut postings: SegmentPostings,
    end: u32,
    mut room: usize,
    gain: impl Fn(u32) -> Match,
) -> Vec<(u32, Match)> {
    let mut merged = Vec::with_capacity(found.len());
    let known = found.into_iter().map(|(document, known)| (document, Some(known)));
    // Behind the last one there may be new ones up to the end.
    for (document, known) in known.chain([(end.min(TERMINATED), None)]) {
        while room > 0 && postings.doc() < document {
            merged.push((postings.doc(), gain(postings.term_freq())));
            postings.advance();
            room -= 1;
        }
        let Some(mut known) = known else { break };
        if reach(&mut postings, document) == document {
            known = known.plus(gain(postings.term_freq()));
            postings.advance();
        }
        merged.push((document, known));
    }
    merged
}

//! Orders matches by what their terms do not show.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use super::concept::{SynonymIndex, term as concept_term};
use super::document::{Document, Part};
use super::intent::Intent;
use super::matching::Match;
use super::query::{Searcher, UNKNOWN_TERM};
use super::stop::without_stop_words;
use super::token::{Analyzer, fold, is_han};
use ecs_err_core::resolve::RecordKind;
use memchr::memmem::Finder;

// The constants are those that answer the sets of `tests/` best; the page has the same.

/// The part of the score of a document's terms that does not depend on their coverage.
const LEAST_COVERAGE: f32 = 0.12;
const COVERAGE_EXPONENT: f32 = 0.57;
/// For a document that has everything that is wanted.
const COMPLETE: f32 = 1.2;
/// For a part that is the query, or has it, by its share of the part.
const EQUAL: f32 = 2.5;
const INSIDE: f32 = 0.15;
const INSIDE_SHARE: f32 = 0.6;
/// For how much of a headline is asked for, and how much of the query it has.
const PRECISION: f32 = 5.9;
const RECALL: f32 = 2.1;
const HEADLINE_EXPONENT: f32 = 1.15;
/// For a status that the query names.
const NAMED: f32 = 1.5;
/// For records other than errors in queries about failures.
const FAILURE: f32 = 0.5;

/// A document as ranking needs it, which a packed index has of each.
#[derive(Clone)]
pub struct RankFeatures<'f> {
    /// Each part without spaces, marks and letter case, and what it says about the record.
    pub normalized: Vec<(f32, Cow<'f, [u8]>)>,
    /// What each name, title and message is about.
    pub weighted_terms: Vec<WeightedTerms>,
    /// Long records have something of everything.
    pub length: f32,
}

/// The numbers of a text's terms in the index, each with how much the term says.
pub type WeightedTerms = Vec<(u32, f32)>;

impl RankFeatures<'_> {
    pub(crate) fn new(document: &Document, searcher: &Searcher) -> Self {
        let is_headline = |part: &Part| matches!(part, Part::Name | Part::Title | Part::Message);
        let parts = &document.parts;
        let weighed = |text: &str| {
            let (terms, inner) = weighted_terms(text, &searcher.analyzer, &searcher.concepts);
            let terms = terms.iter().map(|term| searcher.ordinal_and_rarity(term));
            // What is only a part of something else is found, but a text is not about it.
            let inner = inner.iter().map(|term| (searcher.ordinal_and_rarity(term).0, 0.0));
            terms.chain(inner).collect()
        };
        let said = parts.iter().filter(|(part, _)| *part != Part::Seen);
        let bytes: usize = said.map(|(_, text)| text.len()).sum();
        #[expect(clippy::cast_precision_loss, reason = "records are short")]
        let bytes = bytes as f32;
        Self {
            normalized: parts
                .iter()
                .map(|(part, text)| (weight_of(*part), Cow::Owned(normalized(text).into_bytes())))
                .collect(),
            weighted_terms: parts.iter().filter(|(part, _)| is_headline(part)).map(|(_, text)| weighed(text)).collect(),
            length: 1.0 + 0.06 * (bytes / 500.0).max(1.0).ln(),
        }
    }
}

/// A query as ranking needs it.
pub struct Query {
    /// The query without spaces, marks and letter case, which texts may contain; `None` if it has no two letters.
    normalized: Option<Finder<'static>>,
    /// The numbers of its terms in the index, each with how much it says. They are in order, so that their sum is the same
    /// in each run.
    weighted_terms: BTreeMap<u32, f32>,
    /// How much all of them say.
    all: f32,
    /// What it asks for.
    pub intent: Intent,
}

impl Query {
    /// `corrected` is the query in words that occur.
    pub fn new(query: &str, corrected: &str, searcher: &Searcher) -> Self {
        let normalized = normalized(query);
        let (terms, _) = weighted_terms(corrected, &searcher.analyzer, &searcher.concepts);
        let terms = terms.iter().map(|term| searcher.ordinal_and_rarity(term));
        let weighted_terms: BTreeMap<u32, f32> = terms.filter(|(number, _)| *number != UNKNOWN_TERM).collect();
        Self {
            normalized: normalized.chars().nth(1).map(|_| Finder::new(&normalized).into_owned()),
            all: weighted_terms.values().sum(),
            weighted_terms,
            intent: Intent::new(query),
        }
    }

    /// How well a document fits in the end; `is_named` if it is a status whose number the query has.
    pub fn score(&self, kind: RecordKind, is_named: bool, document: &RankFeatures<'_>, found: Match) -> f32 {
        let coverage = found.coverage.min(1.0);
        let mut score = found.score * (LEAST_COVERAGE + (1.0 - LEAST_COVERAGE) * coverage.powf(COVERAGE_EXPONENT));
        if coverage > 0.99 {
            score *= COMPLETE;
        }
        let (verbatim, is_name) = self.verbatim(document);
        score += verbatim + self.headline(document) * coverage.powf(HEADLINE_EXPONENT);
        score * self.prior(kind, is_named, is_name) / document.length
    }

    /// What it is worth that the document has the query word for word, and whether the query is its name or title.
    fn verbatim(&self, document: &RankFeatures<'_>) -> (f32, bool) {
        let Some(query) = &self.normalized else { return (0.0, false) };
        let (mut best, mut is_name) = (0.0_f32, false);
        for (weight, text) in &document.normalized {
            if **text == *query.needle() {
                is_name |= *weight >= weight_of(Part::Title);
                best = best.max(EQUAL * weight);
            } else if query.find(text).is_some() {
                #[expect(clippy::cast_precision_loss, reason = "texts are short")]
                let share = query.needle().len() as f32 / text.len().max(1) as f32;
                best = best.max(weight * (INSIDE + INSIDE_SHARE * share));
            }
        }
        (best, is_name)
    }

    /// How much of a title or message the query asks for, and how much of the query it has, at best.
    fn headline(&self, document: &RankFeatures<'_>) -> f32 {
        let worth = |terms: &WeightedTerms| {
            let all: f32 = terms.iter().map(|(_, weight)| weight).sum();
            let mut seen = HashSet::new();
            let (mut covered, mut known) = (0.0, 0.0);
            for (term, weight) in terms {
                let Some(own) = self.weighted_terms.get(term) else { continue };
                covered += weight;
                if seen.insert(term) {
                    known += own;
                }
            }
            if all > 0.0 && self.all > 0.0 { PRECISION * covered / all + RECALL * known / self.all } else { 0.0 }
        };
        document.weighted_terms.iter().map(worth).fold(0.0, f32::max)
    }

    /// What kinds of records people look for.
    fn prior(&self, kind: RecordKind, is_named: bool, is_name: bool) -> f32 {
        let intent = &self.intent;
        let prior = match kind {
            RecordKind::Error if intent.about_field => return 0.7,
            RecordKind::Error => return 1.0,
            RecordKind::Status if is_named => return NAMED,
            RecordKind::Status if intent.about_status => return 1.0,
            RecordKind::Status if intent.about_failure => return 0.8,
            RecordKind::Status => return 0.9,
            RecordKind::Release if intent.about_time => return 2.5,
            RecordKind::Release => 0.45,
            RecordKind::Operation => 1.1,
            RecordKind::Guide | RecordKind::Field => 0.9,
            RecordKind::Structure => 0.75,
        };
        // Who speaks of a failure looks for its code, unless the text is the name of something else.
        if intent.about_failure && !is_name { prior * FAILURE } else { prior }
    }
}

#[expect(clippy::cast_precision_loss, reason = "parts are small numbers")]
const fn weight_of(part: Part) -> f32 {
    part as u32 as f32
}

/// Text without spaces, marks and letter case.
pub fn normalized(text: &str) -> String {
    let letters = text.chars().map(fold).filter(|letter| letter.is_alphanumeric() || is_han(*letter));
    letters.flat_map(char::to_lowercase).collect()
}

/// What a text is about: the groups of synonyms that it mentions, and its other words; and the groups within those.
fn weighted_terms(text: &str, analyzer: &Analyzer, concepts: &SynonymIndex) -> (Vec<String>, Vec<String>) {
    let (mentions, rest) = concepts.split(text, analyzer);
    let inner = mentions.iter().flat_map(|mention| &mention.inner).map(|group| concept_term(*group)).collect();
    let mentions = mentions.iter().map(|mention| concept_term(mention.group));
    let parts = rest.into_iter().filter(|part| !part.trim().is_empty());
    let words = parts.flat_map(|part| analyzer.content_terms(&without_stop_words(part)));
    (mentions.chain(words).collect(), inner)
}

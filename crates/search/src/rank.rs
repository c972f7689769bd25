//! Orders matches by what their terms do not show.

use std::borrow::Cow;
use std::collections::HashSet;

use super::concept::{SynonymIndex, term as concept_term};
use super::document::{Document, Part};
use super::matching::Match;
use super::query::{Searcher, UNKNOWN_TERM};
use super::token::{Analyzer, fold, is_han, without_stop_words};
use ecs_err_core::resolve::RecordKind;
use memchr::memmem::Finder;

/// A document as ranking needs it: written into the program for the embedded catalog.
#[derive(Clone)]
pub struct RankFeatures {
    /// Each part without spaces, marks and letter case, and what it says about the record.
    pub normalized: Cow<'static, [(f32, Cow<'static, [u8]>)]>,
    /// What each name, title and message is about.
    pub weighted_terms: Cow<'static, [WeightedTerms]>,
    /// Long records have something of everything.
    pub length: f32,
}

/// The numbers of a text's terms in the index, each with how much the term says.
pub type WeightedTerms = Cow<'static, [(u32, f32)]>;

impl RankFeatures {
    pub(crate) fn new(document: &Document, searcher: &Searcher) -> Self {
        let is_headline = |part: &Part| matches!(part, Part::Name | Part::Title | Part::Message);
        let parts = &document.parts;
        let weighed = |text: &str| {
            let terms = weighted_terms(text, &searcher.analyzer, &searcher.concepts);
            Cow::Owned(terms.iter().map(|term| searcher.ordinal_and_rarity(term)).collect())
        };
        let bytes: usize = parts.iter().map(|(_, text)| text.len()).sum();
        #[expect(clippy::cast_precision_loss, reason = "parts are small numbers and records short")]
        let (weight, bytes) = (|part: Part| part as u32 as f32, bytes as f32);
        Self {
            normalized: parts
                .iter()
                .map(|(part, text)| (weight(*part), Cow::Owned(normalized(text).into_bytes())))
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
    /// The numbers of its terms in the index.
    weighted_terms: HashSet<u32>,
    /// Whether it asks for what changed and when.
    about_time: bool,
}

/// Words that ask for what changed and when.
pub const TIME_WORDS: &[&str] = &[
    "新增",
    "修订",
    "发布",
    "哪次",
    "哪年",
    "哪个版本",
    "什么时候",
    "何时",
    "最近",
    "变更记录",
    "更新记录",
    "release",
    "added",
    "changed",
    "changelog",
    "what's new",
    "whats new",
    "when ",
    "new in",
    "since",
    "latest",
    "version of",
];

impl Query {
    pub fn new(query: &str, searcher: &Searcher) -> Self {
        let lower: String = query.to_lowercase().chars().map(fold).collect();
        let numbers = lower.split(|letter: char| !letter.is_ascii_digit());
        let year = numbers.into_iter().any(|number| number.len() == 4 && number.starts_with("20"));
        let terms = weighted_terms(query, &searcher.analyzer, &searcher.concepts);
        let normalized = normalized(query);
        Self {
            normalized: normalized.chars().nth(1).map(|_| Finder::new(&normalized).into_owned()),
            weighted_terms: terms
                .iter()
                .map(|term| searcher.ordinal_and_rarity(term).0)
                .filter(|number| *number != UNKNOWN_TERM)
                .collect(),
            about_time: year || TIME_WORDS.iter().any(|word| lower.contains(word)),
        }
    }

    /// How well a document fits in the end.
    pub fn score(&self, kind: RecordKind, document: &RankFeatures, found: Match) -> f32 {
        let coverage = 0.25 + 0.75 * found.coverage.min(1.0).powf(1.25);
        let mut score = found.score * coverage;
        if found.coverage > 0.99 {
            score *= 1.5;
        }
        score += self.verbatim(document) + 5.0 * self.headline_coverage(document) * found.coverage;
        score * self.prior(kind) / document.length
    }

    /// What it is worth that the document has the query word for word.
    fn verbatim(&self, document: &RankFeatures) -> f32 {
        let Some(query) = &self.normalized else { return 0.0 };
        let worth = |(weight, text): &(f32, Cow<'_, [u8]>)| {
            #[expect(clippy::cast_precision_loss, reason = "texts are short")]
            let share = query.needle().len() as f32 / text.len().max(1) as f32;
            if **text == *query.needle() {
                2.5 * weight
            } else if query.find(text).is_some() {
                weight * (0.15 + 0.6 * share)
            } else {
                0.0
            }
        };
        document.normalized.iter().map(worth).fold(0.0, f32::max)
    }

    /// The share of a title or message that the query asks for, at best.
    fn headline_coverage(&self, document: &RankFeatures) -> f32 {
        let share = |weighted_terms: &WeightedTerms| {
            let all: f32 = weighted_terms.iter().map(|(_, weight)| weight).sum();
            let covered: f32 = weighted_terms
                .iter()
                .filter(|(term, _)| self.weighted_terms.contains(term))
                .map(|(_, weight)| weight)
                .sum();
            if all > 0.0 { covered / all } else { 0.0 }
        };
        document.weighted_terms.iter().map(share).fold(0.0, f32::max)
    }

    /// What kinds of records people look for.
    fn prior(&self, kind: RecordKind) -> f32 {
        match kind {
            RecordKind::Error => 1.0,
            RecordKind::Operation => 0.95,
            RecordKind::Field => 0.9,
            RecordKind::Status | RecordKind::Structure => 0.85,
            RecordKind::Guide => 0.75,
            RecordKind::Release if self.about_time => 1.6,
            RecordKind::Release => 0.45,
        }
    }
}

/// Text without spaces, marks and letter case.
pub fn normalized(text: &str) -> String {
    let letters = text.chars().map(fold).filter(|letter| letter.is_alphanumeric() || is_han(*letter));
    letters.flat_map(char::to_lowercase).collect()
}

/// What a text is about: the groups of synonyms that it mentions, and its other words.
fn weighted_terms(text: &str, analyzer: &Analyzer, concepts: &SynonymIndex) -> Vec<String> {
    let (mentions, rest) = concepts.split(text, analyzer);
    let mentions = mentions.into_iter().map(|mention| concept_term(mention.group));
    let parts = rest.into_iter().filter(|part| !part.trim().is_empty());
    let words = parts.flat_map(|part| analyzer.content_terms(&without_stop_words(part)));
    mentions.chain(words).collect()
}

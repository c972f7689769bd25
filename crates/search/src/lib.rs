//! Full-text search in every language of a catalog.
//!
//! ```
//! use ecs_err_core::Catalog;
//! use ecs_err_search::{Index, Options, SearchError};
//!
//! fn best_match(catalog: Catalog<'_>, query: &str) -> Result<Option<String>, SearchError> {
//!     let index = Index::build(catalog)?;
//!     let hits = index.search(query, &Options::default());
//!     Ok(hits.first().map(|hit| index.snippet(hit, query, "en").to_string()))
//! }
//! ```

#![forbid(unsafe_code)]

mod concept;
mod correct;
mod document;
mod error;
mod intent;
mod matching;
mod near;
mod pack;
mod packed;
mod query;
mod quote;
mod rank;
mod records;
mod simplified;
mod snippet;
mod stop;
mod store;
mod stored;
mod token;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use concept::SynonymIndex;
use document::document;
use ecs_err_core::catalog::Catalog;
use ecs_err_core::resolve::{Match, Record, RecordKind};
use matching::Match as Found;
use packed::Features;
use query::Searcher;
use quote::PhraseShingles;
use rank::{Query, RankFeatures};
use records::Records;
use token::{Analyzer, code_words};

pub use error::SearchError;
#[doc(hidden)]
pub use packed::ReadAt;
pub use packed::{PackedIndex, pack_index};
#[doc(hidden)]
pub use records::PartNumbers;
pub use snippet::{Piece, Snippet};
#[doc(hidden)]
pub use stored::StoredIndex;

/// What the search of sites needs.
#[doc(hidden)]
pub mod internal {
    pub use crate::document::{Part, document_in};
    pub use crate::intent::{
        FAILURE_WORDS, FIELD_WORDS, LIMITS, QUESTION_WORDS, STATUS_WORDS, SURE_FAILURE_WORDS, TIME_WORDS, UNITS,
    };
    pub use crate::simplified::pairs as traditional_characters;
    pub use crate::stop::{STOP_PHRASES, STOP_WORDS};
    pub use crate::token::{WORD_MARK, code_words, fold, is_han};

    use crate::concept::SynonymIndex;
    use crate::token::Analyzer;
    use ecs_err_core::Catalog;

    /// Makes the terms that texts of a catalog are indexed by.
    pub struct Terms {
        analyzer: Analyzer,
        concepts: SynonymIndex,
    }

    impl Terms {
        #[must_use]
        pub fn new(catalog: Catalog<'_>) -> Self {
            let analyzer = Analyzer::new();
            let concepts = SynonymIndex::new(catalog.synonyms(), &analyzer);
            Self { analyzer, concepts }
        }

        /// The terms of a part of a record, some of them several times.
        pub fn of(&self, part: Part, text: &str) -> impl Iterator<Item = String> {
            self.concepts.terms(part, text, &self.analyzer)
        }
    }
}

/// Candidates that are passed to re-ranking.
const RERANK_LIMIT: usize = 48;

/// The words of a longer query are searched up to here, as in the page.
const MAX_QUERY_CHARS: usize = 400;

/// A catalog that can be searched. Clones share what they search.
#[derive(Clone)]
pub struct Index<'a> {
    catalog: Catalog<'a>,
    records: Arc<Records<'a>>,
    ranking: Arc<Ranking>,
    searcher: Option<Arc<Searcher>>,
    size: usize,
}

/// What ranking needs of each record.
enum Ranking {
    /// Made when it is first needed.
    Lazy(Vec<OnceLock<RankFeatures<'static>>>),
    /// Read from a packed index when it is needed.
    Packed(PackedIndex),
}

/// Restrictions of a search.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// Only records of this kind.
    pub kind: Option<RecordKind>,
    /// The largest number of hits.
    pub limit: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { kind: None, limit: 10 }
    }
}

/// A record that was found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Hit<'a> {
    /// The record.
    pub record: Record<'a>,
    /// How well it fits: only good for comparing hits of one search.
    pub score: f32,
    /// The message of the error that the query quotes, as a template: of a row of the reference in any language, or one
    /// that was seen in practice.
    pub message: Option<&'a str>,
    /// The query's value for each placeholder of that message.
    pub arguments: Option<Vec<String>>,
}

fn searcher(concepts: SynonymIndex, index: &tantivy::Index) -> tantivy::Result<Option<Arc<Searcher>>> {
    Ok(store::terms_of(index)?.map(|(segment, inverted, field)| {
        Arc::new(Searcher { documents: segment.max_doc(), inverted, field, analyzer: Analyzer::new(), concepts })
    }))
}

/// The terms of each record, each with the frequency of the part that says the most.
fn all_terms<'a>(catalog: Catalog<'a>, concepts: &'a SynonymIndex) -> impl Iterator<Item = store::Terms> {
    let analyzer = Analyzer::new();
    let runs = PhraseShingles::new(catalog);
    catalog.records().map(move |record| {
        let document = document(catalog, record);
        let mut terms: store::Terms = BTreeMap::new();
        if let Record::Error(error) = record {
            terms.extend(runs.terms(error).into_iter().map(|term| (term, 1)));
        }
        for (part, text) in &document.parts {
            for term in concepts.terms(*part, text, &analyzer) {
                let frequency = terms.entry(term).or_default();
                *frequency = part.frequency().max(*frequency);
            }
        }
        terms
    })
}

impl<'a> Index<'a> {
    /// Indexes a catalog in memory.
    ///
    /// # Errors
    /// If the index can't be made, for example for lack of memory.
    pub fn build(catalog: Catalog<'a>) -> Result<Self, SearchError> {
        let concepts = SynonymIndex::new(catalog.synonyms(), &Analyzer::new());
        let (index, directory) = store::build(all_terms(catalog, &concepts)).map_err(SearchError::new)?;
        let records: Vec<Record<'a>> = catalog.records().collect();
        let ranking = Ranking::Lazy(records.iter().map(|_| OnceLock::new()).collect());
        Ok(Self {
            catalog,
            records: Arc::new(Records::new(records)),
            ranking: Arc::new(ranking),
            searcher: searcher(concepts, &index).map_err(SearchError::new)?,
            size: directory.total_mem_usage(),
        })
    }

    /// The index of a catalog from its packed form, read in place.
    ///
    /// # Errors
    /// If the index can't be read. It can be if [`pack_index`] made it from the same catalog.
    pub fn packed(catalog: Catalog<'a>, packed: PackedIndex) -> Result<Self, SearchError> {
        let stored = StoredIndex::open(packed)?;
        Ok(stored.with(catalog, Records::new(catalog.records().collect())))
    }

    /// How many bytes the index has.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// The records that a query means, the best first.
    ///
    /// A code or a status comes first, then messages that the query quotes, then records that
    /// have its words; equal hits are in the order of the catalog.
    #[must_use]
    pub fn search(&self, query: &str, options: &Options) -> Vec<Hit<'a>> {
        let (mut hits, words) = self.named(query);
        hits.extend(self.quoted(query));
        hits.extend(self.searcher.iter().flat_map(|searcher| self.worded(searcher, &words, options)));
        let mut seen = Vec::new();
        hits.retain(|hit| {
            options.kind.is_none_or(|kind| hit.record.kind() == kind) && !seen.contains(&hit.record) && {
                seen.push(hit.record);
                true
            }
        });
        hits.truncate(options.limit);
        hits
    }

    /// Words that records have and that are near those of a query for which nothing is found.
    #[must_use]
    pub fn suggest_words(&self, query: &str) -> Vec<String> {
        self.searcher.as_ref().map_or_else(Vec::new, |searcher| searcher.suggest_words(query))
    }

    /// Whether the catalog or its synonyms have each word of a text.
    #[must_use]
    pub fn has_words(&self, text: &str) -> bool {
        self.searcher.as_ref().is_some_and(|searcher| searcher.has_words(text))
    }

    /// Records that have the words of the query.
    fn worded(&self, searcher: &Searcher, query: &str, options: &Options) -> Vec<Hit<'a>> {
        let (text, matches) = self.matches(searcher, query, options);
        let wanted = Query::new(query, &text, searcher);
        let is_quantity = |record: &Record<'_>| matches!(record, Record::Status(status) if wanted.intent.quantities.contains(&status.status.get()));
        let is_named = |record: &Record<'_>| matches!(record, Record::Status(status) if wanted.intent.statuses.contains(&status.status.get()));
        let known = matches
            .iter()
            .filter_map(|(number, found)| Some((*number, self.records.get(*number)?, found)))
            .filter(|(_, record, _)| !is_quantity(record));
        let mut scored: Vec<(f32, u32, Record<'a>)> = known
            .map(|(number, record, found)| {
                let prepare = || RankFeatures::new(&document(self.catalog, record), searcher);
                let score =
                    |features: &RankFeatures<'_>| wanted.score(record.kind(), is_named(&record), features, *found);
                let score = match &*self.ranking {
                    Ranking::Lazy(all) => score(all[number as usize].get_or_init(prepare)),
                    Ranking::Packed(packed) => {
                        let bytes = packed.features(number as usize);
                        let features = bytes.as_ref().and_then(Features::read);
                        features.map_or_else(|| score(&prepare()), |features| score(&features))
                    }
                };
                (score, number, record)
            })
            .collect();
        // Rounded, so that hits are equal if they are but for the order in which their terms were added.
        let rounded = |score: f32| (score * 1000.0).round();
        scored.sort_by(|(one, first, _), (other, second, _)| {
            rounded(*other).total_cmp(&rounded(*one)).then(first.cmp(second))
        });
        scored.into_iter().map(|(score, _, record)| Hit { record, score, message: None, arguments: None }).collect()
    }

    /// What a query asks for in words that occur, and the best documents that have anything of it.
    fn matches(&self, searcher: &Searcher, query: &str, options: &Options) -> (String, Vec<(u32, Found)>) {
        let among = options.kind.map_or(0..searcher.documents, |kind| self.records.documents(self.catalog, kind));
        // Reading the index never fails for an intact program.
        let asked = searcher.asked(query).unwrap_or_default();
        let best = RERANK_LIMIT.max(options.limit);
        (asked.text, searcher.matches(asked.terms, &among, best).unwrap_or_default())
    }

    /// Codes that the query contains or is, and the query without the numbers of codes of other services, which
    /// are not those of our codes.
    fn named(&self, query: &str) -> (Vec<Hit<'a>>, String) {
        let mut rest: String = query.chars().take(MAX_QUERY_CHARS).collect();
        let mut hits = Vec::new();
        let mut add = |text: &str| match self.catalog.resolve(text) {
            Match::Found(records) => {
                hits.extend(records.map(|record| Hit { record, score: 1000.0, message: None, arguments: None }));
            }
            Match::ForeignCode(code, Some(_))
                if code.as_str().eq_ignore_ascii_case(text) && rest.contains(text) && !self.has_letters(text) =>
            {
                let (prefix, _) = code.as_code().split_number();
                rest = rest.replace(text, &text[..prefix.len()]);
            }
            _ => {}
        };
        add(query);
        code_words(query).for_each(add);
        (hits, rest)
    }

    /// Whether the letters of a code are those of one of ours in another order, such as those of `Esc.0319`.
    fn has_letters(&self, code: &str) -> bool {
        let letters = |code: &str| {
            let mut letters: Vec<u8> =
                code.bytes().filter(u8::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect();
            letters.sort_unstable();
            letters
        };
        let wanted = letters(code);
        self.catalog.errors().iter().any(|error| letters(error.code.as_str()) == wanted)
    }

    /// Errors whose message the query quotes, with other values in place of the placeholders.
    fn quoted(&self, query: &str) -> Vec<Hit<'a>> {
        let mut hits = Vec::new();
        // Reading the index never fails for an intact program.
        let candidates = self.searcher.as_ref().and_then(|searcher| searcher.quotable(query).ok()).unwrap_or_default();
        for record in candidates.into_iter().filter_map(|number| self.records.get(number)) {
            let Record::Error(error) = record else { continue };
            // A text that is shorter than what the message always has does not quote it; the full
            // stop may be missing.
            let is_long_enough = |message: &&str| query.len() + 3 >= self.catalog.template(message).fixed_len();
            let quoted = quote::messages(error).filter(is_long_enough).find_map(|message| {
                let captures = self.catalog.template(message).capture(query)?;
                let values = captures.into_iter().map(str::to_owned).collect();
                Some((message, values))
            });
            if let Some((message, values)) = quoted {
                let hit = Hit { record, score: 500.0, message: Some(message), arguments: Some(values) };
                let is_seen = error.seen.iter().any(|seen| seen.message == Some(message));
                hits.push(((std::cmp::Reverse(message.len()), is_seen), hit));
            }
        }
        // Of two messages in one text the longer says more; of equal ones, that of the reference.
        hits.sort_by_key(|(rank, _)| *rank);
        hits.into_iter().map(|(_, hit)| hit).collect()
    }
}

//! Full-text search: whatever a person types finds the record, in every language of the catalog.
//!
//! ```
//! use ecs_err::{Code, Item, search};
//!
//! let index = search::embedded()?;
//! let hits = index.search("网卡", &search::Options::default());
//! assert!(hits.iter().any(|hit| matches!(hit.item, Item::Error(error) if error.code == Code::ECS_0085)));
//! let hits = index.search("flavor sold out", &search::Options::default());
//! assert!(matches!(hits[0].item, Item::Error(error) if error.code == Code::ECS_0018));
//! # Ok::<(), tantivy::TantivyError>(())
//! ```

pub(crate) mod concept;
pub(crate) mod document;
mod matching;
mod near;
#[cfg(any(test, not(embedded)))]
mod pack;
mod query;
mod quote;
pub(crate) mod rank;
mod snippet;
mod store;
pub(crate) mod token;

#[cfg(embedded)]
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::catalog::Catalog;
use crate::resolve::{Item, Kind, Resolution};
use crate::template::{arguments, fixed_length};
use concept::Concepts;
use document::{document, items, numbers};
use query::Searcher;
use quote::Runs;
use rank::{Prepared, Wanted};
use tantivy::TantivyError;
use token::Analyzer;

pub use snippet::{Piece, Snippet};

/// So many of the best matches are looked at closely.
const CLOSELY: usize = 48;

/// A catalog that can be searched.
///
/// ```
/// use ecs_err::search::{Index, Options};
///
/// let index = Index::build(ecs_err::embedded())?;
/// assert!(index.size() > 0);
/// let hits = index.search("flavor sold out", &Options::default());
/// assert_eq!(hits[0].item.id().to_string(), "Ecs.0018");
/// assert!(index.near_words("flavr").contains(&"flavor".to_owned()));
/// # Ok::<(), tantivy::TantivyError>(())
/// ```
pub struct Index<'a> {
    catalog: &'a Catalog<'a>,
    items: Vec<Item<'a>>,
    ranking: Ranking,
    searcher: Option<Searcher>,
    size: usize,
}

/// What ranking needs of each record.
enum Ranking {
    /// Made when it is first needed.
    Lazy(Vec<OnceLock<Prepared>>),
    /// Made when the library was built.
    #[cfg(embedded)]
    Baked(&'static [Prepared]),
}

/// What to search for besides the words.
///
/// ```
/// let mut options = ecs_err::search::Options::default();
/// options.kind = Some(ecs_err::Kind::Status);
/// let index = ecs_err::search::embedded()?;
/// assert!(index.search("quota", &options).iter().all(|hit| hit.item.kind() == ecs_err::Kind::Status));
/// # Ok::<(), tantivy::TantivyError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// Only records of this kind.
    pub kind: Option<Kind>,
    /// At most so many hits.
    pub limit: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { kind: None, limit: 10 }
    }
}

/// A record that was found.
///
/// ```
/// let index = ecs_err::search::embedded()?;
/// let hits = index.search("quota", &Default::default());
/// assert!(hits.is_sorted_by(|one, next| one.score >= next.score));
/// # Ok::<(), tantivy::TantivyError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Hit<'a> {
    /// The record.
    pub item: Item<'a>,
    /// How well it fits: only good for comparing hits of one search.
    pub score: f32,
    /// What stands in the query for each placeholder of an error's message, where the query is
    /// such a message.
    pub arguments: Option<Vec<String>>,
}

/// The search over the embedded catalog; its index is opened where it lies in the program.
///
/// # Errors
/// If the index is not readable, which only a damaged program's is.
///
/// ```
/// let hits = ecs_err::search::embedded()?.search("flavor sold out", &Default::default());
/// assert_eq!(hits[0].item.id().to_string(), "Ecs.0018");
/// # Ok::<(), tantivy::TantivyError>(())
/// ```
#[cfg(embedded)]
pub fn embedded() -> Result<Index<'static>, TantivyError> {
    let catalog = crate::embedded();
    let index = store::open_packed(crate::embedded::INDEX)?;
    let concepts = Concepts { phrases: Cow::Borrowed(crate::embedded::PHRASES) };
    Ok(Index {
        catalog,
        items: items(catalog).collect(),
        ranking: Ranking::Baked(crate::embedded::PREPARED),
        searcher: searcher(concepts, &index)?,
        size: crate::embedded::INDEX.len(),
    })
}

/// What searching a catalog needs, for embedding.
#[cfg(any(test, not(embedded)))]
pub(crate) struct Baked {
    pub(crate) index: Vec<u8>,
    pub(crate) phrases: Vec<concept::Phrase>,
    pub(crate) prepared: Vec<Prepared>,
}

#[cfg(any(test, not(embedded)))]
impl Baked {
    pub(crate) fn new(catalog: &Catalog<'_>) -> tantivy::Result<Self> {
        let concepts = Concepts::new(catalog.synonyms, &Analyzer::new());
        let phrases = concepts.phrases.to_vec();
        let (index, directory) = store::build(all_terms(catalog, &concepts))?;
        let searcher = searcher(concepts, &index)?;
        let prepare = |searcher| items(catalog).map(|item| Prepared::new(&document(catalog, item), searcher)).collect();
        let prepared = searcher.as_ref().map_or_else(Vec::new, prepare);
        Ok(Self { index: pack::pack(&index, &directory)?, phrases, prepared })
    }
}

fn searcher(concepts: Concepts, index: &tantivy::Index) -> tantivy::Result<Option<Searcher>> {
    Ok(store::terms_of(index)?.map(|(segment, inverted, field)| Searcher {
        documents: segment.max_doc(),
        inverted,
        field,
        analyzer: Analyzer::new(),
        concepts,
    }))
}

/// The terms of each record, each with how much it says.
fn all_terms<'a>(catalog: &'a Catalog<'a>, concepts: &'a Concepts) -> impl Iterator<Item = store::Terms> {
    let analyzer = Analyzer::new();
    let runs = Runs::new(catalog);
    items(catalog).map(move |item| {
        let document = document(catalog, item);
        let mut terms: store::Terms = BTreeMap::new();
        if let Item::Error(error) = item {
            terms.extend(runs.terms(error).into_iter().map(|term| (term, 1)));
        }
        for (part, text) in &document.parts {
            let mentions = concepts.groups(text, &analyzer).into_iter().map(concept::term);
            for term in analyzer.terms(text).into_iter().chain(mentions) {
                let weight = terms.entry(term).or_default();
                *weight = (*weight).max(*part as u32);
            }
        }
        terms
    })
}

impl<'a> Index<'a> {
    /// Indexes a catalog in memory.
    ///
    /// # Errors
    /// If tantivy can't make the index, for want of memory.
    ///
    /// ```
    /// use ecs_err::search::{self, Index};
    ///
    /// let built = Index::build(ecs_err::embedded())?.search("网卡", &Default::default());
    /// let embedded = search::embedded()?.search("网卡", &Default::default());
    /// assert!(built.iter().map(|hit| hit.item).eq(embedded.iter().map(|hit| hit.item)));
    /// # Ok::<(), tantivy::TantivyError>(())
    /// ```
    pub fn build(catalog: &'a Catalog<'a>) -> Result<Self, TantivyError> {
        let concepts = Concepts::new(catalog.synonyms, &Analyzer::new());
        let (index, directory) = store::build(all_terms(catalog, &concepts))?;
        let items: Vec<Item<'a>> = items(catalog).collect();
        let ranking = Ranking::Lazy(items.iter().map(|_| OnceLock::new()).collect());
        Ok(Self { catalog, items, ranking, searcher: searcher(concepts, &index)?, size: directory.total_mem_usage() })
    }

    /// How many bytes the index has.
    ///
    /// ```
    /// let index = ecs_err::search::embedded()?;
    /// assert!((10_000..10_000_000).contains(&index.size()));
    /// # Ok::<(), tantivy::TantivyError>(())
    /// ```
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// The records that a query means, the best first.
    ///
    /// A code or a status comes first, then messages that the query quotes, then what its words
    /// say; equal hits stand in the order of the catalog.
    ///
    /// ```
    /// use ecs_err::search;
    ///
    /// let mut options = search::Options::default();
    /// options.limit = 3;
    /// let hits = search::embedded()?.search("Ecs.0085 NIC", &options);
    /// assert_eq!((hits.len(), hits[0].item.id().to_string().as_str()), (3, "Ecs.0085"));
    /// # Ok::<(), tantivy::TantivyError>(())
    /// ```
    #[must_use]
    pub fn search(&self, query: &str, options: &Options) -> Vec<Hit<'a>> {
        let mut hits = self.named(query);
        hits.extend(self.quoted(query));
        hits.extend(self.searcher.iter().flat_map(|searcher| self.worded(searcher, query, options)));
        let mut seen = Vec::new();
        hits.retain(|hit| {
            options.kind.is_none_or(|kind| hit.item.kind() == kind) && !seen.contains(&hit.item) && {
                seen.push(hit.item);
                true
            }
        });
        hits.truncate(options.limit);
        hits
    }

    /// Words that records have and that are near those of a query for which nothing is found.
    ///
    /// ```
    /// let index = ecs_err::search::embedded()?;
    /// assert!(index.near_words("flavr").iter().any(|word| word == "flavor"));
    /// # Ok::<(), tantivy::TantivyError>(())
    /// ```
    #[must_use]
    pub fn near_words(&self, query: &str) -> Vec<String> {
        self.searcher.as_ref().map_or_else(Vec::new, |searcher| searcher.near_words(query))
    }

    /// What the words of the query say.
    fn worded(&self, searcher: &Searcher, query: &str, options: &Options) -> Vec<Hit<'a>> {
        let among = options.kind.map_or(0..searcher.documents, |kind| numbers(self.catalog, kind));
        // Reading the index fails only where the program itself is damaged.
        let matches = searcher.matches(query, &among, CLOSELY.max(options.limit)).unwrap_or_default();
        let known =
            matches.iter().filter_map(|(number, found)| Some((*number, self.items.get(*number as usize)?, found)));
        let wanted = Wanted::new(query, searcher);
        let mut scored: Vec<(f32, u32, Item<'a>)> = known
            .map(|(number, item, found)| {
                let prepare = || Prepared::new(&document(self.catalog, *item), searcher);
                let prepared = match &self.ranking {
                    Ranking::Lazy(all) => all[number as usize].get_or_init(prepare),
                    #[cfg(embedded)]
                    Ranking::Baked(all) => &all[number as usize],
                };
                (wanted.score(item.kind(), prepared, *found), number, *item)
            })
            .collect();
        scored.sort_by(|(one, first, _), (other, second, _)| other.total_cmp(one).then(first.cmp(second)));
        scored.into_iter().map(|(score, _, item)| Hit { item, score, arguments: None }).collect()
    }

    /// Codes that stand in the query, or that are all of it.
    fn named(&self, query: &str) -> Vec<Hit<'a>> {
        let whole = std::iter::once(query);
        let words = query.split(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_')));
        let words = words.filter(|word| {
            word.bytes().any(|byte| byte.is_ascii_digit()) && word.bytes().any(|byte| byte.is_ascii_alphabetic())
        });
        let mut hits = Vec::new();
        for text in whole.chain(words) {
            if let Resolution::Items(items) = self.catalog.resolve(text) {
                hits.extend(items.map(|item| Hit { item, score: 1000.0, arguments: None }));
            }
        }
        hits
    }

    /// Errors whose message the query quotes, with other values in place of the placeholders.
    fn quoted(&self, query: &str) -> Vec<Hit<'a>> {
        let mut hits: Vec<(usize, Hit<'a>)> = Vec::new();
        // Reading the index fails only where the program itself is damaged.
        let candidates = self.searcher.as_ref().and_then(|searcher| searcher.quotable(query).ok()).unwrap_or_default();
        for error in candidates.into_iter().filter_map(|number| self.catalog.errors.get(number as usize)) {
            // A text that is shorter than what the message always has does not quote it; the full
            // stop may be missing.
            let is_long_enough = |message: &&str| query.len() + 3 >= fixed_length(message);
            let quoted = quote::messages(error).filter(is_long_enough).find_map(|message| {
                let values = arguments(message, query)?.map(str::to_owned).collect();
                Some((message.len(), values))
            });
            if let Some((length, values)) = quoted {
                hits.push((length, Hit { item: Item::Error(error), score: 500.0, arguments: Some(values) }));
            }
        }
        // Of two messages in one text the longer says more.
        hits.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
        hits.into_iter().map(|(_, hit)| hit).collect()
    }
}

#[cfg(all(test, embedded))]
mod tests {
    use super::*;

    #[test]
    fn the_same_catalog_gives_the_same_bytes() {
        let made = Baked::new(crate::embedded()).expect("an index");
        assert!(made.index == crate::embedded::INDEX, "the index differs from the one that the build made");
        assert_eq!(made.phrases.len(), crate::embedded::PHRASES.len());
        assert_eq!(made.prepared.len(), crate::embedded::PREPARED.len());
        for (one, other) in made.prepared.iter().zip(crate::embedded::PREPARED) {
            assert_eq!((&one.bare, &one.essences), (&other.bare, &other.essences));
        }
    }
}

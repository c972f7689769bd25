//! An index whose catalog is not in memory: it says which records a search needs.

use std::sync::Arc;

use ecs_err_core::Catalog;
use tantivy::HasLen as _;

use crate::packed::PackedIndex;
use crate::query::Searcher;
use crate::records::{PartNumbers, Records};
use crate::{Index, Options, Ranking, SearchError, searcher, store};

/// A packed index without a catalog.
///
/// [`with_part`](Self::with_part) gives an index that finds what that of the whole catalog finds, if the part has the
/// records that the search needs: [`Index::missing`] names those that it lacks.
pub struct StoredIndex {
    packed: PackedIndex,
    searcher: Option<Arc<Searcher>>,
}

impl StoredIndex {
    /// Opens an index that [`pack_index`](crate::pack_index) made.
    ///
    /// # Errors
    /// If the index can't be read.
    pub fn open(packed: PackedIndex) -> Result<Self, SearchError> {
        let index = store::open_packed(packed.files.clone()).map_err(SearchError::new)?;
        let searcher = searcher(packed.synonyms(), &index).map_err(SearchError::new)?;
        Ok(Self { packed, searcher })
    }

    /// The index of a catalog that has some of the records of the whole one.
    #[must_use]
    pub fn with_part<'a>(&self, catalog: Catalog<'a>, part: PartNumbers) -> Index<'a> {
        self.with(catalog, Records::of_part(catalog, part))
    }

    pub(crate) fn with<'a>(&self, catalog: Catalog<'a>, records: Records<'a>) -> Index<'a> {
        Index {
            catalog,
            records: Arc::new(records),
            size: self.packed.files.len(),
            ranking: Arc::new(Ranking::Packed(self.packed.clone())),
            searcher: self.searcher.clone(),
        }
    }
}

impl Index<'_> {
    /// The numbers of the records that a search needs and the index's catalog lacks.
    #[doc(hidden)]
    #[must_use]
    pub fn missing(&self, query: &str, options: &Options) -> Vec<u32> {
        let Some(searcher) = &self.searcher else { return Vec::new() };
        let (_, words) = self.named(query);
        let (_, matches) = self.matches(searcher, &words, options);
        let quotable = searcher.quotable(query).unwrap_or_default();
        self.records.missing(quotable.into_iter().chain(matches.into_iter().map(|(number, _)| number)))
    }
}

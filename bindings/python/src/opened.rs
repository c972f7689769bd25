//! A catalog with what is built from it on first use: the index of its search, and the words of its messages.

use std::sync::OnceLock;

use ecs_err::explain::Guesser;
use ecs_err::search::{self, Index, SearchError};
use ecs_err::{Catalog, CatalogOwner, OwnedCatalog};
use self_cell::self_cell;

/// Where a catalog comes from.
#[derive(Clone)]
pub enum Source {
    /// The catalog of the package.
    Builtin,
    /// A directory or a pack.
    File(OwnedCatalog),
}

impl CatalogOwner for Source {
    fn catalog(&self) -> Catalog<'_> {
        match self {
            Self::Builtin => ecs_err::embedded(),
            Self::File(catalog) => catalog.get(),
        }
    }
}

self_cell! {
    struct OwnedIndex {
        owner: Source,
        #[not_covariant]
        dependent: Index,
    }
}

self_cell! {
    struct OwnedGuesser {
        owner: Source,
        #[not_covariant]
        dependent: Guesser,
    }
}

/// A catalog that was opened.
pub struct Opened {
    source: Source,
    index: OnceLock<Result<OwnedIndex, String>>,
    guesser: OnceLock<OwnedGuesser>,
}

impl Opened {
    pub const fn new(source: Source) -> Self {
        Self { source, index: OnceLock::new(), guesser: OnceLock::new() }
    }

    pub fn catalog(&self) -> Catalog<'_> {
        self.source.catalog()
    }

    /// Reads the index of the search.
    ///
    /// # Errors
    /// If the index can't be built.
    pub fn with_index<T>(&self, read: impl for<'a> FnOnce(&Index<'a>) -> T) -> Result<T, String> {
        let build = || OwnedIndex::try_new(self.source.clone(), build_index).map_err(|error| error.to_string());
        match self.index.get_or_init(build) {
            Ok(index) => Ok(index.with_dependent(|_, index| read(index))),
            Err(error) => Err(error.clone()),
        }
    }

    /// Reads the words of the messages.
    pub fn with_guesser<T>(&self, read: impl for<'a> FnOnce(&Guesser<'a>) -> T) -> T {
        let build = || OwnedGuesser::new(self.source.clone(), |source| Guesser::new(source.catalog()));
        self.guesser.get_or_init(build).with_dependent(|_, guesser| read(guesser))
    }
}

fn build_index(source: &Source) -> Result<Index<'_>, SearchError> {
    match source {
        Source::Builtin => search::embedded(),
        Source::File(catalog) => Index::build(catalog.get()),
    }
}

//! Full-text search over a catalog.
//!
//! ```
//! use ecs_err::{Record, codes, search};
//!
//! let index = search::embedded()?;
//! let hits = index.search("网卡", &search::Options::default());
//! assert!(hits.iter().any(|hit| matches!(hit.item, Record::Error(error) if error.code == codes::ECS_0085)));
//! let mut options = search::Options::default();
//! options.limit = 3;
//! let hits = index.search("flavor sold out", &options);
//! assert_eq!(hits.len(), 3);
//! assert!(matches!(hits[0].item, Record::Error(error) if error.code == codes::ECS_0018));
//! assert!(index.suggest_words("flavr").contains(&"flavor".to_owned()));
//! # Ok::<(), ecs_err::search::SearchError>(())
//! ```

pub use ecs_err_search::*;

/// The index of the embedded catalog, for a test that it is up to date.
#[doc(hidden)]
pub use generated::INDEX;

mod generated {
    include!(concat!(env!("OUT_DIR"), "/search.rs"));
}

/// The search over the embedded catalog; its index was made when the package was built.
///
/// # Errors
/// If the index can't be read. This does not happen with an intact binary.
pub fn embedded() -> Result<Index<'static>, SearchError> {
    Index::embedded(crate::embedded(), &generated::INDEX)
}

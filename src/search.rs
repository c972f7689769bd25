//! Full-text search in a catalog.
//!
//! ```
//! use ecs_err::{Record, codes, search};
//!
//! let index = search::embedded()?;
//! let hits = index.search("网卡", &search::Options::default());
//! assert!(hits.iter().any(|hit| matches!(hit.record, Record::Error(error) if error.code == codes::ECS_0085)));
//! let mut options = search::Options::default();
//! options.limit = 3;
//! let hits = index.search("flavor sold out", &options);
//! assert_eq!(hits.len(), 3);
//! assert!(matches!(hits[0].record, Record::Error(error) if error.code == codes::ECS_0018));
//! assert!(index.suggest_words("flavr").contains(&"flavor".to_owned()));
//! # Ok::<(), ecs_err::search::SearchError>(())
//! ```

pub use ecs_err_search::*;

/// The packed index of `data/`, which `cargo run --example update_search_index` writes.
#[doc(hidden)]
pub static PACKED_INDEX: &[u8] = include_bytes!("../generated/search-index.bin");

/// Opens the search index of the embedded catalog.
///
/// The index is part of the program. If it does not match the catalog, because `data/` has changed since it was
/// written, an index is built in memory, which takes some milliseconds.
///
/// # Errors
/// If the index can't be built, for example for lack of memory.
pub fn embedded() -> Result<Index<'static>, SearchError> {
    let catalog = crate::embedded();
    match PackedIndex::new(PACKED_INDEX).filter(|packed| packed.digest() == crate::embedded::DIGEST) {
        Some(packed) => Index::packed(catalog, packed),
        None => Index::build(catalog),
    }
}

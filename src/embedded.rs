//! The catalog that is built into the library: `build.rs` checks `data/` and writes this module's code.

#![allow(clippy::unreadable_literal, clippy::wildcard_imports, reason = "nobody reads the generated code")]

use crate::catalog::Catalog;

#[cfg(feature = "search")]
pub(crate) use search::{INDEX, PHRASES, PREPARED};

#[cfg(feature = "search")]
mod search {
    use crate::search::concept::Phrase;
    use crate::search::rank::Prepared;
    use std::borrow::Cow::Borrowed;

    /// The packed search index.
    pub(crate) static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/index.bin"));

    include!(concat!(env!("OUT_DIR"), "/search.rs"));
}

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

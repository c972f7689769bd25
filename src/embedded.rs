//! The catalog that is built into the library: `build.rs` checks `data/` and writes this module's code.

#![allow(clippy::unreadable_literal, clippy::wildcard_imports, reason = "nobody reads the generated code")]

use crate::catalog::Catalog;

/// The packed search index.
#[cfg(feature = "search")]
pub(crate) static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/index.bin"));

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

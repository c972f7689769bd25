//! The catalog that is built into the library: `build.rs` checks `data/` and writes this module's code.

#![allow(clippy::unreadable_literal, clippy::wildcard_imports, reason = "nobody reads the generated code")]

use crate::catalog::Catalog;

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

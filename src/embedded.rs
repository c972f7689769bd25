//! The catalog that is built into the library: `build.rs` checks `data/` and writes this module's code.

use crate::catalog::Catalog;

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

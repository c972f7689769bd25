//! The model of an error catalog, and look-ups in it.
//!
//! Everything here works without the standard library, without allocation and without other
//! crates. The same types serve a catalog that is compiled into a program, where every lifetime is
//! `'static`, and one that is read from a directory at run time.
//!
//! Users of the `ecs-err` package find these items at its root.

#![cfg_attr(not(any(feature = "std", test)), no_std)]
#![forbid(unsafe_code)]

#[macro_use]
pub mod model;

pub mod catalog;
#[doc(hidden)]
pub mod distance;
pub mod find;
#[cfg(feature = "http")]
mod http_impls;
pub mod iana;
pub mod locale;
#[cfg(feature = "miette")]
mod miette_impls;
mod owner;
pub mod reserved;
pub mod resolve;
mod segment;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod serde_impls;
pub mod template;
pub mod text;
pub mod translate;

pub use catalog::{Catalog, HistoryEntry};
pub use find::{FoundCode, FoundCodes};
#[cfg(feature = "http")]
pub use http_impls::StatusOutOfRange;
pub use locale::negotiate;
pub use model::*;
pub use owner::CatalogOwner;
#[cfg(feature = "std")]
pub use resolve::TreeNode;
pub use resolve::{ChangeFilter, CodeRange, Match, Record, RecordKind, Records, Suggestions};
pub use segment::{code_of, fits_file_name, segment};
pub use text::is_invisible_or_control;
pub use translate::Translation;

/// Includes the catalog that `ecs_err_data::embed` wrote in the build script: a function `catalog`
/// and a module `codes`.
#[macro_export]
macro_rules! include_catalog {
    () => {
        include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
    };
}

//! Writes the texts of an error catalog for translators, as PO files of gettext, and reads such files.
//!
//! [`export()`] writes an entry for each text of each code. [`parse`] reads any PO file. [`texts_of_error`] and
//! [`texts_of_retired`] give the texts of a record that the entries are about.
//!
//! ```
//! # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
//! use ecs_err_core::LanguageTag;
//! use ecs_err_data::OwnedCatalog;
//!
//! let catalog = OwnedCatalog::open(directory.as_ref())?;
//! let text = ecs_err_po::export(catalog.get(), LanguageTag::from_static("zh"), |_| None);
//! let file = ecs_err_po::parse(&text).unwrap();
//! assert_eq!(file.header("Language"), Some("zh"));
//! let action = file.entries.iter().find(|entry| entry.context.as_deref() == Some("Ecs.0085/action")).unwrap();
//! assert_eq!((action.id.as_str(), action.text.as_str()), ("Use another NIC.", "请更换网卡"));
//! # Ok::<(), ecs_err_data::LoadError>(())
//! ```
//!
//! The same catalog and language give the same bytes.

#![forbid(unsafe_code)]

mod export;
mod parse;
mod texts;
mod write;

pub use export::export;
pub use parse::{Entry, PoError, PoFile, PoProblem, parse};
pub use texts::{SOURCE_LANGUAGE, SourceText, context, source_language, texts_of_error, texts_of_retired};

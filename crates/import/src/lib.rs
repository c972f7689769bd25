//! Reads existing references of error codes, and makes catalogs of them.
//!
//! A reader turns a file into a [`Document`]: its tables, and its sections with headings. A registry in JSON or YAML
//! and the matches of a pattern become tables, too, so that everything after the readers has one input. [`extract()`]
//! takes the rows of a document.
//!
//! [`translate`] adds the translations of a PO file to a catalog.

#![forbid(unsafe_code)]

mod catalog;
mod document;
mod entry;
mod extract;
mod fields;
mod headings;
mod labels;
mod lists;
mod map;
mod pattern;
mod read;
mod registry;
mod report;
mod rows;
mod short_rows;
mod source;
mod translations;

pub use catalog::{CatalogOptions, Conflict, Plan, ServiceForms, Source, plan};
pub use document::{Cell, Document, Origin, Row, Section, Table, TableKind};
pub use entry::Entry;
pub use extract::{Extracted, Extraction, FieldTable, extract};
pub use map::Key;
pub use pattern::{Pattern, PatternError};
pub use read::{Format, Limits, ReadError, ReadProblem, read, read_in};
pub use registry::{Malformed, Registry, read_registry};
pub use report::{FileReport, LeftAlone, Outcome, Refusal, RefusedRow, TableReport, excerpt};
pub use source::{SourceDocument, SourceError, is_known, read_source, read_translations};
pub use translations::{EntryRefusal, RefusedEntry, TranslationPlan, TranslationReport, Translations, translate};

//! Writes an error catalog for tools that read flat tables, and the expressions that find its codes.
//!
//! A [`Table`] has a row for each code, and columns of text. [`csv()`], [`tsv`] and [`ndjson`] write it. [`expression()`]
//! gives the regular expression that finds the codes in a text.
//!
//! ```
//! # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
//! use ecs_err_data::OwnedCatalog;
//! use ecs_err_tables::{Table, csv};
//!
//! let catalog = OwnedCatalog::open(directory.as_ref())?;
//! let text = csv(&Table::new(catalog.get(), &["en"], false));
//! assert!(text.starts_with("code,name,service,status,retry,severity,message_en,description_en,action_en,url\n"));
//! # Ok::<(), ecs_err_data::LoadError>(())
//! ```
//!
//! [`rsyslog`], [`syslog_ng`] and [`fluent_bit`] write a one-line explanation of each code for programs that add it to
//! logs, [`elasticsearch`] the documents of an index, and [`weaver`] the values of an attribute of OpenTelemetry.
//!
//! The same records and options give the same bytes.

#![forbid(unsafe_code)]

mod delimited;
mod expression;
mod json_lines;
mod logs;
mod row;
mod table;

pub use delimited::{csv, formula_cells, tsv};
pub use expression::{Dialect, expression};
pub use json_lines::ndjson;
pub use logs::{elasticsearch, fluent_bit, rsyslog, syslog_ng, weaver};
pub use table::Table;

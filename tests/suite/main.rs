//! Tests of the program and the library, with a module for each feature.

mod env;

#[cfg(all(feature = "accept-language", feature = "http", feature = "miette", feature = "serde"))]
mod adapters;
mod annotate;
mod catalog_dir;
mod catalogs;
mod changes;
mod check;
mod check_language;
mod codes;
mod completions;
mod embedding;
mod explain;
mod export;
mod field;
mod find;
mod fmt;
mod guide;
mod help;
#[cfg(unix)]
mod interruption;
mod invariants;
mod json_schema;
mod languages;
mod list;
mod lookup;
mod man;
mod many_problems;
mod operation;
mod output;
#[cfg(unix)]
mod output_dir;
mod output_schemas;
mod parse;
mod proptests;
mod relevance;
mod retired;
mod schema;
mod search;
mod second_catalog;
#[cfg(all(unix, feature = "serve"))]
mod serve;
#[cfg(unix)]
mod shells;
mod site;
#[cfg(unix)]
mod site_dir;
mod site_search;
mod start;
mod synth;
#[cfg(unix)]
mod temporary;
mod translate;
mod untrusted;
mod usage;
mod version;

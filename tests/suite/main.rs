//! Tests of the program and the library, with a module for each feature.

mod env;

mod about;

#[cfg(all(feature = "accept-language", feature = "http", feature = "miette", feature = "serde"))]
mod adapters;
mod annotate;
mod cache;
mod catalog_dir;
mod catalogs;
mod changes;
mod check;
mod check_language;
mod codes;
mod completions;
mod coverage;
mod diff;
mod embedding;
mod errata;
mod explain;
mod export;
#[cfg(all(feature = "parquet", feature = "sqlite"))]
mod export_files;
#[cfg(feature = "tables")]
mod export_logs;
#[cfg(feature = "openapi")]
mod export_openapi;
#[cfg(feature = "pages")]
mod export_pages;
#[cfg(feature = "tables")]
mod export_tables;
mod field;
mod find;
mod fmt;
#[cfg(feature = "generate")]
mod generate;
mod guard_files;
mod guide;
mod help;
#[cfg(feature = "import")]
mod import;
mod import_exported;
mod init;
#[cfg(unix)]
mod interruption;
mod invariants;
mod json_schema;
mod languages;
mod list;
mod lookup;
mod man;
mod many_problems;
#[cfg(feature = "mcp")]
mod mcp;
mod new;
mod operation;
mod output;
#[cfg(unix)]
mod output_dir;
mod output_schemas;
mod pack;
mod parse;
mod proptests;
mod relevance;
mod retired;
mod retry;
mod scan;
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
mod site_machines;
mod site_search;
mod site_theme;
mod start;
mod synth;
#[cfg(unix)]
mod temporary;
mod translate;
#[cfg(all(feature = "import", feature = "tables"))]
mod translations;
mod untrusted;
mod usage;
#[cfg(feature = "openapi")]
mod validate;
mod version;

//! The program as its users meet it: each module is about one of its features.

mod env;

mod changes;
mod check;
mod embedding;
mod export;
mod field;
mod fmt;
mod invariants;
mod languages;
mod list;
mod lookup;
mod operation;
mod output;
mod relevance;
mod schema;
mod second_catalog;

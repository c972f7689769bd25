//! The program as its users meet it: each module is about one of its features.

mod env;

mod check;
mod embedding;
mod export;
mod fmt;
mod invariants;
mod languages;
mod list;
mod lookup;
mod output;
mod relevance;
mod schema;
mod second_catalog;

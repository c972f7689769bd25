//! The record of each code of the catalog, by its text.

use std::collections::HashMap;
use std::hint::black_box;

use ecs_err::{Catalog, Code, ErrorCode};

use super::Way;

include!(concat!(env!("OUT_DIR"), "/places.rs"));

/// Calls `measure` with the number of codes and the ways to find them.
pub fn with_ways(catalog: &Catalog<'_>, measure: impl FnOnce(usize, Vec<Way<'_>>)) {
    let errors = catalog.errors();
    let map: HashMap<&str, &ErrorCode<'_>> = errors.iter().map(|error| (error.code.as_str(), error)).collect();
    // Every code, in an order that the branch predictor can't learn from the table.
    let mut texts: Vec<String> = errors.iter().map(|error| error.code.to_string()).collect();
    texts.sort_by_key(|text| text.bytes().rev().collect::<Vec<_>>());

    let ours = |text: &str| Code::new(text).and_then(|code| catalog.error(code));
    let by_hash = |text: &str| map.get(text).copied();
    let by_phf = |text: &str| PLACES.get(text).and_then(|place| errors.get(*place));
    for text in &texts {
        for found in [ours(text), by_hash(text), by_phf(text)] {
            assert_eq!(found.map(|error| error.code.as_str()), Some(text.as_str()));
        }
    }
    measure(
        texts.len(),
        vec![
            ("ecs_err", Box::new(|| all(&texts, ours))),
            ("HashMap", Box::new(|| all(&texts, by_hash))),
            ("phf", Box::new(|| all(&texts, by_phf))),
        ],
    );
}

fn all<'a, T>(texts: &'a [String], find: impl Fn(&'a str) -> Option<T>) {
    black_box(texts.iter().filter_map(|text| find(black_box(text))).count());
}

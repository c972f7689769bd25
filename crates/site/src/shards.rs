//! The search data of a large catalog in shards, which the page fetches on demand.
//!
//! `site/shards.js` reads them; their terms are those of the search.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt as _};
use serde_json::{Value, json};

use super::entry::Entry;
use ecs_err_search::internal::Terms;

/// The approximate number of postings in a shard of the index.
const POSTINGS_PER_SHARD: usize = 10_000;
/// The number of records in a shard of the texts.
const RECORDS_PER_SHARD: usize = 32;

/// The postings of each term. A posting is an integer: the number of the record and, in the last five bits, the
/// greatest frequency of a text with the term.
pub fn postings(entries: &[Entry], terms: &Terms) -> BTreeMap<String, Vec<u32>> {
    let mut postings: HashMap<String, Vec<u32>> = HashMap::new();
    for (number, entry) in (0..).zip(entries) {
        for (part, text) in entry.texts.iter().filter_map(|text| Some((text.part?, &text.text))) {
            let posting = number * 32 + part.frequency();
            for term in terms.of(part, text) {
                let known = postings.entry(term).or_default();
                match known.last_mut().filter(|last| **last / 32 == number) {
                    Some(last) => *last = posting.max(*last),
                    None => known.push(posting),
                }
            }
        }
    }
    postings.into_iter().collect()
}

/// The shards of the index. The hash of a token selects its shard. Postings are delta-encoded.
pub fn index(postings: &BTreeMap<String, Vec<u32>>) -> impl Iterator<Item = (String, String)> {
    let all: usize = postings.values().map(Vec::len).sum();
    let count = all.div_ceil(POSTINGS_PER_SHARD).max(1);
    let mut shards = vec![Vec::new(); count];
    for (token, postings) in postings {
        shards[hash(token) as usize % count].push((token, postings));
    }
    shards.into_iter().enumerate().map(|(at, tokens)| {
        let index = tokens.into_iter().map(|(token, postings)| {
            let mut before = 0;
            let steps = postings.iter().map(|posting| posting - std::mem::replace(&mut before, *posting));
            (token.as_str(), steps.collect())
        });
        let index: BTreeMap<&str, Vec<u32>> = index.collect();
        // Serializing a map of numbers never fails; a `Value` would take much more memory.
        (format!("index-{at}"), serde_json::to_string(&BTreeMap::from([("index", index)])).unwrap_or_default())
    })
}

/// The shards of the texts.
pub fn texts(entries: &[Entry]) -> impl Iterator<Item = (String, String)> {
    entries.chunks(RECORDS_PER_SHARD).enumerate().map(|(at, chunk)| {
        let texts =
            chunk.iter().enumerate().map(|(offset, entry)| entry.texts_of(at * RECORDS_PER_SHARD + offset, |_| true));
        (format!("texts-{at}"), json!({"texts": texts.collect::<Value>()}).to_string())
    })
}

/// The hash of a token over its UTF-16 code units, as in the page.
fn hash(token: &str) -> u32 {
    token.encode_utf16().fold(0, |hash: u32, unit| hash.wrapping_mul(31).wrapping_add(u32::from(unit)))
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn the_hash_of_a_token_is_that_of_the_page() {
        assert_eq!(hash("vpc"), ((118 * 31) + 112) * 31 + 99);
    }
}

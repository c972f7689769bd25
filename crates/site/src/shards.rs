//! The search data of a large catalog in shards, which the page fetches on demand.
//!
//! `site/shards.js` reads them; it must split texts into words in the same way.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt as _};
use serde_json::{Value, json};

use super::entry::Entry;
use ecs_err_search::internal::{fold, is_han};

/// The approximate number of postings in a shard of the index.
const POSTINGS_PER_SHARD: usize = 10_000;
/// The number of records in a shard of the texts.
const RECORDS_PER_SHARD: usize = 32;

/// The postings of each word and each pair of Chinese characters. A posting is an integer: the number of the
/// record and, in the last six bits, twice the greatest weight of a text with the word.
pub fn postings(entries: &[Entry]) -> BTreeMap<String, Vec<usize>> {
    let mut postings: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, entry) in entries.iter().enumerate() {
        for text in entry.texts.iter().filter(|text| text.weight != 0) {
            let posting = number * 64 + 2 * text.weight.unsigned_abs() as usize;
            each_token(&text.text, |token| {
                let Some(known) = postings.get_mut(token) else {
                    postings.insert(token.to_owned(), vec![posting]);
                    return;
                };
                match known.last_mut().filter(|last| **last / 64 == number) {
                    Some(last) => *last = posting.max(*last),
                    None => known.push(posting),
                }
            });
        }
    }
    postings.into_iter().collect()
}

/// The words, Chinese characters and pairs of them in a text.
fn each_token(text: &str, mut take: impl FnMut(&str)) {
    let mut word = String::new();
    let mut pair = String::new();
    // A space at the end ends the last word.
    for letter in text.chars().chain([' ']).map(fold).filter(|letter| !matches!(letter, '\'' | '’')) {
        if is_han(letter) {
            end(&mut word, &mut take);
            let begin = pair.len();
            pair.push(letter);
            take(&pair[begin..]);
            if begin > 0 {
                take(&pair);
                pair.drain(..begin);
            }
            continue;
        }
        pair.clear();
        for letter in letter.to_lowercase() {
            if letter.is_alphanumeric() {
                word.push(letter);
            } else {
                end(&mut word, &mut take);
            }
        }
    }
}

/// Takes the current word, if any.
fn end(word: &mut String, take: &mut impl FnMut(&str)) {
    if !word.is_empty() {
        take(word);
        word.clear();
    }
}

/// The shards of the index. The hash of a token selects its shard. Postings are delta-encoded.
pub fn index(postings: &BTreeMap<String, Vec<usize>>) -> impl Iterator<Item = (String, String)> {
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
        let index: BTreeMap<&str, Vec<usize>> = index.collect();
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
    use super::{each_token, hash};

    #[test]
    fn tokens_are_words_and_pairs() {
        let mut tokens = Vec::new();
        each_token("Can't用ＶＰＣ参数。", |token| tokens.push(token.to_owned()));
        assert_eq!(tokens, ["cant", "用", "vpc", "参", "数", "参数"]);
        assert_eq!(hash("vpc"), ((118 * 31) + 112) * 31 + 99);
    }
}

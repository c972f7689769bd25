//! The search data of a large catalog in shards, of which the page fetches those that a query needs.
//!
//! The page reads them in `site/shards.js`; what words there are is the same there and here.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt as _};
use serde_json::{Value, json};

use super::entry::Entry;
use ecs_err_search::internal::{fold, is_han};

/// A shard of the index has about this many postings.
const POSTINGS: usize = 10_000;
/// So many records' texts are in one shard.
const RECORDS: usize = 32;

/// Where each word and each pair of Chinese characters occurs. A posting is a number: that of a
/// record and, in the last six bits, twice the weight of its weightiest text with the word.
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

/// Takes the word that ends, if there is one.
fn end(word: &mut String, take: &mut impl FnMut(&str)) {
    if !word.is_empty() {
        take(word);
        word.clear();
    }
}

/// The shards of the index: a token is in the one that its hash names. Of each posting but the
/// first only the difference to the one before is written.
pub fn index(postings: &BTreeMap<String, Vec<usize>>) -> impl Iterator<Item = (String, String)> {
    let all: usize = postings.values().map(Vec::len).sum();
    let count = all.div_ceil(POSTINGS).max(1);
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
        // Maps of numbers can always be written; as a tree of values they would take much more memory.
        (format!("index-{at}"), serde_json::to_string(&BTreeMap::from([("index", index)])).unwrap_or_default())
    })
}

/// The shards of the texts.
pub fn texts(entries: &[Entry]) -> impl Iterator<Item = (String, String)> {
    entries.chunks(RECORDS).enumerate().map(|(at, chunk)| {
        let texts = chunk.iter().enumerate().map(|(offset, entry)| entry.texts_of(at * RECORDS + offset, |_| true));
        (format!("texts-{at}"), json!({"texts": texts.collect::<Value>()}).to_string())
    })
}

/// A number for a token, the same as in the page, which counts in units of UTF-16.
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

//! The search data of a large catalog in shards, of which the page fetches those that a query needs.
//!
//! The page reads them in `site/shards.js`; what words there are is the same there and here.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

use super::entry::Entry;
use crate::search::token::{fold, is_han};

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
    let folded = text.chars().map(fold).flat_map(char::to_lowercase).filter(|letter| !matches!(letter, '\'' | '’'));
    let plain: Vec<char> = folded.map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let mut token = String::new();
    let mut claim = |letters: &[char]| {
        token.clear();
        token.extend(letters);
        take(&token);
    };
    for run in plain.chunk_by(|one, other| *one != ' ' && *other != ' ' && is_han(*one) == is_han(*other)) {
        match run[0] {
            ' ' => {}
            letter if is_han(letter) => {
                run.chunks(1).for_each(&mut claim);
                run.windows(2).for_each(&mut claim);
            }
            _ => claim(run),
        }
    }
}

/// The shards of the index: a token is in the one that its hash names. Of each posting but the
/// first only the difference to the one before is written.
pub fn index(postings: &BTreeMap<String, Vec<usize>>) -> impl Iterator<Item = (String, Value)> {
    let all: usize = postings.values().map(Vec::len).sum();
    let count = all.div_ceil(POSTINGS).max(1);
    let mut shards = vec![Vec::new(); count];
    for (token, postings) in postings {
        shards[hash(token) as usize % count].push((token, postings));
    }
    // One at a time, because numbers in a tree take much more memory than written ones.
    shards.into_iter().enumerate().map(|(at, tokens)| {
        let index = tokens.into_iter().map(|(token, postings)| {
            let mut before = 0;
            let steps = postings.iter().map(|posting| posting - std::mem::replace(&mut before, *posting));
            (token.clone(), steps.collect::<Value>())
        });
        (format!("index-{at}"), json!({"index": index.collect::<Value>()}))
    })
}

/// The shards of the texts.
pub fn texts(entries: &[Entry]) -> impl Iterator<Item = (String, Value)> {
    entries.chunks(RECORDS).enumerate().map(|(at, chunk)| {
        let texts = chunk.iter().enumerate().map(|(place, entry)| entry.texts_of(at * RECORDS + place, |_| true));
        (format!("texts-{at}"), json!({"texts": texts.collect::<Value>()}))
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

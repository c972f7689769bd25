//! Related codes, to which the page of a code links, and the parts of the list that the codes are in.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{Code, ErrorCode, Text};

use super::split::Part;

/// A cause or a remedy of more codes than this is too general to relate them.
const MAX_CODES_OF_REMEDY: usize = 12;

/// The maximum number of similar codes, and how many neighbours on either side are compared with a code.
const MAX_SIMILAR: usize = 6;
const COMPARED_NEIGHBOURS: usize = 48;
/// Two shared words; one may be an article.
const MIN_SCORE: usize = 4;

/// The codes related to each code.
#[derive(Default)]
pub struct Relations<'r> {
    of: HashMap<&'r str, Related<'r>>,
    /// The words of the meaning of each error, in the order of the catalog.
    words: Vec<Words>,
    /// The parts of the list of codes.
    pub parts: Vec<Part<'r>>,
}

/// The codes that are related to a code, sorted.
#[derive(Default)]
pub struct Related<'r> {
    /// The codes that it names as related or in its texts, and those that name it.
    pub mentioned: Vec<Code<'r>>,
    /// The codes with the same description or action.
    pub same_remedy: Vec<Code<'r>>,
    /// Its sub-codes.
    pub children: Vec<Code<'r>>,
}

impl<'r> Relations<'r> {
    pub fn new(catalog: Catalog<'r>) -> Self {
        let mut mentions: BTreeMap<Code<'r>, BTreeSet<Code<'r>>> = BTreeMap::new();
        let mut remedies: HashMap<&str, Vec<Code<'r>>> = HashMap::new();
        let mut children: HashMap<Code<'r>, Vec<Code<'r>>> = HashMap::new();
        for error in catalog.errors() {
            let texts = [error.description, error.cause, error.action];
            let texts = texts.into_iter().chain(error.notes.iter().map(|note| note.text));
            for other in texts.flat_map(|text| named(catalog, text)).filter(|other| *other != error.code) {
                mentions.entry(error.code).or_default().insert(other);
                mentions.entry(other).or_default().insert(error.code);
            }
            for other in error.related.iter().filter_map(|code| catalog.error(*code)) {
                mentions.entry(error.code).or_default().insert(other.code);
                mentions.entry(other.code).or_default().insert(error.code);
            }
            for (_, text) in [error.description, error.action].into_iter().filter_map(|text| text.iter().next()) {
                remedies.entry(text).or_default().push(error.code);
            }
            if let Some(parent) = error.parent {
                children.entry(parent).or_default().push(error.code);
            }
        }
        let same = |code: Code<'r>, text: Text<'r>| {
            let same = text.iter().next().and_then(|(_, text)| remedies.get(text));
            let same = same.filter(|codes| codes.len() <= MAX_CODES_OF_REMEDY);
            same.into_iter().flatten().copied().filter(move |other| *other != code)
        };
        let of = catalog.errors().iter().map(|error| {
            let mentioned: BTreeSet<Code<'r>> = mentions.remove(&error.code).unwrap_or_default();
            let remedy: BTreeSet<Code<'r>> =
                same(error.code, error.description).chain(same(error.code, error.action)).collect();
            let related = Related {
                same_remedy: remedy.difference(&mentioned).copied().collect(),
                mentioned: mentioned.into_iter().collect(),
                children: children.remove(&error.code).unwrap_or_default(),
            };
            (error.code.as_str(), related)
        });
        Self { of: of.collect(), words: words_of(catalog), parts: Part::all(catalog) }
    }

    /// The codes that are related to a code, if any.
    pub fn of(&self, code: Code<'_>) -> Option<&Related<'r>> {
        self.of.get(code.as_str())
    }

    /// The codes of the same family, else of the same service, that share most words with an error; among equals those
    /// with the same status first.
    pub fn similar(&self, catalog: Catalog<'r>, error: &ErrorCode<'r>) -> Vec<Code<'r>> {
        let errors = catalog.errors();
        let Ok(at) = errors.binary_search_by_key(&error.code, |other| other.code) else { return Vec::new() };
        let near = at.saturating_sub(COMPARED_NEIGHBOURS)..(at + COMPARED_NEIGHBOURS + 1).min(errors.len());
        let Some(own) = self.words.get(at) else { return Vec::new() };
        let others = errors[near.clone()].iter().zip(&self.words[near]).filter(|(other, _)| other.code != error.code);
        let scored = others
            .map(|(other, words)| (shared(own, words) * 2 + usize::from(other.statuses == error.statuses), other.code));
        let mut scored: Vec<_> = scored.filter(|(score, _)| *score >= MIN_SCORE).collect();
        scored.sort_by_key(|(score, code)| (Reverse(*score), *code));
        let family = catalog.family(error.code);
        let service = catalog.service_of(error.code);
        let is_same_group = |code: &Code<'r>| match family {
            Some(family) => family.codes.matches(*code),
            None => catalog.family(*code).is_none() && catalog.service_of(*code) == service,
        };
        scored.into_iter().map(|(_, code)| code).filter(is_same_group).take(MAX_SIMILAR).collect()
    }
}

/// Words as sorted numbers.
type Words = Vec<usize>;

/// The words of the meaning of each error in the first language; a text without spaces has its pairs of letters.
fn words_of(catalog: Catalog<'_>) -> Vec<Words> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let words = catalog.errors().iter().map(|error| {
        let text = if error.description.is_empty() { error.message } else { error.description };
        let text = text.iter().next().map_or("", |(_, text)| text);
        let mut words = Words::new();
        let mut add = |word| {
            let next = numbers.len();
            words.push(*numbers.entry(word).or_insert(next));
        };
        for run in text.split(|letter: char| !letter.is_alphanumeric()).filter(|run| !run.is_empty()) {
            if run.is_ascii() {
                add(run);
                continue;
            }
            let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
            starts.windows(3).filter_map(|pair| run.get(pair[0]..pair[2])).for_each(&mut add);
        }
        words.sort_unstable();
        words.dedup();
        words
    });
    words.collect()
}

/// The number of words that two texts share.
fn shared(one: &[usize], other: &[usize]) -> usize {
    one.iter().filter(|word| other.binary_search(word).is_ok()).count()
}

/// The catalog's codes that a text names, in any language.
fn named<'r>(catalog: Catalog<'r>, text: Text<'r>) -> impl Iterator<Item = Code<'r>> {
    let found = text.iter().flat_map(move |(_, text)| catalog.find_codes(text.as_bytes()));
    found.filter_map(|found| found.error).map(|error| error.code)
}

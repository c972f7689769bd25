//! Related codes, to which the page of a code links.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{Code, Text};

/// A cause or a remedy of more codes than this is too general to relate them.
const MAX_CODES_OF_REMEDY: usize = 12;

/// The codes related to each code.
#[derive(Default)]
pub struct Relations<'r> {
    of: HashMap<&'r str, Related<'r>>,
}

/// The codes that are related to a code, sorted.
#[derive(Default)]
pub struct Related<'r> {
    /// The codes in its texts, and those with texts that contain it.
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
        Self { of: of.collect() }
    }

    /// The codes that are related to a code, if any.
    pub fn of(&self, code: Code<'_>) -> Option<&Related<'r>> {
        self.of.get(code.as_str())
    }
}

/// The catalog's codes that a text names, in any language.
fn named<'r>(catalog: Catalog<'r>, text: Text<'r>) -> impl Iterator<Item = Code<'r>> {
    let found = text.iter().flat_map(move |(_, text)| catalog.find_codes(text.as_bytes()));
    found.filter_map(|found| found.error).map(|error| error.code)
}

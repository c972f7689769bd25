//! Which codes belong together: what the pages of each link to.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{Code, Text};

/// A remedy that more codes have than this says nothing about any of them.
const TELLING: usize = 12;

/// The codes related to each code.
#[derive(Default)]
pub struct Relations {
    of: HashMap<Code, (Vec<Code>, Vec<Code>)>,
}

impl Relations {
    pub fn new(catalog: Catalog<'_>) -> Self {
        let mut mentions: BTreeMap<Code, BTreeSet<Code>> = BTreeMap::new();
        let mut remedies: HashMap<&str, Vec<Code>> = HashMap::new();
        for error in catalog.errors() {
            let texts = [error.description, error.action].into_iter().chain(error.notes.iter().map(|note| note.text));
            for other in texts.flat_map(|text| named(catalog, text)) {
                if other != error.code {
                    mentions.entry(error.code).or_default().insert(other);
                    mentions.entry(other).or_default().insert(error.code);
                }
            }
            for text in [error.description, error.action] {
                if let Some((_, text)) = text.iter().next() {
                    remedies.entry(text).or_default().push(error.code);
                }
            }
        }
        let related = |code: Code, text: Text<'_>| {
            let same = text.iter().next().and_then(|(_, text)| remedies.get(text));
            same.filter(|codes| codes.len() <= TELLING)
                .into_iter()
                .flatten()
                .copied()
                .filter(move |other| *other != code)
        };
        let of = catalog.errors().iter().map(|error| {
            let mentioned: BTreeSet<Code> = mentions.remove(&error.code).unwrap_or_default();
            let alike: BTreeSet<Code> =
                related(error.code, error.description).chain(related(error.code, error.action)).collect();
            let alike = alike.difference(&mentioned).copied().collect();
            (error.code, (mentioned.into_iter().collect(), alike))
        });
        Self { of: of.collect() }
    }

    /// The codes that a code's texts name or whose texts name it, and those with the same cause or remedy.
    pub fn of(&self, code: Code) -> (&[Code], &[Code]) {
        self.of.get(&code).map_or((&[], &[]), |(mentioned, alike)| (mentioned, alike))
    }
}

/// The catalog's codes that a text names, in any language.
fn named(catalog: Catalog<'_>, text: Text<'_>) -> impl Iterator<Item = Code> {
    let found = text.iter().flat_map(move |(_, text)| catalog.find_codes(text.as_bytes()));
    found.filter_map(|found| found.error).map(|error| error.code)
}

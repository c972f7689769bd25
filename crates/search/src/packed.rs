//! An index in one piece of bytes, embedded in a program and read in place.
//!
//! The bytes are a list of pieces, each with its length in front: the digest of the catalog, the
//! phrases of the synonyms, what ranking needs of each record, where that is for each record, and
//! the files of tantivy. All numbers are little-endian.

use std::borrow::Cow;

use ecs_err_core::Catalog;

use crate::concept::SynonymIndex;
use crate::document::document;
use crate::rank::{RankFeatures, WeightedTerms};
use crate::token::Analyzer;
use crate::{SearchError, all_terms, pack, searcher, store};

/// The index of a catalog in one piece; the same catalog gives the same bytes.
///
/// `digest` identifies the catalog: [`PackedIndex::digest`] gives it back, so that a program can see
/// whether the index is that of its catalog.
///
/// # Errors
/// If the index can't be made, for example for lack of memory.
pub fn pack_index(catalog: Catalog<'_>, digest: u64) -> Result<Vec<u8>, SearchError> {
    let synonyms = SynonymIndex::new(catalog.synonyms(), &Analyzer::new());
    let mut phrases = Writer::default();
    for (atoms, group) in synonyms.phrases() {
        phrases.count(group);
        phrases.list(atoms, |writer, atom| writer.bytes(atom.as_bytes()));
    }
    let (index, directory) = store::build(all_terms(catalog, &synonyms)).map_err(SearchError::new)?;
    let (mut features, mut places) = (Writer::default(), Writer::default());
    if let Some(searcher) = searcher(synonyms, &index).map_err(SearchError::new)? {
        for record in catalog.records() {
            places.count(features.0.len());
            features.features(&RankFeatures::new(&document(catalog, record), &searcher));
        }
    }
    let mut packed = Writer::default();
    packed.bytes(&digest.to_le_bytes());
    for part in [phrases, features, places] {
        packed.bytes(&part.0);
    }
    packed.0.extend(pack::pack(&index, &directory).map_err(SearchError::new)?);
    Ok(packed.0)
}

/// An index that [`pack_index`] made.
#[derive(Clone, Copy, Debug)]
pub struct PackedIndex {
    digest: u64,
    phrases: &'static [u8],
    features: &'static [u8],
    places: &'static [u8],
    pub(crate) files: &'static [u8],
}

impl PackedIndex {
    /// Reads where the parts of an index are; `None` if the bytes are not an index.
    #[must_use]
    pub fn new(bytes: &'static [u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let digest = u64::from_le_bytes(reader.bytes()?.try_into().ok()?);
        let (phrases, features, places) = (reader.bytes()?, reader.bytes()?, reader.bytes()?);
        Some(Self { digest, phrases, features, places, files: reader.0 })
    }

    /// What identifies the catalog that the index was made from.
    #[must_use]
    pub const fn digest(&self) -> u64 {
        self.digest
    }

    pub(crate) fn synonyms(&self) -> SynonymIndex {
        let mut reader = Reader(self.phrases);
        let mut synonyms = SynonymIndex::default();
        while let Some((group, length)) = reader.count().zip(reader.count()) {
            synonyms.add((0..length).map_while(|_| reader.text().map(Cow::Borrowed)), group);
        }
        synonyms
    }

    /// What ranking needs of the record with a number.
    pub(crate) fn features(&self, record: usize) -> Option<RankFeatures> {
        let place = Reader(self.places.get(record * 4..)?).count()?;
        Reader(self.features.get(place..)?).features()
    }
}

#[derive(Default)]
struct Writer(Vec<u8>);

impl Writer {
    fn count(&mut self, count: usize) {
        self.0.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.0.extend(bytes);
    }

    fn weight(&mut self, weight: f32) {
        self.0.extend(weight.to_le_bytes());
    }

    fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.count(items.len());
        for item in items {
            write(self, item);
        }
    }

    fn features(&mut self, features: &RankFeatures) {
        self.weight(features.length);
        self.list(&features.normalized, |writer, (weight, text)| {
            writer.weight(*weight);
            writer.bytes(text);
        });
        self.list(&features.weighted_terms, |writer, terms| {
            writer.list(terms, |writer, (term, weight)| {
                writer.0.extend(term.to_le_bytes());
                writer.weight(*weight);
            });
        });
    }
}

/// Reads what [`Writer`] wrote; nothing is read beyond the end.
struct Reader(&'static [u8]);

impl Reader {
    fn four(&mut self) -> Option<[u8; 4]> {
        let (four, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*four)
    }

    fn count(&mut self) -> Option<usize> {
        self.four().map(|four| u32::from_le_bytes(four) as usize)
    }

    fn weight(&mut self) -> Option<f32> {
        self.four().map(f32::from_le_bytes)
    }

    fn bytes(&mut self) -> Option<&'static [u8]> {
        let len = self.count()?;
        let (bytes, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(bytes)
    }

    fn text(&mut self) -> Option<&'static str> {
        std::str::from_utf8(self.bytes()?).ok()
    }

    fn list<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.count()?;
        // Each item has a number at least.
        let mut items = Vec::with_capacity(count.min(self.0.len() / 4));
        for _ in 0..count {
            items.push(read(self)?);
        }
        Some(items)
    }

    fn features(&mut self) -> Option<RankFeatures> {
        let length = self.weight()?;
        let normalized = self.list(|reader| Some((reader.weight()?, reader.bytes().map(Cow::Borrowed)?)))?;
        let weighted_terms = self.list(|reader| {
            let terms = reader.list(|reader| Some((reader.four().map(u32::from_le_bytes)?, reader.weight()?)))?;
            Some(WeightedTerms::from(terms))
        })?;
        Some(RankFeatures { normalized: normalized.into(), weighted_terms: weighted_terms.into(), length })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_cut_or_changed_are_refused_or_read_without_a_panic() {
        let mut writer = Writer::default();
        writer.bytes(&7_u64.to_le_bytes());
        writer.bytes(&[1, 0, 0, 0, 255, 255, 255, 255]);
        writer.bytes(&[9]);
        writer.bytes(&[200, 0, 0, 0]);
        let bytes: &'static [u8] = writer.0.leak();
        for end in 0..bytes.len() {
            assert!(PackedIndex::new(&bytes[..end]).is_none());
        }
        let index = PackedIndex::new(bytes).unwrap();
        assert_eq!(index.digest(), 7);
        assert!(
            index.synonyms().phrases().next().is_none() && index.features(0).is_none() && index.features(9).is_none()
        );
    }
}

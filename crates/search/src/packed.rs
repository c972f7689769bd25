//! An index in one piece of bytes, embedded in a program and read in place.
//!
//! The bytes are a list of pieces, each with its length in front: the digest of the catalog, the
//! phrases of the synonyms, what ranking needs of each record, where that is for each record, and
//! the files of tantivy. All numbers are little-endian.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;
use std::{fmt, io};

use ecs_err_core::Catalog;
use tantivy::HasLen;
use tantivy::directory::{FileHandle, FileSlice, OwnedBytes};

use crate::concept::SynonymIndex;
use crate::document::document;
use crate::rank::RankFeatures;
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

/// The phrases of the synonyms, all of which are read.
#[derive(Clone, Debug)]
enum Phrases {
    /// Part of the program: not copied, because the program is that of most look-ups.
    Static(&'static [u8]),
    Read(FileSlice),
}

/// Bytes that are read where they are needed, such as those of a large file.
pub trait ReadAt: fmt::Debug + Send + Sync {
    /// How many bytes there are.
    fn len(&self) -> usize;

    /// Whether there are no bytes.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads some of them.
    ///
    /// # Errors
    /// If they can't be read.
    fn read(&self, range: Range<usize>) -> io::Result<Vec<u8>>;
}

/// An index that [`pack_index`] made.
#[derive(Clone, Debug)]
pub struct PackedIndex {
    digest: u64,
    phrases: Phrases,
    features: FileSlice,
    places: FileSlice,
    pub(crate) files: FileSlice,
}

impl PackedIndex {
    /// Reads where the parts of an index are; `None` if the bytes are not an index.
    #[must_use]
    pub fn new(bytes: &'static [u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let (_, phrases) = (reader.bytes()?, reader.bytes()?);
        Self::of(&FileSlice::from(bytes), |_| Phrases::Static(phrases))
    }

    /// The same for bytes that are read where they are needed.
    ///
    /// The bytes must be those that [`pack_index`] made: `bytes` has to fail where they are not.
    #[must_use]
    #[doc(hidden)]
    pub fn read_from(bytes: Arc<dyn ReadAt>) -> Option<Self> {
        Self::of(&FileSlice::new(Arc::new(FileOf(bytes))), Phrases::Read)
    }

    fn of(bytes: &FileSlice, phrases_of: impl FnOnce(FileSlice) -> Phrases) -> Option<Self> {
        let (digest, rest) = piece(bytes)?;
        let (phrases, rest) = piece(&rest)?;
        let (features, rest) = piece(&rest)?;
        let (places, files) = piece(&rest)?;
        let digest = u64::from_le_bytes(digest.read_bytes().ok()?.as_slice().try_into().ok()?);
        Some(Self { digest, phrases: phrases_of(phrases), features, places, files })
    }

    /// What identifies the catalog that the index was made from.
    #[must_use]
    pub const fn digest(&self) -> u64 {
        self.digest
    }

    pub(crate) fn synonyms(&self) -> SynonymIndex {
        match &self.phrases {
            Phrases::Static(bytes) => synonyms(Reader(bytes), Cow::Borrowed),
            Phrases::Read(file) => {
                let bytes = file.read_bytes().unwrap_or_else(|_| OwnedBytes::empty());
                synonyms(Reader(&bytes), |atom| Cow::Owned(atom.to_owned()))
            }
        }
    }

    /// What ranking needs of the record with a number, as bytes.
    pub(crate) fn features(&self, record: usize) -> Option<Features> {
        let place = |record: usize| {
            let start = record.checked_mul(PLACE_BYTES)?;
            let place = range(&self.places, start..start.checked_add(PLACE_BYTES)?)?;
            Reader(&place).count()
        };
        // The last ones end where all end.
        let end = place(record + 1).unwrap_or(self.features.len());
        range(&self.features, place(record)?..end).map(Features)
    }
}

fn synonyms<'b>(mut reader: Reader<'b>, keep: impl Fn(&'b str) -> Cow<'static, str>) -> SynonymIndex {
    let mut synonyms = SynonymIndex::default();
    while let Some((group, length)) = reader.count().zip(reader.count()) {
        synonyms.add((0..length).map_while(|_| reader.text().map(&keep)), group);
    }
    synonyms
}

/// What ranking needs of a record, as bytes.
pub struct Features(OwnedBytes);

impl Features {
    pub(crate) fn read(&self) -> Option<RankFeatures<'_>> {
        Reader(&self.0).features()
    }
}

const PLACE_BYTES: usize = 4;

/// The first piece of bytes, which has its length in front, and what follows it.
pub(crate) fn piece(bytes: &FileSlice) -> Option<(FileSlice, FileSlice)> {
    let len = Reader(&range(bytes, 0..PLACE_BYTES)?).count()?;
    let rest = bytes.slice_from(PLACE_BYTES);
    (len <= rest.len()).then(|| rest.split(len))
}

/// Some of the bytes; `None` if there are not as many.
fn range(bytes: &FileSlice, range: Range<usize>) -> Option<OwnedBytes> {
    let is_within = range.start <= range.end && range.end <= bytes.len();
    is_within.then(|| bytes.read_bytes_slice(range).ok()).flatten()
}

/// Bytes as a file of tantivy.
#[derive(Debug)]
struct FileOf(Arc<dyn ReadAt>);

impl HasLen for FileOf {
    fn len(&self) -> usize {
        self.0.len()
    }
}

impl FileHandle for FileOf {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        self.0.read(range).map(OwnedBytes::new)
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

    fn features(&mut self, features: &RankFeatures<'_>) {
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
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
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

    fn bytes(&mut self) -> Option<&'b [u8]> {
        let len = self.count()?;
        let (bytes, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(bytes)
    }

    fn text(&mut self) -> Option<&'b str> {
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

    fn features(&mut self) -> Option<RankFeatures<'b>> {
        let length = self.weight()?;
        let normalized = self.list(|reader| Some((reader.weight()?, reader.bytes().map(Cow::Borrowed)?)))?;
        let weighted_terms =
            self.list(|reader| reader.list(|reader| Some((reader.four().map(u32::from_le_bytes)?, reader.weight()?))))?;
        Some(RankFeatures { normalized, weighted_terms, length })
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

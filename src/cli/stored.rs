//! What an answer needs of a catalog, from a file: the cache of a directory, or a pack.
//!
//! The answer is made from a part of the catalog by the same code as from the whole. So a part is used only if the whole
//! is known to give the same answer: if its records are all that the answer depends on.

use std::io;
use std::ops::Range;
use std::sync::Arc;

use ecs_err::pack::{CatalogFile, IndexBytes, Part, Refusal};
use ecs_err::search::internal::code_words;
use ecs_err::search::{Index, Options, PackedIndex, PartNumbers, ReadAt, StoredIndex};
use ecs_err::{Catalog, Match, OwnedCatalog, Record};

use ecs_err::text::printable_line;
use ecs_err_answers::classify::{self, Input, Plain};
use ecs_err_answers::longer_text;

/// A longer text has too many parts that may be codes.
const MAX_TEXT_BYTES: usize = 1000;

/// Where the records and the index of a catalog are.
pub trait Stored {
    /// The records.
    fn records(&self) -> Result<CatalogFile, Refusal>;

    /// The index.
    fn index(&self) -> Result<IndexBytes, Refusal>;

    /// What the index must have been made for.
    fn key(&self) -> u64;
}

/// A part of a catalog that has everything that one answer needs.
pub struct PartOfCatalog {
    pub catalog: OwnedCatalog,
    /// The index; a look-up of codes needs none.
    found: Option<Found>,
}

/// The index of the whole catalog, and which of its records the part has.
struct Found {
    index: StoredIndex,
    part: PartNumbers,
}

impl PartOfCatalog {
    /// The search index: it finds what that of the whole catalog finds for the words of the answer.
    pub fn index(&self) -> Result<Index<'_>, &'static str> {
        let found = self.found.as_ref().ok_or("the file was read for codes, not for words")?;
        Ok(found.index.with_part(self.catalog.get(), found.part.clone()))
    }
}

/// What the answer to a look-up needs.
pub fn for_lookup(stored: &dyn Stored, queries: &[String]) -> Result<PartOfCatalog, Refusal> {
    let records = stored.records()?;
    let joined = queries.join(" ");
    if joined.len() > MAX_TEXT_BYTES {
        return Err(Refusal::TooMuch);
    }
    let mut found = None;
    let catalog = OwnedCatalog::from_arena(|arena| {
        let mut part = Part::new(&records, arena)?;
        let mut is_near = false;
        for text in queries.iter().chain([&joined]) {
            is_near |= part.add_resolved(text)?;
            part.add_found(text)?;
        }
        let catalog = part.catalog();
        match classify::arguments(catalog, queries, &joined, Plain::Words) {
            Input::Queries(queries) => add_answers(&mut part, catalog, &queries)?,
            Input::Words(words) if !is_near => {
                let first = queries.first().map_or("", String::as_str);
                found = Some(add_hits(&mut part, stored, &words, &Options::default(), &[first, &joined])?);
            }
            Input::Words(_) | Input::Text { .. } => return Err(Refusal::TooMuch),
        }
        Ok(*part.catalog().data())
    })?;
    Ok(PartOfCatalog { catalog, found })
}

/// What the answer to a search needs.
pub fn for_search(stored: &dyn Stored, words: &str, options: &Options) -> Result<PartOfCatalog, Refusal> {
    let records = stored.records()?;
    if words.len() > MAX_TEXT_BYTES {
        return Err(Refusal::TooMuch);
    }
    let mut found = None;
    let catalog = OwnedCatalog::from_arena(|arena| {
        let mut part = Part::new(&records, arena)?;
        found = Some(add_hits(&mut part, stored, words, options, &[])?);
        Ok::<_, Refusal>(*part.catalog().data())
    })?;
    Ok(PartOfCatalog { catalog, found })
}

/// Adds what the answers to codes show. Other queries depend on codes that the part lacks.
fn add_answers(part: &mut Part<'_, '_>, catalog: Catalog<'_>, queries: &[&str]) -> Result<(), Refusal> {
    for query in queries {
        match catalog.resolve(query) {
            Match::Found(records) => {
                if let Some(text) = longer_text(query, &records) {
                    part.add_resolved(&text)?;
                }
                for record in records {
                    match record {
                        Record::Error(error) => part.add_related(error.code)?,
                        Record::Retired(..) => {}
                        // A status lists its errors.
                        _ => return Err(Refusal::TooMuch),
                    }
                }
            }
            Match::Range(_) => {}
            _ => return Err(Refusal::TooMuch),
        }
    }
    Ok(())
}

/// Adds the hits of a search, and what ranking them needs. The program also asks the index about `texts`.
fn add_hits(
    part: &mut Part<'_, '_>,
    stored: &dyn Stored,
    words: &str,
    options: &Options,
    texts: &[&str],
) -> Result<Found, Refusal> {
    let bytes = stored.index()?;
    let index = StoredIndex::open(packed(bytes.clone(), stored.key())?).map_err(|_| Refusal::Damaged)?;
    let query = printable_line(words);
    for text in code_words(&query).chain([query.as_str()]) {
        part.add_resolved(text)?;
    }
    let catalog = part.catalog();
    // Whether a code of another service is a misspelt one depends on every code.
    let is_foreign = |text: &str| matches!(catalog.resolve(text), Match::ForeignCode(_, Some(_)));
    if code_words(&query).chain([query.as_str()]).any(is_foreign) {
        return Err(Refusal::TooMuch);
    }
    let missing = index.with_part(catalog, numbers(part)).missing(&query, options);
    missing.into_iter().try_for_each(|number| part.add(number))?;
    part.add_samples()?;
    // Searching once reads everything of the file that the answer needs, so it is known whether that is sound.
    let found = index.with_part(part.catalog(), numbers(part));
    let hits = found.search(&query, options);
    if hits.is_empty() {
        let _ = found.suggest_words(&query);
    }
    for hit in hits {
        if let Record::Retired(retired, _) = hit.record {
            // It is listed with the code that replaces it.
            part.add_resolved(retired.code.as_str())?;
        }
    }
    for text in texts {
        let _ = found.has_words(text);
    }
    drop(found);
    if !bytes.is_sound() {
        return Err(Refusal::Damaged);
    }
    Ok(Found { index, part: numbers(part) })
}

/// Which records of the whole catalog a part has.
fn numbers(part: &Part<'_, '_>) -> PartNumbers {
    PartNumbers { numbers: part.numbers(), kinds: part.kinds() }
}

/// The index in some bytes, if it was made for the key.
fn packed(bytes: IndexBytes, key: u64) -> Result<PackedIndex, Refusal> {
    PackedIndex::read_from(Arc::new(Bytes(bytes))).filter(|packed| packed.digest() == key).ok_or(Refusal::Damaged)
}

/// The whole index in memory, all of which was checked.
pub fn whole_index(stored: &dyn Stored) -> Result<PackedIndex, Refusal> {
    let bytes = stored.index()?;
    let all = bytes.read(0..bytes.len())?;
    index_in_memory(all).filter(|packed| packed.digest() == stored.key()).ok_or(Refusal::Damaged)
}

/// An index that was made just now; `None` if the bytes are not an index.
pub fn index_in_memory(bytes: Vec<u8>) -> Option<PackedIndex> {
    PackedIndex::read_from(Arc::new(InMemory(bytes)))
}

/// Bytes of a file.
#[derive(Debug)]
struct Bytes(IndexBytes);

impl ReadAt for Bytes {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn read(&self, range: Range<usize>) -> io::Result<Vec<u8>> {
        self.0.read(range)
    }
}

/// Bytes in memory.
struct InMemory(Vec<u8>);

impl std::fmt::Debug for InMemory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("InMemory").field(&self.0.len()).finish()
    }
}

impl ReadAt for InMemory {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn read(&self, range: Range<usize>) -> io::Result<Vec<u8>> {
        self.0.get(range).map(<[u8]>::to_vec).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

//! A catalog in a file: the records that are not errors, then each error by itself, where they are, and the index.

use std::io;
use std::ops::Range;
use std::sync::Arc;

use ecs_err_core::catalog::{CatalogData, folded};
use ecs_err_core::model::ErrorCode;
use ecs_err_core::model::datum::Datum;
use ecs_err_core::resolve::RecordKind;

use super::blocks::{Blocks, Refusal, Source};
use super::decode::Cursor;
use super::layout::{DIRECTORY_BYTES, NUMBER_BYTES, PLACE_BYTES, SECTION_COUNT, Section};
use super::numbers::{Counts, Numbers};
use crate::load::{Arena, with_errors, with_messages};

/// A file with the records of a catalog, and with its index if it is a pack.
pub struct CatalogFile {
    blocks: Arc<Blocks>,
    /// Where each section is in the body.
    sections: [Range<usize>; SECTION_COUNT],
}

/// What every answer needs.
pub(crate) struct Rest<'a> {
    /// The data of a catalog without errors, structures, operations and guides.
    pub data: CatalogData<'a>,
    /// The numbers of the records of the whole catalog.
    pub numbers: Numbers<'a>,
    /// How many codes each service has.
    pub service_sizes: &'a [u32],
    /// Errors that messages have as examples.
    pub samples: &'a [u32],
}

/// An error, and which others are shown with it.
#[derive(Clone)]
pub(crate) struct StoredError<'a> {
    pub error: ErrorCode<'a>,
    pub service: usize,
    /// Where the errors with its message are in the order of the messages.
    pub same_message: Range<usize>,
    pub sub_codes: &'a [u32],
}

impl CatalogFile {
    /// Opens a file with this key.
    ///
    /// # Errors
    /// If it is another file, or one that was cut or changed.
    pub fn open(source: Box<dyn Source>, key: u64) -> Result<Self, Refusal> {
        let blocks = Blocks::open(source, key)?;
        let directory = blocks.read(0..DIRECTORY_BYTES)?;
        let mut end = DIRECTORY_BYTES;
        let mut sections: [Range<usize>; SECTION_COUNT] = Default::default();
        for (section, len) in sections.iter_mut().zip(directory.as_chunks().0) {
            let len = usize::try_from(u64::from_le_bytes(*len)).map_err(|_| Refusal::Damaged)?;
            *section = end..end.checked_add(len).ok_or(Refusal::Damaged)?;
            end = section.end;
        }
        Ok(Self { blocks: Arc::new(blocks), sections })
    }

    /// The bytes of the index; none if the file has only records.
    #[must_use]
    pub fn index(&self) -> IndexBytes {
        let range = self.sections.get(Section::Index as usize).cloned().unwrap_or_default();
        IndexBytes { blocks: Arc::clone(&self.blocks), range }
    }

    /// The whole catalog. All of its records are read and checked.
    ///
    /// # Errors
    /// If the file can't be read, or was changed.
    // The arena is a type of another crate, as in the module `load`.
    #[doc(hidden)]
    pub fn catalog<'a>(&self, arena: &'a Arena) -> Result<CatalogData<'a>, Refusal> {
        let rest = self.rest(arena)?;
        let data = CatalogData {
            structures: self.others(rest.numbers.others(RecordKind::Structure), arena)?,
            operations: self.others(rest.numbers.others(RecordKind::Operation), arena)?,
            guides: self.others(rest.numbers.others(RecordKind::Guide), arena)?,
            ..rest.data
        };
        let errors = (0..rest.numbers.counts().errors).map(|number| {
            let stored = self.error(number, arena)?;
            Ok((stored.error, stored.service))
        });
        let errors = errors.collect::<Result<Vec<_>, Refusal>>()?;
        // Look-ups rely on the order.
        if !errors.is_sorted_by(|(one, _), (next, _)| one.code < next.code) {
            return Err(Refusal::Damaged);
        }
        Ok(with_messages(&with_errors(data, &errors, arena), arena))
    }

    pub(crate) fn rest<'a>(&self, arena: &'a Arena) -> Result<Rest<'a>, Refusal> {
        let bytes = self.read(Section::Rest, 0..self.len(Section::Rest))?;
        let cursor = Cursor::new(&bytes, arena);
        let count = || u32::try_from(cursor.number()?).map_err(|_| Refusal::Damaged);
        let counts = Counts { errors: count()?, operations: count()?, guides: count()?, fields: cursor.value()? };
        let (service_sizes, samples) = (cursor.value()?, cursor.value()?);
        let data = CatalogData {
            metadata: cursor.value()?,
            pages: cursor.value()?,
            retired: cursor.value()?,
            statuses: cursor.value()?,
            releases: cursor.value()?,
            synonyms: cursor.value()?,
            ..CatalogData::EMPTY
        };
        let numbers = Numbers::new(counts, &data).ok_or(Refusal::Damaged)?;
        Ok(Rest { data, numbers, service_sizes, samples })
    }

    /// The structure, operation or guide at a place among all of these.
    pub(crate) fn other<'a, T: Datum<'a>>(&self, at: u32, arena: &'a Arena) -> Result<T, Refusal> {
        let bytes = self.read(Section::Others, self.piece(Section::OtherPlaces, at as usize)?)?;
        Cursor::new(&bytes, arena).value()
    }

    fn others<'a, T: Datum<'a>>(&self, places: Range<u32>, arena: &'a Arena) -> Result<&'a [T], Refusal> {
        let records = places.map(|at| self.other(at, arena)).collect::<Result<Vec<T>, Refusal>>()?;
        Ok(arena.alloc_slice_copy(&records))
    }

    /// The error with a number.
    pub(crate) fn error<'a>(&self, number: u32, arena: &'a Arena) -> Result<StoredError<'a>, Refusal> {
        let bytes = self.read(Section::Errors, self.piece(Section::Places, number as usize)?)?;
        let cursor = Cursor::new(&bytes, arena);
        let place = || usize::try_from(cursor.number()?).map_err(|_| Refusal::Damaged);
        let (service, start, len) = (place()?, place()?, place()?);
        let same_message = start..start.checked_add(len).ok_or(Refusal::Damaged)?;
        Ok(StoredError { service, same_message, sub_codes: cursor.value()?, error: cursor.value()? })
    }

    /// The errors at these places of the order of the messages.
    pub(crate) fn in_message_order(&self, places: Range<usize>) -> Result<Vec<u32>, Refusal> {
        let range = places.start.saturating_mul(NUMBER_BYTES)..places.end.saturating_mul(NUMBER_BYTES);
        let bytes = self.read(Section::MessageOrder, range)?;
        Ok(bytes.as_chunks().0.iter().map(|number| u32::from_le_bytes(*number)).collect())
    }

    /// The errors with this code or name, without regard to letter case and separators; at most `limit` of them.
    pub(crate) fn named(&self, name: &str, limit: usize) -> Result<Vec<u32>, Refusal> {
        self.with_names(&folded(name).collect::<Vec<u8>>(), |known, wanted| known == wanted, limit)
    }

    /// The errors whose code or name begins with a text, likewise.
    pub(crate) fn beginning(&self, text: &str, limit: usize) -> Result<Vec<u32>, Refusal> {
        self.with_names(&folded(text).collect::<Vec<u8>>(), <[u8]>::starts_with, limit)
    }

    /// The errors with the names that are wanted, which are next to each other.
    fn with_names(
        &self,
        wanted: &[u8],
        is_wanted: fn(&[u8], &[u8]) -> bool,
        limit: usize,
    ) -> Result<Vec<u32>, Refusal> {
        let count = self.len(Section::NamePlaces) / PLACE_BYTES;
        let (mut low, mut high) = (0, count.saturating_sub(1));
        let last = high;
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.name(middle)?.1.as_slice() < wanted { low = middle + 1 } else { high = middle }
        }
        let mut numbers = Vec::new();
        for at in low..last {
            let (number, name) = self.name(at)?;
            if !is_wanted(&name, wanted) {
                break;
            }
            if numbers.len() == limit {
                return Err(Refusal::TooMuch);
            }
            numbers.push(number);
        }
        Ok(numbers)
    }

    /// The number and the folded name at a place of the sorted names.
    fn name(&self, at: usize) -> Result<(u32, Vec<u8>), Refusal> {
        let bytes = self.read(Section::Names, self.piece(Section::NamePlaces, at)?)?;
        let (number, name) = bytes.split_first_chunk().ok_or(Refusal::Damaged)?;
        Ok((u32::from_le_bytes(*number), name.to_vec()))
    }

    /// Where a piece is, by a section of places.
    fn piece(&self, places: Section, at: usize) -> Result<Range<usize>, Refusal> {
        let start = at.saturating_mul(PLACE_BYTES);
        let bytes = self.read(places, start..start.saturating_add(2 * PLACE_BYTES))?;
        let [start, end] = bytes.as_chunks().0 else { return Err(Refusal::Damaged) };
        let [start, end] = [*start, *end].map(|place| usize::try_from(u64::from_le_bytes(place)).unwrap_or(usize::MAX));
        Ok(start..end)
    }

    fn len(&self, section: Section) -> usize {
        self.sections.get(section as usize).map_or(0, Range::len)
    }

    /// Bytes of a section.
    fn read(&self, section: Section, range: Range<usize>) -> Result<Vec<u8>, Refusal> {
        let section = self.sections.get(section as usize).cloned().unwrap_or_default();
        if range.start > range.end || range.end > section.len() {
            return Err(Refusal::Damaged);
        }
        Ok(self.blocks.read(section.start + range.start..section.start + range.end)?)
    }
}

/// The bytes of an index in a file, which are checked where they are read.
#[derive(Clone, Debug)]
pub struct IndexBytes {
    blocks: Arc<Blocks>,
    range: Range<usize>,
}

impl IndexBytes {
    /// The bytes of a file that has nothing but an index.
    ///
    /// # Errors
    /// If it is another file, or one that was cut or changed.
    pub fn open(source: Box<dyn Source>, key: u64) -> Result<Self, Refusal> {
        let blocks = Blocks::open(source, key)?;
        Ok(Self { range: 0..blocks.len(), blocks: Arc::new(blocks) })
    }

    /// How many bytes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.range.len()
    }

    /// Whether there are no bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.range.is_empty()
    }

    /// Some of the bytes.
    ///
    /// # Errors
    /// If they can't be read, or were changed.
    pub fn read(&self, range: Range<usize>) -> io::Result<Vec<u8>> {
        // More than the index has would be read as something else.
        if range.start > range.end || range.end > self.len() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.blocks.read(self.range.start + range.start..self.range.start + range.end)
    }

    /// Whether everything that was read of the file was as it was written.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.blocks.is_sound()
    }
}

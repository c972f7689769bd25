//! The records of a catalog in a file: those that are not errors, then each error by itself, and where they are.

use std::collections::BTreeMap;
use std::ops::Range;

use ecs_err_core::Catalog;
use ecs_err_core::catalog::{CatalogData, folded};
use ecs_err_core::model::datum::Datum;
use ecs_err_core::model::{Code, ErrorCode};
use ecs_err_data::load::Arena;

use crate::blocks::{Blocks, Refusal, Source};
use crate::decode::Cursor;
use crate::encode::Bytes;

/// The parts of a body, in their order.
#[derive(Clone, Copy)]
enum Section {
    /// What every answer needs.
    Rest,
    /// The other records that are not errors.
    Others,
    /// Where each error begins in `Errors`, and where the last one ends.
    Places,
    Errors,
    /// The numbers of the errors in the order of their messages.
    MessageOrder,
    /// Where each name begins in `Names`, and where the last one ends.
    NamePlaces,
    /// The folded codes and names, sorted, each after the number of its error.
    Names,
}

const SECTION_COUNT: usize = 7;
/// The length of each section, in front of the sections.
const DIRECTORY_BYTES: usize = SECTION_COUNT * 8;

/// What a place is written as: the catalog may be larger than 4 GB.
const PLACE_BYTES: usize = 8;
const NUMBER_BYTES: usize = 4;

/// So many services have an example in the message about a text that is not a code.
const SAMPLES: usize = 3;

/// The body of a file with the records of a catalog; the same catalog gives the same bytes.
#[must_use]
pub fn encode_records(catalog: Catalog<'_>) -> Vec<u8> {
    let (places, errors) = pieces(encoded_errors(catalog));
    let (name_places, names) = pieces(encoded_names(catalog));
    let order = catalog.data().message_order.iter().flat_map(|number| number.to_le_bytes()).collect();
    let sections = [encoded_rest(catalog), encoded_others(catalog), places, errors, order, name_places, names];
    let mut body = Vec::with_capacity(DIRECTORY_BYTES + sections.iter().map(Vec::len).sum::<usize>());
    body.extend(sections.iter().flat_map(|section| (section.len() as u64).to_le_bytes()));
    for section in &sections {
        body.extend(section);
    }
    body
}

/// Where each piece begins, and where the last one ends; and the pieces.
fn pieces(pieces: impl Iterator<Item = Vec<u8>>) -> (Vec<u8>, Vec<u8>) {
    let (mut places, mut all) = (Vec::new(), Vec::<u8>::new());
    let mut end_piece = |all: &[u8]| places.extend((all.len() as u64).to_le_bytes());
    end_piece(&all);
    for piece in pieces {
        all.extend(piece);
        end_piece(&all);
    }
    (places, all)
}

/// What every answer needs.
fn encoded_rest(catalog: Catalog<'_>) -> Vec<u8> {
    let data = catalog.data();
    let mut bytes = Bytes::default();
    bytes.count(catalog.errors().len() as u64);
    data.service_sizes.encode(&mut bytes);
    samples(catalog).as_slice().encode(&mut bytes);
    data.metadata.encode(&mut bytes);
    data.pages.encode(&mut bytes);
    data.retired.encode(&mut bytes);
    data.statuses.encode(&mut bytes);
    data.releases.encode(&mut bytes);
    bytes.0
}

/// What only the answer to a search needs.
fn encoded_others(catalog: Catalog<'_>) -> Vec<u8> {
    let data = catalog.data();
    let mut bytes = Bytes::default();
    data.structures.encode(&mut bytes);
    data.operations.encode(&mut bytes);
    data.guides.encode(&mut bytes);
    data.synonyms.encode(&mut bytes);
    bytes.0
}

/// The first error of each of the largest services, which are examples of codes.
fn samples(catalog: Catalog<'_>) -> Vec<u32> {
    let position = |id: &str| catalog.metadata().services.iter().position(|service| service.id == id);
    let first = |service: usize| catalog.data().services.iter().position(|own| *own as usize == service);
    let largest = catalog.services_by_size().take(SAMPLES);
    largest.filter_map(|service| u32::try_from(first(position(service.id.as_str())?)?).ok()).collect()
}

/// Each error, after what the others need to know of it.
fn encoded_errors<'a>(catalog: Catalog<'a>) -> impl Iterator<Item = Vec<u8>> {
    let mut sub_codes: BTreeMap<Code<'a>, Vec<u32>> = BTreeMap::new();
    for (number, error) in (0..).zip(catalog.errors()) {
        if let Some(parent) = error.parent {
            sub_codes.entry(parent).or_default().push(number);
        }
    }
    let groups = message_groups(catalog);
    (0..).zip(catalog.errors()).map(move |(number, error): (usize, _)| {
        let mut bytes = Bytes::default();
        bytes.count(u64::from(catalog.data().services.get(number).copied().unwrap_or_default()));
        let group = groups.get(number).cloned().unwrap_or_default();
        bytes.count(group.start as u64);
        bytes.count(group.len() as u64);
        sub_codes.get(&error.code).map_or(&[][..], Vec::as_slice).encode(&mut bytes);
        error.encode(&mut bytes);
        bytes.0
    })
}

/// For each error, where the errors with its message are in the order of the messages: none for an error without one.
fn message_groups(catalog: Catalog<'_>) -> Vec<Range<usize>> {
    let order = catalog.data().message_order;
    let message = |number: &u32| catalog.api_message(catalog.errors().get(*number as usize)?);
    let mut groups = vec![0..0; catalog.errors().len()];
    let mut start = 0;
    for same in order.chunk_by(|one, other| message(one) == message(other)) {
        let group = start..start + same.len();
        start = group.end;
        if same.first().and_then(message).is_none() {
            continue;
        }
        for number in same {
            if let Some(own) = groups.get_mut(*number as usize) {
                *own = group.clone();
            }
        }
    }
    groups
}

/// The folded codes and names, sorted, each after the number of its error.
fn encoded_names(catalog: Catalog<'_>) -> impl Iterator<Item = Vec<u8>> {
    let names = (0_u32..).zip(catalog.errors()).flat_map(|(number, error)| {
        let names = [Some(error.code.as_str()), error.name].into_iter().flatten();
        names.map(move |name| (folded(name).collect::<Vec<u8>>(), number))
    });
    let mut names: Vec<(Vec<u8>, u32)> = names.collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|(name, number)| [&number.to_le_bytes()[..], &name].concat())
}

/// A file with the records of a catalog.
pub struct RecordFile {
    blocks: Blocks,
    /// Where each section is in the body.
    sections: [Range<usize>; SECTION_COUNT],
}

/// What every answer needs.
pub(crate) struct Rest<'a> {
    /// The data of a catalog without errors, structures, operations and guides.
    pub data: CatalogData<'a>,
    pub error_count: usize,
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

impl RecordFile {
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
        Ok(Self { blocks, sections })
    }

    pub(crate) fn rest<'a>(&self, arena: &'a Arena) -> Result<Rest<'a>, Refusal> {
        let bytes = self.read(Section::Rest, 0..self.len(Section::Rest))?;
        let cursor = Cursor::new(&bytes, arena);
        let error_count = usize::try_from(cursor.number()?).map_err(|_| Refusal::Damaged)?;
        Ok(Rest {
            error_count,
            service_sizes: cursor.value()?,
            samples: cursor.value()?,
            data: CatalogData {
                metadata: cursor.value()?,
                pages: cursor.value()?,
                retired: cursor.value()?,
                statuses: cursor.value()?,
                releases: cursor.value()?,
                ..CatalogData::EMPTY
            },
        })
    }

    /// Adds the other records that are not errors.
    pub(crate) fn add_others<'a>(&self, data: &mut CatalogData<'a>, arena: &'a Arena) -> Result<(), Refusal> {
        let bytes = self.read(Section::Others, 0..self.len(Section::Others))?;
        let cursor = Cursor::new(&bytes, arena);
        data.structures = cursor.value()?;
        data.operations = cursor.value()?;
        data.guides = cursor.value()?;
        data.synonyms = cursor.value()?;
        Ok(())
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

//! The records of an index by their numbers, of which a part may be in memory.

use std::ops::Range;

use ecs_err_core::Catalog;
use ecs_err_core::resolve::{Record, RecordKind};

/// The records of a catalog: errors first.
pub struct Records<'a> {
    /// Those in memory, in the order of their numbers.
    records: Vec<Record<'a>>,
    /// Which these are, if not all are in memory.
    part: Option<PartNumbers>,
}

/// Which records of a catalog are in memory. A record's number is its position in [`Catalog::records`].
#[derive(Clone, Debug)]
#[doc(hidden)]
pub struct PartNumbers {
    /// The numbers of those that are, in order.
    pub numbers: Vec<u32>,
    /// The numbers of all records of each kind.
    pub kinds: Vec<(RecordKind, Range<u32>)>,
}

impl<'a> Records<'a> {
    /// All records of a catalog.
    pub fn new(records: Vec<Record<'a>>) -> Self {
        Self { records, part: None }
    }

    /// The records of a catalog that has some of those of the whole one.
    pub fn of_part(catalog: Catalog<'a>, part: PartNumbers) -> Self {
        Self { records: catalog.records().collect(), part: Some(part) }
    }

    /// The record with a number; `None` if it is not in memory.
    pub fn get(&self, number: u32) -> Option<Record<'a>> {
        let at = match &self.part {
            None => number as usize,
            Some(part) => part.numbers.binary_search(&number).ok()?,
        };
        self.records.get(at).copied()
    }

    /// The numbers of the records that are not in memory, of these.
    pub fn missing(&self, numbers: impl Iterator<Item = u32>) -> Vec<u32> {
        let Some(part) = &self.part else { return Vec::new() };
        numbers.filter(|number| part.numbers.binary_search(number).is_err()).collect()
    }

    /// The numbers of the documents of a kind; tantivy counts documents in 32 bits.
    pub fn documents(&self, catalog: Catalog<'_>, kind: RecordKind) -> Range<u32> {
        if let Some(part) = &self.part {
            return part.kinds.iter().find(|(own, _)| *own == kind).map_or(0..0, |(_, range)| range.clone());
        }
        let Range { start, end } = catalog.record_range(kind);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        number(start)..number(end)
    }
}

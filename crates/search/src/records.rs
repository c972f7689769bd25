//! The records of an index by their numbers, of which a part may be in memory.

use std::ops::Range;

use ecs_err_core::Catalog;
use ecs_err_core::resolve::{Record, RecordKind};

/// The records of a catalog: errors first.
pub struct Records<'a> {
    /// Those in memory, in the order of their numbers.
    records: Vec<Record<'a>>,
    /// The errors in memory, if not all are.
    part: Option<PartOfErrors>,
}

/// Which of the errors are in memory.
struct PartOfErrors {
    /// Their numbers, in order.
    numbers: Vec<u32>,
    /// How many errors the index has.
    all: u32,
}

impl<'a> Records<'a> {
    /// All records of a catalog.
    pub fn new(records: Vec<Record<'a>>) -> Self {
        Self { records, part: None }
    }

    /// The records of a catalog that has some of the errors, with these numbers, and everything else.
    pub fn with_some_errors(catalog: Catalog<'a>, numbers: Vec<u32>, all: u32) -> Self {
        Self { records: catalog.records().collect(), part: Some(PartOfErrors { numbers, all }) }
    }

    /// The record with a number; `None` if it is not in memory.
    pub fn get(&self, number: u32) -> Option<Record<'a>> {
        let at = match &self.part {
            None => number as usize,
            Some(part) => match number.checked_sub(part.all) {
                None => part.numbers.binary_search(&number).ok()?,
                Some(beyond) => part.numbers.len() + beyond as usize,
            },
        };
        self.records.get(at).copied()
    }

    /// The numbers of the errors that are not in memory, of these.
    pub fn missing(&self, numbers: impl Iterator<Item = u32>) -> Vec<u32> {
        let Some(part) = &self.part else { return Vec::new() };
        numbers.filter(|number| *number < part.all && part.numbers.binary_search(number).is_err()).collect()
    }

    /// The numbers of the documents of a kind; tantivy counts documents in 32 bits.
    pub fn documents(&self, catalog: Catalog<'_>, kind: RecordKind) -> Range<u32> {
        let missing = self.part.as_ref().map_or(0, |part| (part.all as usize).saturating_sub(part.numbers.len()));
        let Range { start, end } = catalog.record_range(kind);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        // Errors are the first kind.
        let start = if kind == RecordKind::Error { start } else { start + missing };
        number(start)..number(end + missing)
    }
}

//! The numbers of the records of a catalog: their positions in [`Catalog::records`](ecs_err_core::Catalog::records).

use std::ops::Range;

use ecs_err_core::catalog::CatalogData;
use ecs_err_core::resolve::RecordKind;

/// How many records of each kind a catalog has.
pub(crate) struct Counts<'a> {
    /// Without the retired codes.
    pub errors: u32,
    pub operations: u32,
    pub guides: u32,
    /// The fields of each structure.
    pub fields: &'a [u32],
}

/// Where a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Among the errors.
    Error(u32),
    /// With everything that every answer needs.
    Rest,
    /// A structure or one of its fields.
    Structure(u32),
    /// An operation, at a place among the structures, operations and guides.
    Operation(u32),
    /// A guide, likewise.
    Guide(u32),
}

/// The numbers of the records of each kind, in their order.
pub(crate) struct Numbers<'a> {
    counts: Counts<'a>,
    kinds: [(RecordKind, Range<u32>); 7],
}

impl<'a> Numbers<'a> {
    /// The numbers of a catalog with these counts and, of everything else, as many as `rest` has; `None` if there are
    /// more than numbers.
    pub(crate) fn new(counts: Counts<'a>, rest: &CatalogData<'_>) -> Option<Self> {
        let len = |len: usize| u32::try_from(len).ok();
        let fields = counts.fields.iter().try_fold(0_u32, |sum, count| sum.checked_add(*count))?;
        let lens = [
            (RecordKind::Error, counts.errors.checked_add(len(rest.retired.len())?)?),
            (RecordKind::Status, len(rest.statuses.len())?),
            (RecordKind::Structure, len(counts.fields.len())?),
            (RecordKind::Field, fields),
            (RecordKind::Operation, counts.operations),
            (RecordKind::Release, len(rest.releases.len())?),
            (RecordKind::Guide, counts.guides),
        ];
        let mut end = 0_u32;
        let mut kinds = lens.map(|(kind, _)| (kind, 0..0));
        for ((_, range), (_, len)) in kinds.iter_mut().zip(lens) {
            *range = end..end.checked_add(len)?;
            end = range.end;
        }
        Some(Self { counts, kinds })
    }

    pub(crate) fn counts(&self) -> &Counts<'a> {
        &self.counts
    }

    /// The numbers of the records of each kind.
    pub(crate) fn kinds(&self) -> &[(RecordKind, Range<u32>)] {
        &self.kinds
    }

    /// The numbers of the records of a kind.
    pub(crate) fn of(&self, kind: RecordKind) -> Range<u32> {
        self.kinds.iter().find(|(own, _)| *own == kind).map_or(0..0, |(_, range)| range.clone())
    }

    /// The retired codes, whose kind is that of errors.
    pub(crate) fn retired(&self) -> Range<u32> {
        self.counts.errors..self.of(RecordKind::Error).end
    }

    /// The fields of the structure at a place.
    pub(crate) fn fields(&self, structure: u32) -> Range<u32> {
        let (before, rest) = self.counts.fields.split_at_checked(structure as usize).unwrap_or_default();
        let start = self.of(RecordKind::Field).start + before.iter().sum::<u32>();
        start..start + rest.first().copied().unwrap_or_default()
    }

    /// Where the record with a number is; `None` if no record has it.
    pub(crate) fn place(&self, number: u32) -> Option<Place> {
        let (kind, range) = self.kinds.iter().find(|(_, range)| range.contains(&number))?;
        let at = number - range.start;
        Some(match kind {
            RecordKind::Error if at < self.counts.errors => Place::Error(at),
            RecordKind::Error | RecordKind::Status | RecordKind::Release => Place::Rest,
            RecordKind::Structure => Place::Structure(at),
            RecordKind::Field => Place::Structure(self.structure_with_field(at)?),
            RecordKind::Operation => Place::Operation(self.others(RecordKind::Operation).start + at),
            RecordKind::Guide => Place::Guide(self.others(RecordKind::Guide).start + at),
        })
    }

    /// The places of the records of a kind among the structures, operations and guides.
    pub(crate) fn others(&self, kind: RecordKind) -> Range<u32> {
        let structures = self.of(RecordKind::Structure);
        let operations_start = structures.end - structures.start;
        let guides_start = operations_start + self.counts.operations;
        match kind {
            RecordKind::Structure => 0..operations_start,
            RecordKind::Operation => operations_start..guides_start,
            RecordKind::Guide => guides_start..guides_start + self.counts.guides,
            RecordKind::Error | RecordKind::Status | RecordKind::Field | RecordKind::Release => 0..0,
        }
    }

    fn structure_with_field(&self, at: u32) -> Option<u32> {
        let mut end = 0;
        let structure = self.counts.fields.iter().position(|count| {
            end += count;
            at < end
        });
        u32::try_from(structure?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_record_is_at_its_place() {
        let counts = Counts { errors: 2, operations: 1, guides: 1, fields: &[1, 0, 2] };
        let numbers = Numbers::new(counts, &CatalogData::EMPTY).unwrap();
        let places: Vec<Option<Place>> = (0..11).map(|number| numbers.place(number)).collect();
        let expected = [
            Place::Error(0),
            Place::Error(1),
            Place::Structure(0),
            Place::Structure(1),
            Place::Structure(2),
            Place::Structure(0),
            Place::Structure(2),
            Place::Structure(2),
            Place::Operation(3),
            Place::Guide(4),
        ];
        assert_eq!(places, expected.into_iter().map(Some).chain([None]).collect::<Vec<_>>());
        assert_eq!([0, 1, 2].map(|structure| numbers.fields(structure)), [5..6, 6..6, 6..8]);
    }

    #[test]
    fn more_records_than_numbers_are_refused() {
        for counts in [
            Counts { errors: u32::MAX, operations: 1, guides: 0, fields: &[] },
            Counts { errors: 0, operations: 0, guides: 0, fields: &[u32::MAX, 1] },
        ] {
            assert!(Numbers::new(counts, &CatalogData::EMPTY).is_none());
        }
    }
}

//! A part of a catalog: the records that an answer needs.

use std::collections::BTreeMap;
use std::ops::Range;

use ecs_err_core::catalog::{Catalog, CatalogData};
use ecs_err_core::model::{Code, Guide, Operation, Structure};
use ecs_err_core::resolve::RecordKind;

use super::blocks::Refusal;
use super::file::{CatalogFile, Rest, StoredError};
use super::numbers::Place;
use crate::load::{Arena, with_errors};

/// More records of a kind are not read: the whole catalog is then read instead.
const MAX_RECORDS: usize = 2000;

/// A part of a catalog, to which records are added by their numbers: their positions in [`Catalog::records`].
///
/// It answers as the whole does about the records that it has; what it answers about others is up to who chooses them.
/// It recognizes no messages.
pub struct Part<'f, 'a> {
    file: &'f CatalogFile,
    arena: &'a Arena,
    rest: Rest<'a>,
    errors: BTreeMap<u32, StoredError<'a>>,
    /// By their places among the structures.
    structures: BTreeMap<u32, Structure<'a>>,
    operations: BTreeMap<u32, Operation<'a>>,
    guides: BTreeMap<u32, Guide<'a>>,
}

impl<'f, 'a> Part<'f, 'a> {
    /// The part with what every answer needs: no errors, structures, operations and guides.
    ///
    /// # Errors
    /// If the file can't be read, or was changed.
    // The arena is a type of another crate, as in the module `load`.
    #[doc(hidden)]
    pub fn new(file: &'f CatalogFile, arena: &'a Arena) -> Result<Self, Refusal> {
        Ok(Self {
            file,
            arena,
            rest: file.rest(arena)?,
            errors: BTreeMap::new(),
            structures: BTreeMap::new(),
            operations: BTreeMap::new(),
            guides: BTreeMap::new(),
        })
    }

    /// The numbers of the records of each kind of the whole catalog.
    #[must_use]
    pub fn kinds(&self) -> Vec<(RecordKind, Range<u32>)> {
        self.rest.numbers.kinds().to_vec()
    }

    /// The number in the whole catalog of each record of the part, in order.
    #[must_use]
    pub fn numbers(&self) -> Vec<u32> {
        let numbers = &self.rest.numbers;
        let errors = self.errors.keys().copied().chain(numbers.retired());
        let structures = self.structures.keys().map(|at| numbers.of(RecordKind::Structure).start + at);
        let fields = self.structures.keys().flat_map(|at| numbers.fields(*at));
        errors
            .chain(numbers.of(RecordKind::Status))
            .chain(structures)
            .chain(fields)
            .chain(self.operations.keys().copied())
            .chain(numbers.of(RecordKind::Release))
            .chain(self.guides.keys().copied())
            .collect()
    }

    /// Adds the record with a number; a field with its structure.
    ///
    /// # Errors
    /// If the file can't be read, or was changed, or if the part has too many records.
    pub fn add(&mut self, number: u32) -> Result<(), Refusal> {
        let (file, arena) = (self.file, self.arena);
        match self.rest.numbers.place(number).ok_or(Refusal::Damaged)? {
            Place::Error(at) => add(&mut self.errors, at, || file.error(at, arena)),
            Place::Rest => Ok(()),
            Place::Structure(at) => {
                let fields = self.rest.numbers.fields(at).len();
                add(&mut self.structures, at, || {
                    let structure: Structure<'_> = file.other(at, arena)?;
                    // The numbers of all fields rely on it.
                    if structure.fields.len() == fields { Ok(structure) } else { Err(Refusal::Damaged) }
                })
            }
            Place::Operation(at) => add(&mut self.operations, number, || file.other(at, arena)),
            Place::Guide(at) => add(&mut self.guides, number, || file.other(at, arena)),
        }
    }

    /// Adds the errors that [`Catalog::resolve`] looks at for a text. Returns whether the answer may also depend on
    /// codes that are only similar.
    ///
    /// # Errors
    /// As for [`add`](Self::add).
    pub fn add_resolved(&mut self, text: &str) -> Result<bool, Refusal> {
        let probe = Catalog::from_data(&self.rest.data).probe(text);
        for name in &probe.names {
            self.add_named(name)?;
        }
        for beginning in &probe.beginnings {
            for number in self.file.beginning(beginning, MAX_RECORDS)? {
                self.add(number)?;
            }
        }
        Ok(probe.is_near)
    }

    /// Adds the errors whose code or name is a part of a text, as [`Catalog::find_codes`] finds them.
    ///
    /// # Errors
    /// As for [`add`](Self::add).
    pub fn add_found(&mut self, text: &str) -> Result<(), Refusal> {
        let is_code = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | ':' | '/' | '-');
        for word in text.split(|letter| !is_code(letter)) {
            // Where a code may begin or end: between letters or digits and separators.
            let is_inner = |at: usize| word.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric);
            let is_boundary = |at: &usize| *at == 0 || is_inner(*at) != is_inner(*at - 1);
            let boundaries: Vec<usize> = (0..word.len()).filter(is_boundary).chain([word.len()]).collect();
            if boundaries.len() > MAX_BOUNDARIES {
                return Err(Refusal::TooMuch);
            }
            for (at, start) in boundaries.iter().enumerate() {
                let ends = boundaries[at..].iter().filter(|end| (1..=Code::MAX_LEN).contains(&(*end - start)));
                for end in ends {
                    self.add_named(&word[*start..*end])?;
                }
            }
        }
        Ok(())
    }

    /// Adds the errors that are shown with an error of the part: those with the same message, and sub-codes.
    ///
    /// # Errors
    /// As for [`add`](Self::add).
    pub fn add_related(&mut self, code: Code<'_>) -> Result<(), Refusal> {
        let Some(stored) = self.errors.values().find(|stored| stored.error.code == code).cloned() else {
            return Ok(());
        };
        if stored.same_message.len() > MAX_RECORDS {
            return Err(Refusal::TooMuch);
        }
        let same = self.file.in_message_order(stored.same_message)?;
        same.into_iter().chain(stored.sub_codes.iter().copied()).try_for_each(|number| self.add(number))
    }

    /// Adds the errors that messages have as examples of codes.
    ///
    /// # Errors
    /// As for [`add`](Self::add).
    pub fn add_samples(&mut self) -> Result<(), Refusal> {
        self.rest.samples.iter().try_for_each(|number| self.add(*number))
    }

    /// The catalog with the records of the part.
    #[must_use]
    pub fn catalog(&self) -> Catalog<'a> {
        // The numbers are in the order of the codes.
        let errors: Vec<_> = self.errors.values().map(|stored| (stored.error, stored.service)).collect();
        let data = with_errors(self.rest.data, &errors, self.arena);
        // Numbers are looked up in the largest service first, and that of the whole catalog is meant.
        let data = CatalogData {
            service_sizes: self.rest.service_sizes,
            structures: self.arena.alloc_slice_fill_iter(self.structures.values().copied()),
            operations: self.arena.alloc_slice_fill_iter(self.operations.values().copied()),
            guides: self.arena.alloc_slice_fill_iter(self.guides.values().copied()),
            ..data
        };
        Catalog::from_data(self.arena.alloc(data))
    }

    fn add_named(&mut self, name: &str) -> Result<(), Refusal> {
        self.file.named(name, MAX_RECORDS)?.into_iter().try_for_each(|number| self.add(number))
    }
}

/// Adds a record, unless it is there.
fn add<T>(records: &mut BTreeMap<u32, T>, key: u32, read: impl FnOnce() -> Result<T, Refusal>) -> Result<(), Refusal> {
    if records.contains_key(&key) {
        return Ok(());
    }
    if records.len() >= MAX_RECORDS {
        return Err(Refusal::TooMuch);
    }
    records.insert(key, read()?);
    Ok(())
}

/// A word with more boundaries has too many parts to look up.
const MAX_BOUNDARIES: usize = 24;

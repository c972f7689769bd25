//! A part of a catalog: the records that an answer needs.

use std::collections::BTreeMap;

use ecs_err_core::catalog::{Catalog, CatalogData};
use ecs_err_core::model::Code;

use super::blocks::Refusal;
use super::file::{CatalogFile, Rest, StoredError};
use crate::load::{Arena, with_errors};

/// More errors are not read: the whole catalog is then read instead.
const MAX_ERRORS: usize = 2000;

/// A part of a catalog, to which errors are added.
///
/// It answers as the whole does about the errors that it has; what it answers about others is up to who chooses them.
pub struct Part<'f, 'a> {
    file: &'f CatalogFile,
    arena: &'a Arena,
    rest: Rest<'a>,
    errors: BTreeMap<u32, StoredError<'a>>,
}

impl<'f, 'a> Part<'f, 'a> {
    /// The part with what every answer needs: no errors, structures, operations and guides.
    ///
    /// # Errors
    /// If the file can't be read, or was changed.
    // The arena is a type of another crate, as in the module `load`.
    #[doc(hidden)]
    pub fn new(file: &'f CatalogFile, arena: &'a Arena) -> Result<Self, Refusal> {
        Ok(Self { file, arena, rest: file.rest(arena)?, errors: BTreeMap::new() })
    }

    /// Adds the structures, operations and guides, all of them, and the synonyms.
    ///
    /// # Errors
    /// If the file can't be read, or was changed.
    pub fn add_others(&mut self) -> Result<(), Refusal> {
        self.file.add_others(&mut self.rest.data, self.arena)
    }

    /// The number of errors of the whole catalog.
    #[must_use]
    pub fn whole_len(&self) -> usize {
        self.rest.error_count
    }

    /// The numbers of the errors in the whole catalog, in order.
    #[must_use]
    pub fn numbers(&self) -> Vec<u32> {
        self.errors.keys().copied().collect()
    }

    /// Adds the error with a number.
    ///
    /// # Errors
    /// If the file can't be read, or was changed, or if the part has too many errors.
    pub fn add(&mut self, number: u32) -> Result<(), Refusal> {
        if self.errors.contains_key(&number) {
            return Ok(());
        }
        if self.errors.len() >= MAX_ERRORS {
            return Err(Refusal::TooMuch);
        }
        self.errors.insert(number, self.file.error(number, self.arena)?);
        Ok(())
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
            for number in self.file.beginning(beginning, MAX_ERRORS)? {
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
        if stored.same_message.len() > MAX_ERRORS {
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

    /// The catalog with the errors of the part.
    #[must_use]
    pub fn catalog(&self) -> Catalog<'a> {
        // The numbers are in the order of the codes.
        let errors: Vec<_> = self.errors.values().map(|stored| (stored.error, stored.service)).collect();
        let data = with_errors(self.rest.data, &errors, self.arena);
        // Numbers are looked up in the largest service first, and that of the whole catalog is meant.
        let data = CatalogData { service_sizes: self.rest.service_sizes, ..data };
        Catalog::from_data(self.arena.alloc(data))
    }

    fn add_named(&mut self, name: &str) -> Result<(), Refusal> {
        self.file.named(name, MAX_ERRORS)?.into_iter().try_for_each(|number| self.add(number))
    }
}

/// A word with more boundaries has too many parts to look up.
const MAX_BOUNDARIES: usize = 24;

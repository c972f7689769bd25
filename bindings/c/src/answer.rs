//! Catalogs and answers, without pointers.

use std::path::Path;

use ecs_err::search::{self, Index, SearchError};
use ecs_err::{FoundCode, OwnedCatalog, negotiate};
use ecs_err_answers::classify::{self, Input, MAX_INPUT_BYTES, Plain};
use ecs_err_answers::{Report, View};

use crate::failure::Failure;
use crate::ffi::{CodeKind, Status};

/// A catalog that C has a pointer to.
#[derive(Debug)]
pub enum Catalog {
    /// The catalog in the library.
    Embedded,
    /// That of a directory or a pack.
    Opened(OwnedCatalog),
}

// C may use a catalog in several threads.
const _: () = {
    const fn is_send_and_sync<T: Send + Sync>() {}
    is_send_and_sync::<Catalog>();
};

impl Catalog {
    /// Opens a directory or a pack.
    ///
    /// # Errors
    /// If it is not a valid catalog.
    pub fn open(path: &str) -> Result<Self, Failure> {
        let opened = OwnedCatalog::open(Path::new(path));
        opened.map(Self::Opened).map_err(|error| Failure::new(Status::EcsErrInvalidCatalog, format!("{path}: {error}")))
    }

    fn get(&self) -> ecs_err::Catalog<'_> {
        match self {
            Self::Embedded => ecs_err::embedded(),
            Self::Opened(catalog) => catalog.get(),
        }
    }

    fn index(&self) -> Result<Index<'_>, SearchError> {
        match self {
            Self::Embedded => search::embedded(),
            Self::Opened(catalog) => Index::build(catalog.get()),
        }
    }

    /// The answer to codes or words, as `ecs-err --format json QUERY` prints it. Without a language, it is the one that
    /// the program chooses without a setting.
    ///
    /// # Errors
    /// If the catalog does not have the language, or the query is too long.
    pub fn lookup(&self, query: &str, language: Option<&str>) -> Result<String, Failure> {
        let catalog = self.get();
        let available = catalog.metadata().languages.as_slice();
        let language = match language {
            None => catalog.metadata().language([]),
            Some(wanted) => negotiate([wanted], available).ok_or_else(|| {
                let message = format!("{wanted}: the catalog has the languages {}", available.join(", "));
                Failure::new(Status::EcsErrUnknownLanguage, message)
            })?,
        };
        check_length(query.as_bytes())?;
        let queries = [query.to_owned()];
        let input = classify::arguments(catalog, &queries, query, Plain::Words);
        self.answer(&View::new(catalog, vec![language]), input)
    }

    /// The explanation of a text, as `ecs-err explain --format json` prints it.
    ///
    /// # Errors
    /// If the text is too long.
    pub fn explain(&self, text: &[u8]) -> Result<String, Failure> {
        check_length(text)?;
        let catalog = self.get();
        let view = View::new(catalog, vec![catalog.metadata().language([])]);
        self.answer(&view, classify::text(catalog, text, Plain::Text))
    }

    fn answer<'r>(&'r self, view: &View<'r>, input: Input<'_>) -> Result<String, Failure> {
        let report = Report::new(view, input, || self.index());
        let report = report.map_err(|error| Failure::new(Status::EcsErrInternal, error.to_string()))?;
        Ok(report.json(view))
    }

    /// The codes in a text, each with its kind.
    pub fn find_codes<'c>(&'c self, text: &'c [u8]) -> impl Iterator<Item = (FoundCode<'c>, CodeKind)> {
        let catalog = self.get();
        catalog.find_codes(text).map(move |found| {
            let kind = match found.error {
                Some(_) => CodeKind::EcsErrKnown,
                None if catalog.service_of(found.code.as_code()).is_some() => CodeKind::EcsErrUnknown,
                None => CodeKind::EcsErrForeign,
            };
            (found, kind)
        })
    }
}

/// Refuses a text of which the program would not read the end.
fn check_length(text: &[u8]) -> Result<(), Failure> {
    if text.len() < MAX_INPUT_BYTES {
        return Ok(());
    }
    let message = format!("the text has {} bytes; the longest that is read has {}", text.len(), MAX_INPUT_BYTES - 1);
    Err(Failure::new(Status::EcsErrTooLong, message))
}

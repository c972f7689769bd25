//! The list of codes of a large catalog: pages of families, and pages of parts for codes without one.

use foldhash::{HashMap, HashMapExt as _};

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{ErrorCode, Family, Id, LanguageTag};

use super::url::{self, SitePath};

/// The most codes in one table; more than a megabyte of rows is slow on a phone.
const MAX_TABLE_ROWS: usize = 2_000;
/// The most codes of a part.
const CODES_PER_PART: usize = 200;

/// Some codes of a service after each other, which have no family or one with too many codes for its page.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// The number of the part, from 1.
    pub number: usize,
    /// The codes.
    pub errors: &'a [ErrorCode<'a>],
}

impl PartialEq for Part<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<'a> Part<'a> {
    /// The parts of a catalog; none unless its list [is split](is_split).
    pub fn all(catalog: Catalog<'a>) -> Vec<Self> {
        if !is_split(catalog) {
            return Vec::new();
        }
        let mut sizes: HashMap<&str, usize> = HashMap::new();
        for family in catalog.errors().iter().filter_map(|error| catalog.family(error.code)) {
            *sizes.entry(family.codes.as_str()).or_default() += 1;
        }
        // The service and the family of a code that no page of a family lists.
        let group = |error: &ErrorCode<'_>| -> Option<(Option<Id<'a>>, Option<&'a Family<'a>>)> {
            let family = catalog.family(error.code);
            let is_listed = family.and_then(|family| sizes.get(family.codes.as_str())).is_some_and(|size| fits(*size));
            (!is_listed).then(|| (catalog.service_of(error.code).map(|service| service.id), family))
        };
        let runs = catalog.errors().chunk_by(|one, other| group(one) == group(other));
        let runs = runs.filter(|run| run.first().is_some_and(|error| group(error).is_some()));
        let parts = runs.flat_map(|run| run.chunks(CODES_PER_PART));
        (1..).zip(parts).map(|(number, errors)| Self { number, errors }).collect()
    }

    /// The page of the part.
    pub fn path(&self, language: LanguageTag<'_>) -> SitePath {
        SitePath::part(self.number, language)
    }

    /// The first and the last code, as one name.
    pub fn name(&self) -> String {
        match self.errors {
            [first, .., last] => format!("{} – {}", first.code, last.code),
            [only] => only.code.to_string(),
            [] => String::new(),
        }
    }
}

/// Whether a table may have so many rows.
pub const fn fits(rows: usize) -> bool {
    rows <= MAX_TABLE_ROWS
}

/// Whether the catalog has too many codes for one table.
pub fn is_split(catalog: Catalog<'_>) -> bool {
    !fits(catalog.errors().len())
}

/// The part that a code is in.
pub fn part_of<'p, 'a>(parts: &'p [Part<'a>], error: &ErrorCode<'_>) -> Option<&'p Part<'a>> {
    let at = parts.partition_point(|part| part.errors.last().is_some_and(|last| last.code < error.code));
    parts.get(at).filter(|part| part.errors.first().is_some_and(|first| first.code <= error.code))
}

/// The path of a link to the codes with a value: the list with a filter, or the results of a search if the list is split.
pub fn codes_with(catalog: Catalog<'_>, language: LanguageTag<'_>, filter: &'static str, value: &str) -> String {
    if is_split(catalog) { url::results(language, value) } else { url::filtered_errors(language, filter, value) }
}

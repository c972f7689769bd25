//! When pages changed: the release that last mentioned a record, else the edition.

use std::collections::BTreeMap;

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{Code, Date, StatusCode};
use ecs_err_core::resolve::Record;
use foldhash::HashMap;

use super::page::Page;

/// The dates of the last changes of records.
#[derive(Default)]
pub struct Dates<'d> {
    errors: HashMap<Code<'d>, Date>,
    statuses: BTreeMap<StatusCode, Date>,
    structures: BTreeMap<&'d str, Date>,
    /// The date of the edition, if it is one.
    edition: Option<Date>,
}

impl<'d> Dates<'d> {
    /// The dates of a catalog.
    pub fn new(catalog: Catalog<'d>) -> Self {
        let mut dates = Self { edition: catalog.metadata().edition.as_str().parse().ok(), ..Self::default() };
        // The newest release comes last.
        for release in catalog.releases() {
            for change in release.changes {
                dates.errors.extend(change.errors.iter().map(|code| (*code, release.date)));
                dates.statuses.extend(change.statuses.iter().map(|status| (*status, release.date)));
                let structures = change.structures.iter().copied();
                let structures = structures.chain(change.fields.iter().map(|field| field.structure));
                dates.structures.extend(structures.map(|id| (id, release.date)));
            }
        }
        dates
    }

    /// The date of the last change of a page; `None` if nothing has a date.
    pub fn of(&self, page: &Page<'_>) -> Option<Date> {
        let own = match page {
            Page::Record(Record::Release(release)) => Some(release.date),
            Page::Record(Record::Error(error)) => self.errors.get(&error.code).copied(),
            Page::Record(Record::Retired(retired, _)) => self.errors.get(&retired.code).copied(),
            Page::Record(Record::Status(status)) => self.statuses.get(&status.status).copied(),
            Page::Record(Record::Structure(structure)) => self.structures.get(structure.id.as_str()).copied(),
            _ => None,
        };
        own.or(self.edition)
    }
}

#[cfg(test)]
mod tests {
    use ecs_err_data::load::Arena;

    use super::*;

    #[test]
    fn a_record_has_the_date_of_the_release_that_last_mentions_it() {
        let arena = Arena::new();
        let catalog = crate::ecs_catalog(&arena);
        let dates = Dates::new(catalog);
        let date = |record| dates.of(&Page::Record(record)).map(|date| date.to_string());
        for error in catalog.errors() {
            let last = catalog.history(error.code).last().map(|event| event.date.to_string());
            assert_eq!(date(Record::Error(error)), last.or_else(|| Some("2024-05-30".to_owned())), "{}", error.code);
        }
        let release = &catalog.releases()[0];
        assert_eq!(date(Record::Release(release)), Some(release.date.to_string()));
        assert_eq!(dates.of(&Page::Home).map(|date| date.to_string()).as_deref(), Some("2024-05-30"));
    }
}

//! The pages that list some codes: of a family, and of a part of the list of a large catalog.

use std::collections::BTreeMap;

use ecs_err_core::model::{ErrorCode, Family, StatusCode};
use ecs_err_core::resolve::Record;

use super::super::split::{self, Part};
use super::super::value::{Map, map};
use super::super::{encode, page, url};
use super::{Reader, statuses};

impl Reader<'_> {
    pub(super) fn family(&self, family: &Family<'_>) -> Map {
        let catalog = self.catalog;
        let families = catalog.metadata().families;
        let at = families.iter().position(|other| other.codes == family.codes).unwrap_or_default();
        let neighbour = |at: Option<usize>| at.and_then(|at| families.get(at)).map(|family| self.family_link(family));
        let errors: Vec<_> = catalog.errors_matching(family.codes).collect();
        let filter = url::filtered_errors(self.language, "family", family.codes.as_str());
        let parts: Vec<Map> = if split::fits(errors.len()) { Vec::new() } else { self.parts_of(family) };
        let mut page = self.codes(if parts.is_empty() { &errors } else { &[] });
        page.extend(map! {
            "codes": family.codes.as_str(),
            "title": self.text(family.title),
            "count": errors.len(),
            "parts": parts,
            "filter_url": (!split::is_split(catalog)).then_some(filter),
            "previous": neighbour(at.checked_sub(1)),
            "next": neighbour(at.checked_add(1)),
        });
        page
    }

    pub(super) fn part(&self, part: &Part<'_>) -> Map {
        let parts = &self.relations.parts;
        let neighbour = |at: Option<usize>| at.and_then(|at| parts.get(at)).map(|part| self.part_link(part));
        let errors: Vec<_> = part.errors.iter().collect();
        let mut page = self.codes(&errors);
        page.extend(map! {
            "codes": part.name(),
            "title": "",
            "count": errors.len(),
            "previous": neighbour(part.number.checked_sub(2)),
            "next": neighbour(Some(part.number)),
        });
        page
    }

    /// The table of some codes, with the number of codes of each status.
    fn codes(&self, errors: &[&ErrorCode<'_>]) -> Map {
        let catalog = self.catalog;
        let mut counts: BTreeMap<StatusCode, usize> = BTreeMap::new();
        for status in errors.iter().flat_map(|error| statuses(error)) {
            *counts.entry(status).or_default() += 1;
        }
        let status = |(status, count): (&StatusCode, &usize)| {
            let mut badge = self.status_badge(*status);
            badge.insert("count", (*count).into());
            badge
        };
        // A status that all have is not repeated.
        let row = |error: &ErrorCode<'_>| {
            let mut row = self.row(error);
            if counts.len() == 1 {
                row.remove("statuses");
            }
            row
        };
        let service = errors.first().and_then(|error| catalog.service_of(error.code));
        map! {
            "service": service.map(|service| self.text(service.name)),
            "statuses": counts.iter().map(status).collect::<Vec<_>>(),
            "errors": errors.iter().map(|error| row(error)).collect::<Vec<_>>(),
        }
    }

    /// A link to a family: its codes, subject and page.
    pub(super) fn family_link(&self, family: &Family<'_>) -> Map {
        map! {
            "name": family.codes.as_str(),
            "title": self.text(family.title),
            "anchor": format!("family-{}", encode::anchor(family.codes.as_str())),
            "url": page::family_link(self.catalog, family, self.language),
        }
    }

    /// A link to a part of the list.
    pub(super) fn part_link(&self, part: &Part<'_>) -> Map {
        map! {
            "name": part.name(),
            "title": "",
            "count": part.errors.len(),
            "url": String::from(part.path(self.language)),
        }
    }

    /// The pages that list codes, each with how many of them it has.
    pub(super) fn places(&self, errors: &[&ErrorCode<'_>]) -> Vec<Map> {
        let place = |error: &ErrorCode<'_>| match split::part_of(&self.relations.parts, error) {
            Some(part) => Some(self.part_link(part)),
            None => self.catalog.family(error.code).map(|family| self.family_link(family)),
        };
        let mut places: Vec<Map> = Vec::new();
        let mut counts: Vec<usize> = Vec::new();
        for place in errors.iter().filter_map(|error| place(error)) {
            match places.last() {
                Some(last) if last.get("url") == place.get("url") => *counts.last_mut().unwrap_or(&mut 0) += 1,
                _ => {
                    places.push(place);
                    counts.push(1);
                }
            }
        }
        for (place, count) in places.iter_mut().zip(counts) {
            place.insert("count", count.into());
        }
        places
    }

    /// The parts with the codes of a family.
    fn parts_of(&self, family: &Family<'_>) -> Vec<Map> {
        let is_own = |part: &&Part<'_>| part.errors.first().is_some_and(|error| family.codes.matches(error.code));
        self.relations.parts.iter().filter(is_own).map(|part| self.part_link(part)).collect()
    }

    /// A link to an error with what the API returns, for tables.
    pub(super) fn row(&self, error: &ErrorCode<'_>) -> Map {
        let mut row = self.link(&Record::Error(error));
        let message = error.message.localized(self.catalog.metadata().message_language, self.language.as_str());
        let is_meaning = error.description.is_empty();
        row.insert("message", message.filter(|_| !is_meaning).map(|message| message.text).into());
        row.insert("message_language", message.map(|message| message.locale).into());
        row
    }
}

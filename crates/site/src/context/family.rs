//! The page of a family of codes.

use std::collections::BTreeMap;

use ecs_err_core::model::{ErrorCode, Family, StatusCode};
use ecs_err_core::resolve::Record;

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
            "codes": family.codes.as_str(),
            "title": self.text(family.title),
            "service": service.map(|service| self.text(service.name)),
            "statuses": counts.iter().map(status).collect::<Vec<_>>(),
            "filter_url": url::filtered_errors(self.language, "family", family.codes.as_str()),
            "errors": errors.iter().map(|error| row(error)).collect::<Vec<_>>(),
            "previous": neighbour(at.checked_sub(1)),
            "next": neighbour(at.checked_add(1)),
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

//! Pages about many records.

use std::collections::{BTreeMap, BTreeSet};

use ecs_err_core::model::{
    CodeForm, ErrorCode, ExternalService, Family, Release, Retry, Service, Severity, Status, StatusCode, Text,
};
use ecs_err_core::resolve::{Record, RecordKind};

use super::super::split::{self, Part};
use super::super::url::{self, SitePath};
use super::super::value::{Map, map};
use super::super::{encode, page, text};
use super::home::MAX_CODES_ON_HOME;
use super::{Reader, badges, statuses};

/// More families than this are listed by service on the home page.
const MAX_FAMILIES_ON_HOME: usize = 60;

impl<'r> Reader<'r> {
    pub(super) fn about(&self) -> Map {
        let catalog = self.catalog;
        let metadata = catalog.metadata();
        let dated = catalog.errors().iter().filter(|error| catalog.history(error.code).next().is_some()).count();
        let has_same_message = |error: &&ErrorCode<'_>| catalog.errors_with_same_message(error.code).next().is_some();
        map! {
            "title": self.text(metadata.title),
            "languages": metadata.languages.to_vec(),
            "services": self.described_services(),
            "external": self.external_services(),
            "reader_links": self.reader_links(None),
            "has_forms": metadata.services.iter().any(|service| !forms(service.forms).is_empty()),
            "counts": self.counts(),
            "dated": dated,
            "shared": catalog.errors().iter().filter(has_same_message).count(),
        }
    }

    pub(super) fn list(&self, kind: RecordKind) -> Map {
        let catalog = self.catalog;
        match kind {
            RecordKind::Error => self.errors(),
            RecordKind::Release => {
                let releases: Vec<_> = catalog.releases().iter().rev().collect();
                let years = releases.chunk_by(|one, other| one.date.year() == other.date.year()).map(|releases| {
                    let changes: usize = releases.iter().map(|release| release.changes.len()).sum();
                    map! {
                        "year": releases.first().map(|release| format!("{:04}", release.date.year())),
                        "count": changes,
                        "releases": releases.iter().map(|release| self.release(release)).collect::<Vec<_>>(),
                    }
                });
                map! {"years": years.collect::<Vec<_>>()}
            }
            RecordKind::Status => {
                let counts = self.status_counts();
                let items = catalog.statuses().iter().map(|status| self.status_item(status, &counts));
                map! {"items": items.collect::<Vec<_>>()}
            }
            RecordKind::Structure | RecordKind::Field => {
                let items = catalog.structures().iter().map(|structure| {
                    let mut link = self.link(&Record::Structure(structure));
                    link.insert("count", structure.fields.len().into());
                    link.insert("group", catalog.page(structure.page).map(|page| self.text(page.title)).into());
                    link.insert("detail", self.words.direction(structure.direction).into());
                    link
                });
                map! {"items": items.collect::<Vec<_>>()}
            }
            RecordKind::Operation => {
                map! {"items": catalog.operations().iter().map(|operation| self.link(&Record::Operation(operation))).collect::<Vec<_>>()}
            }
            RecordKind::Guide => {
                map! {"items": catalog.guides().iter().map(|guide| {
                    let mut link = self.link(&Record::Guide(guide));
                    link.insert("name", "".into());
                    link
                }).collect::<Vec<_>>()}
            }
        }
    }

    /// The table of all codes, with the columns and filters for which the catalog has values; of a large catalog the
    /// families and the parts of the table.
    fn errors(&self) -> Map {
        let catalog = self.catalog;
        let errors = catalog.errors();
        let retired = catalog.retired().iter().filter_map(|retired| catalog.record_of(retired.code));
        let retired: Vec<Map> = retired.map(|record| self.link(&record)).collect();
        if split::is_split(catalog) {
            return map! {"count": errors.len(), "groups": self.code_groups(), "retired": retired};
        }
        let categories: BTreeSet<&str> = errors.iter().filter_map(|error| error.category).collect();
        let severities =
            Severity::ALL.iter().filter(|severity| errors.iter().any(|error| error.severity == Some(**severity)));
        let severities = severities.map(|severity| {
            map! {
                "value": severity.as_str(),
                "title": self.words.severity_of(*severity),
            }
        });
        let retries =
            Retry::ALL.iter().filter(|retry| errors.iter().any(|error| catalog.retry(error) == Some(**retry)));
        let retries = retries.map(|retry| {
            map! {
                "value": retry.as_str(),
                // A choice has no full stop.
                "title": self.words.retry(*retry).trim_end_matches(['.', '。']),
            }
        });
        // Links to the codes of a service lead to its first row where no script filters the others out.
        let mut services = BTreeSet::new();
        let row = |error: &ErrorCode<'_>| {
            let mut row = self.table_row(error);
            if let Some(service) = catalog.service_of(error.code).filter(|service| services.insert(service.id.as_str()))
            {
                row.insert("anchor", service_anchor(service).into());
            }
            row
        };
        map! {
            "errors": errors.iter().map(row).collect::<Vec<_>>(),
            "message_language": catalog.metadata().message_language,
            "has_statuses": errors.iter().any(|error| !statuses(error).is_empty()),
            "has_descriptions": errors.iter().any(|error| !error.description.is_empty()),
            "has_messages": errors.iter().any(|error| !error.message.is_empty()),
            "retired": retired,
            "families": self.families(),
            "services": self.services(),
            "statuses": self.used_statuses(),
            "categories": categories.into_iter().map(ToOwned::to_owned).collect::<Vec<_>>(),
            "retries": retries.collect::<Vec<_>>(),
            "severities": severities.collect::<Vec<_>>(),
            "releases": self.releases_of_errors(),
        }
    }

    /// The pages with the codes of a large catalog, by service.
    fn code_groups(&self) -> Vec<Map> {
        let catalog = self.catalog;
        let mut groups: BTreeMap<Option<usize>, (usize, Vec<Map>, Vec<Map>)> = BTreeMap::new();
        let services = catalog.metadata().services;
        let place = |error: &ErrorCode<'_>| {
            let own = catalog.service_of(error.code)?;
            services.iter().position(|service| service.id == own.id)
        };
        for error in catalog.errors() {
            groups.entry(place(error)).or_default().0 += 1;
        }
        for (family, link) in catalog.metadata().families.iter().zip(self.families()) {
            if let Some(error) = catalog.errors_matching(family.codes).next() {
                groups.entry(place(error)).or_default().1.push(link);
            }
        }
        // The parts of a family are on its page.
        let outside = |part: &&Part<'_>| part.errors.first().is_some_and(|error| catalog.family(error.code).is_none());
        for part in self.relations.parts.iter().filter(outside) {
            if let Some(error) = part.errors.first() {
                groups.entry(place(error)).or_default().2.push(self.part_link(part));
            }
        }
        let group = |(place, (count, families, parts)): (Option<usize>, (usize, Vec<Map>, Vec<Map>))| {
            let service = place.and_then(|at| services.get(at));
            map! {
                "id": service.map(|service| service_anchor(service)),
                "name": service.map(|service| self.text(service.name)),
                "count": count,
                "families": families,
                "parts": parts,
            }
        };
        groups.into_iter().map(group).collect()
    }

    /// A code's row in the table of all codes.
    fn table_row(&self, error: &ErrorCode<'_>) -> Map {
        let catalog = self.catalog;
        let all = statuses(error);
        let numbers: Vec<String> = all.iter().map(ToString::to_string).collect();
        let releases: Vec<String> = catalog.history(error.code).map(|event| event.release.to_string()).collect();
        let message = error.message.localized(catalog.metadata().message_language, self.language.as_str());
        map! {
            "url": String::from(SitePath::of(&Record::Error(error), self.language)),
            "name": error.code.as_str(),
            "name_html": text::breakable(error.code),
            "is_long": text::is_long(error.code),
            "text": self.headline(error.description),
            "message": message.map(|message| message.text),
            "badges": badges(&all),
            "status": numbers.join(" "),
            "retry": catalog.retry(error).map(Retry::as_str),
            "service": catalog.service_of(error.code).map(|service| service.id.as_str()),
            "family": catalog.family(error.code).map(|family| family.codes.as_str()),
            "category": error.category,
            "severity": error.severity.map(Severity::as_str),
            "releases": releases.join(" "),
        }
    }

    /// The groups of codes: their families, else their services, else their categories.
    pub(super) fn groups(&self) -> Vec<Map> {
        let services = self.catalog.metadata().services;
        let families = self.catalog.metadata().families;
        if !families.is_empty() && (families.len() <= MAX_FAMILIES_ON_HOME || services.len() < 2) {
            return self.families();
        }
        if services.len() > 1 {
            return services.iter().map(|service| self.service_group(service)).collect();
        }
        let mut categories: BTreeMap<&str, usize> = BTreeMap::new();
        for category in self.catalog.errors().iter().filter_map(|error| error.category) {
            *categories.entry(category).or_default() += 1;
        }
        if categories.len() < 2 || self.catalog.errors().len() <= MAX_CODES_ON_HOME {
            return Vec::new();
        }
        categories
            .into_iter()
            .map(|(category, count)| {
                map! {
                    "name": category,
                    "title": "",
                    "count": count,
                    "url": split::codes_with(self.catalog, self.language, "category", category),
                }
            })
            .collect()
    }

    fn families(&self) -> Vec<Map> {
        let family = |family: &Family<'_>| {
            map! {
                "name": family.codes.as_str(),
                "title": self.text(family.title),
                "count": self.catalog.errors_matching(family.codes).count(),
                "url": page::family_link(self.catalog, family, self.language),
            }
        };
        self.catalog.metadata().families.iter().map(family).collect()
    }

    fn service_group(&self, service: &Service<'_>) -> Map {
        map! {
            "name": self.text(service.name),
            "title": self.headline(service.description),
            "count": self.catalog.code_count(service),
            "url": self.service_link(service),
        }
    }

    /// The path of a link to the codes of a service.
    fn service_link(&self, service: &Service<'_>) -> String {
        let list = if split::is_split(self.catalog) {
            SitePath::list(RecordKind::Error, self.language).to_string()
        } else {
            url::filtered_errors(self.language, "service", service.id.as_str())
        };
        if self.catalog.code_count(service) == 0 { list } else { format!("{list}#{}", service_anchor(service)) }
    }

    /// The services, unless the only one just has the codes that the catalog lists, which says nothing.
    fn described_services(&self) -> Vec<Map> {
        match self.catalog.metadata().services {
            [service] if forms(service.forms).is_empty() => Vec::new(),
            _ => self.services(),
        }
    }

    fn services(&self) -> Vec<Map> {
        let service = |service: &Service<'_>| {
            let mut shown = self.service_group(service);
            shown.insert("id", service.id.as_str().into());
            shown.insert("forms", forms(service.forms).into());
            shown.insert("description_html", self.html(service.description).into());
            shown
        };
        self.catalog.metadata().services.iter().map(service).collect()
    }

    /// The services outside the catalog; neighbours with the same name and pointer are one.
    fn external_services(&self) -> Vec<Map> {
        let is_same = |one: &ExternalService<'_>, other: &ExternalService<'_>| {
            (one.name, one.pointer) == (other.name, other.pointer)
        };
        let groups = self.catalog.metadata().external.chunk_by(is_same);
        let service = |(name, pointer): (Text<'r>, Text<'r>), forms: Vec<String>| {
            map! {"forms": forms, "name": self.text(name), "html": self.html(pointer)}
        };
        groups
            .filter_map(|group| {
                let first = group.first()?;
                // Forms that match the codes of any service are not informative.
                let forms = group
                    .iter()
                    .filter(|service| service.is_specific())
                    .flat_map(|service| forms(service.forms))
                    .collect();
                Some(service((first.name, first.pointer), forms))
            })
            .collect()
    }

    /// The number of codes with each status.
    fn status_counts(&self) -> BTreeMap<StatusCode, usize> {
        let mut counts = BTreeMap::new();
        for status in self.catalog.errors().iter().flat_map(statuses) {
            *counts.entry(status).or_default() += 1;
        }
        counts
    }

    /// The statuses of codes, each with a link to its page or else to the list of these codes.
    pub(super) fn used_statuses(&self) -> Vec<Map> {
        let counts = self.status_counts();
        let item = |status: &StatusCode| {
            if let Some(described) = page::described_status(self.catalog, *status) {
                return self.status_item(described, &counts);
            }
            map! {
                "name": status.to_string(),
                "title": self.catalog.status(*status).map_or("", Status::reason),
                "class": status.class().as_str(),
                "count": counts.get(status).copied().unwrap_or_default(),
                "url": page::status_link(self.catalog, *status, self.language),
            }
        };
        counts.keys().map(item).collect()
    }

    fn status_item(&self, status: &Status<'_>, counts: &BTreeMap<StatusCode, usize>) -> Map {
        let mut link = self.link(&Record::Status(status));
        link.insert("count", counts.get(&status.status).copied().unwrap_or_default().into());
        link.insert("description", self.headline(status.description).into());
        link
    }

    /// The releases that are about error codes, newest first.
    fn releases_of_errors(&self) -> Vec<Map> {
        let about = |release: &&Release<'_>| release.changes.iter().any(|change| !change.errors.is_empty());
        let releases = self.catalog.releases().iter().rev().filter(about);
        releases
            .map(|release| map! {"number": release.number, "title": self.words.release(release).to_string()})
            .collect()
    }

    /// The number of records of each kind in the catalog.
    fn counts(&self) -> Vec<Map> {
        let catalog = self.catalog;
        let entry = |kind: &RecordKind| {
            let own =
                catalog.records().filter(|record| record.kind() == *kind && !matches!(record, Record::Retired(..)));
            map! {"kind": kind.as_str(), "count": own.count(), "url": String::from(SitePath::list(*kind, self.language))}
        };
        RecordKind::ALL.iter().filter(|kind| page::has(catalog, **kind)).map(entry).collect()
    }
}

/// The anchor of the codes of a service in the list of a large catalog.
fn service_anchor(service: &Service<'_>) -> String {
    format!("service-{}", encode::anchor(service.id.as_str()))
}

/// The forms of codes; empty for codes that are only listed.
fn forms(forms: &[CodeForm<'_>]) -> Vec<String> {
    forms.iter().filter(|form| !form.is_listed()).map(ToString::to_string).collect()
}

//! Pages about many records.

use ecs_err_core::model::{ErrorCode, Release};
use ecs_err_core::resolve::{Record, RecordKind};

use super::super::value::{Map, map};
use super::super::{page, url};
use super::Reader;

/// So many of the newest releases are on the first page.
const NEWEST: usize = 5;

impl Reader<'_> {
    pub(super) fn home(&self) -> Map {
        let catalog = self.catalog;
        map! {
            "title": self.text(catalog.metadata().title),
            "families": self.families(),
            "statuses": self.statuses(),
            "releases": catalog.releases().iter().rev().take(NEWEST).map(|release| self.release(release)).collect::<Vec<_>>(),
            "operations": catalog.operations().iter().map(|operation| self.link(&Record::Operation(operation))).collect::<Vec<_>>(),
            "guides": catalog.guides().iter().map(|guide| self.link(&Record::Guide(guide))).collect::<Vec<_>>(),
            "counts": self.counts(),
            "sample": catalog.errors().first().map(|error| error.code.as_str()),
        }
    }

    pub(super) fn about(&self) -> Map {
        let catalog = self.catalog;
        let dated = catalog.errors().iter().filter(|error| catalog.history(error.code).next().is_some()).count();
        let shared = catalog
            .errors()
            .iter()
            .filter(|error| catalog.errors_with_same_message(error.code).next().is_some())
            .count();
        let services = catalog.metadata().services.iter().map(|service| {
            map! {
                "prefix": service.prefix,
                "name": self.text(service.name),
                "description": self.text(service.description),
                "count": catalog.errors().iter().filter(|error| error.code.prefix() == service.prefix).count(),
            }
        });
        map! {
            "title": self.text(catalog.metadata().title),
            "edition": catalog.metadata().edition.to_string(),
            "languages": catalog.metadata().languages.to_vec(),
            "services": services.collect::<Vec<_>>(),
            "external": catalog.metadata().external.iter().map(|external| map! {
                "prefix": external.prefix,
                "name": self.text(external.name),
                "html": self.html(external.pointer),
            }).collect::<Vec<_>>(),
            "elsewhere_html": catalog.metadata().external_help.map(|text| self.html(text)),
            "counts": self.counts(),
            "dated": dated,
            "shared": shared,
        }
    }

    pub(super) fn list(&self, kind: RecordKind) -> Map {
        let catalog = self.catalog;
        match kind {
            RecordKind::Error => map! {
                "errors": catalog.errors().iter().map(|error| self.row(error)).collect::<Vec<_>>(),
                "retired": catalog.retired().iter().filter_map(|retired| catalog.code(retired.code)).map(|item| self.link(&item)).collect::<Vec<_>>(),
                "families": self.families(),
                "services": catalog.metadata().services.iter().map(|service| map! {
                    "prefix": service.prefix,
                    "name": self.text(service.name),
                }).collect::<Vec<_>>(),
                "statuses": self.statuses(),
                "releases": self.releases_of_errors(),
            },
            RecordKind::Release => {
                let releases = catalog.releases().iter().rev().map(|release| self.release(release)).collect::<Vec<_>>();
                map! {"releases": releases}
            }
            RecordKind::Status => map! {"items": self.statuses()},
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

    /// A code's row in the table of all codes.
    fn row(&self, error: &ErrorCode<'_>) -> Map {
        let mut row = self.link(&Record::Error(error));
        let releases: Vec<String> = self.catalog.history(error.code).map(|event| event.release.to_string()).collect();
        row.insert("message", error.message.get(self.catalog.metadata().message_language).into());
        row.insert("service", error.code.prefix().into());
        row.insert("family", self.catalog.family(error.code).map(|family| family.codes.as_str()).into());
        row.insert("releases", releases.join(" ").into());
        row
    }

    fn families(&self) -> Vec<Map> {
        let list = url::list(RecordKind::Error, self.language);
        let family = |family: &ecs_err_core::model::Family<'_>| {
            map! {
                "codes": family.codes.as_str(),
                "title": self.text(family.title),
                "count": self.catalog.errors_matching(family.codes).count(),
                "url": format!("{list}?family={}", family.codes.as_str()),
            }
        };
        self.catalog.metadata().families.iter().map(family).collect()
    }

    fn statuses(&self) -> Vec<Map> {
        let status = |status: &ecs_err_core::model::Status<'_>| {
            let mut link = self.link(&Record::Status(status));
            link.insert(
                "count",
                self.catalog.errors().iter().filter(|error| error.status == status.status).count().into(),
            );
            link.insert("description", self.text(status.description).into());
            link
        };
        self.catalog.statuses().iter().map(status).collect()
    }

    /// The releases that are about error codes, newest first.
    fn releases_of_errors(&self) -> Vec<Map> {
        let about = |release: &&Release<'_>| release.changes.iter().any(|change| !change.errors.is_empty());
        let releases = self.catalog.releases().iter().rev().filter(about);
        releases
            .map(|release| map! {"number": release.number, "title": self.words.release(release).to_string()})
            .collect()
    }

    fn counts(&self) -> Vec<Map> {
        let catalog = self.catalog;
        let entry = |kind: &RecordKind| {
            let listed = page::has(catalog, *kind).then(|| url::list(*kind, self.language));
            let own = catalog.records().filter(|item| item.kind() == *kind && !matches!(item, Record::Retired(..)));
            map! {"kind": kind.as_str(), "count": own.count(), "url": listed}
        };
        RecordKind::ALL.iter().map(entry).collect()
    }
}

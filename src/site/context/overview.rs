//! Pages about many records.

use serde_json::{Value, json};

use crate::model::{ErrorCode, Release};
use crate::resolve::{Item, Kind};
use crate::search::document::items;

use super::super::{page, url};
use super::Reader;

/// So many of the newest releases are on the first page.
const NEWEST: usize = 5;

impl Reader<'_> {
    pub(super) fn home(&self) -> Value {
        let catalog = self.catalog;
        json!({
            "title": self.text(catalog.about.title),
            "families": self.families(),
            "statuses": self.statuses(),
            "releases": catalog.releases.iter().rev().take(NEWEST).map(|release| self.release(release)).collect::<Value>(),
            "operations": catalog.operations.iter().map(|operation| self.link(&Item::Operation(operation))).collect::<Value>(),
            "guides": catalog.guides.iter().map(|guide| self.link(&Item::Guide(guide))).collect::<Value>(),
            "counts": self.counts(),
            "sample": catalog.errors.first().map(|error| error.code.as_str()),
        })
    }

    pub(super) fn about(&self) -> Value {
        let catalog = self.catalog;
        let dated = catalog.errors.iter().filter(|error| catalog.history(error.code).next().is_some()).count();
        let shared = catalog.errors.iter().filter(|error| catalog.same_message(error.code).next().is_some()).count();
        let services = catalog.about.services.iter().map(|service| {
            json!({
                "prefix": service.prefix,
                "name": self.text(service.name),
                "description": self.text(service.description),
                "count": catalog.errors.iter().filter(|error| error.code.prefix() == service.prefix).count(),
            })
        });
        json!({
            "title": self.text(catalog.about.title),
            "edition": catalog.about.edition.to_string(),
            "languages": catalog.about.languages,
            "services": services.collect::<Value>(),
            "external": catalog.about.external.iter().map(|external| json!({
                "prefix": external.prefix,
                "name": self.text(external.name),
                "html": self.html(external.pointer),
            })).collect::<Value>(),
            "elsewhere_html": catalog.about.elsewhere.map(|text| self.html(text)),
            "counts": self.counts(),
            "dated": dated,
            "shared": shared,
        })
    }

    pub(super) fn list(&self, kind: Kind) -> Value {
        let catalog = self.catalog;
        match kind {
            Kind::Error => json!({
                "errors": catalog.errors.iter().map(|error| self.row(error)).collect::<Value>(),
                "retired": catalog.retired.iter().filter_map(|retired| catalog.code(retired.code)).map(|item| self.link(&item)).collect::<Value>(),
                "families": self.families(),
                "services": catalog.about.services.iter().map(|service| json!({
                    "prefix": service.prefix,
                    "name": self.text(service.name),
                })).collect::<Value>(),
                "statuses": self.statuses(),
                "releases": self.releases_of_errors(),
            }),
            Kind::Release => {
                let releases = catalog.releases.iter().rev().map(|release| self.release(release)).collect::<Value>();
                json!({"releases": releases})
            }
            Kind::Status => json!({"items": self.statuses()}),
            Kind::Structure | Kind::Field => {
                let items = catalog.structures.iter().map(|structure| {
                    let mut link = self.link(&Item::Structure(structure));
                    link["count"] = structure.fields.len().into();
                    link["group"] = catalog.page(structure.page).map(|page| self.text(page.title)).into();
                    link["detail"] = self.words.direction(structure.direction).into();
                    link
                });
                json!({"items": items.collect::<Value>()})
            }
            Kind::Operation => {
                json!({"items": catalog.operations.iter().map(|operation| self.link(&Item::Operation(operation))).collect::<Value>()})
            }
            Kind::Guide => {
                json!({"items": catalog.guides.iter().map(|guide| {
                    let mut link = self.link(&Item::Guide(guide));
                    link["name"] = "".into();
                    link
                }).collect::<Value>()})
            }
        }
    }

    /// A code's row in the table of all codes.
    fn row(&self, error: &ErrorCode<'_>) -> Value {
        let mut row = self.link(&Item::Error(error));
        let releases: Vec<String> = self.catalog.history(error.code).map(|event| event.release.to_string()).collect();
        row["message"] = error.message.get(self.catalog.about.message_language).into();
        row["service"] = error.code.prefix().into();
        row["family"] = self.catalog.family(error.code).map(|family| family.codes.as_str()).into();
        row["releases"] = releases.join(" ").into();
        row
    }

    fn families(&self) -> Value {
        let list = url::list(Kind::Error, self.language);
        let family = |family: &crate::model::Family<'_>| {
            json!({
                "codes": family.codes.as_str(),
                "title": self.text(family.title),
                "count": self.catalog.matching(family.codes).count(),
                "url": format!("{list}?family={}", family.codes.as_str()),
            })
        };
        self.catalog.about.families.iter().map(family).collect()
    }

    fn statuses(&self) -> Value {
        let status = |status: &crate::model::Status<'_>| {
            let mut link = self.link(&Item::Status(status));
            link["count"] = self.catalog.errors.iter().filter(|error| error.status == status.status).count().into();
            link["description"] = self.text(status.description).into();
            link
        };
        self.catalog.statuses.iter().map(status).collect()
    }

    /// The releases that are about error codes, newest first.
    fn releases_of_errors(&self) -> Value {
        let about = |release: &&Release<'_>| release.changes.iter().any(|change| !change.errors.is_empty());
        let releases = self.catalog.releases.iter().rev().filter(about);
        releases
            .map(|release| json!({"number": release.number, "title": self.words.release(release).to_string()}))
            .collect()
    }

    fn counts(&self) -> Value {
        let catalog = self.catalog;
        let entry = |kind: &Kind| {
            let listed = page::has(catalog, *kind).then(|| url::list(*kind, self.language));
            let own = items(catalog).filter(|item| item.kind() == *kind && !matches!(item, Item::Retired(..)));
            json!({"kind": kind.as_str(), "count": own.count(), "url": listed})
        };
        Kind::ALL.iter().map(entry).collect()
    }
}

//! Releases and what they changed.

use ecs_err_core::model::{Change, Release};
use ecs_err_core::resolve::Record;

use super::super::page;
use super::super::url::{self, SitePath};
use super::super::value::{Map, map};
use super::Reader;

impl Reader<'_> {
    pub fn release(&self, release: &Release<'_>) -> Map {
        let neighbour = |number: Option<u32>| {
            number.and_then(|number| self.catalog.release(number)).map(|release| self.link(&Record::Release(release)))
        };
        map! {
            "number": release.number,
            "date": release.date.to_string(),
            "year": format!("{:04}", release.date.year()),
            "title": self.words.release(release).to_string(),
            "url": String::from(SitePath::of(&Record::Release(release), self.language)),
            "changes": release.changes.iter().map(|change| self.change(change)).collect::<Vec<_>>(),
            "notes": self.notes(release.notes),
            "errata": self.errata(release.notes),
            "previous": neighbour(release.number.checked_sub(1)),
            "next": neighbour(release.number.checked_add(1)),
        }
    }

    fn change(&self, change: &Change<'_>) -> Map {
        let catalog = self.catalog;
        let statuses = change.status.iter().chain(change.statuses);
        let statuses = statuses.filter_map(|status| page::described_status(catalog, *status));
        let links = change
            .errors
            .iter()
            .filter_map(|code| catalog.record_of(*code))
            .chain(statuses.map(Record::Status))
            .chain(change.structures.iter().filter_map(|id| Some(Record::Structure(catalog.structure(id)?))))
            .chain(change.fields.iter().filter_map(|field| {
                let structure = catalog.structure(field.structure)?;
                Some(Record::Field(structure, catalog.field(*field)?))
            }))
            .map(|item| self.link(&item));
        let text = self.text(change.text);
        let pages = change.pages.iter().filter_map(|id| catalog.page(id)).filter_map(|source| {
            let operation =
                catalog.operations().iter().find(|operation| source.id == operation.page).map(Record::Operation);
            let structure =
                catalog.structures().iter().find(|structure| source.id == structure.page).map(Record::Structure);
            let target = operation.or(structure).or(catalog.guide(source.id.as_str()).map(Record::Guide));
            let title = self.text(source.title);
            // The change names a page that the site does not have; its name alone says nothing more.
            let is_repeated = target.is_none() && text.contains(title);
            let url = target.map(|record| url::link(&record, self.language));
            (!is_repeated).then(|| map! {"title": title, "url": url})
        });
        map! {
            "kind": change.kind.as_str(),
            "label": self.words.change(change.kind),
            "html": self.html(change.text),
            "text": text,
            "links": links.collect::<Vec<_>>(),
            "pages": pages.collect::<Vec<_>>(),
            "notes": self.notes(change.notes),
            "errata": self.errata(change.notes),
        }
    }
}

//! What templates are given: the records of a page in one language, ready to be shown.
//!
//! A member whose name ends in `html` is HTML; every other text is to be escaped.

mod change;
mod error;
mod operation;
mod overview;
mod structure;

use ecs_err_core::catalog::{Catalog, HistoryEntry};
use ecs_err_core::model::{ChangeKind, Code, Note, Status, Text};
use ecs_err_core::resolve::Record;
use ecs_err_export::facts::Fact;
use ecs_err_ui_text::UiText;

use super::page::Page;
use super::relations::Relations;
use super::text::Html;
use super::value::{Map, map};
use super::{markdown, url};

/// What a page of one language needs to look at.
pub struct Reader<'r> {
    pub catalog: Catalog<'r>,
    pub language: &'r str,
    pub relations: &'r Relations,
    pub words: &'static UiText,
    /// How the page leads to the site's root.
    pub root: String,
    own: Option<Code>,
}

impl<'r> Reader<'r> {
    pub fn new(catalog: Catalog<'r>, relations: &'r Relations, language: &'r str, page: &Page<'_>) -> Self {
        let own = match page {
            Page::Record(Record::Error(error)) => Some(error.code),
            Page::Record(Record::Retired(retired, _)) => Some(retired.code),
            _ => None,
        };
        let root = url::root(&page.path(language));
        Self { catalog, language, relations, words: UiText::for_language(language), root, own }
    }

    /// What the page's template shows.
    pub fn content(&self, page: &Page<'r>) -> Map {
        match page {
            Page::Home => self.home(),
            Page::About => self.about(),
            Page::List(kind) => self.list(*kind),
            Page::Record(Record::Error(error)) => self.error(error),
            Page::Record(Record::Retired(retired, replacement)) => self.retired(retired, *replacement),
            Page::Record(Record::Status(status)) => self.status(status),
            Page::Record(Record::Structure(structure) | Record::Field(structure, _)) => self.structure(structure),
            Page::Record(Record::Operation(operation)) => self.operation(operation),
            Page::Record(Record::Release(release)) => self.release(release),
            Page::Record(Record::Guide(guide)) => {
                let (html, headings) =
                    markdown::render(guide.body.get(self.language).unwrap_or_default(), &self.html_of());
                let headings: Vec<_> =
                    headings.into_iter().map(|heading| map! {"id": heading.id, "title": heading.title}).collect();
                map! {"id": guide.id, "title": self.text(guide.title), "html": html, "headings": headings}
            }
        }
    }

    /// The page's title and what it is about, for lists, tabs and search engines.
    pub fn title(&self, page: &Page<'_>) -> (String, String) {
        let item = match page {
            Page::Record(item) => item,
            Page::Home => return (self.text(self.catalog.metadata().title).to_owned(), String::new()),
            _ => return (String::new(), String::new()),
        };
        match item {
            Record::Error(error) => (
                format!("{}{}{}", error.code, self.words.colon, self.text(error.description)),
                self.text(error.action).to_owned(),
            ),
            Record::Retired(retired, _) => (
                format!("{}{}{}", retired.code, self.words.colon, self.words.replacement_notice(retired)),
                retired.text.map_or("", |text| self.text(text)).to_owned(),
            ),
            Record::Status(status) => {
                (format!("HTTP {} {}", status.status, status.reason), self.text(status.description).to_owned())
            }
            Record::Release(release) => {
                let texts: Vec<&str> = release.changes.iter().map(|change| self.text(change.text)).collect();
                (self.words.release(release).to_string(), texts.join(" "))
            }
            Record::Structure(structure) => (
                self.text(structure.title).to_owned(),
                structure.fields.iter().map(|field| field.name).collect::<Vec<_>>().join(self.words.comma),
            ),
            Record::Operation(operation) => {
                (self.text(operation.title).to_owned(), self.text(operation.summary).to_owned())
            }
            Record::Guide(guide) => {
                let body = guide.body.get(self.language).unwrap_or_default();
                (self.text(guide.title).to_owned(), body.lines().next().unwrap_or_default().to_owned())
            }
            Record::Field(_, field) => (field.name.to_owned(), self.text(field.description).to_owned()),
        }
    }

    fn status(&self, status: &Status<'_>) -> Map {
        let errors = self.catalog.errors().iter().filter(|error| error.status == status.status);
        map! {
            "number": status.status.get(),
            "reason": status.reason,
            "class": status.status.class().as_str(),
            "description_html": self.html(status.description),
            "action_html": self.html(status.action),
            "retry": self.words.retry(status.retry),
            "notes": self.notes(status.notes),
            "errors": errors.map(|error| self.link(&Record::Error(error))).collect::<Vec<_>>(),
        }
    }

    /// The text in the page's language.
    fn text<'t>(&self, text: Text<'t>) -> &'t str {
        text.localized(self.language, self.catalog.metadata().message_language).map_or("", |found| found.text)
    }

    fn html_of(&self) -> Html<'_> {
        Html { catalog: self.catalog, language: self.language, root: &self.root, own: self.own }
    }

    fn html(&self, text: Text<'_>) -> String {
        self.html_of().of(self.text(text))
    }

    /// A link to a record: where it leads and what a list shows of it.
    fn link(&self, item: &Record<'_>) -> Map {
        let title = item.title().map_or("", |title| self.text(title));
        let mut link = map! {"url": url::of(item, self.language), "name": item.id().to_string(), "title": title};
        match item {
            Record::Error(error) => {
                link.insert("status", error.status.get().into());
                link.insert("class", error.status.class().as_str().into());
            }
            Record::Status(status) => {
                link.insert("title", status.reason.into());
                link.insert("class", status.status.class().as_str().into());
            }
            Record::Field(_, field) => {
                link.insert("name", field.name.into());
            }
            Record::Structure(structure) => {
                link.insert("name", structure.name.unwrap_or(structure.id).into());
            }
            Record::Operation(operation) => {
                link.insert("name", format!("{} {}", operation.method, operation.path).into());
            }
            Record::Release(release) => {
                link.insert("name", self.words.release(release).to_string().into());
            }
            Record::Retired(..) => {
                link.insert("title", item.summary(self.language).to_string().into());
            }
            Record::Guide(_) => {}
        }
        link
    }

    fn notes(&self, notes: &[Note<'_>]) -> Vec<Map> {
        let note = |note: &Note<'_>| map! {"kind": note.kind.as_str(), "label": self.words.note(note.kind), "html": self.html(note.text)};
        notes.iter().map(note).collect()
    }

    /// What is said of a history that does not tell when a code was added.
    fn history_note(&self, code: Code) -> Option<&'static str> {
        let mut events = self.catalog.history(code).peekable();
        events
            .peek()
            .is_none()
            .then_some(self.words.no_history)
            .or_else(|| events.all(|event| event.kind != ChangeKind::Added).then_some(self.words.added_unknown))
    }

    /// What the releases did to a record, oldest first.
    fn events<'e>(&self, events: impl Iterator<Item = HistoryEntry<'e>>) -> Vec<Map> {
        let event = |event: HistoryEntry<'_>| {
            let release =
                self.catalog.release(event.release).map(|release| url::of(&Record::Release(release), self.language));
            map! {
                "date": event.date.to_string(),
                "kind": event.kind.as_str(),
                "line": self.words.event(&event).to_string(),
                "url": release,
                "html": self.html(event.text),
            }
        };
        events.map(event).collect()
    }

    /// Facts, but for those that the page shows elsewhere.
    fn facts(&self, facts: Vec<Fact>, shown: &[&str]) -> Vec<Map> {
        let html = self.html_of();
        let facts = facts.into_iter().filter(|fact| !shown.contains(&fact.label));
        facts
            .map(|fact| map! {"label": fact.label, "lines": fact.lines.iter().map(|line| html.of(line)).collect::<Vec<_>>()})
            .collect()
    }
}

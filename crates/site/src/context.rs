//! The variables of templates: the records of a page in one language.
//!
//! Variables with names that end in `html` are HTML; templates must encode all other texts.

mod change;
mod error;
mod family;
mod head;
mod home;
mod message;
mod operation;
mod overview;
mod related;
mod seen;
mod structure;

use std::cell::Cell;

use ecs_err_core::catalog::{Catalog, HistoryEntry};
use ecs_err_core::model::{Code, ErrorCode, LanguageTag, Note, NoteKind, Status, StatusCode, Text, Url};
use ecs_err_core::resolve::Record;
use ecs_err_export::facts::Fact;
use ecs_err_ui_text::UiText;

pub use head::{Head, SiteLabels};

use super::page::Page;
use super::relations::Relations;
use super::split;
use super::text::{Html, breakable, headline};
use super::url::{self, SitePath};
use super::value::{Map, map};
use super::{encode, markdown};

/// The maximum number of nested fields on a page. Without a limit, structures that refer to each other on many levels
/// would make huge pages.
const MAX_NESTED_FIELDS: usize = 2_000;

/// The context of a page in one language.
pub struct Reader<'r> {
    pub catalog: Catalog<'r>,
    pub language: LanguageTag<'r>,
    pub relations: &'r Relations<'r>,
    pub words: &'static UiText,
    /// The relative path from the page to the root of the site.
    pub root: String,
    /// The command before a code that looks it up.
    command: Option<&'r str>,
    own: Option<Code<'r>>,
    /// The remaining number of nested fields on the page.
    nested_fields_left: Cell<usize>,
}

impl<'r> Reader<'r> {
    pub fn new(catalog: Catalog<'r>, relations: &'r Relations<'r>, language: LanguageTag<'r>, page: &Page<'r>) -> Self {
        let own = match page {
            Page::Record(Record::Error(error)) => Some(error.code),
            Page::Record(Record::Retired(retired, _)) => Some(retired.code),
            _ => None,
        };
        Self {
            catalog,
            language,
            relations,
            words: UiText::for_language(language.as_str()),
            root: page.path(language).root(),
            command: None,
            own,
            nested_fields_left: Cell::new(MAX_NESTED_FIELDS),
        }
    }

    /// Sets the command before a code that looks it up.
    pub fn with_command(self, command: Option<&'r str>) -> Self {
        Self { command, ..self }
    }

    /// The variable `it` of the page's template.
    pub fn content(&self, page: &Page<'r>) -> Map {
        match page {
            Page::Home => self.home(),
            Page::About => self.about(),
            Page::List(kind) => self.list(*kind),
            Page::Family(family) => self.family(family),
            Page::Part(part) => self.part(part),
            Page::Record(Record::Error(error)) => self.error(error),
            Page::Record(Record::Retired(retired, replacement)) => self.retired(retired, *replacement),
            Page::Record(Record::Status(status)) => self.status(status),
            Page::Record(Record::Structure(structure) | Record::Field(structure, _)) => self.structure(structure),
            Page::Record(Record::Operation(operation)) => self.operation(operation),
            Page::Record(Record::Release(release)) => self.release(release),
            Page::Record(Record::Guide(guide)) => {
                let (html, headings) = markdown::render(self.text(guide.body), &self.html_of());
                let headings: Vec<_> =
                    headings.into_iter().map(|heading| map! {"id": heading.id, "title": heading.title}).collect();
                map! {"id": guide.id.as_str(), "title": self.text(guide.title), "html": html, "headings": headings}
            }
        }
    }

    /// The title of the page, for its heading.
    pub fn title(&self, page: &Page<'_>) -> String {
        let record = match page {
            Page::Record(record) => record,
            Page::Home => return self.text(self.catalog.metadata().title).to_owned(),
            Page::Family(family) => return format!("{}{}{}", family.codes, self.words.colon, self.text(family.title)),
            Page::Part(part) => return part.name(),
            _ => return String::new(),
        };
        let colon = self.words.colon;
        match record {
            Record::Error(error) => format!("{}{colon}{}", error.code, self.meaning(error)),
            Record::Retired(retired, _) => {
                format!("{}{colon}{}", retired.code, self.words.replacement_notice(retired))
            }
            Record::Status(status) => status_title(status),
            Record::Release(release) => self.words.release(release).to_string(),
            Record::Structure(structure) => self.text(structure.title).to_owned(),
            Record::Operation(operation) => self.text(operation.title).to_owned(),
            Record::Guide(guide) => self.text(guide.title).to_owned(),
            Record::Field(_, field) => field.name.to_owned(),
        }
    }

    fn status(&self, status: &Status<'_>) -> Map {
        let errors = self.catalog.errors().iter().filter(|error| statuses(error).contains(&status.status));
        let errors: Vec<&ErrorCode<'_>> = errors.collect();
        let count = errors.len();
        // Of many codes the pages are listed that have them.
        let places = if split::fits(errors.len()) { Vec::new() } else { self.places(&errors) };
        let errors: &[_] = if places.is_empty() { &errors } else { &[] };
        let groups = errors.chunk_by(|one, other| self.catalog.family(one.code) == self.catalog.family(other.code));
        let group = |errors: &[&ErrorCode<'_>]| {
            let family = errors.first().and_then(|error| self.catalog.family(error.code));
            map! {
                "family": family.map(|family| self.family_link(family)),
                "errors": errors.iter().map(|error| self.row_under(error, status.status)).collect::<Vec<_>>(),
            }
        };
        map! {
            "number": status.status.get(),
            "reason": status.reason(),
            "class": status.status.class().as_str(),
            "description_html": self.blocks(status.description),
            "action_html": self.blocks(status.action),
            "retry": self.words.retry(status.retry()),
            "notes": self.notes(status.notes),
            "errata": self.errata(status.notes),
            "count": count,
            "places": places,
            "groups": groups.map(group).collect::<Vec<_>>(),
        }
    }

    /// A row of a page about a status: its own number is not repeated.
    fn row_under(&self, error: &ErrorCode<'_>, status: StatusCode) -> Map {
        let mut row = self.row(error);
        let others: Vec<_> = statuses(error).into_iter().filter(|other| *other != status).collect();
        row.insert("statuses", badges(&others).into());
        row
    }

    /// The text in the language of the page, or else in another one.
    fn text<'t>(&self, text: Text<'t>) -> &'t str {
        text.localized(self.language.as_str(), self.catalog.metadata().message_language).map_or("", |found| found.text)
    }

    /// The catalog's links for readers that can be filled in: `{file}` never, `{code}` only where there is one.
    fn reader_links(&self, code: Option<Code<'_>>) -> Vec<Map> {
        let Some(links) = self.catalog.metadata().links else { return Vec::new() };
        let templates =
            [("support", links.support), ("report", links.report), ("edit", links.edit), ("source", links.source)];
        let link = |(kind, template): (&str, Option<&str>)| {
            let address = template?.replace("{lang}", self.language.as_str());
            let address = code.map_or(address.clone(), |code| address.replace("{code}", code.as_str()));
            // A variable without a value leaves a brace, which is not valid in an address.
            Url::new(&address)?;
            Some(map! {"kind": kind, "url": address})
        };
        templates.into_iter().filter_map(link).collect()
    }

    /// The first paragraph of a text.
    fn headline(&self, text: Text<'_>) -> String {
        headline(self.text(text))
    }

    fn html_of(&self) -> Html<'_> {
        Html { catalog: self.catalog, language: self.language, root: &self.root, own: self.own }
    }

    /// A text as HTML within a paragraph, with a `lang` attribute if it is in another language.
    fn html(&self, text: Text<'_>) -> String {
        self.in_its_language(text, "span", |text| self.html_of().inline(text))
    }

    /// A text as HTML paragraphs and lists; empty without a text.
    fn blocks(&self, text: Text<'_>) -> String {
        self.in_its_language(text, "div", |text| self.html_of().blocks(text))
    }

    fn in_its_language(&self, text: Text<'_>, element: &str, html: impl Fn(&str) -> String) -> String {
        let message_language = self.catalog.metadata().message_language;
        let Some(found) = text.localized(self.language.as_str(), message_language) else { return String::new() };
        let html = html(found.text);
        if found.locale == self.language.as_str() {
            return html;
        }
        format!("<{element} lang=\"{}\">{html}</{element}>", encode::markup(found.locale))
    }

    /// A link to a record: its address and its title for lists.
    fn link(&self, record: &Record<'_>) -> Map {
        let title = match record {
            Record::Error(error) => self.meaning(error),
            _ => record.title().map(|title| self.headline(title)).unwrap_or_default(),
        };
        let mut link = map! {"url": url::link(record, self.language), "name": record.id().to_string(), "title": title};
        match record {
            Record::Error(error) => {
                link.insert("name_html", breakable(error.code).into());
                link.insert("statuses", badges(error.statuses.as_slice()).into());
            }
            Record::Status(status) => {
                link.insert("title", status.reason().into());
                link.insert("class", status.status.class().as_str().into());
            }
            Record::Field(_, field) => {
                link.insert("name", field.name.into());
            }
            Record::Structure(structure) => {
                link.insert("name", structure.name.unwrap_or(structure.id.as_str()).into());
            }
            Record::Operation(operation) => {
                link.insert("name", format!("{} {}", operation.method, operation.path).into());
            }
            Record::Release(release) => {
                link.insert("name", self.words.release(release).to_string().into());
            }
            Record::Retired(..) => {
                link.insert("title", headline(&record.summary(self.language.as_str()).to_string()).into());
            }
            Record::Guide(_) => {}
        }
        link
    }

    /// The notes, except errata.
    fn notes(&self, notes: &[Note<'_>]) -> Vec<Map> {
        self.notes_that(notes, |kind| kind != NoteKind::Erratum)
    }

    /// The language mistakes of the reference among the notes.
    fn errata(&self, notes: &[Note<'_>]) -> Vec<Map> {
        self.notes_that(notes, |kind| kind == NoteKind::Erratum)
    }

    fn notes_that(&self, notes: &[Note<'_>], wanted: impl Fn(NoteKind) -> bool) -> Vec<Map> {
        let note = |note: &Note<'_>| {
            map! {
                "kind": note.kind.as_str(),
                "label": self.words.note(note.kind),
                "html": self.html(note.text),
                "blocks_html": self.text(note.text).contains('\n').then(|| self.blocks(note.text)),
            }
        };
        notes.iter().filter(|note| wanted(note.kind)).map(note).collect()
    }

    /// The history of a record, oldest first.
    fn events<'e>(&self, events: impl Iterator<Item = HistoryEntry<'e>>) -> Vec<Map> {
        let event = |event: HistoryEntry<'_>| {
            let release = self.catalog.release(event.release);
            map! {
                "date": event.date.to_string(),
                "kind": event.kind.as_str(),
                "line": self.words.event(&event).to_string(),
                "url": release.map(|release| String::from(SitePath::of(&Record::Release(release), self.language))),
                "html": self.html(event.text),
            }
        };
        events.map(event).collect()
    }

    /// Facts, except those that the page shows elsewhere.
    fn facts(&self, facts: Vec<Fact>, shown: &[&str]) -> Vec<Map> {
        let html = self.html_of();
        let facts = facts.into_iter().filter(|fact| !fact.is_erratum && !shown.contains(&fact.label));
        facts
            .map(|fact| map! {"label": fact.label, "lines": fact.lines.iter().map(|line| html.inline(line)).collect::<Vec<_>>()})
            .collect()
    }
}

/// The HTTP statuses of an error in any row of the reference, without duplicates.
pub(super) fn statuses(error: &ErrorCode<'_>) -> Vec<StatusCode> {
    let rows = error.cases.iter().map(|case| case.statuses);
    let mut statuses = Vec::new();
    for status in [error.statuses].into_iter().chain(rows).flat_map(|statuses| statuses.as_slice()) {
        if !statuses.contains(status) {
            statuses.push(*status);
        }
    }
    statuses
}

/// Statuses with their classes.
fn badges(statuses: &[StatusCode]) -> Vec<Map> {
    statuses.iter().map(|status| map! {"number": status.get(), "class": status.class().as_str()}).collect()
}

fn status_title(status: &Status<'_>) -> String {
    format!("HTTP {} {}", status.status, status.reason()).trim_end().to_owned()
}

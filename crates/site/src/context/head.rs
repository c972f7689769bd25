//! The head of a page: its title and description for search engines, and the way to it from the home page.

use ecs_err_core::model::ErrorCode;
use ecs_err_core::resolve::{Record, RecordKind};

use super::super::page::Page;
use super::super::summary::{MAX_DESCRIPTION_CHARS, MAX_TITLE_CHARS, fitted, sentences, titled};
use super::super::url::SitePath;
use super::{Reader, status_title};

/// The number of records that the description of a list names.
const NAMED_RECORDS: usize = 12;

/// What search engines and shared links show of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// At most [`MAX_TITLE_CHARS`] characters.
    pub title: String,
    /// At most [`MAX_DESCRIPTION_CHARS`] characters: what the page is about, and what to do.
    pub description: String,
}

/// The labels of the site that heads contain.
#[derive(Clone, Copy)]
pub struct SiteLabels<'l> {
    pub site: &'l str,
    pub about: &'l str,
    pub tagline: &'l str,
    pub edition: &'l str,
}

impl<'r> Reader<'r> {
    /// The head of a page. Those of two records of a kind differ, unless their titles are the same.
    pub fn head(&self, page: &Page<'r>, labels: SiteLabels<'_>) -> Head {
        let words = self.words;
        let (title, description) = match page {
            Page::Home => (String::new(), format!("{}{}{}", labels.site, words.colon, labels.tagline)),
            Page::About => {
                let edition = self.catalog.metadata().edition;
                let text = format!("{}{}{}", labels.site, words.colon, labels.tagline);
                (labels.about.to_owned(), sentences([&*text, &format!("{} {edition}", labels.edition)]))
            }
            Page::List(kind) => (words.kind(*kind).to_owned(), self.list_description(*kind)),
            Page::Family(family) => self.head_of_codes(page, self.catalog.errors_matching(family.codes)),
            Page::Part(part) => self.head_of_codes(page, part.errors.iter()),
            Page::Record(record) => (self.title(page), self.record_description(record)),
        };
        let title = match page {
            Page::Home => fitted(labels.site, MAX_TITLE_CHARS),
            _ => titled(&title, labels.site),
        };
        Head { title, description: fitted(&description, MAX_DESCRIPTION_CHARS) }
    }

    /// The pages above a page, from the home page on, each with its name.
    pub fn path_to(&self, page: &Page<'r>, site: &str) -> Vec<(String, SitePath)> {
        let home = (site.to_owned(), Page::Home.path(self.language));
        let list = match page {
            Page::Record(record) => Some(record.kind()),
            Page::Family(_) | Page::Part(_) => Some(RecordKind::Error),
            _ => None,
        };
        let list = list.map(|kind| (self.words.kind(kind).to_owned(), SitePath::list(kind, self.language)));
        std::iter::once(home).chain(list).collect()
    }

    /// The title and the description of a page that lists some codes.
    fn head_of_codes(&self, page: &Page<'r>, errors: impl Iterator<Item = &'r ErrorCode<'r>>) -> (String, String) {
        let title = self.title(page);
        let meanings: Vec<String> = errors.take(NAMED_RECORDS).map(|error| self.meaning(error)).collect();
        let description = format!("{title}{}{}", self.words.colon, meanings.join(self.words.comma));
        (title, description)
    }

    fn list_description(&self, kind: RecordKind) -> String {
        let records = || self.catalog.records().filter(|record| record.kind() == kind);
        let names: Vec<String> = match kind {
            RecordKind::Release => {
                let newest = self.catalog.releases().iter().rev().take(NAMED_RECORDS);
                newest.map(|release| release.date.to_string()).collect()
            }
            RecordKind::Structure | RecordKind::Operation | RecordKind::Guide => {
                let named = records().take(NAMED_RECORDS);
                named.filter_map(|record| record.title().map(|title| self.headline(title))).collect()
            }
            _ => records().take(NAMED_RECORDS).map(|record| record.id().to_string()).collect(),
        };
        let words = self.words;
        format!("{} ({}){}{}", words.kind(kind), records().count(), words.colon, names.join(words.comma))
    }

    fn record_description(&self, record: &Record<'r>) -> String {
        let colon = self.words.colon;
        match record {
            Record::Error(error) => format!("{}{colon}{}", error.code, self.meaning_and_action(error)),
            Record::Retired(retired, _) => {
                let notice = self.words.replacement_notice(retired).to_string();
                let text = retired.text.map(|text| self.headline(text)).unwrap_or_default();
                format!("{}{colon}{}", retired.code, sentences([&*notice, &text]))
            }
            Record::Status(status) => {
                let texts = [self.headline(status.description), self.headline(status.action)];
                let retry = self.words.retry(status.retry());
                format!("{}{colon}{}", status_title(status), sentences([&*texts[0], &texts[1], retry]))
            }
            Record::Release(release) => {
                let texts: Vec<&str> = release.changes.iter().map(|change| self.text(change.text)).collect();
                format!("{}{colon}{}", self.words.release(release), sentences(texts))
            }
            Record::Structure(structure) | Record::Field(structure, _) => {
                let fields: Vec<&str> = structure.fields.iter().map(|field| field.name).collect();
                format!("{}{colon}{}", self.text(structure.title), fields.join(self.words.comma))
            }
            Record::Operation(operation) => {
                let summary = self.headline(operation.summary);
                format!("{} {}{colon}{summary}", operation.method, operation.path)
            }
            Record::Guide(guide) => {
                let is_prose = |line: &&str| line.starts_with(char::is_alphanumeric);
                let text = self.text(guide.body).lines().find(is_prose).unwrap_or_default();
                format!("{}{colon}{text}", self.text(guide.title))
            }
        }
    }

    fn meaning_and_action(&self, error: &ErrorCode<'r>) -> String {
        let retry = error.retry.filter(|_| error.action.is_empty());
        let retry = retry.map(|retry| self.words.retry_advice(retry, None).to_string()).unwrap_or_default();
        sentences([&*self.meaning(error), &self.headline(error.action), &retry])
    }
}

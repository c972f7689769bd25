//! Records in the form of the search data.

use std::collections::BTreeSet;

use serde_json::Value;

use super::context::statuses;
use super::page::{described_status, status_link};
use super::{text, url};
use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::datum::Datum as _;
use ecs_err_core::model::{ErrorCode, LanguageTag, Status, StatusCode};
use ecs_err_core::resolve::{Record, RecordKind};
use ecs_err_search::internal::{Part, document_in};

/// A record: its kind, id, status and address, and its texts. The first text is the title.
pub struct Entry {
    head: [Value; 4],
    /// Whether it belongs to the first tier.
    pub is_first: bool,
    pub texts: Vec<Text>,
}

/// A text of a record.
pub struct Text {
    /// What it is in its record; `None` if it is shown but not searched.
    pub part: Option<Part>,
    /// Whether it is searched but not shown.
    is_hidden: bool,
    /// The edition that a message is of which was seen in practice, or the day on which it was.
    seen: Option<String>,
    pub text: String,
    /// Whether it belongs to the first tier, if its record does.
    pub is_main: bool,
}

/// The records in the order of their numbers in the page, and the statuses that the catalog does not describe.
pub fn entries(catalog: Catalog<'_>, language: LanguageTag<'_>) -> Vec<Entry> {
    let undescribed = undescribed_statuses(catalog);
    let items = catalog.records().chain(undescribed.iter().map(Record::Status));
    let number = catalog.records().count();
    let entries = items.enumerate().map(|(at, item)| {
        let mut entry = Entry::new(catalog, item, language);
        // The catalog says nothing about them, so they are only found by their numbers.
        if at >= number {
            entry.texts.iter_mut().for_each(|text| text.part = None);
        }
        entry
    });
    let (mut first, second): (Vec<_>, Vec<_>) = entries.partition(|entry| entry.is_first);
    first.extend(second);
    first
}

/// The statuses of codes without a page, with their registered names.
fn undescribed_statuses(catalog: Catalog<'_>) -> Vec<Status<'_>> {
    let used: BTreeSet<StatusCode> = catalog.errors().iter().flat_map(statuses).collect();
    let undescribed = used.into_iter().filter(|status| described_status(catalog, *status).is_none());
    let status = |number| {
        catalog.status(number).copied().unwrap_or_else(|| {
            let mut status = Status::EMPTY;
            status.status = number;
            status
        })
    };
    undescribed.map(status).collect()
}

impl Entry {
    fn new<'a>(catalog: Catalog<'a>, item: Record<'a>, language: LanguageTag<'_>) -> Self {
        let statuses = if let Record::Error(error) = item { error.statuses.as_slice() } else { &[] };
        let status = match statuses {
            [] => 0.into(),
            [status] => status.get().into(),
            several => several.iter().map(|status| status.get()).collect(),
        };
        let link = match item {
            // A retired code links to its replacement.
            Record::Retired(_, Some(replacement)) => url::link(&Record::Error(replacement), language),
            Record::Status(status) => status_link(catalog, status.status, language),
            _ => url::link(&item, language),
        };
        Self {
            head: [(item.kind() as u8).into(), item.id().to_string().into(), status, link.into()],
            is_first: matches!(
                item.kind(),
                RecordKind::Error | RecordKind::Status | RecordKind::Structure | RecordKind::Field
            ),
            texts: texts(catalog, item, language.as_str()),
        }
    }

    /// The record in the data of the page, with some of its texts.
    pub fn record(&self, wanted: impl Fn(&Text) -> bool) -> Value {
        self.with(self.head.to_vec(), wanted)
    }

    /// Its number, then some of its texts.
    pub fn texts_of(&self, number: usize, wanted: impl Fn(&Text) -> bool) -> Value {
        self.with(vec![number.into()], wanted)
    }

    /// Adds texts to the head of a record, each after its weight.
    fn with(&self, mut head: Vec<Value>, wanted: impl Fn(&Text) -> bool) -> Value {
        for text in self.texts.iter().filter(|text| wanted(text)) {
            head.extend([text.weight(), text.text.as_str().into()]);
        }
        head.into()
    }
}

impl Text {
    /// The weight in the data of the page: negative for a hidden text, zero for one that is not searched. A message that
    /// was seen in practice has none: `seen` and its edition, or `seen@` and a day.
    fn weight(&self) -> Value {
        match self.part {
            None => 0.into(),
            Some(Part::Seen) => format!("seen{}", self.seen.as_deref().unwrap_or("@")).into(),
            Some(part) if self.is_hidden => (-(part as i32)).into(),
            Some(part) => (part as i32).into(),
        }
    }
}

/// The texts of a record: its title, those in the language, those without a language, and those in other
/// languages, so that queries may be in any language.
fn texts<'a>(catalog: Catalog<'a>, item: Record<'a>, language: &str) -> Vec<Text> {
    // No text has the empty language tag, so the rest belongs to all languages.
    let neutral = document_in(catalog, item, Some("")).parts;
    let mut texts: Vec<Text> = Vec::new();
    let others = catalog.metadata().languages.iter().filter(|other| **other != language);
    for (tag, is_own) in [(language, true)].into_iter().chain(others.map(|other| (*other, false))) {
        for (part, text) in document_in(catalog, item, Some(tag)).parts {
            if text.trim().is_empty() || texts.iter().any(|known| known.text == text) {
                continue;
            }
            let is_neutral = neutral.contains(&(part, text.clone()));
            let is_main = part >= Part::Action && (is_own || is_api_message(catalog, item, &text));
            let seen = if part == Part::Seen { seen(item, &text) } else { None };
            texts.push(Text { part: Some(part), is_hidden: !is_own || is_neutral, seen, text, is_main });
        }
    }
    let title = text::headline(&item.summary(language).to_string());
    let known = texts.iter().position(|text| text.text == title);
    let part = known.and_then(|at| texts.remove(at).part);
    texts.insert(0, Text { part, is_hidden: false, seen: None, text: title, is_main: true });
    texts
}

/// The edition or the day of a message of an error that was seen in practice.
fn seen(item: Record<'_>, text: &str) -> Option<String> {
    let Record::Error(error) = item else { return None };
    let source = error.seen.iter().find(|seen| seen.message == Some(text))?.source;
    Some(source.edition.map_or_else(|| format!("@{}", source.date), ToOwned::to_owned))
}

/// Whether a text is the message of an error in the language of the API, which people paste.
fn is_api_message(catalog: Catalog<'_>, item: Record<'_>, text: &str) -> bool {
    matches!(item, Record::Error(ErrorCode { message, .. }) if message.get(catalog.metadata().message_language) == Some(text))
}

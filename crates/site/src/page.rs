//! The pages of a site.

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{LanguageTag, Status, StatusCode};
use ecs_err_core::resolve::{Record, RecordKind};

use super::url::{self, SitePath};

/// A page, in any of the languages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Page<'a> {
    Home,
    About,
    /// The list of the records of a kind.
    List(RecordKind),
    /// The page of a record.
    Record(Record<'a>),
}

/// The kinds of records with pages, in the order of the menu.
pub const KINDS: [RecordKind; 6] = [
    RecordKind::Error,
    RecordKind::Status,
    RecordKind::Structure,
    RecordKind::Operation,
    RecordKind::Release,
    RecordKind::Guide,
];

impl<'a> Page<'a> {
    /// Every page of a catalog.
    pub fn all(catalog: Catalog<'a>) -> Vec<Self> {
        let lists = KINDS.into_iter().filter(|kind| has(catalog, *kind)).map(Self::List);
        // Fields are on the pages of their structures.
        let records = catalog.records().filter(|item| item.kind() != RecordKind::Field);
        [Self::Home, Self::About].into_iter().chain(lists).chain(records.map(Self::Record)).collect()
    }

    /// The path of the page.
    pub fn path(&self, language: LanguageTag<'_>) -> SitePath {
        match self {
            Self::Home => SitePath::in_language(language, "index.html"),
            Self::About => SitePath::in_language(language, "about/index.html"),
            Self::List(kind) => SitePath::list(*kind, language),
            Self::Record(item) => SitePath::of(item, language),
        }
    }

    /// The page with the content: for a renamed code that of the new name, else the page itself.
    pub fn canonical(&self) -> Self {
        match self {
            Self::Record(Record::Retired(_, Some(replacement))) => Self::Record(Record::Error(replacement)),
            page => *page,
        }
    }

    /// The template of the page.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home => "home.html",
            Self::About => "about.html",
            Self::List(RecordKind::Error) => "errors.html",
            Self::List(RecordKind::Release) => "changes.html",
            Self::List(_) => "list.html",
            Self::Record(Record::Error(_)) => "error.html",
            Self::Record(Record::Retired(..)) => "retired.html",
            Self::Record(Record::Status(_)) => "status.html",
            Self::Record(Record::Structure(_) | Record::Field(..)) => "structure.html",
            Self::Record(Record::Operation(_)) => "operation.html",
            Self::Record(Record::Release(_)) => "release.html",
            Self::Record(Record::Guide(_)) => "guide.html",
        }
    }

    /// The entry of the menu for the page.
    pub fn section(&self) -> Option<RecordKind> {
        match self {
            Self::Home | Self::About => None,
            Self::List(kind) => Some(*kind),
            Self::Record(item) => Some(item.kind()),
        }
    }
}

/// The record of a status that the catalog describes; other statuses have no page.
pub fn described_status(catalog: Catalog<'_>, status: StatusCode) -> Option<&Status<'_>> {
    catalog.statuses().iter().find(|described| described.status == status)
}

/// The path of a link to a status: its page, else the list of the codes with the status.
pub fn status_link(catalog: Catalog<'_>, status: StatusCode, language: LanguageTag<'_>) -> String {
    match described_status(catalog, status) {
        Some(described) => url::link(&Record::Status(described), language),
        None => url::filtered_errors(language, "status", &status.to_string()),
    }
}

/// Whether the catalog has records of a kind.
pub fn has(catalog: Catalog<'_>, kind: RecordKind) -> bool {
    !catalog.record_range(kind).is_empty()
}

//! The pages of a site.

use ecs_err_core::catalog::Catalog;
use ecs_err_core::model::{Family, LanguageTag, Status, StatusCode};
use ecs_err_core::resolve::{Record, RecordKind};

use super::split::{self, Part};
use super::url::{self, SitePath};

/// A page, in any of the languages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Page<'a> {
    Home,
    About,
    /// The list of the records of a kind.
    List(RecordKind),
    /// The page of a family of codes.
    Family(&'a Family<'a>),
    /// A part of the list of the codes of a large catalog.
    Part(Part<'a>),
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
        let families = catalog.metadata().families.iter().filter(|family| is_first(catalog, family)).map(Self::Family);
        let parts = Part::all(catalog).into_iter().map(Self::Part);
        let above = [Self::Home, Self::About].into_iter().chain(lists).chain(families).chain(parts);
        above.chain(records.map(Self::Record)).collect()
    }

    /// The path of the page.
    pub fn path(&self, language: LanguageTag<'_>) -> SitePath {
        match self {
            Self::Home => SitePath::in_language(language, "index.html"),
            Self::About => SitePath::in_language(language, "about/index.html"),
            Self::List(kind) => SitePath::list(*kind, language),
            Self::Family(family) => SitePath::family(family.codes, language),
            Self::Part(part) => part.path(language),
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
            Self::Family(_) | Self::Part(_) => "family.html",
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
            Self::Family(_) | Self::Part(_) => Some(RecordKind::Error),
            Self::Record(item) => Some(item.kind()),
        }
    }
}

/// The record of a status that the catalog describes; other statuses have no page.
pub fn described_status(catalog: Catalog<'_>, status: StatusCode) -> Option<&Status<'_>> {
    catalog.statuses().iter().find(|described| described.status == status)
}

/// The path of a link to a status: its page, else the codes with the status.
pub fn status_link(catalog: Catalog<'_>, status: StatusCode, language: LanguageTag<'_>) -> String {
    match described_status(catalog, status) {
        Some(described) => url::link(&Record::Status(described), language),
        None => split::codes_with(catalog, language, "status", &status.to_string()),
    }
}

/// The path of a link to a family: its page.
pub fn family_link(catalog: Catalog<'_>, family: &Family<'_>, language: LanguageTag<'_>) -> String {
    let first = catalog.metadata().families.iter().find(|other| is_same_path(other, family)).unwrap_or(family);
    SitePath::family(first.codes, language).into()
}

/// Whether a family has a page: of families whose codes differ only in letter case, the first has it.
fn is_first(catalog: Catalog<'_>, family: &Family<'_>) -> bool {
    catalog.metadata().families.iter().find(|other| is_same_path(other, family)).is_some_and(|first| first == family)
}

/// Whether two families would have the same page where file names ignore letter case.
fn is_same_path(one: &Family<'_>, other: &Family<'_>) -> bool {
    one.codes.as_str().eq_ignore_ascii_case(other.codes.as_str())
}

/// Whether the catalog has records of a kind.
pub fn has(catalog: Catalog<'_>, kind: RecordKind) -> bool {
    !catalog.record_range(kind).is_empty()
}

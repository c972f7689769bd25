//! Which pages there are.

use crate::catalog::Catalog;
use crate::resolve::{Item, Kind};

use super::url;

/// A page, in any of the languages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Page<'a> {
    Home,
    About,
    /// The list of the records of a kind.
    List(Kind),
    /// A record by itself.
    Record(Item<'a>),
}

/// The kinds whose records have pages, in the order of the menu.
pub const KINDS: [Kind; 6] = [Kind::Error, Kind::Status, Kind::Structure, Kind::Operation, Kind::Release, Kind::Guide];

impl<'a> Page<'a> {
    /// Every page of a catalog.
    pub fn all(catalog: &Catalog<'a>) -> Vec<Self> {
        let lists = KINDS.into_iter().filter(|kind| has(catalog, *kind)).map(Self::List);
        let records = catalog
            .errors
            .iter()
            .map(Item::Error)
            .chain(catalog.statuses.iter().map(Item::Status))
            .chain(catalog.structures.iter().map(Item::Structure))
            .chain(catalog.operations.iter().map(Item::Operation))
            .chain(catalog.releases.iter().map(Item::Release))
            .chain(catalog.guides.iter().map(Item::Guide));
        [Self::Home, Self::About].into_iter().chain(lists).chain(records.map(Self::Record)).collect()
    }

    /// Where it is, from the site's root.
    pub fn path(&self, language: &str) -> String {
        match self {
            Self::Home => format!("{language}/index.html"),
            Self::About => format!("{language}/about/index.html"),
            Self::List(kind) => url::list(*kind, language),
            Self::Record(item) => url::of(item, language),
        }
    }

    /// The template that shows it.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home => "home.html",
            Self::About => "about.html",
            Self::List(Kind::Error) => "errors.html",
            Self::List(Kind::Release) => "changes.html",
            Self::List(_) => "list.html",
            Self::Record(Item::Error(_)) => "error.html",
            Self::Record(Item::Status(_)) => "status.html",
            Self::Record(Item::Structure(_) | Item::Field(..)) => "structure.html",
            Self::Record(Item::Operation(_)) => "operation.html",
            Self::Record(Item::Release(_)) => "release.html",
            Self::Record(Item::Guide(_)) => "guide.html",
        }
    }

    /// The entry of the menu that it belongs to.
    pub fn section(&self) -> Option<Kind> {
        match self {
            Self::Home | Self::About => None,
            Self::List(kind) => Some(*kind),
            Self::Record(item) => Some(item.kind()),
        }
    }
}

/// Whether the catalog has records of a kind.
pub fn has(catalog: &Catalog<'_>, kind: Kind) -> bool {
    match kind {
        Kind::Error => !catalog.errors.is_empty(),
        Kind::Status => !catalog.statuses.is_empty(),
        Kind::Structure | Kind::Field => !catalog.structures.is_empty(),
        Kind::Operation => !catalog.operations.is_empty(),
        Kind::Release => !catalog.releases.is_empty(),
        Kind::Guide => !catalog.guides.is_empty(),
    }
}

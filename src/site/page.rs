//! Which pages there are.

use crate::catalog::Catalog;
use crate::resolve::{Item, Kind};
use crate::search::document::{items, numbers};

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
    pub fn all(catalog: &'a Catalog<'a>) -> Vec<Self> {
        let lists = KINDS.into_iter().filter(|kind| has(catalog, *kind)).map(Self::List);
        // Fields are on the pages of their structures.
        let records = items(catalog).filter(|item| item.kind() != Kind::Field);
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

    /// The page that it stands for: itself, or of a renamed code that of its new name.
    pub fn canonical(&self) -> Self {
        match self {
            Self::Record(Item::Retired(_, Some(replacement))) => Self::Record(Item::Error(replacement)),
            page => *page,
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
            Self::Record(Item::Retired(..)) => "retired.html",
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
    !numbers(catalog, kind).is_empty()
}

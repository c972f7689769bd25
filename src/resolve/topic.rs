//! What changes are asked about.

use crate::catalog::Catalog;
use crate::model::{Change, FieldRef};

use super::operation::begins;
use super::{Item, Resolution};

/// What changes are asked about: codes, statuses, fields, structures, or words.
///
/// ```
/// let catalog = ecs_err::embedded();
/// let topic = catalog.topic("Ecs.0089");
/// let changes = catalog.releases.iter().flat_map(|release| release.changes);
/// assert_eq!(changes.filter(|change| topic.fits(change)).count(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Topic<'a, 't> {
    catalog: &'a Catalog<'a>,
    text: &'t str,
    resolution: Resolution<'a>,
}

impl<'a> Catalog<'a> {
    /// What changes about a text are about.
    ///
    /// If [`resolve`](Self::resolve) reads codes or statuses in the text, they are those; else it
    /// is the codes of a group, the fields and structures of the name, and the words that all stand
    /// in the text of a change or in the titles of its pages, in any language.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let days = |text| {
    ///     let topic = catalog.topic(text);
    ///     let releases = catalog.releases.iter().filter(|release| release.changes.iter().any(|change| topic.fits(change)));
    ///     releases.map(|release| release.date.to_string()).collect::<Vec<_>>()
    /// };
    /// assert_eq!(days("Ecs.0089"), ["2023-05-23"]);
    /// assert_eq!(days("added VNC"), days("vnc 新增"));
    /// ```
    #[must_use]
    pub fn topic<'t>(&'a self, text: &'t str) -> Topic<'a, 't> {
        Topic { catalog: self, text, resolution: self.resolve(text) }
    }
}

impl Topic<'_, '_> {
    /// Whether a change is about it.
    ///
    /// ```
    /// let catalog = ecs_err::embedded();
    /// let mut changes = catalog.releases.iter().flat_map(|release| release.changes);
    /// let change = changes.find(|change| change.errors.contains(&ecs_err::Code::new("Ecs.0089"))).unwrap();
    /// assert!(catalog.topic("ecs-89").fits(change) && !catalog.topic("Ecs.0812").fits(change));
    /// ```
    #[must_use]
    pub fn fits(&self, change: &Change<'_>) -> bool {
        match &self.resolution {
            Resolution::Items(items) => items.clone().any(|item| names(change, item)),
            Resolution::Group(group) if group.errors().any(|error| change.errors.contains(&error.code)) => true,
            _ => {
                self.catalog.resolve_field(self.text).any(|item| names(change, item))
                    || self.text.split_whitespace().all(|word| self.says(change, word))
            }
        }
    }

    /// Whether a word stands in the text of a change or in the title of one of its pages.
    fn says(&self, change: &Change<'_>, word: &str) -> bool {
        let titles = change.pages.iter().filter_map(|id| self.catalog.page(id)).map(|page| page.title);
        titles.chain([change.text]).any(|text| text.iter().any(|(_, text)| has_word(text, word)))
    }
}

/// Whether a change names a record.
fn names(change: &Change<'_>, item: Item<'_>) -> bool {
    match item {
        Item::Error(error) => change.errors.contains(&error.code),
        Item::Retired(retired, _) => change.errors.contains(&retired.code),
        Item::Status(status) => change.statuses.contains(&status.status) || change.status == Some(status.status),
        Item::Structure(structure) => {
            change.structures.contains(&structure.id)
                || change.fields.iter().any(|field| field.structure == structure.id)
        }
        Item::Field(structure, field) => {
            change.fields.contains(&FieldRef::new(structure.id, field.name))
                || field.schema.structure.is_some_and(|below| change.structures.contains(&below))
        }
        _ => false,
    }
}

/// Whether a word begins in a text: `nic` does so in "NICs" but not in "technical".
fn has_word(text: &str, word: &str) -> bool {
    let inner = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    let free = !inner(word.chars().next());
    text.char_indices().any(|(at, _)| (free || !inner(text[..at].chars().next_back())) && begins(&text[at..], word))
}

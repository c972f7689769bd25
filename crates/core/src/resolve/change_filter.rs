//! What changes are asked about.

use crate::catalog::Catalog;
use crate::model::{Change, FieldRef};

use super::operation::begins;
use super::{Match, Record};

/// What changes are asked about: codes, statuses, fields, structures, or words.
#[derive(Clone, Debug)]
pub struct ChangeFilter<'a, 't> {
    catalog: Catalog<'a>,
    text: &'t str,
    resolution: Match<'a>,
}

impl<'a> Catalog<'a> {
    /// What changes about a text are about.
    ///
    /// If [`resolve`](Self::resolve) reads codes or statuses in the text, they are those; else it
    /// is the codes of a group, the fields and structures of the name, and the words that all stand
    /// in the text of a change or in the titles of its pages, in any language.
    #[must_use]
    pub fn change_filter<'t>(&self, text: &'t str) -> ChangeFilter<'a, 't> {
        ChangeFilter { catalog: *self, text, resolution: self.resolve(text) }
    }
}

impl ChangeFilter<'_, '_> {
    /// Whether a change is about it.
    #[must_use]
    pub fn fits(&self, change: &Change<'_>) -> bool {
        match &self.resolution {
            Match::Found(items) => items.clone().any(|item| names(change, item)),
            Match::Range(group) if group.errors().any(|error| change.errors.contains(&error.code)) => true,
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
fn names(change: &Change<'_>, item: Record<'_>) -> bool {
    match item {
        Record::Error(error) => change.errors.contains(&error.code),
        Record::Retired(retired, _) => change.errors.contains(&retired.code),
        Record::Status(status) => change.statuses.contains(&status.status) || change.status == Some(status.status),
        Record::Structure(structure) => {
            change.structures.contains(&structure.id.as_str())
                || change.fields.iter().any(|field| field.structure == structure.id.as_str())
        }
        Record::Field(structure, field) => {
            change.fields.contains(&FieldRef::new(structure.id.as_str(), field.name))
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

//! Filters for changes.

use crate::catalog::Catalog;
use crate::model::{Change, FieldRef};

use super::operation::begins;
use super::{Match, Record};

/// A filter for changes by codes, statuses, fields, structures or words; see [`Catalog::change_filter`].
#[derive(Clone, Debug)]
pub struct ChangeFilter<'a, 't> {
    catalog: Catalog<'a>,
    text: &'t str,
    resolution: Match<'a>,
}

impl<'a> Catalog<'a> {
    /// A filter for the changes about a text.
    ///
    /// If the text [resolves](Self::resolve) to codes or statuses, the filter selects the changes about those.
    /// Otherwise it selects the changes about codes with that prefix, about fields and structures with that name, and
    /// those with all words of the text in their own text or in the titles of their pages, in any language.
    #[must_use]
    pub fn change_filter<'t>(&self, text: &'t str) -> ChangeFilter<'a, 't> {
        ChangeFilter { catalog: *self, text, resolution: self.resolve(text) }
    }
}

impl ChangeFilter<'_, '_> {
    /// Whether a change passes the filter.
    #[must_use]
    pub fn fits(&self, change: &Change<'_>) -> bool {
        match &self.resolution {
            Match::Found(records) => records.clone().any(|record| names(change, record)),
            Match::Range(range) if range.errors().any(|error| change.errors.contains(&error.code)) => true,
            _ => {
                self.catalog.resolve_field(self.text).any(|record| names(change, record))
                    || self.text.split_whitespace().all(|word| self.mentions(change, word))
            }
        }
    }

    /// Whether a word begins in the text of a change or in the title of one of its pages.
    fn mentions(&self, change: &Change<'_>, word: &str) -> bool {
        let titles = change.pages.iter().filter_map(|id| self.catalog.page(id)).map(|page| page.title);
        titles.chain([change.text]).any(|text| text.iter().any(|(_, text)| has_word(text, word)))
    }
}

/// Whether a change names a record.
fn names(change: &Change<'_>, record: Record<'_>) -> bool {
    match record {
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

/// Whether a word of a text begins with another one: `nic` does in "NICs" but not in "technical".
fn has_word(text: &str, word: &str) -> bool {
    let is_inner = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    let is_anywhere = !is_inner(word.chars().next());
    text.char_indices()
        .any(|(at, _)| (is_anywhere || !is_inner(text[..at].chars().next_back())) && begins(&text[at..], word))
}

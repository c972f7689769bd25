//! What the releases of a reference changed.

use super::Catalog;
use crate::model::{Change, ChangeKind, Code, Date, FieldRef, StatusCode, Text};

/// What a release did to an error code, a field or a structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HistoryEntry<'a> {
    /// The release's number.
    pub release: u32,
    /// The release's day.
    pub date: Date,
    /// What happened.
    pub kind: ChangeKind,
    /// The HTTP status that the code has since, if that is what changed.
    pub status: Option<StatusCode>,
    /// The release's description of it.
    pub text: Text<'a>,
}

impl<'a> Catalog<'a> {
    /// What the releases did to the code, oldest first.
    ///
    /// A code with no event of the kind [`ChangeKind::Added`] is older than the first dated
    /// mention of it; when it was added is unknown.
    pub fn history<'c>(&self, code: Code<'c>) -> impl Iterator<Item = HistoryEntry<'a>> + use<'a, 'c> {
        self.events(move |change| change.errors.contains(&code))
    }

    /// What the releases did to the field, oldest first.
    pub fn field_history<'f>(&self, field: FieldRef<'f>) -> impl Iterator<Item = HistoryEntry<'a>> + use<'a, 'f> {
        self.events(move |change| change.fields.contains(&field))
    }

    /// What the releases did to the structure and its fields, oldest first.
    pub fn structure_history<'i>(&self, id: &'i str) -> impl Iterator<Item = HistoryEntry<'a>> + use<'a, 'i> {
        self.events(move |change| {
            change.structures.contains(&id) || change.fields.iter().any(|field| field.structure == id)
        })
    }

    fn events<F: Fn(&Change<'a>) -> bool + Copy>(
        &self,
        about: F,
    ) -> impl Iterator<Item = HistoryEntry<'a>> + use<'a, F> {
        self.data.releases.iter().flat_map(move |release| {
            release.changes.iter().filter(move |change| about(change)).map(|change| HistoryEntry {
                release: release.number,
                date: release.date,
                kind: change.kind,
                status: change.status,
                text: change.text,
            })
        })
    }
}

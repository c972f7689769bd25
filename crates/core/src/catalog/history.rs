//! What the releases of a reference changed.

use super::Catalog;
use crate::model::{Change, ChangeKind, Code, Date, FieldRef, StatusCode, Text};

/// One change of an error code, a field or a structure by a release of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HistoryEntry<'a> {
    /// The number of the release, from 1.
    pub release: u32,
    /// The day of the release.
    pub date: Date,
    /// The kind of change.
    pub kind: ChangeKind,
    /// The new HTTP status of the code; `None` if the status did not change.
    pub status: Option<StatusCode>,
    /// The description of the change.
    pub text: Text<'a>,
}

impl<'a> Catalog<'a> {
    /// The changes of a code, oldest first.
    ///
    /// If there is no entry of the kind [`ChangeKind::Added`], the date of its addition is unknown.
    pub fn history<'c>(&self, code: Code<'c>) -> impl Iterator<Item = HistoryEntry<'a>> + use<'a, 'c> {
        self.events(move |change| change.errors.contains(&code))
    }

    /// The changes of a field, oldest first.
    pub fn field_history<'f>(&self, field: FieldRef<'f>) -> impl Iterator<Item = HistoryEntry<'a>> + use<'a, 'f> {
        self.events(move |change| change.fields.contains(&field))
    }

    /// The changes of a structure and its fields, oldest first.
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

//! [`Record`], a record of any kind.

use core::fmt::{self, Display};
use core::ops::Range;

use super::Record;
use crate::catalog::Catalog;
use crate::model::{FieldRef, Structure, Text};

string_enum! {
    /// A kind of record.
    pub enum RecordKind {
        /// An error code, retired or not.
        Error = "error",
        /// An HTTP status.
        Status = "status",
        /// A field.
        Field = "field",
        /// A structure.
        Structure = "structure",
        /// An operation.
        Operation = "operation",
        /// A release.
        Release = "release",
        /// A guide.
        Guide = "guide",
    }
}

impl<'a> Catalog<'a> {
    /// Every record: errors, retired codes, statuses, structures, fields, operations, releases, guides.
    pub fn records(&self) -> impl Iterator<Item = Record<'a>> + use<'a> {
        let catalog = *self;
        let fields =
            |structure: &'a Structure<'a>| structure.fields.iter().map(move |field| Record::Field(structure, field));
        let errors = catalog.errors().iter().map(Record::Error);
        errors
            .chain(catalog.retired().iter().filter_map(move |retired| catalog.record_of(retired.code)))
            .chain(catalog.statuses().iter().map(Record::Status))
            .chain(catalog.structures().iter().map(Record::Structure))
            .chain(catalog.structures().iter().flat_map(fields))
            .chain(catalog.operations().iter().map(Record::Operation))
            .chain(catalog.releases().iter().map(Record::Release))
            .chain(catalog.guides().iter().map(Record::Guide))
    }

    /// The positions in [`records`](Self::records) of the records of a kind.
    #[must_use]
    pub fn record_range(&self, kind: RecordKind) -> Range<usize> {
        let fields = self.structures().iter().map(|structure| structure.fields.len()).sum();
        let kinds = [
            (RecordKind::Error, self.errors().len() + self.retired().len()),
            (RecordKind::Status, self.statuses().len()),
            (RecordKind::Structure, self.structures().len()),
            (RecordKind::Field, fields),
            (RecordKind::Operation, self.operations().len()),
            (RecordKind::Release, self.releases().len()),
            (RecordKind::Guide, self.guides().len()),
        ];
        let before = kinds.iter().take_while(|(other, _)| *other != kind).map(|(_, count)| count).sum::<usize>();
        let own = kinds.iter().find(|(other, _)| *other == kind).map_or(0, |(_, count)| *count);
        before..before + own
    }
}

impl<'a> Record<'a> {
    /// The kind of the record.
    #[must_use]
    pub const fn kind(&self) -> RecordKind {
        match self {
            Self::Error(_) | Self::Retired(..) => RecordKind::Error,
            Self::Status(_) => RecordKind::Status,
            Self::Field(..) => RecordKind::Field,
            Self::Structure(_) => RecordKind::Structure,
            Self::Operation(_) => RecordKind::Operation,
            Self::Release(_) => RecordKind::Release,
            Self::Guide(_) => RecordKind::Guide,
        }
    }

    /// The identifier, unique among the records of its kind: `Ecs.0085`, `403`, `structure#field`.
    #[must_use]
    pub fn id(&self) -> impl Display + use<'a> {
        let record = *self;
        fmt::from_fn(move |f| match record {
            Self::Error(error) => error.code.fmt(f),
            Self::Retired(retired, _) => retired.code.fmt(f),
            Self::Status(status) => status.status.fmt(f),
            Self::Field(structure, field) => FieldRef::new(structure.id.as_str(), field.name).fmt(f),
            Self::Structure(structure) => f.write_str(structure.id.as_str()),
            Self::Operation(operation) => f.write_str(operation.id.as_str()),
            Self::Release(release) => release.number.fmt(f),
            Self::Guide(guide) => f.write_str(guide.id.as_str()),
        })
    }

    /// The title for lists, or a text that serves as one. For a retired code, that of its replacement, or what
    /// happened.
    ///
    /// `None` for a status, which has a reason phrase instead, and for a release without changes.
    #[must_use]
    pub fn title(&self) -> Option<Text<'a>> {
        match self {
            Self::Error(error) | Self::Retired(_, Some(error)) => Some(error.meaning()),
            Self::Retired(retired, None) => retired.text,
            Self::Field(_, field) => Some(field.description),
            Self::Structure(structure) => Some(structure.title),
            Self::Operation(operation) => Some(operation.title),
            Self::Release(release) => release.changes.first().map(|change| change.text),
            Self::Guide(guide) => Some(guide.title),
            Self::Status(_) => None,
        }
    }

    /// The text for a list, after the identifier, in a language if the record has texts in it.
    #[must_use]
    pub fn summary<'l>(&self, language: &'l str) -> impl Display + use<'a, 'l> {
        let record = *self;
        fmt::from_fn(move |f| {
            let title = record.title().and_then(|title| title.localized(language, language));
            let title = title.map_or("", |title| title.text);
            match record {
                Self::Status(status) => f.write_str(status.reason()),
                Self::Retired(_, Some(replacement)) => write!(f, "→ {} {title}", replacement.code),
                Self::Release(release) if title.is_empty() => release.date.fmt(f),
                Self::Release(release) => write!(f, "{} {title}", release.date),
                _ => f.write_str(title),
            }
        })
    }
}

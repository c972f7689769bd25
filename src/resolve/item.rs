//! Any record of a catalog.

use core::fmt::Display as _;

use crate::model::Text;

use super::Item;

words! {
    /// A kind of record.
    pub enum Kind {
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

impl<'a> Item<'a> {
    /// What kind of record it is.
    ///
    /// ```
    /// use ecs_err::{Code, Kind};
    ///
    /// assert_eq!(ecs_err::embedded().code(Code::ECS_0085).unwrap().kind(), Kind::Error);
    /// ```
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Error(_) | Self::Retired(..) => Kind::Error,
            Self::Status(_) => Kind::Status,
            Self::Field(..) => Kind::Field,
            Self::Structure(_) => Kind::Structure,
            Self::Operation(_) => Kind::Operation,
            Self::Release(_) => Kind::Release,
            Self::Guide(_) => Kind::Guide,
        }
    }

    /// The identifier among the records of its kind: `Ecs.0085`, `403`, `structure#field`.
    ///
    /// ```
    /// use ecs_err::Item;
    ///
    /// let structure = ecs_err::embedded().structure("change-vpc.nic").unwrap();
    /// assert_eq!(Item::Field(structure, &structure.fields[0]).id().to_string(), "change-vpc.nic#port_id");
    /// ```
    #[must_use]
    pub fn id(&self) -> impl core::fmt::Display + use<'a> {
        let item = *self;
        core::fmt::from_fn(move |f| match item {
            Self::Error(error) => error.code.fmt(f),
            Self::Retired(retired, _) => retired.code.fmt(f),
            Self::Status(status) => status.status.fmt(f),
            Self::Field(structure, field) => write!(f, "{}#{}", structure.id, field.name),
            Self::Structure(structure) => f.write_str(structure.id),
            Self::Operation(operation) => f.write_str(operation.id),
            Self::Release(release) => release.number.fmt(f),
            Self::Guide(guide) => f.write_str(guide.id),
        })
    }

    /// What a list shows for it: the title, or what comes nearest to one. For a retired code that is
    /// the title of the code that takes its place, or what happened.
    ///
    /// `None` for a status, whose title is its reason phrase in every language, and for a release
    /// without changes.
    ///
    /// ```
    /// use ecs_err::{Code, Item, StatusCode};
    ///
    /// let catalog = ecs_err::embedded();
    /// let title = catalog.code(Code::ECS_0085).unwrap().title().unwrap();
    /// assert_eq!(title.get("en"), Some("The ECS does not have the NIC."));
    /// assert_eq!(Item::Status(catalog.status(StatusCode::of(400)).unwrap()).title(), None);
    /// ```
    #[must_use]
    pub fn title(&self) -> Option<Text<'a>> {
        match self {
            Self::Error(error) | Self::Retired(_, Some(error)) => Some(error.description),
            Self::Retired(retired, None) => retired.text,
            Self::Field(_, field) => Some(field.description),
            Self::Structure(structure) => Some(structure.title),
            Self::Operation(operation) => Some(operation.title),
            Self::Release(release) => release.changes.first().map(|change| change.text),
            Self::Guide(guide) => Some(guide.title),
            Self::Status(_) => None,
        }
    }

    /// What a list shows beside the identifier, in a language if the record has texts in it.
    ///
    /// ```
    /// use ecs_err::{Code, Item};
    ///
    /// let error = ecs_err::embedded().error(Code::ECS_0085).unwrap();
    /// assert_eq!(Item::Error(error).summary("en").to_string(), "The ECS does not have the NIC.");
    /// ```
    #[must_use]
    pub fn summary<'l>(&self, language: &'l str) -> impl core::fmt::Display + use<'a, 'l> {
        let item = *self;
        core::fmt::from_fn(move |f| {
            let title = item.title().and_then(|title| title.localized(language, language));
            let title = title.map_or("", |title| title.text);
            match item {
                Self::Status(status) => f.write_str(status.reason),
                Self::Retired(_, Some(replacement)) => write!(f, "→ {} {title}", replacement.code),
                Self::Release(release) => write!(f, "{} {title}", release.date),
                _ => f.write_str(title),
            }
        })
    }
}

//! The records of a catalog, which borrow their text.
//!
//! In the embedded catalog every lifetime is `'static`; in one read from a directory it is that of
//! the arena with the directory's text. Nothing here allocates or depends on where the data comes from.

#[macro_use]
mod schema_struct;

pub(crate) mod code;
mod date;
#[doc(hidden)]
pub mod datum;
mod edition;
mod error;
mod error_values;
mod form;
mod guide;
mod id;
mod json;
mod language;
mod metadata;
mod note;
mod operation;
mod page;
mod pattern;
mod placeholder_style;
mod release;
mod retired;
mod schema;
mod status;
mod structure;
mod synonyms;
mod text;

pub use code::{Code, CodeBuf};
pub use date::{Date, ParseDateError};
pub use edition::Edition;
pub use error::{Case, ErrorCode, Link, Placeholder, Seen, Severity, Source, Wraps};
pub use error_values::{Deprecated, SameAs, Statuses, Url};
pub use form::{CodeForm, NumberPlace};
pub use guide::Guide;
pub use id::{Id, IdError};
pub use json::Json;
pub use language::{LanguageTag, Languages};
pub use metadata::{ExternalService, Family, Find, LinkTemplates, Metadata, Service};
pub use note::{Note, NoteKind};
pub use operation::{Asynchronous, Example, Operation, Parameter, ParameterLocation};
pub use page::Page;
pub use pattern::CodePattern;
pub use placeholder_style::PlaceholderStyle;
pub use release::{Change, ChangeKind, Release};
pub use retired::RetiredCode;
pub use schema::{EnumValue, Format, JsonType, Schema, Step};
pub use status::{Retry, Status, StatusClass, StatusCode};
pub use structure::{Condition, Direction, Field, FieldRef, Rule, RuleKind, Structure};
pub use synonyms::Synonyms;
pub use text::{Localized, Text};

pub(crate) use code::{CodeWriter, has_parts, is_separator};
pub(crate) use form::{Class, IgnoredCase, Part};

/// The parts of forms, for expressions that find codes; not part of the public API.
#[doc(hidden)]
pub mod form_parts {
    pub use super::code::has_parts;
    pub use super::form::{Class, Group, Part};
}

//! What a catalog is made of: plain records that borrow their text.
//!
//! One set of types serves both worlds: in the embedded catalog every lifetime is `'static`, in
//! one read from a folder it is that of the arena that holds the folder's text. Nothing here
//! allocates, and nothing here knows where the data comes from or who shows it.

#[macro_use]
mod schema_struct;

mod about;
mod code;
mod date;
#[doc(hidden)]
pub mod datum;
mod error;
mod guide;
mod json;
mod note;
mod operation;
mod page;
mod pattern;
mod release;
mod retired;
mod schema;
mod status;
mod structure;
mod synonyms;
mod text;

pub use about::{ExternalService, Family, Metadata, Service};
pub use code::{Code, ParseCodeError};
pub use date::Date;
pub use error::{ErrorCode, Placeholder, Wraps, placeholders};
pub use guide::Guide;
pub use json::Json;
pub use note::{Note, NoteKind};
pub use operation::{Asynchronous, Example, Operation, Parameter, ParameterLocation};
pub use page::Page;
pub use pattern::CodePattern;
pub use release::{Change, ChangeKind, Release};
pub use retired::RetiredCode;
pub use schema::{EnumValue, Format, JsonType, Schema, Step};
pub use status::{Retry, Status, StatusClass, StatusCode};
pub use structure::{Condition, Direction, Field, FieldRef, Rule, RuleKind, Structure};
pub use synonyms::Synonyms;
pub use text::{Localized, Text};

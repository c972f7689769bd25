//! Adds an error to the files of a catalog.
//!
//! - [`choose`] finds the service of a code, or a free code.
//! - [`insert`] writes the record into the file where it belongs; the rest of the file stays byte for byte.

mod choice;
mod insertion;
mod number;

use std::fmt;

use ecs_err_core::Retry;
use ecs_err_core::model::{CodeBuf, StatusCode};
use ecs_err_ui_text::diagnostics::{Message, messages};

pub use choice::{Choice, Wish, choose};
pub use insertion::{Inserted, insert};

/// An error to add. Texts are pairs of a language of the catalog and the text in it.
#[derive(Clone, Debug)]
pub struct NewError<'n> {
    /// The code.
    pub code: CodeBuf,
    /// The id of the service.
    pub service: &'n str,
    /// A stable identifier.
    pub name: Option<&'n str>,
    /// The HTTP statuses.
    pub statuses: Vec<StatusCode>,
    /// The message that the API returns.
    pub message: Vec<(&'n str, &'n str)>,
    /// What the code means.
    pub description: Vec<(&'n str, &'n str)>,
    /// What to do.
    pub action: Vec<(&'n str, &'n str)>,
    /// Whether to send the same request again.
    pub retry: Option<Retry>,
}

/// Why an error can't be added. `Display` prints it in English.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AddError {
    /// The text is not a code.
    NotACode(String),
    /// The catalog has the code, at this place.
    Taken(String, String),
    /// The code is retired.
    Retired(String),
    /// There is no service with this id, but these.
    UnknownService(String, Vec<String>),
    /// Neither a code nor a service nor a family was named; these are the services.
    NoWish(Vec<String>),
    /// The code has the form of none of these services.
    NoService(String, Vec<String>),
    /// The code has none of the forms of the service.
    WrongForm(String, String, Vec<String>),
    /// There is no family with these codes, but these.
    UnknownFamily(String, Vec<String>),
    /// The codes of this service or family have no number that could be counted.
    NoNumber(String),
    /// Every number of this service or family is taken.
    Full(String),
    /// The file can't be read as a list of errors.
    BrokenFile(String),
    /// The file of the new record exists already.
    FileExists(String),
}

impl AddError {
    /// What is wrong and what to do, in each language of the program.
    #[must_use]
    pub fn message(&self) -> Message {
        let list = |names: &[String]| Message::list(names.iter().map(String::as_str));
        match self {
            Self::NotACode(text) => messages::not_a_code(text),
            Self::Taken(code, place) => messages::code_is_taken(code, place),
            Self::Retired(code) => messages::code_is_retired(code),
            Self::UnknownService(id, services) => messages::no_such_service(id, &list(services)),
            Self::NoWish(services) => messages::service_is_needed(&list(services)),
            Self::NoService(code, services) => messages::no_service_of(code, &list(services)),
            Self::WrongForm(code, id, forms) => messages::not_in_form(code, id, &list(forms)),
            Self::UnknownFamily(_, families) if families.is_empty() => messages::no_families(),
            Self::UnknownFamily(codes, families) => messages::no_such_family(codes, &list(families)),
            Self::NoNumber(what) => messages::codes_without_number(what),
            Self::Full(what) => messages::numbers_are_taken(what),
            Self::BrokenFile(path) => messages::file_is_broken(path),
            Self::FileExists(path) => messages::file_is_in_the_way(path),
        }
    }
}

impl fmt::Display for AddError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for AddError {}

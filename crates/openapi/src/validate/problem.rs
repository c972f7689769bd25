//! [`Problem`]: what is wrong with a body.

use std::fmt;
use std::ops::Range;

use ecs_err_core::{Field, Structure};
use ecs_err_data::load::Mistake;
use ecs_err_ui_text::diagnostics::Message;

/// How many problems a report has at most. A list of a million wrong items is one mistake.
const MAX_PROBLEMS: usize = 10_000;

/// The problems of a body.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Report<'c> {
    /// The problems, in order of position.
    pub problems: Vec<Problem<'c>>,
    /// How many more there are; the first 10,000 are reported.
    pub omitted: usize,
}

impl<'c> Report<'c> {
    /// The report about a text that is not JSON.
    pub(super) fn of_mistake(mistake: Mistake) -> Self {
        let Mistake { range, message, help } = mistake;
        let kind = ProblemKind::Syntax;
        let problem = Problem { kind, pointer: String::new(), range, message, help: Some(help), field: None };
        Self { problems: vec![problem], omitted: 0 }
    }

    /// Adds a problem; a full report only counts it.
    pub(super) fn add(&mut self, problem: impl FnOnce() -> Problem<'c>) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(problem());
        } else {
            self.omitted += 1;
        }
    }
}

/// Something that the field tables do not allow.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Problem<'c> {
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// The JSON Pointer (RFC 6901) of the value, or of the object that a field is missing in.
    pub pointer: String,
    /// The place in the body, in bytes.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: Message,
    /// What was perhaps meant.
    pub help: Option<Message>,
    /// The field that it is about, if the tables have it.
    pub field: Option<FieldOf<'c>>,
}

/// A field, and the structure that has it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FieldOf<'c> {
    /// The structure.
    pub structure: &'c Structure<'c>,
    /// The field.
    pub field: &'c Field<'c>,
}

/// The kinds of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The body is not JSON, or nested too deeply.
    Syntax,
    /// An object has a field twice.
    RepeatedField,
    /// The tables do not have the field.
    UnknownField,
    /// A mandatory field is missing.
    MissingField,
    /// A value has another type.
    WrongType,
    /// A value is none of the allowed ones.
    WrongValue,
    /// A number is too small or too large.
    OutOfRange,
    /// A number is not a multiple of the step in its range.
    WrongStep,
    /// A string does not have the format.
    WrongFormat,
    /// None of several fields is present, of which one is needed.
    NoneOf,
    /// Fields that exclude each other are present.
    Exclusive,
}

impl ProblemKind {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::Syntax,
        Self::RepeatedField,
        Self::UnknownField,
        Self::MissingField,
        Self::WrongType,
        Self::WrongValue,
        Self::OutOfRange,
        Self::WrongStep,
        Self::WrongFormat,
        Self::NoneOf,
        Self::Exclusive,
    ];

    /// The name, for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::RepeatedField => "repeatedField",
            Self::UnknownField => "unknownField",
            Self::MissingField => "missingField",
            Self::WrongType => "wrongType",
            Self::WrongValue => "wrongValue",
            Self::OutOfRange => "outOfRange",
            Self::WrongStep => "wrongStep",
            Self::WrongFormat => "wrongFormat",
            Self::NoneOf => "noneOf",
            Self::Exclusive => "exclusive",
        }
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

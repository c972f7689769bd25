//! Why a file is not read.

use ecs_err_ui_text::diagnostics::{Message, messages};

/// A file that is not read, with the place of the reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct ReadError {
    /// The name of the file, as it was given.
    pub file: String,
    /// The line of the reason, counted from 1, if it has one.
    pub line: Option<usize>,
    /// The column of the reason in characters, counted from 1, if it is known.
    pub column: Option<usize>,
    /// The reason.
    pub problem: ReadProblem,
}

impl ReadError {
    /// The file with line and column, as editors understand it: `page.html:3:14`.
    #[must_use]
    pub fn place(&self) -> String {
        let numbers = [self.line, self.column].into_iter().map_while(|number| number);
        numbers.fold(self.file.clone(), |place, number| format!("{place}:{number}"))
    }

    /// The place and the reason in words.
    #[must_use]
    pub fn message(&self) -> Message {
        messages::source_refused(self.place(), &self.problem.message())
    }
}

/// The reason why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
#[non_exhaustive]
pub enum ReadProblem {
    /// The file, or what it unpacks to, is too large.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The text is not UTF-8.
    NotUtf8 {
        /// The offset of the byte in the file.
        offset: usize,
        /// The byte.
        value: u8,
    },
    /// The file starts like UTF-16, and is not.
    NotUtf16 {
        /// The offset of the bytes in the file.
        offset: usize,
    },
    /// Tables have too many cells, mostly by spans.
    TooManyCells {
        /// The limit.
        limit: usize,
    },
    /// Spans or substitutions repeat too much text.
    TooMuchRepeated {
        /// The limit in bytes.
        limit: usize,
    },
    /// Elements, lists or tables contain each other too often.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// The HTML has so many or such entangled elements that it is no page.
    TooManyElements {
        /// The limit.
        limit: usize,
    },
    /// An HTML element has too many attributes.
    TooManyAttributes {
        /// The limit.
        limit: usize,
    },
    /// The file is not a workbook, or a broken one; with what its reader found, in English.
    Workbook(String),
    /// The program was built without support for workbooks.
    NoWorkbooks,
    /// The document includes a file that is not in its directory.
    IncludedOutside {
        /// The file, as the document names it.
        file: String,
    },
    /// The document includes a file that can't be read.
    IncludedUnreadable {
        /// The file, as the document names it.
        file: String,
        /// Why, in English.
        what: String,
    },
    /// The document includes a file, and it is not known in which directory the document is.
    IncludedWithoutDirectory {
        /// The file, as the document names it.
        file: String,
    },
}

impl ReadProblem {
    /// The reason in words.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::TooLarge { limit } => messages::source_over_limit(in_mebibytes(*limit)),
            Self::NotUtf8 { offset, value } => messages::byte_not_utf8(format_args!("{value:#04x}"), offset),
            Self::NotUtf16 { offset } => messages::bytes_not_utf16(offset),
            Self::TooManyCells { limit } => messages::too_many_cells(limit),
            Self::TooMuchRepeated { limit } => messages::too_much_repeated(in_mebibytes(*limit)),
            Self::TooDeep { limit } => messages::source_too_deep(limit),
            Self::TooManyElements { limit } => messages::too_many_elements(limit),
            Self::TooManyAttributes { limit } => messages::too_many_attributes(limit),
            Self::Workbook(what) => messages::workbook_not_readable(what),
            Self::NoWorkbooks => messages::no_workbooks(),
            Self::IncludedOutside { file } => messages::included_outside(file),
            Self::IncludedUnreadable { file, what } => messages::included_unreadable(file, what),
            Self::IncludedWithoutDirectory { file } => messages::included_without_directory(file),
        }
    }
}

/// A limit of bytes as people read it.
pub(crate) fn in_mebibytes(bytes: usize) -> usize {
    bytes >> 20
}

/// A problem with its line, before the name of the file is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Located {
    pub(super) line: Option<usize>,
    pub(super) column: Option<usize>,
    pub(super) problem: ReadProblem,
}

impl Located {
    pub(super) fn at(line: usize, problem: ReadProblem) -> Self {
        Self { line: Some(line), column: None, problem }
    }

    pub(super) fn in_file(self, file: &str) -> ReadError {
        ReadError { file: file.to_owned(), line: self.line, column: self.column, problem: self.problem }
    }
}

impl From<ReadProblem> for Located {
    fn from(problem: ReadProblem) -> Self {
        Self { line: None, column: None, problem }
    }
}

pub(super) type Result<T> = std::result::Result<T, Located>;

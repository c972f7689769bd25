//! Why a file is not read.

/// A file that is not read, and where the reason stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {problem}", self.place())]
pub struct ReadError {
    /// The name of the file, as it was given.
    pub file: String,
    /// The line, counted from 1, where the reason stands in one.
    pub line: Option<usize>,
    /// The column in characters, counted from 1, where it is known.
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
}

/// The reason why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadProblem {
    /// The name and the content do not say what the file is.
    #[error(
        "expected HTML, Markdown, reStructuredText, AsciiDoc, CSV, TSV or XLSX; name the file with its extension, such as codes.csv"
    )]
    UnknownFormat,
    /// The file, or what it unpacks to, is too large.
    #[error("is larger than {} MiB, the limit; split the file", limit >> 20)]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The text is not UTF-8.
    #[error("byte {value:#04x} at offset {offset} is not UTF-8; save the file as UTF-8")]
    NotUtf8 {
        /// The offset of the byte in the file.
        offset: usize,
        /// The byte.
        value: u8,
    },
    /// The file starts like UTF-16, and is not.
    #[error("bytes at offset {offset} are not UTF-16; save the file as UTF-8")]
    NotUtf16 {
        /// The offset of the bytes in the file.
        offset: usize,
    },
    /// Tables have too many cells, mostly by spans.
    #[error("tables have more than {limit} cells, the limit; spans count with every cell they cover")]
    TooManyCells {
        /// The limit.
        limit: usize,
    },
    /// Spans or substitutions repeat too much text.
    #[error("spans and substitutions repeat more than {} MiB of text, the limit", limit >> 20)]
    TooMuchRepeated {
        /// The limit in bytes.
        limit: usize,
    },
    /// Elements, lists or tables contain each other too often.
    #[error("elements are nested deeper than {limit} levels, the limit")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// The HTML has so many or such entangled elements that it is no page.
    #[error("has more than {limit} elements, the limit; split the file")]
    TooManyElements {
        /// The limit.
        limit: usize,
    },
    /// An HTML element has too many attributes.
    #[error("an element has more than {limit} attributes, the limit")]
    TooManyAttributes {
        /// The limit.
        limit: usize,
    },
    /// The file is not a workbook, or a broken one.
    #[error("is not a readable XLSX workbook: {0}")]
    Workbook(String),
    /// The program was built without support for workbooks.
    #[error("workbooks need a program with the feature `xlsx`; save the sheet as CSV")]
    NoWorkbooks,
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

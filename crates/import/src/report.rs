//! What was done with each table and row.

use ecs_err_ui_text::diagnostics::{Message, messages};

use crate::map::Key;

/// Why a table was left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftAlone {
    /// It has no rows but heads.
    Empty,
    /// It describes fields.
    Fields,
    /// It describes HTTP statuses.
    Statuses,
    /// No column has error codes.
    NoCodes,
    /// It has codes, and no texts about them.
    NoTexts,
}

impl LeftAlone {
    /// The reason in words.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Empty => messages::table_is_empty(),
            Self::Fields => messages::table_of_fields(),
            Self::Statuses => messages::table_of_statuses(),
            Self::NoCodes => messages::table_without_codes(),
            Self::NoTexts => messages::table_without_texts(),
        }
    }

    /// The reason for programs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Fields => "fields",
            Self::Statuses => "statuses",
            Self::NoCodes => "noCodes",
            Self::NoTexts => "noTexts",
        }
    }
}

/// Why a row was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The reader of the file found the row to be broken.
    Defect(String),
    /// The row has fewer cells than columns, and it is not clear which are missing.
    Short,
    /// The cell of the code is empty.
    NoCode,
    /// The cell of the code has something else.
    NotACode(String),
    /// The row has a code, and no text about it.
    NoText(String),
    /// The cell of the status has something else.
    Status(String),
    /// Another row has the same code in different letter case.
    LetterCase(String),
}

impl Refusal {
    /// The reason in words.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Defect(defect) => Message::verbatim(defect),
            Self::Short => messages::row_is_short(),
            Self::NoCode => messages::row_without_code(),
            Self::NotACode(text) => messages::row_with_wrong_code(excerpt(text)),
            Self::NoText(code) => messages::row_without_text(code),
            Self::Status(text) => messages::row_with_wrong_status(excerpt(text)),
            Self::LetterCase(code) => messages::row_with_letter_case(code),
        }
    }
}

/// The beginning of a text, on one line, for a report.
///
/// ```
/// assert_eq!(ecs_err_import::excerpt("two\nlines"), "two lines");
/// ```
#[must_use]
pub fn excerpt(text: &str) -> String {
    const LEN: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LEN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// A row that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRow {
    /// Its line in the file, from 1.
    pub line: usize,
    /// Why.
    pub reason: Refusal,
}

/// What was done with a table, or with the headings of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableReport {
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its caption, else the heading above it.
    pub title: String,
    /// What was done.
    pub outcome: Outcome,
}

/// What was done with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its rows were read.
    Read {
        /// The head of each column, and the key that it gives.
        columns: Vec<(String, Option<Key>)>,
        /// How many rows there are, without heads and categories.
        rows: usize,
        /// How many of them were taken.
        taken: usize,
        /// The others.
        refused: Vec<RefusedRow>,
    },
    /// It was left alone; it has so many rows.
    Left {
        /// Why.
        reason: LeftAlone,
        /// How many rows it has, with its heads.
        rows: usize,
    },
}

/// What was done with a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileReport {
    /// The tables, in the order of the file.
    pub tables: Vec<TableReport>,
}

impl FileReport {
    /// How many rows were taken.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.tables.iter().map(|table| if let Outcome::Read { taken, .. } = &table.outcome { *taken } else { 0 }).sum()
    }

    /// The rows that were refused.
    pub fn refused(&self) -> impl Iterator<Item = &RefusedRow> {
        self.tables.iter().flat_map(|table| match &table.outcome {
            Outcome::Read { refused, .. } => refused.as_slice(),
            Outcome::Left { .. } => &[],
        })
    }

    /// Refuses a row that was taken before.
    pub fn refuse(&mut self, row: RefusedRow) {
        let read = self.tables.iter_mut().filter(|table| table.line <= row.line);
        let read = read.filter_map(|table| match &mut table.outcome {
            Outcome::Read { taken, refused, .. } if *taken > 0 => Some((table.line, taken, refused)),
            _ => None,
        });
        if let Some((_, taken, refused)) = read.max_by_key(|(line, ..)| *line)
            && refused.iter().all(|present| present.line != row.line)
        {
            *taken -= 1;
            refused.push(row);
            refused.sort_by_key(|row| row.line);
        }
    }
}

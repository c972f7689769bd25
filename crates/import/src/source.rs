//! Files of any format that is known.

use std::path::Path;

use ecs_err_ui_text::diagnostics::{Message, messages};

use crate::document::Document;
use crate::pattern::Pattern;
use crate::read::{Format, Limits, ReadError, in_mebibytes, read, read_in};
use crate::registry::{Malformed, Registry, read_registry};
use crate::translations::Translations;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct SourceDocument {
    /// Its content.
    pub document: Document,
    /// Whether rows of its tables may lack any cell: see [`Extraction::has_gaps`](crate::Extraction::has_gaps).
    pub has_gaps: bool,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum SourceError {
    /// A reader of documents refused it.
    Read(#[from] ReadError),
    /// It is not in the format that its name says.
    Malformed {
        /// The name of the file.
        file: String,
        /// What is wrong.
        malformed: Malformed,
    },
    /// It is not UTF-8.
    NotText {
        /// The name of the file.
        file: String,
    },
    /// It is larger than a file may be.
    TooLarge {
        /// The name of the file.
        file: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// Neither its name nor its content say in which format it is.
    UnknownFormat {
        /// The name of the file.
        file: String,
    },
}

impl SourceError {
    /// What is wrong and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Read(error) => error.message(),
            Self::Malformed { file, malformed } => messages::malformed_source(file, malformed.line, &malformed.what),
            Self::NotText { file } => messages::source_not_text(file),
            Self::TooLarge { file, limit } => {
                messages::source_refused(file, &messages::source_over_limit(in_mebibytes(*limit)))
            }
            Self::UnknownFormat { file } => messages::source_unknown(file),
        }
    }
}

/// Whether the name of a file says in which format it is.
#[must_use]
pub fn is_known(name: &str) -> bool {
    Registry::of_name(name).is_some() || Format::of(name, b"").is_some()
}

/// Reads a file: with a pattern as text, else in the format of its name, or of its content if the name says nothing.
/// Files that it includes are in the directory.
///
/// # Errors
/// If the format is not known, or the file is not in it.
pub fn read_source(
    name: &str,
    bytes: &[u8],
    directory: Option<&Path>,
    pattern: Option<&Pattern>,
    limits: &Limits,
) -> Result<SourceDocument, SourceError> {
    let whole = |document| SourceDocument { document, has_gaps: false };
    if let Some(pattern) = pattern {
        return Ok(whole(pattern.read(&text(name, bytes, limits)?)));
    }
    if let Some(format) = registry(name, bytes) {
        let text = text(name, bytes, limits)?;
        let malformed = |malformed| SourceError::Malformed { file: name.to_owned(), malformed };
        return read_registry(&text, format).map(whole).map_err(malformed);
    }
    let format = Format::of(name, bytes).ok_or_else(|| SourceError::UnknownFormat { file: name.to_owned() })?;
    let document = match directory {
        Some(directory) => read_in(directory, name, bytes, format, limits)?,
        None => read(name, bytes, format, limits)?,
    };
    Ok(SourceDocument { document, has_gaps: matches!(format, Format::Markdown | Format::Mdx) })
}

/// Reads a file with translations of a catalog; `None` if it is another one.
///
/// # Errors
/// If the file is a PO file with a mistake.
pub fn read_translations(name: &str, bytes: &[u8], limits: &Limits) -> Result<Option<Translations>, SourceError> {
    if registry(name, bytes) != Some(Registry::Po) {
        return Ok(None);
    }
    let content = ecs_err_po::parse(&text(name, bytes, limits)?).map_err(|error| {
        let malformed = Malformed { line: error.line, what: error.problem.to_string() };
        SourceError::Malformed { file: name.to_owned(), malformed }
    })?;
    Ok(Some(Translations { file: name.to_owned(), content }).filter(Translations::are_of_a_catalog))
}

/// The format of a registry.
fn registry(name: &str, bytes: &[u8]) -> Option<Registry> {
    let by_content = || Registry::of_content(bytes).filter(|_| Format::of(name, b"").is_none());
    Registry::of_name(name).or_else(by_content)
}

fn text(name: &str, bytes: &[u8], limits: &Limits) -> Result<String, SourceError> {
    if bytes.len() > limits.bytes {
        return Err(SourceError::TooLarge { file: name.to_owned(), limit: limits.bytes });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.trim_start_matches('\u{feff}').to_owned()),
        // Properties were in Latin-1 for many years.
        Err(_) if Registry::of_name(name) == Some(Registry::Properties) => {
            Ok(bytes.iter().map(|byte| char::from(*byte)).collect())
        }
        Err(_) => Err(SourceError::NotText { file: name.to_owned() }),
    }
}

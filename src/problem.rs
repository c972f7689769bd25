//! What is wrong with a data folder, and where.

use std::fmt;
use std::ops::Range;

use crate::check::RuleId;

/// How grave a problem is.
///
/// ```
/// use ecs_err::check::{RuleId, Severity};
///
/// assert!(RuleId::ALL.iter().any(|rule| rule.severity() == Severity::Warning));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The folder makes no catalog.
    Error,
    /// The folder makes a catalog all the same.
    Warning,
}

/// Something wrong at a place of a data folder.
///
/// ```
/// let arena = ecs_err::load::Arena::new();
/// let rejected = ecs_err::load::open("no such folder".as_ref(), &arena).unwrap_err();
/// let problem = &rejected.problems[0];
/// assert!(problem.to_string().contains(&problem.message));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// The rule that is broken.
    pub rule: RuleId,
    /// The file, as a path below the folder with `/` between its parts.
    pub file: String,
    /// The bytes of the file that are wrong.
    pub range: Range<usize>,
    /// The line of the first of them, counted from 1.
    pub line: usize,
    /// The column of the first of them, in characters, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What was expected there, or how to mend it.
    pub help: Option<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, file, line, column, message, .. } = self;
        write!(f, "{file}:{line}:{column}: {message} [{rule}]")?;
        self.help.as_ref().map_or(Ok(()), |help| write!(f, "; {help}"))
    }
}

/// The line and column of a byte offset, both counted from 1; columns count characters.
pub(crate) fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// The candidate that was probably meant by a misspelt word, if one is near enough.
pub(crate) fn did_you_mean<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = 1 + word.chars().count() / 4;
    candidates
        .into_iter()
        .map(|candidate| (crate::distance::damerau(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_columns_in_characters() {
        assert_eq!(position("ab\n网卡x", 0), (1, 1));
        assert_eq!(position("ab\n网卡x", 9), (2, 3));
    }

    #[test]
    fn suggests_only_near_words() {
        assert_eq!(did_you_mean("mesage", ["message", "status"]), Some("message"));
        assert_eq!(did_you_mean("colour", ["message", "status"]), None);
    }
}

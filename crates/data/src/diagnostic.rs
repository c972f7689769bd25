//! Diagnostics: errors and warnings about a data directory.

use std::fmt;
use std::ops::Range;

use ecs_err_ui_text::diagnostics::{Message, messages};

use crate::check::RuleId;

/// How severe a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The directory is not a valid catalog.
    Error,
    /// The directory is a valid catalog, but should be improved.
    Warning,
}

/// An error or a warning at a span of a file. `Display` prints `file:line:column: message [rule]; help` in English.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The broken rule.
    pub rule: RuleId,
    /// The severity: a directory with an error is not a valid catalog.
    pub severity: Severity,
    /// The path of the file relative to the directory, with `/` as the separator.
    pub file: String,
    /// The position of the error, in bytes of the file.
    pub range: Range<usize>,
    /// The line of the first byte, counted from 1.
    pub line: usize,
    /// The column of the first byte, in characters, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub message: Message,
    /// The expected value, or how to fix the error.
    pub help: Option<Message>,
    /// Whether `ecs-err fmt` fixes it.
    pub is_fixed_by_fmt: bool,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_language("en"))
    }
}

impl Diagnostic {
    /// The diagnostic in a language (a BCP 47 tag), as `Display` prints it in English.
    #[must_use]
    pub fn in_language(&self, language: &str) -> String {
        let Self { rule, file, line, column, message, help, .. } = self;
        let violation = messages::violation(rule, message);
        let text = match help {
            Some(help) => messages::with_help(&violation, help),
            None => violation,
        };
        format!("{file}:{line}:{column}: {}", text.in_language(language))
    }

    /// Makes the diagnostic a warning, for rules that are less strict for some catalogs.
    pub(crate) fn warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }

    /// Makes the diagnostic a warning, unless a condition is true.
    pub(crate) fn warning_unless(self, is_error: bool) -> Self {
        if is_error { self } else { self.warning() }
    }
}

/// The candidate that is most similar to a misspelt word, if one is similar enough.
#[must_use]
pub fn did_you_mean<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = 1 + word.chars().count() / 4;
    candidates
        .into_iter()
        .map(|candidate| (ecs_err_core::distance::osa_distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_only_near_words() {
        assert_eq!(did_you_mean("mesage", ["message", "status"]), Some("message"));
        assert_eq!(did_you_mean("color", ["message", "status"]), None);
    }
}

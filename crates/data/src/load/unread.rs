//! The places of a directory that could not be read and have a substitute.

use std::collections::HashMap;
use std::ops::Range;

use crate::check::RuleId;
use crate::diagnostic::Diagnostic;

/// The ranges of the diagnostics about each file, sorted.
#[derive(Debug, Default)]
pub(super) struct Unread {
    ranges: HashMap<String, Vec<(usize, usize)>>,
}

impl Unread {
    pub fn new(diagnostics: &[Diagnostic]) -> Self {
        let mut ranges: HashMap<String, Vec<_>> = HashMap::new();
        // A text that is missing in a language was read: nothing has a substitute.
        let unread = diagnostics.iter().filter(|diagnostic| diagnostic.rule != RuleId::MissingLanguage);
        for Diagnostic { file, range, .. } in unread {
            match ranges.get_mut(file) {
                Some(list) => list.push((range.start, range.end)),
                None => drop(ranges.insert(file.clone(), vec![(range.start, range.end)])),
            }
        }
        for list in ranges.values_mut() {
            list.sort_unstable();
        }
        Self { ranges }
    }

    /// Whether a file has a diagnostic.
    pub fn has_file(&self, file: &str) -> bool {
        self.ranges.contains_key(file)
    }

    /// Whether a diagnostic is within a range of a file.
    pub fn has_within(&self, file: &str, range: &Range<usize>) -> bool {
        self.ranges.get(file).is_some_and(|list| {
            let first = list.partition_point(|(start, _)| *start < range.start);
            // What begins in a value ends in it, so this looks at one or two of them.
            list[first..].iter().take_while(|(start, _)| *start <= range.end).any(|(_, end)| *end <= range.end)
        })
    }
}

//! Counts of the codes that have been read.

use std::collections::HashMap;

use ecs_err_core::CodeBuf;
use ecs_err_core::catalog::Catalog;
use ecs_err_core::find::FoundCode;

/// The maximum number of codes outside the catalog that are counted separately, because a text may contain any number.
const MAX_OUTSIDE_CODES: usize = 1 << 14;

/// Counts of codes, and the codes of the current line.
#[derive(Debug, Default)]
pub(super) struct Counts {
    codes: HashMap<CodeBuf, Count>,
    /// The number of those outside the catalog.
    outside: usize,
    /// The number of occurrences of further codes outside the catalog.
    others: u64,
    /// The number of finished lines with codes.
    line: u64,
    /// The codes of the line, each once, in order.
    of_line: Vec<CodeBuf>,
    line_has_codes: bool,
}

#[derive(Debug)]
struct Count {
    times: u64,
    /// The last line with the code.
    line: u64,
}

impl Counts {
    /// Counts a code of the line.
    pub fn add(&mut self, found: &FoundCode<'_>, catalog: Catalog<'_>) {
        self.line_has_codes = true;
        if let Some(count) = self.codes.get_mut(&found.code) {
            count.times += 1;
            if count.line == self.line {
                return;
            }
            count.line = self.line;
        } else {
            if catalog.record_of(found.code.as_code()).is_none() {
                if self.outside == MAX_OUTSIDE_CODES {
                    self.others += 1;
                    return;
                }
                self.outside += 1;
            }
            self.codes.insert(found.code, Count { times: 1, line: self.line });
        }
        self.of_line.push(found.code);
    }

    /// The codes of the line, each once, in order.
    pub fn of_line(&self) -> &[CodeBuf] {
        &self.of_line
    }

    /// Whether the line has any code.
    pub const fn line_has_codes(&self) -> bool {
        self.line_has_codes
    }

    /// Starts the next line.
    pub fn end_line(&mut self) {
        self.line += 1;
        self.of_line.clear();
        self.line_has_codes = false;
    }

    /// The codes with their counts, the most frequent first, then by code.
    pub fn by_frequency(&self) -> Vec<(CodeBuf, u64)> {
        let mut counts: Vec<_> = self.codes.iter().map(|(code, count)| (*code, count.times)).collect();
        counts.sort_unstable_by_key(|(code, times)| (std::cmp::Reverse(*times), *code));
        counts
    }

    /// The number of occurrences of further codes outside the catalog.
    pub const fn others(&self) -> u64 {
        self.others
    }
}

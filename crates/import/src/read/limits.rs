//! How much of a file is read.

use super::error::{ReadProblem, Result};

/// Limits that keep a hostile file from taking all memory and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The bytes of a file, and those that a workbook unpacks to.
    pub bytes: usize,
    /// The cells of all tables of a file, with those that spans cover; also the elements of an HTML page.
    pub cells: usize,
    /// How deep elements, lists and tables are nested.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        // Browsers stop at 512 levels, too.
        Self { bytes: 64 << 20, cells: 4_000_000, depth: 512 }
    }
}

/// What is left of the limits while a file is read.
#[derive(Debug)]
pub(super) struct Budget {
    limits: Limits,
    cells: usize,
    repeated: usize,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { limits: *limits, cells: limits.cells, repeated: limits.bytes }
    }

    /// Takes a cell.
    pub(super) fn cell(&mut self) -> Result<()> {
        self.cells = self.cells.checked_sub(1).ok_or(ReadProblem::TooManyCells { limit: self.limits.cells })?;
        Ok(())
    }

    /// Takes the bytes of a text that stands once in the file and is needed again.
    pub(super) fn repeat(&mut self, text: &str) -> Result<()> {
        let left = self.repeated.checked_sub(text.len());
        self.repeated = left.ok_or(ReadProblem::TooMuchRepeated { limit: self.limits.bytes })?;
        Ok(())
    }

    /// Checks how deep something is nested.
    pub(super) fn depth(&self, depth: usize) -> Result<()> {
        if depth > self.limits.depth { Err(ReadProblem::TooDeep { limit: self.limits.depth }.into()) } else { Ok(()) }
    }
}

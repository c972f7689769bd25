//! Sections of a document while it is read.

use crate::document::{Document, Row, Section, Table, TableKind};

use super::error::Result;
use super::flow::Flow;
use super::limits::{Budget, Limits};

/// Collects headings, texts and tables in the order of the file.
pub(crate) struct Outline {
    sections: Vec<Open>,
    /// The text of the last section.
    text: Flow,
    /// The texts of cells and headings that are open, the innermost last.
    cells: Vec<Flow>,
    /// Tables in cells of a table that is open.
    nested: Vec<Nested>,
    pub(crate) budget: Budget,
}

struct Nested {
    caption: String,
    line: usize,
    rows: Vec<Row>,
}

/// The place of a table among those in the same outer table.
#[derive(Clone, Copy)]
pub(crate) struct TablePlace(usize);

struct Open {
    section: Section,
    /// It repeats the heading of a section before, to go on with it.
    is_resumed: bool,
}

/// A section that is interrupted by a list of terms.
pub(crate) struct Interrupted {
    level: u8,
    heading: String,
    line: usize,
}

impl Outline {
    pub(crate) fn new(limits: &Limits) -> Self {
        let first = Section { line: 1, ..Section::default() };
        Self {
            sections: vec![Open { section: first, is_resumed: true }],
            text: Flow::default(),
            cells: Vec::new(),
            nested: Vec::new(),
            budget: Budget::new(limits),
        }
    }

    /// Begins a section.
    pub(crate) fn heading(&mut self, level: u8, heading: String, line: usize) {
        self.end_text();
        let section = Section { level, heading, line, ..Section::default() };
        self.sections.push(Open { section, is_resumed: false });
    }

    /// The level of the last heading.
    pub(crate) fn level(&self) -> u8 {
        self.sections.last().map_or(0, |open| open.section.level)
    }

    /// Remembers the section that goes on after a list of terms, each of which is a section, too.
    pub(crate) fn interrupt(&mut self) -> Result<Interrupted> {
        let Some(Open { section: Section { level, heading, line, .. }, .. }) = self.sections.last() else {
            return Ok(Interrupted { level: 0, heading: String::new(), line: 1 });
        };
        self.budget.repeat(heading)?;
        Ok(Interrupted { level: *level, heading: heading.clone(), line: *line })
    }

    /// Goes on with a section after a list of terms, under the same heading.
    pub(crate) fn resume(&mut self, section: Interrupted) {
        self.end_text();
        let Interrupted { level, heading, line } = section;
        self.sections.push(Open { section: Section { level, heading, line, ..Section::default() }, is_resumed: true });
    }

    /// The text that is open: of a cell, or else of the section.
    pub(crate) fn text(&mut self) -> &mut Flow {
        self.cells.last_mut().unwrap_or(&mut self.text)
    }

    /// Whether nothing has been read so far.
    pub(crate) fn is_at_start(&self) -> bool {
        let has_one = self.sections.len() == 1 && self.nested.is_empty();
        has_one && self.text.is_empty() && self.sections.iter().all(|open| open.section.tables.is_empty())
    }

    /// Begins a separate text, of a cell or heading.
    pub(crate) fn open_cell(&mut self) {
        self.cells.push(Flow::default());
    }

    /// Ends the text that was begun last.
    pub(crate) fn close_cell(&mut self) -> String {
        self.cells.pop().map(|mut text| text.take()).unwrap_or_default()
    }

    pub(crate) fn is_in_cell(&self) -> bool {
        !self.cells.is_empty()
    }

    /// Begins a table: it comes before those in its cells.
    pub(crate) fn open_table(&self) -> TablePlace {
        TablePlace(self.nested.len())
    }

    /// Ends a table. Without a caption, a paragraph before it such as "Table 3 Codes" is its caption.
    pub(crate) fn close_table(&mut self, place: TablePlace, caption: String, line: usize, rows: Vec<Row>) {
        let caption = if caption.is_empty() { self.text().take_caption() } else { caption };
        self.text().paragraph();
        if !rows.is_empty() {
            self.nested.insert(place.0, Nested { caption, line, rows });
        }
        if self.cells.is_empty() {
            self.end_nested();
        }
    }

    fn end_nested(&mut self) {
        if let Some(open) = self.sections.last_mut() {
            let tables = self.nested.drain(..);
            open.section.tables.extend(tables.map(|Nested { caption, line, rows }| Table {
                kind: TableKind::Grid,
                caption,
                line,
                rows,
            }));
        }
    }

    pub(crate) fn finish(mut self) -> Document {
        self.end_nested();
        self.end_text();
        let says_something = |Open { section, is_resumed }: &Open| {
            !(*is_resumed && section.text.is_empty() && section.tables.is_empty())
        };
        let sections = self.sections.into_iter().filter(says_something).map(|open| open.section).collect();
        Document { sections }
    }

    fn end_text(&mut self) {
        if let Some(open) = self.sections.last_mut() {
            open.section.text = self.text.take();
        }
    }
}

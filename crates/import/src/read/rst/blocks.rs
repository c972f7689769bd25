//! Blocks: titles, paragraphs, lists, tables, explicit markup.

use super::inline::Names;
use super::{marks, simple_table};
use std::path::Path;

use crate::read::error::{Located, Result};
use crate::read::grid::{Grid, Span, Width};
use crate::read::grid_table;
use crate::read::limits::Limits;
use crate::read::line::{Line, dedent, indented_lines};
use crate::read::outline::Outline;

/// Reads lines into an outline.
pub(super) struct Reader<'t> {
    pub(super) names: Names<'t>,
    pub(super) outline: Outline,
    pub(super) limits: Limits,
    /// The directory of included files.
    pub(super) directory: Option<&'t Path>,
    /// The styles of titles in the order of their levels: the character, and whether a line stands above, too.
    styles: Vec<(char, bool)>,
    /// Lists that are open.
    lists: usize,
    /// The title of a directive for the table in it.
    pub(super) caption: String,
}

impl<'t> Reader<'t> {
    pub(super) fn new(lines: &[Line<'t>], directory: Option<&'t Path>, limits: &Limits) -> Self {
        Self {
            names: Names::of(lines, limits),
            outline: Outline::new(limits),
            limits: *limits,
            directory,
            styles: Vec::new(),
            lists: 0,
            caption: String::new(),
        }
    }
}

impl Reader<'_> {
    /// Reads the lines of a block; titles are at depth 0 only.
    pub(super) fn blocks(&mut self, lines: &[Line<'_>], depth: usize) -> Result<()> {
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            at += if line.is_blank() { 1 } else { self.block(&lines[at..], depth)? };
        }
        Ok(())
    }

    /// Reads a block; returns how many lines it takes.
    fn block(&mut self, lines: &[Line<'_>], depth: usize) -> Result<usize> {
        let line = lines[0];
        self.outline.budget.depth(depth).map_err(|error| Located { line: Some(line.number), ..error })?;
        if line.indent() > 0 {
            let count = indented_lines(lines);
            self.outline.text().paragraph();
            self.blocks(&dedent(&lines[..count]), depth + 1)?;
            self.outline.text().paragraph();
            return Ok(count);
        }
        if let Some(markup) = line.text.strip_prefix("..").filter(|rest| rest.is_empty() || rest.starts_with(' ')) {
            let body = &lines[1..];
            let count = indented_lines(body);
            self.explicit(line, markup.trim_start(), &body[..count], depth)?;
            return Ok(count + 1);
        }
        if line.text.starts_with("__ ") {
            return Ok(1);
        }
        if let count @ 1.. = grid_table::length(lines) {
            self.grid_table(&lines[..count], depth)?;
            return Ok(count);
        }
        if let count @ 1.. = simple_table::length(lines) {
            self.simple_table(&lines[..count], depth)?;
            return Ok(count);
        }
        if depth == 0
            && let Some(count) = self.title(lines)
        {
            return Ok(count);
        }
        if marks::list_mark(line.text).is_some() {
            return self.list(lines, depth);
        }
        if let Some((name, text)) = marks::field(line.text) {
            return self.field(lines, name, text, depth);
        }
        if line.text.starts_with("| ") || line.text == "|" {
            let plain = self.names.plain(line.text[1..].trim());
            self.outline.text().inline(&plain);
            self.outline.text().line_break();
            return Ok(1);
        }
        let is_term = lines.get(1).is_some_and(|next| !next.is_blank() && next.indent() > 0);
        if is_term && !line.text.ends_with("::") {
            return self.term(lines, depth);
        }
        Ok(self.paragraph(lines))
    }

    /// Reads a title, with a line below, or above and below; or a line between paragraphs.
    fn title(&mut self, lines: &[Line<'_>]) -> Option<usize> {
        let text = |at: usize| lines.get(at).map_or("", |line| line.text.trim_end());
        let (style, title, count) = match (marks::adornment(text(0)), marks::adornment(text(2))) {
            (Some(above), Some(below)) if above == below && !text(1).is_empty() => ((above, true), 1, 3),
            (Some(_), _) if text(0).len() >= 4 && text(1).is_empty() => return Some(1),
            _ if marks::underlines(text(1), text(0)) => ((text(1).chars().next()?, false), 0, 2),
            _ => return None,
        };
        let level = self.styles.iter().position(|other| *other == style).unwrap_or_else(|| {
            self.styles.push(style);
            self.styles.len() - 1
        });
        let level = u8::try_from(level + 1).unwrap_or(u8::MAX);
        let heading = self.one_line(text(title));
        self.outline.heading(level, heading, lines[title].number);
        Some(count)
    }

    /// A list, with its items.
    fn list(&mut self, lines: &[Line<'_>], depth: usize) -> Result<usize> {
        let mut at = 0;
        self.outline.text().start_list();
        loop {
            let next = at + lines[at..].iter().take_while(|line| line.is_blank()).count();
            let mark = lines.get(next).filter(|line| line.indent() == 0).and_then(|line| marks::list_mark(line.text));
            let Some(width) = mark else { break };
            at = next + self.list_item(&lines[next..], width, depth)?;
        }
        self.outline.text().end_list();
        Ok(at)
    }

    fn list_item(&mut self, lines: &[Line<'_>], width: usize, depth: usize) -> Result<usize> {
        let line = lines[0];
        let count = 1 + indented_lines(&lines[1..]);
        let mut body = vec![Line { text: &line.text[width..], ..line }];
        body.extend(lines[1..count].iter().map(|line| line.without_indent(width)));
        self.outline.text().start_item();
        self.lists += 1;
        self.blocks(&body, depth + 1)?;
        self.lists -= 1;
        self.outline.text().line_break();
        Ok(count)
    }

    /// A field: its name and text, as a paragraph.
    fn field(&mut self, lines: &[Line<'_>], name: &str, text: &str, depth: usize) -> Result<usize> {
        let count = 1 + indented_lines(&lines[1..]);
        // Fields at the beginning of a file are about the file.
        if depth == 0 && self.outline.is_at_start() {
            return Ok(count);
        }
        let name = format!("{}: ", self.names.plain(name));
        self.outline.text().inline(&name);
        let mut body = vec![Line { text, ..lines[0] }];
        body.extend(dedent(&lines[1..count]));
        self.blocks(&body, depth + 1)?;
        self.outline.text().line_break();
        Ok(count)
    }

    /// A term with its definition.
    fn term(&mut self, lines: &[Line<'_>], depth: usize) -> Result<usize> {
        let count = 1 + indented_lines(&lines[1..]);
        let definition = dedent(&lines[1..count]);
        // A list in a cell or in another list is text.
        if self.outline.is_in_cell() || self.lists > 0 {
            self.inline_lines(&lines[..1]);
            self.outline.text().line_break();
            self.blocks(&definition, depth + 1)?;
            self.outline.text().paragraph();
        } else {
            let heading = self.one_line(lines[0].text);
            self.object(heading, lines[0].number, &definition, depth)?;
        }
        Ok(count)
    }

    /// A section for a term or an object, below the heading before it, which goes on afterwards.
    pub(super) fn object(&mut self, heading: String, line: usize, body: &[Line<'_>], depth: usize) -> Result<()> {
        let level = self.outline.level().saturating_add(1);
        let interrupted = self.outline.interrupt()?;
        self.outline.heading(level, heading, line);
        self.blocks(body, depth + 1)?;
        self.outline.resume(interrupted);
        Ok(())
    }

    fn paragraph(&mut self, lines: &[Line<'_>]) -> usize {
        let count = lines.iter().position(|line| line.is_blank() || line.indent() > 0).unwrap_or(lines.len());
        let (paragraph, rest) = lines.split_at(count.max(1));
        self.outline.text().paragraph();
        let last = paragraph.last().map_or("", |line| line.text.trim_end());
        let Some(before) = last.strip_suffix("::") else {
            self.inline_lines(paragraph);
            self.outline.text().paragraph();
            return paragraph.len();
        };
        // Two colons at the end announce a literal block, and are one or none.
        let colon = if before.is_empty() || before.ends_with(' ') { "" } else { ":" };
        let last_line = format!("{}{colon}", before.trim_end());
        let mut text: Vec<_> = paragraph[..paragraph.len() - 1].iter().map(|line| line.text).collect();
        text.push(&last_line);
        let plain = self.names.plain(&text.join("\n"));
        self.outline.text().inline(&plain);
        self.outline.text().paragraph();
        let blank = rest.iter().take_while(|line| line.is_blank()).count();
        let count = indented_lines(rest);
        if count > blank {
            self.literal(&rest[blank..count]);
        }
        paragraph.len() + count
    }

    /// Lines that are kept as they are.
    pub(super) fn literal(&mut self, lines: &[Line<'_>]) {
        self.outline.text().paragraph();
        for line in lines {
            self.outline.text().inline(line.text);
            self.outline.text().line_break();
        }
        self.outline.text().paragraph();
    }

    /// Lines of one paragraph.
    pub(super) fn inline_lines(&mut self, lines: &[Line<'_>]) {
        let text: Vec<_> = lines.iter().map(|line| line.text).collect();
        let plain = self.names.plain(&text.join("\n"));
        self.outline.text().inline(&plain);
    }

    /// A text of one line with inline markup.
    pub(super) fn one_line(&mut self, text: &str) -> String {
        self.outline.open_cell();
        let plain = self.names.plain(text);
        self.outline.text().inline(&plain);
        self.outline.close_cell()
    }

    fn grid_table(&mut self, lines: &[Line<'_>], depth: usize) -> Result<()> {
        let place = self.outline.open_table();
        let caption = std::mem::take(&mut self.caption);
        let mut grid = Grid::default();
        for row in grid_table::rows(lines, self.limits.cells)? {
            grid.row(row.number, row.is_head, &mut self.outline.budget)?;
            for cell in row.cells {
                self.cell(&mut grid, &cell.lines, cell.span, depth)?;
            }
        }
        let rows = grid.finish(Width::Heads, &mut self.outline.budget)?;
        self.outline.close_table(place, caption, lines[0].number, rows);
        Ok(())
    }

    fn simple_table(&mut self, lines: &[Line<'_>], depth: usize) -> Result<()> {
        let place = self.outline.open_table();
        let caption = std::mem::take(&mut self.caption);
        let mut grid = Grid::default();
        for row in simple_table::rows(lines, self.limits.cells)? {
            grid.row(row.number, row.is_head, &mut self.outline.budget)?;
            for cell in row.cells {
                self.cell(&mut grid, &cell.lines, cell.span, depth)?;
            }
            if let Some(text) = row.overlap {
                grid.defect(format!("\"{text}\" is longer than its column"));
            }
        }
        let rows = grid.finish(Width::Heads, &mut self.outline.budget)?;
        self.outline.close_table(place, caption, lines[0].number, rows);
        Ok(())
    }

    fn cell(&mut self, grid: &mut Grid, lines: &[(usize, String)], span: Span, depth: usize) -> Result<()> {
        let lines: Vec<_> = lines.iter().map(|(number, text)| Line { text, number: *number }).collect();
        let text = self.cell_text(&dedent(&lines), depth)?;
        let number = lines.first().map(|line| line.number);
        grid.cell(&text, span, &mut self.outline.budget).map_err(|error| Located { line: number, ..error })
    }

    /// The text of a cell, read separately.
    pub(super) fn cell_text(&mut self, lines: &[Line<'_>], depth: usize) -> Result<String> {
        let lists = std::mem::take(&mut self.lists);
        self.outline.open_cell();
        // A cell such as "1." or "-" is no empty list.
        let filled = lines.iter().filter(|line| !line.is_blank()).collect::<Vec<_>>();
        match filled[..] {
            [line] if marks::list_mark(line.text.trim()) == Some(line.text.trim().len()) => {
                self.outline.text().inline(line.text);
            }
            _ => self.blocks(lines, depth + 1)?,
        }
        self.lists = lists;
        Ok(self.outline.close_cell())
    }
}

//! Explicit markup: comments, targets, directives.

use super::blocks::Reader;
use super::marks;
use crate::document::{Origin, Row};
use crate::read::csv::{self, Dialect};
use crate::read::error::{Located, Result};
use crate::read::grid::{Grid, Span, Width};
use crate::read::html;
use crate::read::included;
use crate::read::line::{Line, dedent};

/// Directives without text.
const WITHOUT_TEXT: [&str; 24] = [
    "class",
    "contents",
    "currentmodule",
    "default-domain",
    "default-role",
    "graphviz",
    "highlight",
    "image",
    "include",
    "index",
    "literalinclude",
    "meta",
    "module",
    "mermaid",
    "replace",
    "role",
    "rst-class",
    "sectnum",
    "sectionauthor",
    "tabularcolumns",
    "target-notes",
    "toctree",
    "uml",
    "unicode",
];
/// Directives whose text is kept as it is.
const LITERAL: [&str; 11] = [
    "code",
    "code-block",
    "console",
    "doctest",
    "math",
    "parsed-literal",
    "productionlist",
    "prompt",
    "sourcecode",
    "testcode",
    "testoutput",
];
/// Directives that describe an object, which their argument names; so do those of domains, such as `c:macro`.
const OBJECTS: [&str; 14] = [
    "attribute",
    "class",
    "confval",
    "data",
    "describe",
    "envvar",
    "error",
    "exception",
    "function",
    "macro",
    "method",
    "object",
    "option",
    "setting",
];

impl Reader<'_> {
    /// Reads what begins with `..`; the markup is the text after that.
    pub(super) fn explicit(&mut self, line: Line<'_>, markup: &str, body: &[Line<'_>], depth: usize) -> Result<()> {
        if let Some((name, argument)) = marks::directive(markup) {
            return self.directive(line, name, argument, body, depth);
        }
        // A footnote or citation.
        if let Some((_, text)) = markup.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
            let mut lines = vec![Line { text, ..line }];
            lines.extend(dedent(body));
            self.outline.text().paragraph();
            return self.blocks(&lines, depth + 1);
        }
        // Targets, substitutions and comments.
        Ok(())
    }

    fn directive(&mut self, line: Line<'_>, name: &str, argument: &str, body: &[Line<'_>], depth: usize) -> Result<()> {
        let body = dedent(body);
        let (options, content) = Options::split(&body);
        let object = name.rsplit_once(':').map_or(name, |(_, object)| object);
        match name {
            "list-table" | "flat-table" => {
                self.table(line, argument, |reader| reader.list_rows(line.number, &options, content, depth))
            }
            "csv-table" => self.table(line, argument, |reader| reader.csv_rows(line.number, &options, content, depth)),
            "table" => {
                self.caption = self.one_line(argument);
                self.blocks(content, depth + 1)?;
                self.caption.clear();
                Ok(())
            }
            "raw" if argument == "html" => self.raw_html(content),
            _ if WITHOUT_TEXT.contains(&name) => Ok(()),
            _ if LITERAL.contains(&name) => {
                self.literal(content);
                Ok(())
            }
            _ if OBJECTS.contains(&object) && !argument.is_empty() && !self.outline.is_in_cell() => {
                let heading = self.one_line(argument);
                self.object(heading, line.number, content, depth)
            }
            "deprecated" | "versionadded" | "versionchanged" | "versionremoved" => {
                self.outline.text().paragraph();
                self.inline_lines(&[Line { text: name, ..line }, Line { text: argument, ..line }]);
                self.blocks(content, depth + 1)
            }
            _ => {
                self.outline.text().paragraph();
                self.inline_lines(&[Line { text: argument, ..line }]);
                self.blocks(content, depth + 1)?;
                self.outline.text().paragraph();
                Ok(())
            }
        }
    }

    /// A table with a title, whose rows are read.
    fn table(&mut self, line: Line<'_>, title: &str, rows: impl FnOnce(&mut Self) -> Result<Vec<Row>>) -> Result<()> {
        let place = self.outline.open_table();
        let rows = rows(self)?;
        let caption = self.one_line(title);
        self.outline.close_table(place, caption, line.number, rows);
        Ok(())
    }

    /// A list of rows, each of which is a list of cells.
    fn list_rows(
        &mut self,
        line: usize,
        options: &Options<'_>,
        content: &[Line<'_>],
        depth: usize,
    ) -> Result<Vec<Row>> {
        let heads = options.number("header-rows");
        let mut grid = Grid::default();
        for (at, row) in items(content).into_iter().enumerate() {
            let number = row.first().map_or(line, |line| line.number);
            grid.row(number, at < heads, &mut self.outline.budget)?;
            for cell in items(&row) {
                let (cell, span) = spanned(&cell);
                let text = self.cell_text(&cell, depth + 1)?;
                grid.cell(&text, span, &mut self.outline.budget)
                    .map_err(|error| Located { line: Some(number), ..error })?;
            }
        }
        grid.finish(Width::Heads, &mut self.outline.budget)
    }

    /// Comma-separated values, with inline markup.
    fn csv_rows(&mut self, line: usize, options: &Options<'_>, content: &[Line<'_>], depth: usize) -> Result<Vec<Row>> {
        let dialect = options.dialect();
        let mut heads = options.number("header-rows");
        let mut text = String::new();
        if let Some(header) = options.get("header").filter(|header| !header.is_empty()) {
            // Older versions of docutils separate heads with commas always.
            let separator = char::from(dialect.separator);
            let is_old = !header.contains([separator, '"']);
            text.push_str(&if is_old { header.replace(',', &separator.to_string()) } else { header.to_owned() });
            text.push('\n');
            heads += 1;
        }
        let first = content.first().map_or(line, |line| line.number).saturating_sub(text.lines().count()).max(1);
        let file = options.get("file");
        match file {
            Some(file) => {
                let located = |problem| Located::at(line, problem);
                let included = included::text_of(self.directory, file, &self.limits).map_err(located)?;
                // A document may include a file many times.
                self.outline.budget.repeat(&included).map_err(|error| Located { line: Some(line), ..error })?;
                text.push_str(&included);
            }
            None => text.push_str(&content.iter().map(|line| line.text).collect::<Vec<_>>().join("\n")),
        }
        let mut rows = csv::rows_of(&text, dialect, first, &mut self.outline)?;
        for (at, row) in rows.iter_mut().enumerate() {
            row.is_head = at < heads;
            if file.is_some() {
                // The rows of another file have no lines in the document.
                row.line = line;
            }
            self.mark_up(row, depth)?;
        }
        Ok(rows)
    }

    /// Reads the texts of a row as reStructuredText.
    fn mark_up(&mut self, row: &mut Row, depth: usize) -> Result<()> {
        for cell in row.cells.iter_mut().filter(|cell| cell.origin == Origin::Own) {
            let lines: Vec<_> = cell.text.split('\n').map(|text| Line { text, number: row.line }).collect();
            cell.text = self.cell_text(&lines, depth + 1)?;
        }
        Ok(())
    }

    /// Tables and text of HTML within the file.
    fn raw_html(&mut self, content: &[Line<'_>]) -> Result<()> {
        let first = content.first().map_or(1, |line| line.number);
        let text: Vec<_> = content.iter().map(|line| line.text).collect();
        let document = html::read_part(&text.join("\n"), &self.limits, &|line| first + line - 1)?;
        for section in document.sections {
            self.outline.text().paragraph();
            self.outline.text().inline(&section.heading);
            self.outline.text().paragraph();
            self.outline.text().plain(&section.text);
            for table in section.tables {
                let place = self.outline.open_table();
                self.outline.close_table(place, table.caption, table.line, table.rows);
            }
        }
        Ok(())
    }
}

/// The options of a directive, at the beginning of its body.
struct Options<'l>(Vec<(&'l str, &'l str)>);

impl<'l> Options<'l> {
    /// The options and the content after them.
    fn split<'b>(body: &'b [Line<'l>]) -> (Self, &'b [Line<'l>]) {
        let end =
            body.iter().position(|line| line.indent() == 0 && marks::field(line.text).is_none() || line.is_blank());
        let (options, content) = body.split_at(end.unwrap_or(body.len()));
        (Self(options.iter().filter_map(|line| marks::field(line.text)).collect()), content)
    }

    fn get(&self, name: &str) -> Option<&'l str> {
        self.0.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
    }

    /// How the values of a table are written.
    fn dialect(&self) -> Dialect {
        let sign = |name: &str| match self.get(name)? {
            "tab" => Some(b'\t'),
            "space" => Some(b' '),
            sign => sign.bytes().next().filter(u8::is_ascii),
        };
        let usual = Dialect::default();
        Dialect {
            separator: sign("delim").unwrap_or(usual.separator),
            quote: sign("quote").unwrap_or(usual.quote),
            escape: sign("escape"),
        }
    }

    fn number(&self, name: &str) -> usize {
        self.get(name).and_then(|value| value.parse().ok()).unwrap_or(0)
    }
}

/// The items of a list, without their marks.
fn items<'t>(lines: &[Line<'t>]) -> Vec<Vec<Line<'t>>> {
    let mut items: Vec<(usize, Vec<Line<'t>>)> = Vec::new();
    for line in dedent(lines) {
        let mark = marks::list_mark(line.text).filter(|_| line.indent() == 0);
        match (mark, items.last_mut()) {
            (Some(width), _) => items.push((width, vec![Line { text: &line.text[width..], ..line }])),
            (None, Some((width, item))) => item.push(line.without_indent(*width)),
            (None, None) => {}
        }
    }
    items.into_iter().map(|(_, item)| item).collect()
}

/// A cell of a flat table without its spans: `:cspan:` and `:rspan:` count the cells that it covers besides its own.
fn spanned<'t>(cell: &[Line<'t>]) -> (Vec<Line<'t>>, Span) {
    let mut cell = cell.to_vec();
    let mut span = Span::ONE;
    let Some(first) = cell.first_mut() else { return (cell, span) };
    loop {
        let text = first.text.trim_start();
        let is_columns = text.starts_with(":cspan:`");
        let Some(rest) = text.strip_prefix(":cspan:`").or_else(|| text.strip_prefix(":rspan:`")) else { break };
        let Some((number, rest)) = rest.split_once('`') else { break };
        let Ok(more) = number.trim().parse::<u16>() else { break };
        let count = u32::from(more) + 1;
        if is_columns {
            span.columns = count;
        } else {
            span.rows = count;
        }
        first.text = rest;
    }
    (cell, span)
}

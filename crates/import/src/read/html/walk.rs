//! The tree of a page to a document.

use super::tables::{is_all_heads, is_layout, span_of};
use super::tree::{Content, Element, Id, ROOT, Tree};
use crate::document::Document;
use crate::read::error::{Located, Result};
use crate::read::grid::{Grid, Span, Width};
use crate::read::limits::Limits;
use crate::read::outline::Outline;

/// Elements whose content is not part of the text.
const SKIPPED: [&str; 13] = [
    "button", "datalist", "head", "iframe", "math", "nav", "object", "option", "script", "select", "style", "svg",
    "template",
];
/// Elements that stand on lines of their own.
const BLOCKS: [&str; 30] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "hr",
    "html",
    "main",
    "p",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
];
/// Texts of links beside headings that lead to the heading itself.
const ANCHOR_SIGNS: [&str; 5] = ["#", "¶", "§", "🔗", "link"];

pub(super) fn document_of(tree: &Tree, limits: &Limits, lines: &dyn Fn(usize) -> usize) -> Result<Document> {
    let mut walker = Walker { tree, lines, outline: Outline::new(limits), asides: 0 };
    walker.children(ROOT, 0)?;
    Ok(walker.outline.finish())
}

struct Walker<'t> {
    tree: &'t Tree,
    /// The line of the file for a line of the page.
    lines: &'t dyn Fn(usize) -> usize,
    outline: Outline,
    /// Notes and quotes that are open: their headings begin no section.
    asides: usize,
}

impl Walker<'_> {
    fn children(&mut self, parent: Id, depth: usize) -> Result<()> {
        let tree = self.tree;
        tree.children(parent).try_for_each(|child| self.node(child, depth + 1))
    }

    fn node(&mut self, id: Id, depth: usize) -> Result<()> {
        self.outline.budget.depth(depth).map_err(|error| Located { line: Some(self.line(id)), ..error })?;
        let element = match self.tree.content(id) {
            Content::Text(text) => {
                self.outline.text().inline(text);
                return Ok(());
            }
            Content::Other => return self.children(id, depth),
            Content::Element(element) => element,
        };
        let name = &*element.name.local;
        let is_in_cell = self.outline.is_in_cell();
        match name {
            _ if SKIPPED.contains(&name) || element.attribute("hidden").is_some() || is_decoration(element) => Ok(()),
            "br" => {
                self.outline.text().line_break();
                Ok(())
            }
            "img" => {
                self.outline.text().inline(element.attribute("alt").unwrap_or_default());
                Ok(())
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !is_in_cell && self.asides == 0 => {
                let level = name.as_bytes()[1] - b'0';
                let heading = self.text_of(id, depth)?;
                self.outline.heading(level, heading, self.line(id));
                Ok(())
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.block(id, depth),
            "table" if !is_layout(self.tree, id) => self.table(id, depth),
            "dl" if !is_in_cell => self.terms(id, depth),
            "ul" | "ol" | "menu" => {
                self.outline.text().start_list();
                self.children(id, depth)?;
                self.outline.text().end_list();
                Ok(())
            }
            "li" => {
                self.outline.text().start_item();
                self.children(id, depth)?;
                self.outline.text().line_break();
                Ok(())
            }
            "pre" | "textarea" | "xmp" => self.preformatted(id, depth),
            "sup" | "sub" => self.raised(id, depth),
            "q" => {
                self.outline.text().inline("\"");
                self.children(id, depth)?;
                self.outline.text().inline("\"");
                Ok(())
            }
            "a" if is_in_cell && self.is_anchor_sign(id) => Ok(()),
            _ if is_aside(element) => {
                self.asides += 1;
                let result = self.block(id, depth);
                self.asides -= 1;
                result
            }
            _ if BLOCKS.contains(&name) => self.block(id, depth),
            _ => self.children(id, depth),
        }
    }

    fn block(&mut self, id: Id, depth: usize) -> Result<()> {
        self.outline.text().paragraph();
        self.children(id, depth)?;
        self.outline.text().paragraph();
        Ok(())
    }

    fn line(&self, id: Id) -> usize {
        (self.lines)(self.tree.line(id))
    }

    /// The text of an element as a separate text.
    fn text_of(&mut self, id: Id, depth: usize) -> Result<String> {
        self.outline.open_cell();
        self.children(id, depth)?;
        Ok(self.outline.close_cell())
    }

    fn preformatted(&mut self, id: Id, depth: usize) -> Result<()> {
        self.outline.text().paragraph();
        self.preformatted_children(id, depth)?;
        self.outline.text().paragraph();
        Ok(())
    }

    fn preformatted_children(&mut self, id: Id, depth: usize) -> Result<()> {
        let tree = self.tree;
        self.outline.budget.depth(depth)?;
        for child in tree.children(id) {
            match tree.content(child) {
                Content::Text(text) => {
                    let mut lines = text.split('\n');
                    self.outline.text().inline(lines.next().unwrap_or_default());
                    for line in lines {
                        self.outline.text().line_break();
                        self.outline.text().inline(line);
                    }
                }
                Content::Element(element) if &*element.name.local == "br" => self.outline.text().line_break(),
                Content::Element(_) | Content::Other => self.preformatted_children(child, depth + 1)?,
            }
        }
        Ok(())
    }

    /// A power keeps a sign, so that it does not become part of a number; a mark of a footnote goes.
    fn raised(&mut self, id: Id, depth: usize) -> Result<()> {
        let text = self.text_of(id, depth)?;
        self.outline.budget.repeat(&text)?;
        let has_link = self.tree.children(id).any(|child| self.tree.name(child) == "a");
        let mark = text.trim_matches(['[', ']', '(', ')']);
        if text.is_empty() || has_link && mark.len() <= 3 {
            return Ok(());
        }
        let sign = if self.tree.name(id) == "sup" && text.starts_with(|first: char| first.is_ascii_digit()) {
            "^"
        } else {
            ""
        };
        self.outline.text().inline(sign);
        self.outline.text().inline(&text);
        Ok(())
    }

    fn is_anchor_sign(&self, id: Id) -> bool {
        let mut children = self.tree.children(id);
        let sign = match children.next().map(|child| self.tree.content(child)) {
            Some(Content::Text(text)) => text.trim(),
            _ => return false,
        };
        let is_own = self
            .tree
            .element(id)
            .and_then(|element| element.attribute("href"))
            .is_some_and(|href| href.starts_with('#'));
        is_own && children.next().is_none() && ANCHOR_SIGNS.contains(&sign)
    }

    /// A list of terms: a section for each term, one level below the heading, which goes on after the list.
    fn terms(&mut self, id: Id, depth: usize) -> Result<()> {
        let level = self.outline.level().saturating_add(1);
        let interrupted = self.outline.interrupt()?;
        self.term_children(id, level, depth)?;
        self.outline.resume(interrupted);
        Ok(())
    }

    fn term_children(&mut self, id: Id, level: u8, depth: usize) -> Result<()> {
        let tree = self.tree;
        for child in tree.children(id) {
            match tree.name(child) {
                "dt" => {
                    let heading = self.text_of(child, depth + 1)?;
                    self.outline.heading(level, heading, self.line(child));
                }
                // Pairs of term and description may be wrapped in a div.
                "div" => self.term_children(child, level, depth + 1)?,
                _ => self.node(child, depth + 1)?,
            }
        }
        Ok(())
    }

    fn table(&mut self, id: Id, depth: usize) -> Result<()> {
        let place = self.outline.open_table();
        let mut reading = Reading { grid: Grid::default(), caption: String::new() };
        self.rows(id, false, depth, &mut reading)?;
        let declared = self.tree.element(id).and_then(|element| element.attribute("data-columns"));
        let width = declared.and_then(|width| width.parse().ok()).map_or(Width::Heads, Width::Declared);
        let rows = reading.grid.finish(width, &mut self.outline.budget)?;
        self.outline.close_table(place, reading.caption, self.line(id), rows);
        Ok(())
    }

    /// The rows in a table, or in a group of rows.
    fn rows(&mut self, parent: Id, is_head: bool, depth: usize, reading: &mut Reading) -> Result<()> {
        let tree = self.tree;
        self.outline.budget.depth(depth)?;
        for child in tree.children(parent) {
            match tree.name(child) {
                "caption" => reading.caption = self.text_of(child, depth + 1)?,
                "thead" | "tbody" | "tfoot" => {
                    reading.grid.end_group(&mut self.outline.budget)?;
                    self.rows(child, tree.name(child) == "thead", depth + 1, reading)?;
                    reading.grid.end_group(&mut self.outline.budget)?;
                }
                "tr" => self.row(child, is_head, depth + 1, reading)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn row(&mut self, id: Id, is_head: bool, depth: usize, reading: &mut Reading) -> Result<()> {
        let tree = self.tree;
        let line = self.line(id);
        let is_head = is_head || is_all_heads(tree, id);
        let in_row = |error: Located| Located { line: error.line.or(Some(line)), ..error };
        reading.grid.row(line, is_head, &mut self.outline.budget).map_err(in_row)?;
        for child in tree.children(id).filter(|child| matches!(tree.name(*child), "td" | "th")) {
            let text = self.text_of(child, depth + 1)?;
            let span = tree.element(child).map_or(Span::ONE, span_of);
            reading.grid.cell(&text, span, &mut self.outline.budget).map_err(in_row)?;
        }
        Ok(())
    }
}

/// Whether an element is a sign or link that a generator puts beside headings.
fn is_decoration(element: &Element) -> bool {
    const CLASSES: [&str; 6] =
        ["anchorjs-link", "hash-link", "header-anchor", "headerlink", "sr-only", "viewcode-link"];
    let classes = element.attribute("class").unwrap_or_default();
    classes.split_whitespace().any(|class| CLASSES.contains(&class))
}

/// Whether an element stands beside the text: a quote, a note, a warning.
fn is_aside(element: &Element) -> bool {
    const NAMES: [&str; 9] = ["note", "notice", "tip", "hint", "info", "warning", "caution", "admonition", "callout"];
    let names = ["class", "id"].into_iter().filter_map(|name| element.attribute(name));
    matches!(&*element.name.local, "blockquote" | "aside")
        // Sections have the ids of their headings.
        || !matches!(&*element.name.local, "section" | "article" | "body")
            && names
                .flat_map(str::split_whitespace).any(|name| NAMES.contains(&name.to_ascii_lowercase().as_str()))
}

/// A table while it is read.
struct Reading {
    grid: Grid,
    caption: String,
}

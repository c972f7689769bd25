//! Markdown to HTML, with the lines of the file.

use std::collections::HashSet;
use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::lines::{ROW_BREAK, Source};
use super::{Dialect, cells};
use crate::read::html::Placeholders;

/// Comes first in a text that is no block: `- ` or `#` at its beginning is text. Texts never have this character.
const NO_BLOCK: &str = "\u{fdd1} ";

/// HTML that was made from a file.
pub(super) struct Html {
    pub(super) text: String,
    /// The line of the file for each line of the HTML.
    lines: Vec<usize>,
}

impl Html {
    /// The line of the file for a line of the HTML, both counted from 1.
    pub(super) fn line(&self, line: usize) -> usize {
        self.lines.get(line.saturating_sub(1)).or(self.lines.last()).copied().unwrap_or(1)
    }

    /// Begins an element. An end of line within the tag is no text, and gives the element its line.
    fn open(&mut self, tag: &str, line: usize) {
        self.text.push('<');
        self.text.push_str(tag);
        self.text.push_str("\n>");
        self.lines.push(line);
    }

    fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// Adds HTML; returns the line of the file where it ends.
    fn raw(&mut self, html: &str, mut line: usize) -> usize {
        // Lines of HTML that a grid table became are not those of the file.
        if self.text.ends_with('\n')
            && let Some(last) = self.lines.last_mut()
        {
            *last = line;
        }
        for part in html.split_inclusive('\n') {
            self.text.push_str(part);
            if part.ends_with('\n') {
                line += 1;
                self.lines.push(line);
            }
        }
        line
    }

    /// Adds text; returns the line of the file where it ends.
    fn text(&mut self, text: &str, line: usize) -> usize {
        self.raw(&text.replace('&', "&amp;").replace('<', "&lt;"), line)
    }

    /// Begins a line of HTML for a line of the file.
    fn start_line(&mut self, line: usize) {
        self.text.push('\n');
        self.lines.push(line);
    }
}

pub(super) fn html_of(source: &Source, dialect: Dialect) -> Html {
    let parser = Parser::new_ext(&source.text, options());
    let mut converter = Converter {
        source,
        dialect,
        placeholders: Placeholders::of(&source.text),
        links: parser.reference_definitions().iter().map(|(name, _)| name.to_lowercase()).collect(),
        footnotes: footnotes(&source.text),
        html: Html { text: String::with_capacity(source.text.len() * 2), lines: vec![source.number(0)] },
        place: Place { at: 0, index: 0 },
    };
    converter.blocks(parser.into_offset_iter().peekable());
    converter.html
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
}

/// The names of footnotes that a file defines.
fn footnotes(text: &str) -> HashSet<&str> {
    text.lines()
        .filter_map(|line| line.trim_start().strip_prefix("[^")?.split_once("]:"))
        .map(|(name, _)| name)
        .collect()
}

struct Converter<'s> {
    source: &'s Source,
    dialect: Dialect,
    placeholders: Placeholders<'s>,
    /// The names of links that the file defines, which cells may use.
    links: HashSet<String>,
    footnotes: HashSet<&'s str>,
    html: Html,
    place: Place,
}

/// A place in the text of the file, which only goes forward.
struct Place {
    at: usize,
    /// Counted from 0.
    index: usize,
}

impl Converter<'_> {
    /// The line of the file at a place in the text.
    fn line(&mut self, to: usize) -> usize {
        if let Some(between) = self.source.text.get(self.place.at..to) {
            self.place.index += between.matches('\n').count();
            self.place.at = to;
        }
        self.source.number(self.place.index)
    }

    fn blocks<'e>(&mut self, mut events: Peekable<impl Iterator<Item = (Event<'e>, Range<usize>)>>) {
        let mut columns = 0;
        while let Some((event, range)) = events.next() {
            let line = self.line(range.start);
            match event {
                Event::Start(Tag::Table(alignments)) => {
                    columns = alignments.len();
                    self.html.open(&format!("table data-columns=\"{columns}\""), line);
                }
                Event::End(TagEnd::Table) => self.html.close("table"),
                Event::Start(start @ (Tag::TableHead | Tag::TableRow)) => {
                    let end = start.to_end();
                    while events.next().is_some_and(|(event, _)| event != Event::End(end)) {}
                    let row = self.source.text.get(range).unwrap_or_default().lines().next().unwrap_or_default();
                    self.row(row, columns, if end == TagEnd::TableHead { "th" } else { "td" }, line);
                }
                Event::Start(Tag::HtmlBlock) if self.dialect == Dialect::Mdx => {
                    while events.next().is_some_and(|(event, _)| event != Event::End(TagEnd::HtmlBlock)) {}
                    self.html.start_line(line);
                    // A tag at the beginning of a line would begin a block without Markdown.
                    let markdown = self.source.text.get(range).unwrap_or_default();
                    let markdown = markdown.replace('\n', &format!("\n{NO_BLOCK}"));
                    self.inline(&markdown, &[TagEnd::Paragraph], line);
                }
                event => {
                    self.event(event, line);
                }
            }
        }
    }

    fn row(&mut self, row: &str, columns: usize, cell_name: &str, line: usize) {
        self.html.open("tr", line);
        for cell in cells::split(row, columns) {
            self.html.open(cell_name, line);
            // GFM reads \| as a bar everywhere, also in code.
            let cell = cell.replace("\\|", "|").replace(ROW_BREAK, "\n");
            if !cell.is_empty() {
                self.inline(&cell, &[], line);
            }
            self.html.close(cell_name);
        }
        self.html.close("tr");
    }

    /// Adds Markdown that begins within a paragraph.
    fn inline(&mut self, markdown: &str, without: &[TagEnd], mut line: usize) {
        let markdown = format!("{NO_BLOCK}{markdown}");
        let links = std::mem::take(&mut self.links);
        let is_defined = |link: BrokenLink<'_>| {
            links.contains(&link.reference.to_lowercase()).then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
        };
        // Footnotes are defined elsewhere in the file.
        let options = (options() | Options::ENABLE_OLD_FOOTNOTES) - Options::ENABLE_TABLES;
        for event in Parser::new_with_broken_link_callback(&markdown, options, Some(is_defined)) {
            let end = match &event {
                Event::Start(tag) => Some(tag.to_end()),
                Event::End(end) => Some(*end),
                _ => None,
            };
            if !end.is_some_and(|end| without.contains(&end)) {
                line = self.event(event, line);
            }
        }
        self.links = links;
    }

    /// Adds an event; returns the line of the file where it ends.
    fn event(&mut self, event: Event<'_>, line: usize) -> usize {
        match event {
            Event::Start(Tag::HtmlBlock) => self.html.start_line(line),
            Event::Start(tag) => {
                if let Some(name) = element_of(tag.to_end()) {
                    self.html.open(&name, line);
                }
            }
            Event::End(end) => {
                if let Some(name) = element_of(end) {
                    self.html.close(&name);
                }
            }
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                return self.html.text(&text, line);
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let html = self.placeholders.escape(&html);
                return self.html.raw(&html, line);
            }
            Event::FootnoteReference(name) if self.footnotes.contains(&*name) => {}
            Event::FootnoteReference(name) => return self.html.text(&format!("[^{name}]"), line),
            Event::SoftBreak => return self.html.text("\n", line),
            Event::HardBreak => self.html.open("br", line),
            Event::Rule => self.html.open("hr", line),
            Event::TaskListMarker(_) => {}
        }
        line
    }
}

/// The element that stands for a block; inline markup needs none.
fn element_of(tag: TagEnd) -> Option<String> {
    let name = match tag {
        TagEnd::Paragraph => "p",
        TagEnd::Heading(level) => return Some(level.to_string()),
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::CodeBlock => "pre",
        TagEnd::List(_) => "ul",
        TagEnd::Item => "li",
        TagEnd::FootnoteDefinition => "div",
        TagEnd::DefinitionList => "dl",
        TagEnd::DefinitionListTitle => "dt",
        TagEnd::DefinitionListDefinition => "dd",
        _ => return None,
    };
    Some(name.to_owned())
}

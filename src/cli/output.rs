//! Standard output: buffered, with optional colors and pager. A closed pipe is not an error.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _, Write as _};

use anstream::ColorChoice;
use serde_json::Value;

use super::error::CliError;
use super::layout::without_links;
use super::pager;
use super::values::{Color, Format};

/// The width of text if that of the terminal is unknown.
const DEFAULT_WIDTH: usize = 80;
/// The widest lines that are easy to read.
const MAX_WIDTH: usize = 100;

/// The output of a command.
pub struct Output {
    text: String,
    color: bool,
    /// Whether links are shown as such.
    links: bool,
    width: usize,
    pager: bool,
}

impl Output {
    pub fn new(color: Color, no_pager: bool) -> Self {
        let stdout = io::stdout();
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => anstream::AutoStream::choice(&stdout) != ColorChoice::Never,
        };
        let links = color && stdout.is_terminal() && supports_hyperlinks::supports_hyperlinks();
        Self { text: String::new(), color, links, width: terminal_width(), pager: !no_pager && stdout.is_terminal() }
    }

    /// The maximum width of lines, in columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether styles are printed.
    pub fn color(&self) -> bool {
        self.color
    }

    /// Prints a line; its ANSI styles are removed later if styles are off.
    pub fn line(&mut self, line: &str) {
        self.text(line);
        self.text.push('\n');
    }

    /// Prints lines.
    pub fn lines(&mut self, lines: &[String]) {
        for line in lines {
            self.line(line);
        }
    }

    /// Prints a JSON document; in JSON Lines, each record of a list is on its own line.
    pub fn json(&mut self, document: &Value, format: Format) {
        let documents = match (format, document) {
            (Format::Jsonl, Value::Array(records)) => records.as_slice(),
            _ => std::slice::from_ref(document),
        };
        for document in documents {
            let text = if format == Format::Jsonl { document.to_string() } else { format!("{document:#}") };
            // Programs get the data as it is, unlike people.
            self.text.push_str(&text);
            self.text.push('\n');
        }
    }

    /// Prints a JSON document that is text already.
    pub fn json_text(&mut self, document: &str) {
        self.text.push_str(document);
    }

    /// Prints a list in JSON, of which no more than one item is in memory as a tree.
    pub fn json_list(&mut self, items: impl Iterator<Item = Value>) {
        let start = self.text.len();
        for item in items {
            self.text.push_str(if self.text.len() == start { "[\n" } else { ",\n" });
            for line in format!("{item:#}").lines() {
                self.text.push_str("  ");
                self.text.push_str(line);
                self.text.push('\n');
            }
            self.text.pop();
        }
        self.text.push_str(if self.text.len() == start { "[]\n" } else { "\n]\n" });
    }

    /// Prints text without control characters, which a catalog may have by accident; styles keep their escapes.
    pub fn text(&mut self, text: &str) {
        // The first bytes of control characters in UTF-8; nearly all texts have none of them.
        let may_be_control = |byte| matches!(byte, 0..=8 | 11..=26 | 28..=31 | 0x7f | 0xc2);
        if !text.bytes().any(may_be_control) {
            self.text.push_str(text);
            return;
        }
        let is_shown = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t' | '\u{1b}');
        self.text.extend(text.chars().filter(is_shown));
    }

    /// What would be written.
    #[cfg(test)]
    pub fn into_text(self) -> String {
        self.text
    }

    /// Writes the output.
    pub fn finish(self) -> Result<(), CliError> {
        let has_styles = self.text.chars().any(|letter| letter.is_control() && letter != '\n');
        let with_links =
            if self.color || !has_styles { self.text } else { anstream::adapter::strip_str(&self.text).to_string() };
        let text = without_links(&with_links);
        if text.is_empty() {
            return Ok(());
        }
        // Not all pagers know links.
        if self.pager && pager::show(&text) {
            return Ok(());
        }
        let text = if self.links { Cow::Borrowed(&*with_links) } else { text };
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            // Broken pipe: the reader closed it early, as `ecs-err list | head` does.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written.map_err(CliError::Output),
        }
    }
}

/// The width of lines on standard output: that of the terminal or of COLUMNS, but no more than is easy to read. Lines
/// for other programs are as long as their paragraphs.
pub fn terminal_width() -> usize {
    let stdout = io::stdout();
    let terminal = terminal_size::terminal_size_of(&stdout).map(|(width, _)| usize::from(width.0));
    let columns = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let width = terminal.or_else(columns).filter(|width| *width > 0);
    let unknown = if stdout.is_terminal() { DEFAULT_WIDTH } else { usize::MAX };
    width.map_or(unknown, |width| width.min(MAX_WIDTH))
}

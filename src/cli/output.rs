//! Standard output: collected, coloured if wanted, paged if long, quiet when closed.

use std::io::{self, IsTerminal as _, Write as _};

use anstream::ColorChoice;

use super::error::CliError;
use super::pager;
use super::values::Color;

/// How wide text is set where the width is not known.
const DEFAULT_WIDTH: usize = 80;
/// The widest lines that are easy to read.
const MAX_WIDTH: usize = 100;

/// What a command prints.
pub struct Output {
    text: String,
    color: bool,
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
        let terminal = terminal_size::terminal_size_of(&stdout).map(|(width, _)| usize::from(width.0));
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let width = terminal.or(columns).filter(|width| *width > 0).unwrap_or(DEFAULT_WIDTH).min(MAX_WIDTH);
        Self { text: String::new(), color, width, pager: !no_pager && stdout.is_terminal() }
    }

    /// The columns that a line may fill.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether styles are wanted.
    pub fn color(&self) -> bool {
        self.color
    }

    /// Prints a line; ANSI styles in it are dropped later if they are not wanted.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Prints lines.
    pub fn lines(&mut self, lines: &[String]) {
        for line in lines {
            self.line(line);
        }
    }

    /// Prints text as it is.
    pub fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Writes what was printed.
    pub fn finish(self) -> Result<(), CliError> {
        let text = if self.color { self.text } else { anstream::adapter::strip_str(&self.text).to_string() };
        if text.is_empty() {
            return Ok(());
        }
        if self.pager && pager::show(&text) {
            return Ok(());
        }
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            // Whoever reads the output has seen enough: that is how `ecs-err list | head` ends.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written.map_err(CliError::Output),
        }
    }
}

/// A line from outside as it may be shown: see [`printable`].
pub fn printable_line(text: &str) -> String {
    text.chars().filter(|letter| !ecs_err::is_invisible_or_control(*letter)).collect()
}

/// Text from outside as it may be shown: without characters that act on a terminal or on the
/// direction of text.
pub fn printable(text: &str) -> String {
    text.chars().filter(|letter| *letter == '\n' || !ecs_err::is_invisible_or_control(*letter)).collect()
}

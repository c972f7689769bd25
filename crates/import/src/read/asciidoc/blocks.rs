//! Blocks: headings, paragraphs, lists, tables.

use super::Line;
use super::attributes::Attributes;
use super::inline::LINE_BREAK;
use super::line::Start;
use super::values::Values;
use crate::read::error::{Located, Result};
use crate::read::limits::Limits;
use crate::read::outline::{Interrupted, Outline};

/// Reads lines into an outline.
pub(super) struct Reader {
    pub(super) outline: Outline,
    pub(super) values: Values,
}

/// What is open while the blocks of a file or of a cell are read.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "they are independent of each other")]
struct State {
    attributes: Attributes,
    title: String,
    is_in_list: bool,
    /// The heading that goes on after the terms.
    terms: Option<Interrupted>,
    /// The level of that heading.
    level: u8,
    /// Whether the last term has a description.
    has_description: bool,
    is_after_empty_line: bool,
    /// A `+` attaches the next block to the item or term before it.
    is_attached: bool,
}

impl Reader {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { outline: Outline::new(limits), values: Values::new(limits) }
    }

    /// Reads the blocks of a file or cell.
    pub(super) fn blocks(&mut self, lines: &[Line<'_>], depth: usize) -> Result<()> {
        let mut state = State::default();
        let mut at = 0;
        while let Some(&(number, line)) = lines.get(at) {
            let in_line = |error: Located| Located { line: error.line.or(Some(number)), ..error };
            self.outline.budget.depth(depth).map_err(in_line)?;
            if line.trim().is_empty() {
                state.is_after_empty_line = true;
                at += 1;
                continue;
            }
            at += self.block(&lines[at..], depth, &mut state)?;
            state.is_after_empty_line = false;
        }
        self.end_list(&mut state);
        self.end_terms(&mut state);
        Ok(())
    }

    /// Reads a block; returns how many lines it takes.
    fn block(&mut self, lines: &[Line<'_>], depth: usize, state: &mut State) -> Result<usize> {
        let (number, line) = lines[0];
        let start = Start::of(line);
        let is_attached = std::mem::replace(&mut state.is_attached, false);
        match start {
            Start::Nothing => return Ok(1),
            Start::CommentBlock => return Ok(end_of(lines) + 1),
            Start::Value(name, value) if !self.outline.is_in_cell() => {
                let value = self.values.plain(value);
                self.values.set(name, &value);
                return Ok(1);
            }
            Start::Attributes(attributes) => {
                state.attributes.add(attributes);
                return Ok(1);
            }
            Start::Title(title) if !self.outline.is_in_cell() => {
                title.clone_into(&mut state.title);
                return Ok(1);
            }
            Start::Plus => {
                state.is_attached = true;
                self.outline.text().line_break();
                return Ok(1);
            }
            Start::Item(text) => {
                return Ok(self.item(lines, text, state));
            }
            Start::Term(level, term, text) => return self.term(lines, (level, term, text), state),
            _ => {}
        }
        let is_indented = line.starts_with([' ', '\t']);
        if state.is_after_empty_line && !is_attached && !is_indented {
            self.end_list(state);
            if state.has_description {
                self.end_terms(state);
            }
        }
        state.has_description = true;
        let attributes = std::mem::take(&mut state.attributes);
        let title = std::mem::take(&mut state.title);
        if let Start::Table(sign) = start {
            let end = end_of(lines);
            self.table(number, sign, &attributes, &title, &lines[1..end.max(1)], depth + 1)?;
            return Ok(end + 1);
        }
        self.outline.text().paragraph();
        if !title.is_empty() {
            self.inline(&title);
            self.outline.text().paragraph();
        }
        match start {
            Start::Heading(level, heading) if !self.outline.is_in_cell() && !is_discrete(&attributes) => {
                self.heading(level, heading, number, state);
                Ok(1)
            }
            Start::Heading(_, heading) => {
                self.inline(heading);
                self.outline.text().paragraph();
                Ok(1)
            }
            Start::Literal => {
                let end = end_of(lines);
                self.literal(&lines[1..end.max(1)]);
                Ok(end + 1)
            }
            Start::Frame => Ok(1),
            _ => Ok(self.paragraph(lines, state)),
        }
    }

    fn heading(&mut self, level: u8, heading: &str, number: usize, state: &mut State) {
        self.end_list(state);
        // The next heading ends the terms; that before them does not go on.
        state.terms = None;
        let heading = self.one_line(heading);
        self.outline.heading(level, heading, number);
    }

    /// A paragraph, or a heading with a line below it.
    fn paragraph(&mut self, lines: &[Line<'_>], state: &mut State) -> usize {
        if let Some(level) = underlined_level(lines).filter(|_| !self.outline.is_in_cell()) {
            self.heading(level, lines[0].1, lines[0].0, state);
            return 2;
        }
        let count = 1 + paragraph_lines(&lines[1..], state.is_in_list);
        let text: Vec<_> = lines[..count].iter().map(|(_, line)| *line).collect();
        self.inline(&text.join("\n"));
        self.outline.text().paragraph();
        count
    }

    fn item(&mut self, lines: &[Line<'_>], text: &str, state: &mut State) -> usize {
        if !state.is_in_list {
            self.outline.text().start_list();
            state.is_in_list = true;
        }
        self.outline.text().start_item();
        let count = paragraph_lines(&lines[1..], true);
        let mut text = vec![text];
        text.extend(lines[1..=count].iter().map(|(_, line)| line.trim()));
        self.inline(&text.join("\n"));
        self.outline.text().line_break();
        count + 1
    }

    fn term(&mut self, lines: &[Line<'_>], (level, term, text): (u8, &str, &str), state: &mut State) -> Result<usize> {
        let (number, _) = lines[0];
        let count = 1 + if text.is_empty() { 0 } else { paragraph_lines(&lines[1..], true) };
        self.outline.text().paragraph();
        if self.outline.is_in_cell() || state.is_in_list {
            self.inline(term);
            self.outline.text().line_break();
        } else {
            if state.terms.is_none() {
                state.level = self.outline.level();
                state.terms = Some(self.outline.interrupt()?);
            }
            let heading = self.one_line(term);
            self.outline.heading(state.level.saturating_add(level), heading, number);
        }
        state.has_description = !text.is_empty();
        let mut text = vec![text];
        text.extend(lines[1..count].iter().map(|(_, line)| *line));
        self.inline(&text.join("\n"));
        self.outline.text().paragraph();
        Ok(count)
    }

    fn end_list(&mut self, state: &mut State) {
        if std::mem::replace(&mut state.is_in_list, false) {
            self.outline.text().end_list();
        }
    }

    fn end_terms(&mut self, state: &mut State) {
        if let Some(interrupted) = state.terms.take() {
            self.outline.resume(interrupted);
        }
    }

    /// Lines that are kept as they are.
    fn literal(&mut self, lines: &[Line<'_>]) {
        for (_, line) in lines {
            self.outline.text().inline(line);
            self.outline.text().line_break();
        }
        self.outline.text().paragraph();
    }

    fn inline(&mut self, text: &str) {
        let plain = self.values.plain(text);
        for (at, line) in plain.split(LINE_BREAK).enumerate() {
            if at > 0 {
                self.outline.text().line_break();
            }
            self.outline.text().inline(line);
        }
    }

    /// A separate text with inline markup.
    pub(super) fn one_line(&mut self, text: &str) -> String {
        self.outline.open_cell();
        self.inline(text);
        self.outline.close_cell()
    }

    /// The text of a cell; its style says what is in it.
    pub(super) fn cell_text(&mut self, lines: &[(usize, String)], style: Option<char>, depth: usize) -> Result<String> {
        let lines: Vec<Line<'_>> = lines.iter().map(|(number, line)| (*number, line.as_str())).collect();
        let mut texts = lines.iter().filter(|(_, line)| !line.trim().is_empty());
        let is_one_line = texts.next().is_some() && texts.next().is_none();
        self.outline.open_cell();
        match style {
            Some('l') => self.literal(&lines),
            Some('a') => self.blocks(&lines, depth + 1)?,
            // A cell such as "-- x", "[a]" or ".log" is no block.
            _ if is_one_line => lines.iter().for_each(|(_, line)| self.inline(line)),
            _ => self.blocks(&lines, depth + 1)?,
        }
        Ok(self.outline.close_cell())
    }
}

/// Where the block ends that the first line begins: at the same line, or at the end.
fn end_of(lines: &[Line<'_>]) -> usize {
    let first = lines[0].1.trim();
    let fence = if first.starts_with("```") { "```" } else { first };
    lines.iter().skip(1).position(|(_, line)| line.trim() == fence).map_or(lines.len(), |end| end + 1)
}

/// How many lines a paragraph goes on after its first line.
fn paragraph_lines(lines: &[Line<'_>], is_in_list: bool) -> usize {
    let ends = |(_, line): &Line<'_>| {
        line.trim().is_empty()
            || match Start::of(line) {
                Start::Text | Start::Title(_) | Start::Value(..) | Start::Heading(..) => false,
                Start::Item(_) | Start::Term(..) => is_in_list,
                _ => true,
            }
    };
    lines.iter().position(ends).unwrap_or(lines.len())
}

/// The level of a heading with a line of the same length below it.
fn underlined_level(lines: &[Line<'_>]) -> Option<u8> {
    let (title, rule) = (lines[0].1, lines.get(1)?.1);
    let sign = rule.chars().next()?;
    let level = ['=', '-', '~', '^'].iter().position(|other| *other == sign)?;
    let is_rule = rule.len() >= 3 && rule.chars().all(|letter| letter == sign);
    let is_as_long = title.chars().count().abs_diff(rule.len()) <= 1;
    (is_rule && is_as_long && title.starts_with(char::is_alphanumeric)).then(|| u8::try_from(level + 1).ok())?
}

fn is_discrete(attributes: &Attributes) -> bool {
    attributes.positional.iter().any(|style| matches!(style.as_str(), "discrete" | "float"))
}

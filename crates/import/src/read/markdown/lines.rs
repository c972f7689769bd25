//! Lines of a Markdown file: what is no Markdown goes, and a table row over several lines becomes one line.

use std::borrow::Cow;

use super::Dialect;
use super::cells;
use super::foreign::Foreign;
use super::grid;
use crate::read::error::{Located, ReadProblem, Result};
use crate::read::limits::Limits;

/// Stands for an end of line in a row that goes over several lines. Texts never have this character.
pub(super) const ROW_BREAK: char = '\u{fdd0}';

/// How many lines and bytes a row may go over.
const MAX_ROW_LINES: usize = 200;
const MAX_ROW_BYTES: usize = 64 << 10;

/// Text for the Markdown parser.
pub(super) struct Source {
    pub(super) text: String,
    /// The line of the file for each line of the text.
    numbers: Vec<usize>,
    is_after_empty_line: bool,
}

/// The first lines of a table.
struct Head<'t> {
    heads: Cow<'t, str>,
    rule: Cow<'t, str>,
    columns: usize,
}

impl<'t> Head<'t> {
    /// Heads with the rule below them. Where their numbers of columns differ, GFM sees no table: both get the higher.
    fn of(heads: &'t str, rule: &'t str) -> Option<Self> {
        if heads.trim().is_empty() || !cells::is_delimiter(rule) || cells::is_delimiter(heads) {
            return None;
        }
        let counts = [cells::count(heads), cells::count(rule)];
        let columns = counts[0].max(counts[1]);
        if counts[0] == counts[1] {
            return Some(Self { heads: Cow::Borrowed(heads), rule: Cow::Borrowed(rule), columns });
        }
        let is_framed = |line: &str| line.trim_start_matches([' ', '\t', '>']).starts_with('|');
        if !is_framed(heads) || !is_framed(rule) {
            return None;
        }
        let end = if cells::is_closed(heads) { "" } else { " |" };
        let start = &rule[..rule.find('|').unwrap_or(0)];
        Some(Self {
            heads: Cow::Owned(format!("{}{end}{}", heads.trim_end(), " |".repeat(columns - counts[0]))),
            rule: Cow::Owned(format!("{start}|{}", "---|".repeat(columns))),
            columns,
        })
    }
}

impl Source {
    /// Prepares the text of a file.
    pub(super) fn of(text: &str, dialect: Dialect, limits: &Limits) -> Result<Self> {
        let lines: Vec<&str> = text.split('\n').collect();
        let mut source = Self {
            text: String::with_capacity(text.len()),
            numbers: Vec::with_capacity(lines.len()),
            is_after_empty_line: true,
        };
        let mut fence = Fence::default();
        let mut foreign = Foreign::new(dialect);
        // The number of columns of the table that is open, if its rows end with a bar.
        let mut columns: Option<usize> = None;
        // The last line of a drawing that looks like a grid table: its lines are text, and looked at once.
        let mut drawing_end = 0;
        let mut at = front_matter_lines(&lines);
        while let Some(&line) = lines.get(at) {
            let number = at + 1;
            at += 1;
            if fence.covers(line) {
                source.push(number, line);
                columns = None;
                continue;
            }
            if number > drawing_end
                && let Some(block) = grid::block(&lines[number - 1..], number, limits.cells)?
            {
                let end = number - 1 + block.length;
                if let Some(table) = block.table {
                    source.push(number, "");
                    for (number, line) in table {
                        source.push(number, &foreign.clean(&line));
                    }
                    at = end;
                    columns = None;
                    continue;
                }
                drawing_end = end;
            }
            if let Some(head) = lines.get(at).and_then(|rule| Head::of(line, rule)) {
                // A table begins after an empty line, also where the writer left it out.
                if !source.is_after_empty_line {
                    source.push(number, "");
                }
                source.push(number, &foreign.clean(&head.heads));
                source.push(number + 1, &head.rule);
                columns = cells::is_closed(line).then_some(head.columns);
                at += 1;
                continue;
            }
            if line.trim().is_empty() {
                columns = None;
            }
            let row = columns.and_then(|columns| row_over_lines(&lines[number - 1..], columns));
            if let Some((row, row_lines)) = row {
                source.push(number, &row);
                at = number - 1 + row_lines;
            } else {
                source.push(number, &foreign.clean(line));
            }
        }
        Ok(source)
    }

    /// The line of the file for a line of the text, counted from 0.
    pub(super) fn number(&self, index: usize) -> usize {
        self.numbers.get(index).or(self.numbers.last()).copied().unwrap_or(1)
    }

    /// Refuses what would take the parser too much memory.
    pub(super) fn check(&self, limits: &Limits) -> Result<()> {
        let limit = limits.cells.saturating_mul(2);
        let marks = self.text.bytes().filter(|byte| b"\n*_~`[]<>&\\|!{}$^".contains(byte)).count();
        if marks > limit {
            return Err(ReadProblem::TooManyElements { limit }.into());
        }
        for (index, line) in self.text.split('\n').enumerate() {
            if container_depth(line) > limits.depth {
                return Err(Located::at(self.number(index), ReadProblem::TooDeep { limit: limits.depth }));
            }
        }
        Ok(())
    }

    fn push(&mut self, number: usize, line: &str) {
        if !self.numbers.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(line);
        self.numbers.push(number);
        self.is_after_empty_line = line.trim().is_empty();
    }
}

/// How many lines the metadata at the beginning of a file takes: YAML between `---`, TOML between `+++`.
fn front_matter_lines(lines: &[&str]) -> usize {
    let Some(fence) = lines.first().map(|line| line.trim_end()).filter(|line| matches!(*line, "---" | "+++")) else {
        return 0;
    };
    let is_end = |line: &&str| line.trim_end() == fence || fence == "---" && line.trim_end() == "...";
    lines.iter().skip(1).position(is_end).map_or(0, |end| end + 2)
}

/// A row that goes on after its line, up to a bar at the end of a line, as one line; and how many lines it takes.
///
/// It is one only if it then has as many cells as the table has columns.
fn row_over_lines(lines: &[&str], columns: usize) -> Option<(String, usize)> {
    let first = lines.first().filter(|line| line.trim_start().starts_with('|') && !cells::is_closed(line))?;
    let mut row = first.trim_end().to_owned();
    for (index, line) in lines.iter().enumerate().take(MAX_ROW_LINES).skip(1) {
        let is_other_block = ["|", "#", "```", "~~~"].iter().any(|mark| line.trim_start().starts_with(mark));
        if is_other_block || row.len() + line.len() > MAX_ROW_BYTES {
            return None;
        }
        row.push(ROW_BREAK);
        row.push_str(line.trim_end());
        if cells::is_closed(line) {
            let count = cells::count(&row);
            if count == columns {
                return Some((row, index + 1));
            }
            if count > columns {
                return None;
            }
        }
    }
    None
}

/// How many quotes and items of lists a line may begin.
fn container_depth(line: &str) -> usize {
    let is_mark = |letter: char| ">-+*.) \t".contains(letter) || letter.is_ascii_digit();
    let start = &line[..line.find(|letter| !is_mark(letter)).unwrap_or(line.len())];
    let quotes = start.matches('>').count();
    let items = start.split([' ', '\t', '>']).filter(|mark| mark.len() == 1 || mark.ends_with(['.', ')'])).count();
    quotes + items
}

/// A block of code that is open.
#[derive(Default)]
struct Fence {
    open: Option<(char, usize)>,
}

impl Fence {
    /// Whether a line is code, or begins or ends it.
    fn covers(&mut self, line: &str) -> bool {
        let content = line.trim_start_matches([' ', '\t', '>']);
        let sign = content.chars().next().filter(|sign| matches!(sign, '`' | '~'));
        let length = sign.map_or(0, |sign| content.len() - content.trim_start_matches(sign).len());
        match (self.open, sign) {
            (Some((open, least)), Some(sign))
                if sign == open && length >= least && content[length..].trim().is_empty() =>
            {
                self.open = None;
                true
            }
            (Some(_), _) => true,
            (None, Some(sign)) if length >= 3 && !(sign == '`' && content[length..].contains('`')) => {
                self.open = Some((sign, length));
                true
            }
            (None, _) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(text: &str) -> String {
        Source::of(text, Dialect::Markdown, &Limits::default()).unwrap().text.replace(ROW_BREAK, "⏎")
    }

    #[test]
    fn a_row_over_several_lines_is_one_line_if_it_fits_the_columns() {
        let head = "|a|b|\n|-|-|\n";
        assert_eq!(prepared(&format!("{head}|1|x\n\n- y |\n|2|z|")), format!("{head}|1|x⏎⏎- y |\n|2|z|"));
        for unchanged in ["|1|x\n|2|y|", "|1|x\n\ny | z |", "|1|x\n\n# H |", "|1\n\ntext", "|1|x"] {
            assert_eq!(prepared(&format!("{head}{unchanged}")), format!("{head}{unchanged}"));
        }
        assert_eq!(prepared("```\n|a|\n|-|\n|1\nx|\n```"), "```\n|a|\n|-|\n|1\nx|\n```");
    }

    #[test]
    fn a_table_needs_no_empty_line_and_no_equal_number_of_columns() {
        assert_eq!(prepared("text\n|a|b|\n|-|-|\n|1|2|\n|c|d|\n|-|-|"), "text\n\n|a|b|\n|-|-|\n|1|2|\n\n|c|d|\n|-|-|");
        assert_eq!(prepared("|a|b\n|-|-|-|"), "|a|b | |\n|---|---|---|");
        assert_eq!(prepared("> |a|b|\n> |-|"), "> |a|b|\n> |---|---|");
        assert_eq!(prepared("a | b | c\n-|-"), "a | b | c\n-|-");
    }

    #[test]
    fn lines_keep_their_numbers() {
        let source =
            Source::of("---\ntitle: x\n---\n|a|\n|-|\n|1\n2|\nend", Dialect::Markdown, &Limits::default()).unwrap();
        let numbers: Vec<_> = source.text.split('\n').enumerate().map(|(at, line)| (source.number(at), line)).collect();
        assert_eq!(numbers, [(4, "|a|"), (5, "|-|"), (6, "|1\u{fdd0}2|"), (8, "end")]);
    }

    #[test]
    fn deep_quotes_and_lists_are_counted() {
        assert_eq!(container_depth("> > - 1. text - more"), 4);
        assert_eq!(container_depth("----------"), 0);
        assert_eq!(container_depth("-32000 > x"), 1);
    }
}

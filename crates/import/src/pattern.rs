//! Text and source code: each match of a pattern is a row.

use regex::Regex;

use crate::document::Document;
use crate::map::Key;
use crate::registry::{Lines, Record, Records, document};

/// A pattern with named groups, which are keys of records: `(?P<code>E\d+)\s+(?P<message>.+)`.
#[derive(Clone, Debug)]
pub struct Pattern {
    regex: Regex,
}

/// Why a pattern can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// It is not a regular expression.
    #[error("{0}")]
    Syntax(String),
    /// It has no group that names a code.
    #[error("the pattern has no group (?P<code>…)")]
    NoCode,
    /// A group is not a key of records.
    #[error("the group \"{0}\" is not a key of a record")]
    UnknownGroup(String),
}

impl Pattern {
    /// A pattern; `^` and `$` match at lines.
    ///
    /// # Errors
    /// If it is not a regular expression, or its groups are not those of a record.
    pub fn new(text: &str) -> Result<Self, PatternError> {
        let regex = regex::RegexBuilder::new(text)
            .multi_line(true)
            .build()
            .map_err(|error| PatternError::Syntax(error.to_string()))?;
        let names: Vec<&str> = regex.capture_names().flatten().collect();
        if let Some(unknown) = names.iter().find(|name| Key::find(name).is_none()) {
            return Err(PatternError::UnknownGroup((*unknown).to_owned()));
        }
        if !names.contains(&Key::Code.name()) {
            return Err(PatternError::NoCode);
        }
        Ok(Self { regex })
    }

    /// The matches in a text.
    #[must_use]
    pub fn read(&self, text: &str) -> Document {
        let lines = Lines::new(text);
        let mut records = Records { path: String::new(), rows: Vec::new() };
        for captures in self.regex.captures_iter(text) {
            let start = captures.name("code").map_or(0, |code| code.start());
            let mut record = Record::new(lines.at(start));
            for name in self.regex.capture_names().flatten() {
                let value = captures.name(name).map_or("", |group| group.as_str());
                record.add(name, cleaned(value));
            }
            records.rows.push(record);
        }
        document(vec![records], "")
    }
}

/// The content of string literals; the text of comments; other text as it is.
fn cleaned(text: &str) -> String {
    const LEADERS: &[&str] = &["///", "//!", "//", "/**", "/*", "#", "*", "--"];
    let text = text.trim();
    if let Some(content) = literals(text) {
        return content;
    }
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_comment = lines.iter().all(|line| line.is_empty() || LEADERS.iter().any(|leader| line.starts_with(leader)));
    if !is_comment || lines.len() < 2 && !text.starts_with("//") {
        return text.to_owned();
    }
    let bare = |line: &&str| {
        let leader = LEADERS.iter().find(|leader| line.starts_with(**leader)).map_or(0, |leader| leader.len());
        line[leader..].trim().trim_end_matches("*/").trim_end().to_owned()
    };
    lines.iter().map(bare).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The content of one string literal, or of several that are joined: `"a" + "b"`.
fn literals(text: &str) -> Option<String> {
    let quote = text.chars().next().filter(|letter| matches!(letter, '"' | '\'' | '`'))?;
    if text.len() < 2 || !text.ends_with(quote) {
        return None;
    }
    let mut content = String::new();
    let mut letters = text.chars();
    let mut inside = false;
    while let Some(letter) = letters.next() {
        match letter {
            _ if letter == quote => inside = !inside,
            '\\' if inside && quote != '`' => match letters.next()? {
                'n' => content.push('\n'),
                't' => content.push(' '),
                other => content.push(other),
            },
            _ if inside => content.push(letter),
            // Between literals are signs that join them.
            '+' | '.' | '&' | ' ' | '\n' | '\r' | '\t' | '\\' => {}
            _ => return None,
        }
    }
    (!inside).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_and_comments_become_text() {
        assert_eq!(cleaned("\"no \" +\n  \"ore \\\"here\\\"\""), "no ore \"here\"");
        assert_eq!(cleaned("// The shaft\n// is closed."), "The shaft\nis closed.");
        assert_eq!(cleaned(" no ore "), "no ore");
    }

    #[test]
    fn groups_have_to_be_keys() {
        assert!(Pattern::new(r"(?P<code>E\d+) (?P<message>.+)").is_ok());
        assert_eq!(Pattern::new(r"(?P<message>.+)").unwrap_err(), PatternError::NoCode);
        assert_eq!(
            Pattern::new(r"(?P<code>E)(?P<text>.+)").unwrap_err(),
            PatternError::UnknownGroup("text".to_owned())
        );
        assert!(matches!(Pattern::new("("), Err(PatternError::Syntax(_))));
    }

    #[test]
    fn each_match_is_a_row_with_its_line() {
        let pattern = Pattern::new(r"^const (?P<name>\w+) = (?P<code>\d+); // (?P<message>.*)$").unwrap();
        let document = pattern.read("// quarry\nconst QUARRY_SHUT = 17; // the quarry is shut\n");
        let table = &document.sections[0].tables[0];
        assert_eq!(table.rows[1].line, 2);
        assert_eq!(
            table.rows[1].cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>(),
            ["QUARRY_SHUT", "17", "the quarry is shut"]
        );
    }
}

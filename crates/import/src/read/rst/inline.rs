//! Inline markup to plain text.

use std::collections::{HashMap, HashSet};

use super::marks;
use crate::read::error::Result;
use crate::read::inline::{Inserted, Scan};
use crate::read::limits::Limits;
use crate::read::line::Line;

/// Names that inline markup refers to.
#[derive(Debug)]
pub(super) struct Names<'t> {
    /// `.. |name| replace:: text`
    substitutions: HashMap<&'t str, &'t str>,
    /// `.. _name: …`, in lower case.
    targets: HashSet<String>,
    inserted: Inserted,
}

impl<'t> Names<'t> {
    pub(super) fn of(lines: &[Line<'t>], limits: &Limits) -> Self {
        let mut names =
            Self { substitutions: HashMap::new(), targets: HashSet::new(), inserted: Inserted::new(limits) };
        for line in lines {
            let Some(markup) = line.text.trim_start().strip_prefix(".. ").map(str::trim_start) else { continue };
            if let Some((name, rest)) = markup.strip_prefix('|').and_then(|rest| rest.split_once('|')) {
                let text = marks::directive(rest.trim()).filter(|(directive, _)| *directive == "replace");
                names.substitutions.insert(name, text.map_or("", |(_, text)| text));
            } else if let Some((name, _)) = markup.strip_prefix('_').and_then(|rest| rest.split_once(':')) {
                names.targets.insert(name.trim_matches('`').to_lowercase());
            }
        }
        names
    }

    /// Refuses substitutions that make too much text; it was left out.
    pub(super) fn check(&self) -> Result<()> {
        self.inserted.check()
    }

    /// The plain text of a text with inline markup.
    pub(super) fn plain(&self, text: &str) -> String {
        let mut scanner = Scanner { names: self, scan: Scan::new(text) };
        scanner.run();
        scanner.scan.plain
    }
}

struct Scanner<'s> {
    names: &'s Names<'s>,
    scan: Scan<'s>,
}

impl<'s> Scanner<'s> {
    fn run(&mut self) {
        while let Some(letter) = self.scan.next() {
            let is_markup = match letter {
                '\\' => self.escape(),
                '`' => self.literal() || self.interpreted(),
                ':' => self.role(),
                '*' => self.marked("**") || self.marked("*"),
                '|' => self.substitution(),
                '[' => self.footnote(),
                '_' => self.reference_mark(),
                _ => false,
            };
            if !is_markup {
                self.scan.copy(letter);
            }
        }
    }

    /// A backslash makes the next character text, and removes a space.
    fn escape(&mut self) -> bool {
        let next = self.scan.rest()[1..].chars().next();
        if let Some(next) = next.filter(|next| !next.is_whitespace()) {
            self.scan.plain.push(next);
        }
        self.scan.at += 1 + next.map_or(0, char::len_utf8);
        true
    }

    /// The text up to a closing mark, which follows the opening one and some text; goes on after it.
    fn enclosed(&mut self, open: usize, close: &'static str) -> Option<&'s str> {
        let start = self.scan.at + open;
        let rest = &self.scan.text[start..];
        if rest.starts_with(char::is_whitespace) || rest.is_empty() {
            return None;
        }
        // The mark follows text, and a word does not go on after it.
        self.scan.enclosed(start, close, |inner, after| {
            !inner.ends_with(|last: char| last.is_whitespace() || last == '\\' && close != "``")
                && (close == "`" || !after.starts_with(char::is_alphanumeric))
        })
    }

    /// Whether markup may begin here: at the start, or after white space or punctuation.
    fn may_start(&self) -> bool {
        let before = self.scan.before();
        before.is_none_or(|before| before.is_whitespace() || !before.is_alphanumeric() && before != '*')
    }

    fn literal(&mut self) -> bool {
        if !self.scan.rest().starts_with("``") {
            return false;
        }
        let text = self.enclosed(2, "``");
        self.scan.plain.push_str(text.unwrap_or_default());
        text.is_some()
    }

    /// `` `text` ``, `` `text`_ ``, `` `text <target>`_ ``.
    fn interpreted(&mut self) -> bool {
        let Some(text) = self.enclosed(1, "`") else { return false };
        let text = link_text(text);
        self.scan.plain.push_str(&unescaped(text));
        let marks = self.scan.rest().len() - self.scan.rest().trim_start_matches('_').len();
        self.scan.at += marks.min(2);
        true
    }

    /// ``:role:`text` ``.
    fn role(&mut self) -> bool {
        const LONGEST_BYTES: usize = 100;
        let rest = &self.scan.rest()[1..];
        let name = &rest[..rest.floor_char_boundary(LONGEST_BYTES)];
        let Some(end) = name.find(|letter: char| !letter.is_alphanumeric() && !"-_+:.".contains(letter)) else {
            return false;
        };
        let Some(role) = rest[..end].strip_suffix(':').filter(|role| !role.is_empty()) else { return false };
        if !rest[end..].starts_with('`') || rest[end..].starts_with("``") {
            return false;
        }
        let before = self.scan.at;
        self.scan.at += 1 + end;
        let Some(text) = self.enclosed(1, "`") else {
            self.scan.at = before;
            return false;
        };
        let is_link = text.contains('<');
        let text = link_text(text);
        let text = match text.strip_prefix('~') {
            Some(path) if !is_link => path.rsplit_once('.').map_or(path, |(_, last)| last),
            _ => text.strip_prefix('!').unwrap_or(text),
        };
        if matches!(role, "sup" | "superscript") {
            self.scan.plain.push('^');
        }
        self.scan.plain.push_str(&unescaped(text));
        true
    }

    fn marked(&mut self, mark: &'static str) -> bool {
        if !self.scan.rest().starts_with(mark) || !self.may_start() {
            return false;
        }
        let Some(text) = self.enclosed(mark.len(), mark) else { return false };
        self.scan.plain.push_str(&unescaped(text));
        true
    }

    fn substitution(&mut self) -> bool {
        let Some((name, _)) = self.scan.rest()[1..].split_once('|') else { return false };
        let Some(text) = self.names.substitutions.get(name) else { return false };
        self.scan.plain.push_str(&unescaped(self.names.inserted.take(text)));
        self.scan.at += name.len() + 2;
        true
    }

    /// A mark of a footnote: `[1]_`, `[#name]_`.
    fn footnote(&mut self) -> bool {
        let rest = &self.scan.rest()[1..];
        let Some(end) = rest.bytes().take(40).position(|byte| byte == b']') else { return false };
        let name = &rest[..end];
        let is_mark =
            name == "*" || name.starts_with('#') || !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
        if !is_mark || !rest[end + 1..].starts_with('_') {
            return false;
        }
        self.scan.at += end + 3;
        true
    }

    /// The `_` after the name of a link, or before a target in backticks.
    fn reference_mark(&mut self) -> bool {
        const LONGEST_BYTES: usize = 100;
        let rest = &self.scan.rest()[1..];
        if rest.starts_with('`') && self.may_start() {
            self.scan.at += 1;
            return true;
        }
        if rest.starts_with(|next: char| next.is_alphanumeric() || next == '_') {
            return false;
        }
        let is_name = |letter: char| letter.is_alphanumeric() || "-_.+:".contains(letter);
        let before = self.scan.text[..self.scan.at].char_indices().rev().take(LONGEST_BYTES);
        let start = before.take_while(|(_, letter)| is_name(*letter)).last().map_or(self.scan.at, |(start, _)| start);
        let is_link = self.names.targets.contains(&self.scan.text[start..self.scan.at].to_lowercase());
        self.scan.at += usize::from(is_link);
        is_link
    }
}

/// A text within markup: only backslashes mean something.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            plain.push(letter);
        } else if let Some(next) = letters.next().filter(|next| !next.is_whitespace()) {
            plain.push(next);
        }
    }
    plain
}

/// The text of a link, without its target in angle brackets.
fn link_text(text: &str) -> &str {
    let Some((label, target)) = text.trim_end().strip_suffix('>').and_then(|text| text.rsplit_once('<')) else {
        return text;
    };
    match label.trim() {
        "" => target,
        label => label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::line::lines_of;

    #[test]
    fn markup_is_removed_and_text_stays() {
        let definitions = lines_of(".. |ECS| replace:: Elastic Cloud Server\n.. _API guide: x\n.. _guide: y");
        let names = Names::of(&definitions, &Limits::default());
        for (text, plain) in [
            ("**E1** and *all* of ``a*b_``", "E1 and all of a*b_"),
            (":ref:`Disk <evs_1>` :py:class:`~a.b.Disk` :code:`x`", "Disk Disk x"),
            ("`API guide`_ `site <https://a.b>`__ guide_ `<https://c>`_", "API guide site guide https://c"),
            (r"E121 (\*^), a \*\*b\*\* c\ d", "E121 (*^), a **b** cd"),
            ("|ECS| |other| [#note]_ [1]_ [x]", "Elastic Cloud Server |other|   [x]"),
            ("2 * 3 * 4, *.log, a*b*c, __init__, ERR_X_ `open", "2 * 3 * 4, *.log, a*b*c, __init__, ERR_X_ `open"),
            ("Rules on xx by ** disallowed", "Rules on xx by ** disallowed"),
            ("10\\ :sup:`6`", "10^6"),
        ] {
            assert_eq!(names.plain(text), plain, "{text}");
        }
    }
}

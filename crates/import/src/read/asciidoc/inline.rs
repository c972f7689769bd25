//! Inline markup to plain text.

use std::cell::Cell;
use std::collections::HashMap;

use crate::read::error::{ReadProblem, Result};
use crate::read::limits::Limits;

/// Attributes that every document has.
const CHARACTERS: [(&str, &str); 20] = [
    ("amp", "&"),
    ("apos", "'"),
    ("asterisk", "*"),
    ("backslash", "\\"),
    ("backtick", "`"),
    ("blank", ""),
    ("caret", "^"),
    ("empty", ""),
    ("endsb", "]"),
    ("gt", ">"),
    ("lt", "<"),
    ("nbsp", " "),
    ("plus", "+"),
    ("quot", "\""),
    ("sp", " "),
    ("startsb", "["),
    ("tilde", "~"),
    ("two-colons", "::"),
    ("vbar", "|"),
    ("zwsp", ""),
];

/// Attributes of the document, whose names in braces stand for their values.
#[derive(Debug)]
pub(super) struct Values {
    own: HashMap<String, String>,
    /// How many bytes values have made.
    inserted: Cell<usize>,
    /// How many they may make.
    most_inserted: usize,
}

impl Values {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { own: HashMap::new(), inserted: Cell::new(0), most_inserted: limits.bytes }
    }

    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.own.insert(name.to_owned(), value.to_owned());
    }

    /// Refuses values that make too much text; it was left out.
    pub(super) fn check(&self) -> Result<()> {
        let limit = self.most_inserted;
        if self.inserted.get() > limit { Err(ReadProblem::TooMuchRepeated { limit }.into()) } else { Ok(()) }
    }

    fn get(&self, name: &str) -> Option<&str> {
        let value = self.value(name)?;
        self.inserted.set(self.inserted.get().saturating_add(value.len()));
        Some(if self.inserted.get() <= self.most_inserted { value } else { "" })
    }

    fn value(&self, name: &str) -> Option<&str> {
        let own = self.own.get(name).map(String::as_str);
        own.or_else(|| CHARACTERS.iter().find(|(other, _)| *other == name).map(|(_, value)| *value))
    }

    /// The plain text of a text with inline markup. A space and `+` at the end of a line are a line break: `\u{b}`.
    pub(super) fn plain(&self, text: &str) -> String {
        let mut scanner =
            Scanner { values: self, text, at: 0, plain: String::with_capacity(text.len()), none_after: HashMap::new() };
        scanner.run();
        scanner.plain
    }
}

/// Stands for a line break in plain text.
pub(super) const LINE_BREAK: char = '\u{b}';

struct Scanner<'s> {
    values: &'s Values,
    text: &'s str,
    at: usize,
    plain: String,
    /// Marks that nothing closes after a place, so that they are looked for once.
    none_after: HashMap<&'static str, usize>,
}

impl<'s> Scanner<'s> {
    fn run(&mut self) {
        while let Some(letter) = self.text[self.at..].chars().next() {
            let is_markup = match letter {
                '\\' => self.escape(),
                '`' => self.marked("``") || self.marked("`"),
                '*' => self.marked("**") || self.marked("*"),
                '_' => self.marked("__") || self.marked("_"),
                '#' => self.marked("##") || self.marked("#"),
                '+' => self.line_break() || self.passed("+++") || self.passed("++") || self.passed("+"),
                '^' | '~' => self.raised(),
                '{' => self.value(),
                '&' => self.entity(),
                '<' => self.cross_reference(),
                '[' => self.anchor_or_role(),
                _ if letter.is_ascii_alphabetic() => self.macro_text(),
                _ => false,
            };
            if !is_markup {
                self.plain.push(letter);
                self.at += letter.len_utf8();
            }
        }
    }

    fn rest(&self) -> &'s str {
        &self.text[self.at..]
    }

    /// The text from here on, as far as markup of one thing may reach.
    fn near(&self) -> &'s str {
        const LONGEST_BYTES: usize = 500;
        let rest = self.rest();
        &rest[..rest.floor_char_boundary(LONGEST_BYTES)]
    }

    fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    /// A backslash before markup makes it text.
    fn escape(&mut self) -> bool {
        let next = self.rest()[1..].chars().next();
        let Some(next) = next.filter(|next| "*_`#+^~{<[&|\\".contains(*next)) else { return false };
        // Two backslashes escape markup of two signs.
        let next = if next == '\\' { self.rest()[2..].chars().next() } else { Some(next) };
        let Some(next) = next.filter(|next| "*_`#+^~{<[&|".contains(*next)) else { return false };
        let skipped = self.rest().find(next).unwrap_or(1);
        self.at += skipped;
        let run = self.rest().len() - self.rest().trim_start_matches(next).len();
        self.plain.push_str(&self.rest()[..run]);
        self.at += run;
        true
    }

    /// The text between marks. Single marks are at the edges of words, double ones anywhere.
    fn enclosed(&mut self, mark: &'static str) -> Option<&'s str> {
        if !self.rest().starts_with(mark) || self.none_after.get(mark).is_some_and(|none| self.at >= *none) {
            return None;
        }
        let is_single = mark.len() == 1;
        if is_single
            && self.before().is_some_and(|before| before.is_alphanumeric() || matches!(before, '_' | ':' | ';' | '}'))
        {
            return None;
        }
        let start = self.at + mark.len();
        let rest = &self.text[start..];
        if is_single && rest.starts_with(char::is_whitespace) {
            return None;
        }
        let mut from = 0;
        while let Some(end) = rest[from..].find(mark).map(|found| from + found) {
            let (inner, after) = (&rest[..end], &rest[end + mark.len()..]);
            let is_edge = !inner.ends_with(char::is_whitespace)
                && !after.starts_with(|next: char| next.is_alphanumeric() || next == '_');
            if end > 0 && (!is_single || is_edge) {
                self.at = start + end + mark.len();
                return Some(inner);
            }
            from = end + 1;
        }
        self.none_after.insert(mark, self.at);
        None
    }

    fn marked(&mut self, mark: &'static str) -> bool {
        let Some(inner) = self.enclosed(mark) else { return false };
        // Marks nest in others, such as `*_text_*` and `` `+text+` ``.
        let passed =
            inner.strip_prefix('+').and_then(|inner| inner.strip_suffix('+')).filter(|_| mark.starts_with('`'));
        let plain = match passed {
            Some(text) => text.to_owned(),
            None => self.values.without_marks(inner),
        };
        self.plain.push_str(&plain);
        true
    }

    /// Text that is passed through as it is.
    fn passed(&mut self, mark: &'static str) -> bool {
        let text = self.enclosed(mark);
        self.plain.push_str(text.unwrap_or_default());
        text.is_some()
    }

    /// A plus sign after a space at the end of a line.
    fn line_break(&mut self) -> bool {
        let rest = &self.rest()[1..];
        let is_break = self.before() == Some(' ') && (rest.is_empty() || rest.starts_with('\n'));
        if is_break {
            self.plain.push(LINE_BREAK);
            self.at += 1;
        }
        is_break
    }

    /// `^text^`, `~text~`: without spaces. A power of digits keeps its sign, so that it does not become part of a number.
    fn raised(&mut self) -> bool {
        let sign = if self.rest().starts_with('^') { '^' } else { '~' };
        let rest = &self.rest()[1..];
        let Some(end) = rest.find(|letter: char| letter.is_whitespace() || letter == sign) else { return false };
        if end == 0 || !rest[end..].starts_with(sign) {
            return false;
        }
        if sign == '^' && rest.starts_with(|first: char| first.is_ascii_digit()) {
            self.plain.push('^');
        }
        self.plain.push_str(&rest[..end]);
        self.at += end + 2;
        true
    }

    fn value(&mut self) -> bool {
        let rest = &self.rest()[1..];
        let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        let Some(value) = self.values.get(&rest[..end]).filter(|_| rest[end..].starts_with('}')) else { return false };
        self.plain.push_str(value);
        self.at += end + 2;
        true
    }

    fn entity(&mut self) -> bool {
        const LONGEST_BYTES: usize = 10;
        let rest = &self.rest()[1..];
        let Some(end) = rest.bytes().take(LONGEST_BYTES).position(|byte| byte == b';') else { return false };
        let name = &rest[..end];
        let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => digits.parse().ok(),
        });
        let letter = number.and_then(char::from_u32).map(String::from);
        let known =
            ["amp", "apos", "gt", "lt", "nbsp", "quot"].contains(&name).then(|| self.values.get(name)).flatten();
        let Some(text) = letter.or_else(|| known.map(str::to_owned)) else { return false };
        self.plain.push_str(&text);
        self.at += end + 2;
        true
    }

    /// `<<id,text>>`, `<<id>>`.
    fn cross_reference(&mut self) -> bool {
        let Some(rest) = self
            .rest()
            .strip_prefix("<<")
            .filter(|rest| rest.starts_with(|first: char| first.is_alphanumeric() || "#_".contains(first)))
        else {
            return false;
        };
        let Some(end) = rest.find(">>") else { return false };
        let text = rest[..end].split_once(',').map_or(&rest[..end], |(_, text)| text);
        self.plain.push_str(text.trim());
        self.at += end + 4;
        true
    }

    /// `[[anchor]]`, and `[.role]` before marked text.
    fn anchor_or_role(&mut self) -> bool {
        let rest = self.near();
        if let Some(end) = rest.strip_prefix("[[").and_then(|rest| rest.find("]]")) {
            self.at += end + 4;
            return true;
        }
        let role_end = rest.find(']').filter(|_| rest[1..].starts_with(['.', '#']));
        let is_role = role_end.is_some_and(|end| rest[end + 1..].starts_with(['#', '*', '_', '`']));
        if let Some(end) = role_end.filter(|_| is_role) {
            self.at += end + 1;
        }
        is_role
    }

    /// `link:url[text]`, `xref:id[text]`, `https://host[text]`, `pass:[text]`, `kbd:[text]`, `image:file[text]`.
    fn macro_text(&mut self) -> bool {
        const NAMES: [&str; 20] = [
            "anchor",
            "btn",
            "footnote",
            "footnoteref",
            "http",
            "https",
            "icon",
            "image",
            "indexterm",
            "kbd",
            "latexmath",
            "link",
            "mailto",
            "menu",
            "pass",
            "stem",
            "xref",
            "asciimath",
            "indexterm2",
            "ftp",
        ];
        if self.before().is_some_and(|before| before.is_alphanumeric() || before == '_') {
            return false;
        }
        let rest = self.near();
        let name_end = rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = &rest[..name_end];
        if !NAMES.contains(&name) || !rest[name_end..].starts_with(':') {
            return false;
        }
        let target = &rest[name_end + 1..];
        let Some(open) = target.find(|letter: char| letter.is_whitespace() || letter == '[') else { return false };
        let Some(label) = target[open..].strip_prefix('[') else { return false };
        let Some(close) = closing_bracket(label) else { return false };
        let label = label[..close].trim();
        let is_address = matches!(name, "http" | "https" | "ftp");
        let text = match name {
            "anchor" | "footnote" | "footnoteref" | "indexterm" | "icon" => "",
            "pass" | "stem" | "latexmath" | "asciimath" | "kbd" | "btn" | "menu" | "indexterm2" => label,
            _ => label
                .split_once(",role=")
                .or_else(|| label.split_once(",window="))
                .map_or(label, |(label, _)| label)
                .trim_end_matches('^'),
        };
        let end = name_end + 1 + open + 1 + close + 1;
        if text.is_empty() && matches!(name, "link" | "xref" | "mailto") {
            self.plain.push_str(&target[..open]);
        } else if text.is_empty() && is_address {
            self.plain.push_str(&rest[..name_end + 1 + open]);
        } else {
            let plain =
                if name == "pass" { text.to_owned() } else { self.values.without_marks(text.trim_matches('"')) };
            self.plain.push_str(&plain);
        }
        self.at += end;
        true
    }
}

impl Values {
    /// The plain text of a text within markup, in which marks are removed once more.
    fn without_marks(&self, text: &str) -> String {
        let inner = ["**", "__", "*", "_", "`", "#"].iter().find_map(|mark| {
            let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
            (!inner.is_empty() && !inner.contains(mark)).then_some(inner)
        });
        let text = inner.unwrap_or(text);
        let mut plain = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            plain.push_str(before);
            match after.split_once('}').and_then(|(name, after)| Some((self.get(name)?, after))) {
                Some((value, after)) => {
                    plain.push_str(value);
                    rest = after;
                }
                None => {
                    plain.push('{');
                    rest = after;
                }
            }
        }
        plain.push_str(rest);
        plain
    }
}

/// Where the bracket closes that was opened before a text.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.bytes().position(|byte| {
        let is_end = byte == b']' && !is_escaped;
        is_escaped = byte == b'\\';
        is_end
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_removed_and_text_stays() {
        let mut values = Values::new(&Limits::default());
        values.set("product", "Disk");
        for (text, plain) in [
            (
                "*bold* and _all_ of `a_b_c` with **un**constrained #mark#",
                "bold and all of a_b_c with unconstrained mark",
            ),
            ("ERR_DISK_FULL a*b*c 2 * 3 * 4 _x", "ERR_DISK_FULL a*b*c 2 * 3 * 4 _x"),
            ("`*nested*` and `+{raw}+` +*kept*+ pass:[<b>]", "nested and {raw} *kept* <b>"),
            (
                "See link:a.html[the guide^], xref:x#y[], https://a.b/c[site] and https://d.e.",
                "See the guide, x#y, site and https://d.e.",
            ),
            ("<<codes,Codes>> <<ids>> x << 2 [[here]]there footnote:[gone]", "Codes ids x << 2 there "),
            ("{product} {unknown} a{nbsp}b &#124; &lt;x&gt; & {vbar}", "Disk {unknown} a b | <x> & |"),
            (r"\*not bold* \{product} a\|b C:\dir", r"*not bold* {product} a|b C:\dir"),
            ("10^6^ H~2~O [.red]#text#", "10^6 H2O text"),
            ("one +\ntwo", "one \u{b}\ntwo"),
        ] {
            assert_eq!(values.plain(text), plain, "{text}");
        }
    }
}

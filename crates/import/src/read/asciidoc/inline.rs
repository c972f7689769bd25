//! Inline markup to plain text.

use super::values::Values;
use crate::read::inline::Scan;

impl Values {
    /// The plain text of a text with inline markup. A space and `+` at the end of a line are a line break: `\u{b}`.
    pub(super) fn plain(&self, text: &str) -> String {
        let mut scanner = Scanner { values: self, scan: Scan::new(text) };
        scanner.run();
        scanner.scan.plain
    }
}

/// Stands for a line break in plain text.
pub(super) const LINE_BREAK: char = '\u{b}';

pub(super) struct Scanner<'s> {
    pub(super) values: &'s Values,
    pub(super) scan: Scan<'s>,
}

impl<'s> Scanner<'s> {
    fn run(&mut self) {
        while let Some(letter) = self.scan.next() {
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
                self.scan.copy(letter);
            }
        }
    }

    /// A backslash before markup makes it text.
    fn escape(&mut self) -> bool {
        let next = self.scan.rest()[1..].chars().next();
        let Some(next) = next.filter(|next| "*_`#+^~{<[&|\\".contains(*next)) else { return false };
        // Two backslashes escape markup of two signs.
        let next = if next == '\\' { self.scan.rest()[2..].chars().next() } else { Some(next) };
        let Some(next) = next.filter(|next| "*_`#+^~{<[&|".contains(*next)) else { return false };
        let skipped = self.scan.rest().find(next).unwrap_or(1);
        self.scan.at += skipped;
        let run = self.scan.rest().len() - self.scan.rest().trim_start_matches(next).len();
        self.scan.plain.push_str(&self.scan.rest()[..run]);
        self.scan.at += run;
        true
    }

    /// The text between marks. Single marks are at the edges of words, double ones anywhere.
    fn enclosed(&mut self, mark: &'static str) -> Option<&'s str> {
        if !self.scan.rest().starts_with(mark) {
            return None;
        }
        let start = self.scan.at + mark.len();
        let is_single = mark.len() == 1;
        let is_inside_word = |before: char| before.is_alphanumeric() || matches!(before, '_' | ':' | ';' | '}');
        if is_single
            && (self.scan.before().is_some_and(is_inside_word)
                || self.scan.text[start..].starts_with(char::is_whitespace))
        {
            return None;
        }
        self.scan.enclosed(start, mark, |inner, after| {
            !is_single
                || !inner.ends_with(char::is_whitespace)
                    && !after.starts_with(|next: char| next.is_alphanumeric() || next == '_')
        })
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
        self.scan.plain.push_str(&plain);
        true
    }

    /// Text that is passed through as it is.
    fn passed(&mut self, mark: &'static str) -> bool {
        let text = self.enclosed(mark);
        self.scan.plain.push_str(text.unwrap_or_default());
        text.is_some()
    }

    /// A plus sign after a space at the end of a line.
    fn line_break(&mut self) -> bool {
        let rest = &self.scan.rest()[1..];
        let is_break = self.scan.before() == Some(' ') && (rest.is_empty() || rest.starts_with('\n'));
        if is_break {
            self.scan.plain.push(LINE_BREAK);
            self.scan.at += 1;
        }
        is_break
    }

    /// `^text^`, `~text~`: without spaces. A power of digits keeps its sign, so that it does not become part of a number.
    fn raised(&mut self) -> bool {
        let sign = if self.scan.rest().starts_with('^') { '^' } else { '~' };
        let rest = &self.scan.rest()[1..];
        let Some(end) = rest.find(|letter: char| letter.is_whitespace() || letter == sign) else { return false };
        if end == 0 || !rest[end..].starts_with(sign) {
            return false;
        }
        if sign == '^' && rest.starts_with(|first: char| first.is_ascii_digit()) {
            self.scan.plain.push('^');
        }
        self.scan.plain.push_str(&rest[..end]);
        self.scan.at += end + 2;
        true
    }

    fn value(&mut self) -> bool {
        let rest = &self.scan.rest()[1..];
        let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        let Some(value) = self.values.get(&rest[..end]).filter(|_| rest[end..].starts_with('}')) else { return false };
        self.scan.plain.push_str(value);
        self.scan.at += end + 2;
        true
    }

    fn entity(&mut self) -> bool {
        const LONGEST_BYTES: usize = 10;
        let rest = &self.scan.rest()[1..];
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
        self.scan.plain.push_str(&text);
        self.scan.at += end + 2;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::limits::Limits;

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

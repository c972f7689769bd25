//! What site generators add to Markdown: shortcodes, attributes, JSX.

use std::borrow::Cow;

use super::Dialect;

/// Removes what is not Markdown from lines outside of code.
pub(super) struct Foreign {
    dialect: Dialect,
    /// An import or export that goes on.
    is_in_import: bool,
    /// A comment of JSX that goes on.
    is_in_comment: bool,
    /// Tables of HTML that are open.
    tables: usize,
    is_after_empty_line: bool,
}

impl Foreign {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self { dialect, is_in_import: false, is_in_comment: false, tables: 0, is_after_empty_line: true }
    }

    /// The Markdown of a line.
    pub(super) fn clean<'l>(&mut self, line: &'l str) -> Cow<'l, str> {
        let is_after_empty_line = std::mem::replace(&mut self.is_after_empty_line, line.trim().is_empty());
        if self.is_import(line, is_after_empty_line) || is_directive(line.trim()) {
            self.is_after_empty_line = true;
            return Cow::Borrowed("");
        }
        let line = if self.dialect == Dialect::Mdx { self.without_comments(line) } else { Cow::Borrowed(line) };
        // Indented lines would be code: nobody means that in a table, nor does JSX know it.
        let is_tag = line.trim_start().starts_with('<');
        let is_no_code =
            if self.dialect == Dialect::Mdx { is_tag || self.tables > 0 } else { is_tag && self.tables > 0 };
        self.count_tables(&line);
        if is_no_code { Cow::Owned(line.trim_start().to_owned()) } else { line }
    }

    fn is_import(&mut self, line: &str, is_after_empty_line: bool) -> bool {
        if self.dialect == Dialect::Markdown {
            return false;
        }
        let is_code = line.contains(['\'', '"', '{', '=']);
        let is_start = is_code && ["import ", "export "].iter().any(|word| line.starts_with(word));
        self.is_in_import = !line.trim().is_empty() && (self.is_in_import || is_start && is_after_empty_line);
        self.is_in_import
    }

    /// A line without `{/* comments */}`, which may go over several lines.
    fn without_comments<'l>(&mut self, line: &'l str) -> Cow<'l, str> {
        if !self.is_in_comment && !line.contains("{/*") {
            return Cow::Borrowed(line);
        }
        let mut text = String::new();
        let mut rest = line;
        loop {
            let mark = if self.is_in_comment { "*/" } else { "{/*" };
            let Some((before, after)) = rest.split_once(mark) else { break };
            if !self.is_in_comment {
                text.push_str(before);
            }
            rest = if self.is_in_comment { after.trim_start().strip_prefix('}').unwrap_or(after) } else { after };
            self.is_in_comment = !self.is_in_comment;
        }
        if !self.is_in_comment {
            text.push_str(rest);
        }
        Cow::Owned(text)
    }

    fn count_tables(&mut self, line: &str) {
        for (at, _) in line.match_indices('<') {
            let tag = &line.as_bytes()[at + 1..];
            if tag.len() >= 5 && tag[..5].eq_ignore_ascii_case(b"table") {
                self.tables += 1;
            } else if tag.len() >= 6 && tag[..6].eq_ignore_ascii_case(b"/table") {
                self.tables = self.tables.saturating_sub(1);
            }
        }
    }
}

/// Whether a line only says something to a site generator: `{{< info >}}`, `{% note %}`, `:::tip`, `{: .wide}`, `{#id}`.
fn is_directive(line: &str) -> bool {
    let pairs = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{:", "}"), ("{#", "}")];
    let is_pair = |(start, end): (&str, &str)| {
        let inner = line.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
        inner.is_some_and(|inner| !inner.contains(end) && !inner.contains(start))
    };
    line.starts_with(":::") || pairs.into_iter().any(is_pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str, dialect: Dialect) -> String {
        let mut foreign = Foreign::new(dialect);
        text.lines().map(|line| foreign.clean(line).into_owned()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn shortcodes_and_attributes_of_their_own_lines_go() {
        let text = "{{< info >}}\nText {{< ref >}}\n{% note %}\n:::tip Title\n{: .wide}\n{a} and {b}";
        assert_eq!(cleaned(text, Dialect::Markdown), "\nText {{< ref >}}\n\n\n\n{a} and {b}");
    }

    #[test]
    fn imports_and_comments_of_mdx_go() {
        let text = "import A from 'a'\nexport const b = {\n  c: 1\n}\n\nimport is a word\nx {/* a\nb */} y {/* c */}z";
        assert_eq!(cleaned(text, Dialect::Mdx), "\n\n\n\n\nimport is a word\nx \n y z");
        let text = "Text\nimport codes from a file.";
        assert_eq!(cleaned(text, Dialect::Mdx), text);
    }

    #[test]
    fn tags_in_a_table_are_not_indented_code() {
        let text = "<table>\n    <tr>\n    x\n    </table>\n    <b>";
        assert_eq!(cleaned(text, Dialect::Markdown), "<table>\n<tr>\n    x\n</table>\n    <b>");
        assert_eq!(cleaned(text, Dialect::Mdx), "<table>\n<tr>\nx\n</table>\n<b>");
    }
}

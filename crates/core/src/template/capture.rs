//! The values in a message that a template produced.

use core::iter::FusedIterator;
use core::ops::Range;

use super::find::{LiteralBytes, find};
use super::{Pieces, Placeholder, Template};

/// The values in a message, for each placeholder of the template that produced it; see [`Template::capture`].
///
/// It stores no values, so it needs no memory for them: [`iter`](Self::iter) finds them again in one
/// pass over the message, and so does each look-up of one value.
#[derive(Clone, Copy, Debug)]
pub struct Captures<'a, 'm> {
    pub(super) template: Template<'a>,
    /// The message from the first value on.
    message: &'m str,
}

/// The values of [`Captures`], in the order of the placeholders.
#[derive(Clone, Debug)]
pub struct Values<'a, 'm> {
    /// The placeholder of the next value; `None` if there are no more.
    pub(super) placeholder: Option<Placeholder<'a>>,
    /// The template after that placeholder.
    pieces: Pieces<'a>,
    /// The message from the next value on.
    message: &'m str,
}

impl<'a> Template<'a> {
    /// The values of a message that the template produced, or `None` if it did not.
    ///
    /// The message may be a part of a longer text, the case of ASCII letters does not matter, and the
    /// full stop at the end may be missing. A value is as short as possible and may be empty; the last
    /// one extends to the end of its line if the template ends with it. Full stops at the end of a
    /// value do not belong to it. Values of a repeated name may differ.
    ///
    /// ```
    /// use ecs_err_core::PlaceholderStyle;
    /// use ecs_err_core::template::Template;
    ///
    /// let template = Template { text: "Disk {id} not found in {zone}.", style: PlaceholderStyle::Braces };
    /// let captures = template.capture("Error: disk vol-1 not found in cn-north-1.").unwrap();
    /// assert!(captures.into_iter().eq(["vol-1", "cn-north-1"]));
    /// assert_eq!(captures.by_name("zone"), Some("cn-north-1"));
    /// assert!(template.capture("The ECS does not exist.").is_none());
    /// ```
    #[must_use]
    pub fn capture<'m>(self, message: &'m str) -> Option<Captures<'a, 'm>> {
        self.capture_with(message, &find)
    }

    /// Like [`capture`](Self::capture), with a function that finds literal text.
    fn capture_with<'m>(
        self,
        message: &'m str,
        find: &impl Fn(&'m [u8], &LiteralBytes<'a>) -> Option<Range<usize>>,
    ) -> Option<Captures<'a, 'm>> {
        let template = self.trimmed();
        let (literal, _) = template.pieces().next_literal();
        let start = find(message.as_bytes(), &LiteralBytes::new(literal))?.end;
        let captures = Captures { template, message: message.get(start..)? };
        let mut values = captures.iter();
        while values.placeholder.is_some() {
            values.next_with(find)?;
        }
        Some(captures)
    }
}

impl<'a, 'm> Captures<'a, 'm> {
    /// The values in the order of the placeholders.
    #[must_use]
    pub fn iter(&self) -> Values<'a, 'm> {
        let mut pieces = self.template.pieces();
        let (_, placeholder) = pieces.next_literal();
        Values { placeholder, pieces, message: self.message }
    }
}

impl<'a, 'm> IntoIterator for Captures<'a, 'm> {
    type Item = &'m str;
    type IntoIter = Values<'a, 'm>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, 'm> IntoIterator for &Captures<'a, 'm> {
    type Item = &'m str;
    type IntoIter = Values<'a, 'm>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, 'm> Values<'a, 'm> {
    /// The next value; `None` if the literal text after it is not in the message.
    fn next_with(&mut self, find: &impl Fn(&'m [u8], &LiteralBytes<'a>) -> Option<Range<usize>>) -> Option<&'m str> {
        self.placeholder.take()?;
        let (literal, next) = self.pieces.next_literal();
        let found = if literal.text.is_empty() && next.is_none() {
            // The last value extends to the end of its line.
            let end = self.message.find('\n').unwrap_or(self.message.len());
            end..end
        } else {
            find(self.message.as_bytes(), &LiteralBytes::new(literal))?
        };
        let value = self.message.get(..found.start)?;
        self.message = self.message.get(found.end..)?;
        self.placeholder = next;
        Some(value.trim_end_matches(['.', '。']))
    }
}

impl<'m> Iterator for Values<'_, 'm> {
    type Item = &'m str;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_with(&find)
    }
}

impl FusedIterator for Values<'_, '_> {}

#[cfg(test)]
mod tests {
    use core::cell::Cell;

    use super::*;
    use crate::model::PlaceholderStyle;

    #[track_caller]
    fn assert_values(style: PlaceholderStyle, text: &str, message: &str, values: Option<&[&str]>) {
        let captures = Template { text, style }.capture(message);
        assert_eq!(captures.map(|it| it.iter().collect::<Vec<_>>()).as_deref(), values, "{text}: {message}");
    }

    #[test]
    fn message_may_differ_in_case_and_final_stop() {
        let style = PlaceholderStyle::Percent;
        assert_values(style, "Query job Error because %s.", "query job error because timeout.", Some(&["timeout"]));
        assert_values(style, "The ECS does not exist.", "the ecs does not exist", Some(&[]));
        assert_values(style, "当前规格%s不能变更为规格%s。", "当前规格a不能变更为规格b。", Some(&["a", "b"]));
        assert_values(style, "The ECS does not exist.", "The disk does not exist.", None);
        assert_values(style, "é %s é", "É x é y é z", Some(&["y"]));
        assert_values(style, "", "any", Some(&[]));
    }

    #[test]
    fn message_may_be_part_of_a_longer_text() {
        let style = PlaceholderStyle::Angle;
        assert_values(style, "Table <t> is full.", "HTTP 500: table x is full (retry)", Some(&["x"]));
        assert_values(style, "Unknown table <t>", "unknown table x.\nSee the log.", Some(&["x"]));
        assert_values(style, "<t> is full", "ERROR\nx is full", Some(&["ERROR\nx"]));
    }

    #[test]
    fn adjacent_placeholders_take_all_text_at_the_last() {
        assert_values(PlaceholderStyle::Percent, "%s%d", "ab", Some(&["", "ab"]));
        assert_values(PlaceholderStyle::Braces, "a{}{0}{x}b", "a-b", Some(&["", "", "-"]));
        assert_values(PlaceholderStyle::Dollar, "$a$b x", "1 x", Some(&["", "1"]));
    }

    #[test]
    fn a_message_of_each_style_is_captured() {
        let values: Option<&[&str]> = Some(&["17", "web"]);
        for (style, text) in [
            (PlaceholderStyle::Percent, "Disk %-.64s (100%%) of %5.2f."),
            (PlaceholderStyle::Braces, "Disk {0} (100%) of {name}."),
            (PlaceholderStyle::DoubleBraces, "Disk {{ id }} (100%) of {{.Name}}."),
            (PlaceholderStyle::Angle, "Disk <disk id> (100%) of <name>."),
            (PlaceholderStyle::Dollar, "Disk $1 (100%) of ${name}."),
            (PlaceholderStyle::Python, "Disk %(id)s (100%%) of %(name)r."),
            (PlaceholderStyle::At, "Disk @1 (100%) of @name."),
        ] {
            assert_values(style, text, "Disk 17 (100%) of web.", values);
        }
        assert_values(PlaceholderStyle::None, "Disk %s", "disk %s", Some(&[]));
        assert_values(PlaceholderStyle::None, "Disk %s", "disk 17", None);
    }

    #[test]
    fn escape_sequences_match_the_characters_that_they_mean() {
        assert_values(PlaceholderStyle::Percent, "%d%% of %s%%", "5% of 10%", Some(&["5", "10"]));
        assert_values(PlaceholderStyle::Percent, "%d%% of %s", "5 of x", None);
        assert_values(PlaceholderStyle::Braces, "{{{a}}} {{", "{1} {", Some(&["1"]));
    }

    #[test]
    fn work_is_linear_for_hostile_messages() {
        const MESSAGE_BYTES: usize = 100_000;
        for (text, unit) in [
            ("%s".repeat(500), "a".to_owned()),
            ("%sa".repeat(500) + "b", "a".to_owned()),
            ("%saab".repeat(500), "aa".to_owned()),
            (format!("{}b%s", "a".repeat(2000)), "a".to_owned()),
            (format!("%s{}b", "a".repeat(2000)), "a".to_owned()),
            (format!("%sb{}%s", "a".repeat(2000)), "a".to_owned()),
            (format!("{}b", "%s%%".repeat(500)), "%".to_owned()),
            (format!("%s{}b", "%%".repeat(2000)), "%".to_owned()),
            (format!("a%s{}c", "ab".repeat(1000)), format!("{}a", "ab".repeat(999))),
            ("The disk %s is not attached to the server %s.".to_owned(), "The disk ".to_owned()),
        ] {
            let message = unit.repeat(MESSAGE_BYTES / unit.len());
            let template = Template { text: &text, style: PlaceholderStyle::Percent };
            let (scanned, compared) = (Cell::new(0), Cell::new(0));
            template.capture_with(&message, &|rest, literal| {
                let found = find(rest, &literal.clone().inspect(|_| compared.set(compared.get() + 1)));
                scanned.set(scanned.get() + found.as_ref().map_or(rest.len(), |found| found.end));
                found
            });
            assert!(scanned.get() <= message.len(), "{} of {text:.20}", scanned.get());
            let limit = 4 * message.len() + 48 * text.len();
            assert!(compared.get() <= limit, "{} > {limit} for {text:.20}", compared.get());
        }
    }
}

//! Writing a template with values.

use core::fmt;

use super::{Captures, Piece, Placeholder, Template};

impl<'a> Template<'a> {
    /// The text with a value in place of each placeholder; a placeholder without a value stays.
    ///
    /// ```
    /// use ecs_err_core::PlaceholderStyle;
    /// use ecs_err_core::template::Template;
    ///
    /// let template = Template { text: "%(used)d%% of %(disk)s", style: PlaceholderStyle::Python };
    /// let text = template.render(|placeholder| (placeholder.name == Some("used")).then_some("95"));
    /// assert_eq!(text.to_string(), "95% of %(disk)s");
    /// ```
    pub fn render<'v>(self, value_of: impl Fn(&Placeholder<'a>) -> Option<&'v str>) -> impl fmt::Display {
        fmt::from_fn(move |f| self.write(f, &value_of))
    }

    /// The text with the values of a message that the same template in another language produced.
    ///
    /// Each placeholder takes the value that [`Captures::get`] gives for it. Without captures all
    /// placeholders stay. So that hostile templates take linear time, only a
    /// hundred values are looked up by name or number; values that are taken in order have no limit.
    #[must_use]
    pub fn translated(self, captures: Option<Captures<'_, '_>>) -> impl fmt::Display {
        fmt::from_fn(move |f| {
            let mut cursor = captures.map(Captures::cursor);
            self.write(f, |placeholder| cursor.as_mut()?.get(placeholder))
        })
    }

    fn write<'v>(
        self,
        f: &mut fmt::Formatter<'_>,
        mut value_of: impl FnMut(&Placeholder<'a>) -> Option<&'v str>,
    ) -> fmt::Result {
        self.pieces().try_for_each(|piece| match piece {
            Piece::Literal(text) => f.write_str(text),
            Piece::Placeholder(placeholder) => f.write_str(value_of(&placeholder).unwrap_or(placeholder.written)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PlaceholderStyle;

    #[track_caller]
    fn assert_translated(style: PlaceholderStyle, original: &str, message: &str, translation: &str, expected: &str) {
        let captures = Template { text: original, style }.capture(message);
        assert!(captures.is_some(), "{original}");
        let translated = Template { text: translation, style }.translated(captures);
        assert_eq!(translated.to_string(), expected);
    }

    #[test]
    fn unnamed_placeholders_take_values_by_order() {
        assert_translated(PlaceholderStyle::Percent, "%s of %d", "3 of 20", "共%s，第%s", "共3，第20");
        assert_translated(PlaceholderStyle::Braces, "{} of {}", "3 of 20", "共{}，第{}", "共3，第20");
    }

    #[test]
    fn named_placeholders_take_the_value_of_the_same_name() {
        assert_translated(PlaceholderStyle::Angle, "<a> of <b>", "3 of 20", "共<b>，第<a>", "共20，第3");
        assert_translated(PlaceholderStyle::Percent, "%1$s of %2$s", "3 of 20", "共%2$s，第%1$s", "共20，第3");
        assert_translated(PlaceholderStyle::Dollar, "$a of $b", "3 of 20", "共${b}，第$a，$a", "共20，第3，3");
        assert_translated(PlaceholderStyle::At, "@1 of @2", "3 of 20", "共@2，第@1", "共20，第3");
    }

    #[test]
    fn numbers_count_unnamed_placeholders() {
        assert_translated(PlaceholderStyle::Percent, "%s of %s", "3 of 20", "共%2$s，第%1$s", "共20，第3");
        assert_translated(PlaceholderStyle::Percent, "%2$s of %1$s", "3 of 20", "第%s，共%s", "第20，共3");
        assert_translated(PlaceholderStyle::Braces, "{} of {}", "3 of 20", "共{1}，第{0}", "共20，第3");
    }

    #[test]
    fn unnamed_placeholders_take_named_values_by_order() {
        assert_translated(PlaceholderStyle::Braces, "{a} of {b}", "3 of 20", "{} / {} / {}", "3 / 20 / {}");
    }

    #[test]
    fn a_placeholder_without_value_is_shown_as_written() {
        assert_translated(PlaceholderStyle::Percent, "no %s", "no x", "%s, %5.2f, %3$s", "x, %5.2f, %3$s");
        assert_translated(PlaceholderStyle::Braces, "no {a}", "no x", "{b} {0} {{}}", "{b} {0} {}");
        let template = Template { text: "100%% %s", style: PlaceholderStyle::Percent };
        assert_eq!(template.translated(None).to_string(), "100% %s");
    }

    #[test]
    fn a_repeated_name_takes_the_first_value() {
        assert_translated(PlaceholderStyle::Braces, "{a} and {b} and {a}", "1 and 2 and 3", "{b}{a}{b}{a}", "2121");
    }
}

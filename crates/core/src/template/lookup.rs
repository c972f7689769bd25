//! The values of single placeholders.

use super::{Argument, Captures, Placeholder, Values};

/// How many placeholders of a translation may be looked up out of the order of the values.
///
/// A message has a few placeholders; a hostile template with thousands would take quadratic time.
const MAX_LOOKUPS: usize = 100;

impl<'a, 'm> Captures<'a, 'm> {
    /// The value of the placeholder at a position, from 0 on.
    #[must_use]
    pub fn nth(&self, position: usize) -> Option<&'m str> {
        self.iter().nth(position)
    }

    /// The value of the first placeholder with a name, or with a number as in `%1$s`.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<&'m str> {
        self.nth(self.template.placeholders().position(|own| own.name == Some(name))?)
    }

    /// The value for a placeholder of the same template or of a translation of it.
    ///
    /// - A placeholder with a name takes the value of the first one with the same name.
    /// - One with a number takes the value of the first one with the same number. Numbers also count
    ///   the placeholders without a name: `%2$s` is the second `%s`, and `{1}` is the second `{}`.
    /// - One without a name takes the value of the one with its number. Where the template has only
    ///   names, it takes the value at its position.
    ///
    /// ```
    /// use ecs_err_core::PlaceholderStyle;
    /// use ecs_err_core::template::Template;
    ///
    /// let template = |text| Template { text, style: PlaceholderStyle::Percent };
    /// let captures = template("Flavor %s not found in %s.").capture("Flavor s6 not found in cn-north-1.").unwrap();
    /// let translation = template("%2$s没有规格%1$s。");
    /// assert!(translation.placeholders().filter_map(|it| captures.get(&it)).eq(["cn-north-1", "s6"]));
    /// ```
    #[must_use]
    pub fn get(&self, placeholder: &Placeholder<'_>) -> Option<&'m str> {
        self.nth(self.position(placeholder.argument)?)
    }

    /// The position of the value for an argument.
    fn position(&self, wanted: Argument<'_>) -> Option<usize> {
        let arguments = self.template.placeholders().map(|own| own.argument);
        let same_number = || {
            let number = wanted.number()?;
            arguments.clone().position(|own| own.number() == Some(number))
        };
        let in_order = || if let Argument::Next(number) = wanted { Some(number) } else { None };
        arguments.clone().position(|own| own == wanted).or_else(same_number).or_else(in_order)
    }

    pub(super) fn cursor(self) -> Cursor<'a, 'm> {
        Cursor { captures: self, values: self.iter(), position: 0, lookups_left: MAX_LOOKUPS }
    }
}

/// The values for the placeholders of a translation, one after the other.
///
/// Placeholders without a name are usually in the order of the values: together they take one pass
/// over the message.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a, 'm> {
    captures: Captures<'a, 'm>,
    values: Values<'a, 'm>,
    /// The position of the next one of the values.
    position: usize,
    lookups_left: usize,
}

impl<'m> Cursor<'_, 'm> {
    /// See [`Captures::get`].
    pub(super) fn get(&mut self, wanted: &Placeholder<'_>) -> Option<&'m str> {
        let next = self.values.placeholder.as_ref().map(|placeholder| placeholder.argument);
        let is_next = next == Some(wanted.argument) && matches!(wanted.argument, Argument::Next(_));
        let position = if is_next {
            self.position
        } else {
            self.lookups_left = self.lookups_left.checked_sub(1)?;
            self.captures.position(wanted.argument)?
        };
        if position < self.position {
            (self.values, self.position) = (self.captures.iter(), 0);
        }
        let value = self.values.nth(position - self.position);
        self.position = position + 1;
        value
    }
}

#[cfg(test)]
mod tests {
    use super::super::Template;
    use crate::model::PlaceholderStyle;

    #[test]
    fn values_are_found_by_name_and_position() {
        let template = Template { text: "{a} {1} {} {a}", style: PlaceholderStyle::Braces };
        let captures = template.capture("w x y z").unwrap();
        assert_eq!([captures.by_name("a"), captures.by_name("1"), captures.by_name("b")], [Some("w"), Some("x"), None]);
        assert_eq!([captures.nth(0), captures.nth(3), captures.nth(4)], [Some("w"), Some("z"), None]);
        assert!(template.placeholders().map(|it| captures.get(&it)).eq([Some("w"), Some("x"), Some("y"), Some("w")]));
    }

    #[test]
    fn repeated_names_have_the_first_value() {
        let template = Template { text: "{a} {b} {a}", style: PlaceholderStyle::Braces };
        let captures = template.capture("1 2 3").unwrap();
        assert_eq!(captures.by_name("a"), Some("1"));
        assert!(captures.iter().eq(["1", "2", "3"]));
        assert_eq!(template.translated(Some(captures)).to_string(), "1 2 1");
    }

    #[test]
    fn thousands_of_values_in_order_are_translated() {
        let text = "%s,".repeat(5000);
        let message = "1,".repeat(5000);
        let template = Template { text: &text, style: PlaceholderStyle::Percent };
        assert_eq!(template.translated(template.capture(&message)).to_string(), message);
    }

    #[test]
    fn look_ups_out_of_order_are_limited() {
        let join = |parts: &mut dyn Iterator<Item = String>| parts.collect::<Vec<_>>().join(",");
        let text = join(&mut (1..=5000).map(|number| format!("@{number}")));
        let reversed = join(&mut (1..=5000).rev().map(|number| format!("@{number}")));
        let message = text.replace('@', "v");
        let style = PlaceholderStyle::At;
        let captures = Template { text: &text, style }.capture(&message);
        let translated = Template { text: &reversed, style }.translated(captures).to_string();
        assert_eq!(translated.matches('v').count(), super::MAX_LOOKUPS);
        assert!(translated.starts_with("v5000,v4999,") && translated.ends_with(",@2,@1"));
    }
}

//! Message templates: texts with placeholders for values.
//!
//! - [`Template::pieces`] splits a template into literal text and placeholders.
//! - [`Template::capture`] checks whether a message was produced by a template and finds the values.
//! - [`Template::render`] writes a template with values, [`Template::translated`] with the values of a
//!   message in another language.
//!
//! Nothing allocates or recurses, and the work is linear in the lengths of template and message.

mod capture;
mod find;
pub(crate) mod index;
mod lookup;
mod pieces;
mod render;
mod syntax;
mod two_way;

use core::ops::Range;

use crate::model::{self, PlaceholderStyle};

pub use capture::{Captures, Values};
#[doc(hidden)]
pub use index::{TemplateIndex, anchors, fingerprint, place};
pub use pieces::Pieces;

/// A text with placeholders for values.
///
/// ```
/// use ecs_err_core::PlaceholderStyle;
/// use ecs_err_core::template::Template;
///
/// let english = Template { text: "Disk {id} is attached to {server}.", style: PlaceholderStyle::Braces };
/// let chinese = Template { text: "云服务器{server}已挂载磁盘{id}。", style: PlaceholderStyle::Braces };
/// let captures = english.capture("Error: disk vol-1 is attached to web.").unwrap();
/// assert!(captures.into_iter().eq(["vol-1", "web"]));
/// assert_eq!(chinese.translated(Some(captures)).to_string(), "云服务器web已挂载磁盘vol-1。");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Template<'a> {
    /// The text in the catalog, with its placeholders.
    pub text: &'a str,
    /// How its placeholders are written.
    pub style: PlaceholderStyle,
}

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that every message of the template contains; never empty.
    ///
    /// An escape sequence such as `%%` is a separate piece, the one character that it means.
    Literal(&'a str),
    /// The place of a value.
    Placeholder(Placeholder<'a>),
}

/// The place of a value in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder<'a> {
    /// The placeholder in the template: `%-.192s`, `{name}`.
    pub written: &'a str,
    /// Its name or number: `name` for `{name}`, `1` for `%1$s`, `None` for `%s` and `{}`.
    pub name: Option<&'a str>,
    /// The position in the text of the template, in bytes.
    pub range: Range<usize>,
    /// Which value it takes.
    argument: Argument<'a>,
}

/// Which of the values that a message is made from a placeholder takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Argument<'a> {
    /// The next value, as `%s` and `{}`: how many placeholders without a name are before this one.
    Next(usize),
    /// The value with a number, from 0 on: `%1$s`, `{0}`.
    Number(usize),
    /// The value with a name.
    Name(&'a str),
}

impl Argument<'_> {
    /// The number of the value, from 0 on, unless it has a name.
    const fn number(self) -> Option<usize> {
        match self {
            Self::Next(number) | Self::Number(number) => Some(number),
            Self::Name(_) => None,
        }
    }
}

impl Placeholder<'_> {
    /// The number of the value that it takes, from 0 on; `None` if it takes one by name.
    ///
    /// ```
    /// use ecs_err_core::PlaceholderStyle;
    /// use ecs_err_core::template::Template;
    ///
    /// let template = Template { text: "%s %2$s %s", style: PlaceholderStyle::Percent };
    /// assert!(template.placeholders().map(|placeholder| placeholder.number()).eq([Some(0), Some(1), Some(1)]));
    /// ```
    #[must_use]
    pub const fn number(&self) -> Option<usize> {
        self.argument.number()
    }

    /// Its description among those of an error: by its number, else by its name.
    ///
    /// The descriptions of an error are in the order of the numbers.
    #[must_use]
    pub fn description<'d>(&self, descriptions: &'d [model::Placeholder<'d>]) -> Option<&'d model::Placeholder<'d>> {
        match self.number() {
            Some(number) => descriptions.get(number),
            None => descriptions.iter().find(|one| Some(one.name) == self.name),
        }
    }

    /// Its name for people: that of its description, else its own unless that is a number, else as it is written.
    ///
    /// ```
    /// use ecs_err_core::PlaceholderStyle;
    /// use ecs_err_core::template::Template;
    ///
    /// let template = Template { text: "{1} is not in {0}: {reason}", style: PlaceholderStyle::Braces };
    /// assert!(template.placeholders().map(|one| one.label(&[]).to_owned()).eq(["{1}", "{0}", "reason"]));
    /// ```
    #[must_use]
    pub fn label<'l>(&'l self, descriptions: &'l [model::Placeholder<'l>]) -> &'l str {
        let own = self.name.filter(|_| self.number().is_none()).unwrap_or(self.written);
        self.description(descriptions).map_or(own, |one| one.name)
    }
}

impl<'a> Template<'a> {
    /// The template split into literal text and placeholders, in order.
    ///
    /// A marker that does not begin a placeholder is literal text.
    ///
    /// ```
    /// use ecs_err_core::PlaceholderStyle;
    /// use ecs_err_core::template::{Piece, Template};
    ///
    /// let template = Template { text: "100%% of %s", style: PlaceholderStyle::Percent };
    /// let mut pieces = template.pieces();
    /// assert_eq!(pieces.next(), Some(Piece::Literal("100")));
    /// assert_eq!(pieces.next(), Some(Piece::Literal("%")));
    /// assert_eq!(pieces.next(), Some(Piece::Literal(" of ")));
    /// assert!(matches!(pieces.next(), Some(Piece::Placeholder(placeholder)) if placeholder.written == "%s"));
    /// assert_eq!(pieces.next(), None);
    /// ```
    #[must_use]
    pub const fn pieces(self) -> Pieces<'a> {
        Pieces::new(self)
    }

    /// The placeholders, in order.
    pub fn placeholders(self) -> impl Iterator<Item = Placeholder<'a>> + Clone + use<'a> {
        self.pieces().filter_map(Piece::placeholder)
    }

    /// Whether the template has a placeholder.
    #[must_use]
    pub fn has_placeholders(self) -> bool {
        self.placeholders().next().is_some()
    }

    /// The length of the literal text, in bytes.
    ///
    /// A message that the template produced is not shorter, apart from what [`trimmed`](Self::trimmed) removes.
    #[must_use]
    pub fn fixed_len(self) -> usize {
        self.pieces().filter_map(Piece::literal).map(str::len).sum()
    }

    /// The template without whitespace around it and without the full stop or exclamation mark at its end,
    /// which a message that quotes it may lack.
    ///
    /// [`capture`](Self::capture) looks for this part. It has the same placeholders.
    #[must_use]
    pub fn trimmed(self) -> Self {
        Self { text: self.text.trim().trim_end_matches(['.', '!', '。', '！']), ..self }
    }
}

impl<'a> Piece<'a> {
    /// The literal text, unless the piece is a placeholder.
    #[must_use]
    pub fn literal(self) -> Option<&'a str> {
        match self {
            Self::Literal(text) => Some(text),
            Self::Placeholder(_) => None,
        }
    }

    /// The placeholder, unless the piece is literal text.
    #[must_use]
    pub fn placeholder(self) -> Option<Placeholder<'a>> {
        match self {
            Self::Literal(_) => None,
            Self::Placeholder(placeholder) => Some(placeholder),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_literal_text_counts_for_the_fixed_length() {
        for (text, style, len) in [
            ("Current flavor %s can not resize to flavor %s.", PlaceholderStyle::Percent, 42),
            ("%d%% of %s", PlaceholderStyle::Percent, 5),
            ("{{{0}}}", PlaceholderStyle::Braces, 2),
            ("%s", PlaceholderStyle::None, 2),
            ("", PlaceholderStyle::Angle, 0),
        ] {
            assert_eq!(Template { text, style }.fixed_len(), len, "{text}");
        }
    }

    #[test]
    fn a_template_with_only_escape_sequences_has_no_placeholders() {
        let template = |text| Template { text, style: PlaceholderStyle::Dollar };
        assert!(!template("$$1 and $").has_placeholders());
        assert!(template("$$$1").has_placeholders());
    }

    #[test]
    fn trimming_keeps_the_placeholders() {
        let template = Template { text: " Unknown $name!。", style: PlaceholderStyle::Dollar };
        assert_eq!(template.trimmed().text, "Unknown $name");
        assert!(template.trimmed().placeholders().map(|it| it.name).eq([Some("name")]));
    }
}

//! The pieces of a template, one after the other.

use core::iter::FusedIterator;
use core::ops::Range;

use super::syntax::{self, Token};
use super::{Argument, Piece, Placeholder, Template};

/// The pieces of a template; see [`Template::pieces`].
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    template: Template<'a>,
    /// Where the next piece begins, in bytes.
    position: usize,
    /// How many placeholders without a name are before that position.
    unnamed_count: usize,
}

impl<'a> Pieces<'a> {
    pub(super) const fn new(template: Template<'a>) -> Self {
        Self { template, position: 0, unnamed_count: 0 }
    }

    /// The part of the template up to the next placeholder, and that placeholder; both are consumed.
    pub(super) fn next_literal(&mut self) -> (Template<'a>, Option<Placeholder<'a>>) {
        let start = self.position;
        let placeholder = self.find_map(Piece::placeholder);
        let end = placeholder.as_ref().map_or(self.position, |placeholder| placeholder.range.start);
        let text = self.template.text.get(start..end).unwrap_or_default();
        (Template { text, ..self.template }, placeholder)
    }

    /// Skips the next `len` bytes and returns their range.
    fn advance(&mut self, len: usize) -> Range<usize> {
        let start = self.position;
        self.position += len;
        start..self.position
    }

    fn literal(&mut self, text: &'a str) -> Piece<'a> {
        self.advance(text.len());
        Piece::Literal(text)
    }

    fn placeholder(&mut self, written: &'a str, name: Option<&'a str>) -> Piece<'a> {
        let argument = if let Some(name) = name {
            syntax::number(self.template.style, name).map_or(Argument::Name(name), Argument::Number)
        } else {
            self.unnamed_count += 1;
            Argument::Next(self.unnamed_count - 1)
        };
        Piece::Placeholder(Placeholder { written, name, range: self.advance(written.len()), argument })
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let style = self.template.style;
        let rest = self.template.text.get(self.position..).filter(|rest| !rest.is_empty())?;
        let is_marker = |byte: &u8| syntax::markers(style).contains(byte);
        for (at, _) in rest.bytes().enumerate().filter(|(_, byte)| is_marker(byte)) {
            // A marker is an ASCII character, so it is between characters.
            let (before, from_marker) = rest.split_at(at);
            let Some(token) = syntax::token(style, before, from_marker) else { continue };
            return Some(match token {
                _ if !before.is_empty() => self.literal(before),
                Token::Escape => {
                    self.advance(2);
                    Piece::Literal(&from_marker[..1])
                }
                Token::Placeholder { written, name } => self.placeholder(written, name),
            });
        }
        Some(self.literal(rest))
    }
}

impl FusedIterator for Pieces<'_> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PlaceholderStyle;

    /// The pieces, with `[written|name]` for a placeholder and `/` between pieces.
    fn show(style: PlaceholderStyle, text: &str) -> String {
        let show = |piece| match piece {
            Piece::Literal(text) => text.to_owned(),
            Piece::Placeholder(it) => format!("[{}|{}]", it.written, it.name.unwrap_or("")),
        };
        Template { text, style }.pieces().map(show).collect::<Vec<_>>().join("/")
    }

    fn assert_pieces(style: PlaceholderStyle, cases: &[(&str, &str)]) {
        for (text, pieces) in cases {
            assert_eq!(show(style, text), *pieces, "{style}: {text}");
        }
    }

    #[test]
    fn percent_conversions_are_placeholders() {
        assert_pieces(
            PlaceholderStyle::Percent,
            &[
                ("a %s", "a /[%s|]"),
                ("%d%u%x%c", "[%d|]/[%u|]/[%x|]/[%c|]"),
                ("'%-.192s'", "'/[%-.192s|]/'"),
                ("%5.2f %lu %.*s %llu", "[%5.2f|]/ /[%lu|]/ /[%.*s|]/ /[%llu|]"),
                ("%*.256s %+v %#x %08I64d", "[%*.256s|]/ /[%+v|]/ /[%#x|]/ /[%08I64d|]"),
                ("%2$s %1$-5d", "[%2$s|2]/ /[%1$-5d|1]"),
                ("%sql", "[%s|]/ql"),
                ("100%% %%s", "100/%/ /%/s"),
                ("50% disk, 5%, 9%", "50% disk, 5%, 9%"),
                ("%%%s", "%/[%s|]"),
                ("%5%s", "%5/[%s|]"),
                ("%1$ %l %. %-", "%1$ %l %. %-"),
                ("云%s盘", "云/[%s|]/盘"),
                ("%(name)s {0}", "%(name)s {0}"),
            ],
        );
    }

    #[test]
    fn braces_are_placeholders() {
        assert_pieces(
            PlaceholderStyle::Braces,
            &[
                ("{0} {name} {}", "[{0}|0]/ /[{name}|name]/ /[{}|]"),
                ("{ex.getMessage}{create/update}", "[{ex.getMessage}|ex.getMessage]/[{create/update}|create/update]"),
                ("{名称}不能为空", "[{名称}|名称]/不能为空"),
                ("{0:N2} {0,date,short} {a!r} {:?}", "[{0:N2}|0]/ /[{0,date,short}|0]/ /[{a!r}|a]/ /[{:?}|]"),
                ("{{name}} {{{name}}}", "{/name/}/ /{/[{name}|name]/}"),
                ("a { b } c", "a { b } c"),
                (r#"{"code": 1} {a, b} {a: 1} [a-z]{1,64}"#, r#"{"code": 1} {a, b} {a: 1} [a-z]{1,64}"#),
                ("{name", "{name"),
                ("{{}", "{/}"),
                ("{.} {-}", "{.} {-}"),
            ],
        );
    }

    #[test]
    fn double_braces_are_placeholders() {
        assert_pieces(
            PlaceholderStyle::DoubleBraces,
            &[
                ("{{name}} {{ a.b }}", "[{{name}}|name]/ /[{{ a.b }}|a.b]"),
                ("{{.Name}}", "[{{.Name}}|Name]"),
                ("{{{name}}}", "{/[{{name}}|name]/}"),
                ("{name} {{}} {{a b}} {{a}", "{name} {{}} {{a b}} {{a}"),
            ],
        );
    }

    #[test]
    fn angle_brackets_are_placeholders() {
        assert_pieces(
            PlaceholderStyle::Angle,
            &[
                ("<name> <a_b.c-1> <two words>", "[<name>|name]/ /[<a_b.c-1>|a_b.c-1]/ /[<two words>|two words]"),
                ("a < b > c <= d <", "a < b > c <= d <"),
                ("</p> <a href='x'> <> <two  blanks> <...>", "</p> <a href='x'> <> <two  blanks> <...>"),
                ("<a<b>", "<a/[<b>|b]"),
                ("<<名称>>", "</[<名称>|名称]/>"),
            ],
        );
    }

    #[test]
    fn dollar_names_are_placeholders() {
        assert_pieces(
            PlaceholderStyle::Dollar,
            &[
                ("$1 $name ${a.b}", "[$1|1]/ /[$name|name]/ /[${a.b}|a.b]"),
                ("$10a$b2.", "[$10|10]/a/[$b2|b2]/."),
                ("$$1 $ ${} ${a", "$/1 $ ${} ${a"),
                ("$$$name", "$/[$name|name]"),
                ("实例$name不存在", "实例/[$name|name]/不存在"),
            ],
        );
    }

    #[test]
    fn python_conversions_are_placeholders() {
        assert_pieces(
            PlaceholderStyle::Python,
            &[
                ("%(name)s %(n)d%%", "[%(name)s|name]/ /[%(n)d|n]/%"),
                ("%(rpm).1f", "[%(rpm).1f|rpm]"),
                ("%s %()s %(a) %(a", "%s %()s %(a) %(a"),
                ("%(a)s%(b)s", "[%(a)s|a]/[%(b)s|b]"),
            ],
        );
    }

    #[test]
    fn at_names_are_placeholders() {
        assert_pieces(
            PlaceholderStyle::At,
            &[
                ("@1 @name, @a_b", "[@1|1]/ /[@name|name]/, /[@a_b|a_b]"),
                ("mail a@b.org or @@ERROR @ @-", "mail a@b.org or @@ERROR @ @-"),
                ("实例@name不存在", "实例/[@name|name]/不存在"),
                ("@1@2", "[@1|1]/[@2|2]"),
            ],
        );
    }

    #[test]
    fn style_none_has_no_placeholders() {
        assert_pieces(PlaceholderStyle::None, &[("%s {0} <a> $1 %%", "%s {0} <a> $1 %%"), ("", "")]);
    }

    #[test]
    fn ranges_are_those_of_the_written_text() {
        let text = "{{云}} {a} {}";
        let template = Template { text, style: PlaceholderStyle::Braces };
        for placeholder in template.placeholders() {
            assert_eq!(&text[placeholder.range.clone()], placeholder.written);
        }
        assert!(template.placeholders().map(|it| it.written).eq(["{a}", "{}"]));
    }

    #[test]
    fn numbers_are_counted_from_0() {
        let arguments = |style, text| Template { text, style }.placeholders().map(|it| it.argument).collect::<Vec<_>>();
        let numbers = [Argument::Next(0), Argument::Next(1), Argument::Number(0)];
        assert_eq!(arguments(PlaceholderStyle::Percent, "%s %s %1$s"), numbers);
        assert_eq!(arguments(PlaceholderStyle::Braces, "{} {} {0}"), numbers);
        let numbers = [0, 1, 0].map(Argument::Number);
        assert_eq!(arguments(PlaceholderStyle::Dollar, "$1 $2 ${1}"), numbers);
        assert_eq!(arguments(PlaceholderStyle::At, "@1 @2 @01"), numbers);
        assert_eq!(arguments(PlaceholderStyle::Percent, "%0$s"), [Argument::Name("0")]);
        let huge = "99999999999999999999999999";
        assert_eq!(arguments(PlaceholderStyle::Braces, &format!("{{{huge}}}")), [Argument::Name(huge)]);
    }

    #[test]
    fn long_near_placeholders_are_text() {
        const TEXT_BYTES: usize = 100_000;
        for style in PlaceholderStyle::ALL {
            for unit in ["{", "{a", "{0:", "{{ ", "<", "<a ", "%-0", "%(a", "${", "${a", "@@", "a", " "] {
                let text = unit.repeat(TEXT_BYTES / unit.len());
                let template = Template { text: &text, style: *style };
                assert!(!template.has_placeholders() && template.fixed_len() * 2 >= text.len(), "{style}: {unit}");
            }
        }
    }
}

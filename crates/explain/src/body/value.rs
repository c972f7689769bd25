//! The values of names in texts.

use std::borrow::Cow;

use super::escape::{percent_decoded, position_unescaped, unescape};
use super::field::Role;
use super::wrapper;

const QUOTES: [char; 2] = ['"', '\''];

/// A name and what follows it.
#[derive(Clone, Copy)]
pub struct Around<'t> {
    pub text: &'t str,
    /// Where the name begins.
    pub name: usize,
    /// Where the value begins.
    pub value: usize,
    /// The latest end of the value: where the next name begins.
    pub end: usize,
}

impl<'t> Around<'t> {
    /// The value, and its end.
    pub fn value(self, role: Role) -> (Cow<'t, str>, usize) {
        const ESCAPES: [&str; 3] = ["\\\"", "\\'", "\\\\"];
        let rest = &self.text[self.value..self.end];
        if role.is_message()
            && let Some((value, len)) = self.block().or_else(|| folded_string(rest))
        {
            return (Cow::Owned(value), self.value + len);
        }
        if self.is_in_address() {
            let value = rest.split(|letter: char| letter.is_whitespace() || matches!(letter, '&' | '"' | '\'' | '#'));
            let value = value.into_iter().next().unwrap_or_default();
            return (percent_decoded(value), self.value + value.len());
        }
        let start = self.value + wrapper::before(rest);
        let whole = &self.text[start..self.end];
        let inner = whole.trim_start_matches('\\').trim_start_matches(QUOTES);
        let start = start + whole.len() - inner.len();
        let is_quoted = inner.len() < whole.len();
        let end = match role {
            Role::Message(_) if whole.starts_with(QUOTES) => position_unescaped(inner, &[whole.as_bytes()[0], b'\n']),
            // The text is in a string itself, so that the quote is escaped.
            Role::Message(_) if is_quoted => {
                inner.find([whole.trim_start_matches('\\').chars().next().unwrap_or('"'), '\n'])
            }
            Role::Message(_) if self.text[..self.value].ends_with('【') => inner.find(['】', '\n']),
            Role::Message(_) => inner.find('\n'),
            _ => inner.find(|letter: char| letter.is_whitespace() || ",;)]}\"'<>|\\，；）。】”」`".contains(letter)),
        };
        let value = &inner[..end.unwrap_or(inner.len())];
        let value = value.trim_end_matches(|letter: char| letter.is_whitespace() || ",;\\([&，；（【".contains(letter));
        let value = without_ends(value);
        let value =
            if matches!(role, Role::Code | Role::RequestId) { value.trim_end_matches(['.', ':']) } else { value };
        let end = start + value.len();
        // Backslashes that escape nothing are those of a path.
        let is_escaped = whole.starts_with(QUOTES) && ESCAPES.iter().any(|escape| value.contains(escape));
        (if is_escaped { unescape(value) } else { Cow::Borrowed(value) }, end)
    }

    /// Whether the value is an expression of a programming language: `'no %s' % name`, `"no " + name`,
    /// `"no {}".format(name)`, `%(name)s`.
    pub fn is_source(self) -> bool {
        const AFTER: [&str; 4] = ["% ", "%(", ".format(", "+ "];
        let rest = self.text[self.value..self.end].lines().next().unwrap_or_default();
        // The colon may be that of `:=`.
        let rest = rest.trim_start_matches(['=', ' ']);
        let is_call = |name: &&str| rest.starts_with(*name);
        if ["f\"", "f'", "fmt.", "String.format("].iter().any(is_call) {
            return true;
        }
        let is_expression = |end: &str| AFTER.iter().any(|after| end.trim_start_matches(' ').starts_with(after));
        let Some(quote) = rest.chars().next().filter(|first| QUOTES.contains(first)) else {
            // The string began before the name.
            let has_operator = |quote: char| rest.split(quote).skip(1).any(|end| end.starts_with(" % "));
            return is_placeholder(rest) || QUOTES.into_iter().any(has_operator);
        };
        let inner = &rest[1..];
        // The quote may end a string that began before the name.
        is_expression(inner)
            || position_unescaped(inner, &[quote as u8])
                .is_some_and(|end| is_expression(&inner[end + 1..]) || is_placeholder(&inner[..end]))
    }

    /// Whether the value is in the query of an address or in a form: `?error_code=Ecs.0085&error_msg=no%20NIC`.
    fn is_in_address(self) -> bool {
        const MAX_LEN: usize = 4000;
        let before = &self.text[..self.value];
        let has_next = || {
            let rest = &self.text[self.value..];
            let len = rest.bytes().take(MAX_LEN).take_while(|byte| byte.is_ascii_graphic() && *byte != b'"').count();
            let next = rest[..len].split('&').nth(1).and_then(|next| next.split_once('='));
            next.is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(is_name_byte))
        };
        before.ends_with('=') && (self.text[..self.name].ends_with(['?', '&']) || has_next())
    }

    /// A block of YAML, `>-` or `|` and indented lines, and its length.
    fn block(self) -> Option<(String, usize)> {
        let rest = &self.text[self.value..self.end];
        let style = rest.chars().next().filter(|style| matches!(style, '>' | '|'))?;
        let (header, _) = rest.split_once('\n')?;
        if !header[1..].trim_end().bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-')) {
            return None;
        }
        let around = blanks(self.text[..self.name].rsplit('\n').next().unwrap_or_default());
        let lines = rest[header.len() + 1..].split_inclusive('\n');
        let inside: Vec<&str> = lines.take_while(|line| line.trim().is_empty() || blanks(line) > around).collect();
        let len = header.len() + 1 + inside.iter().map(|line| line.len()).sum::<usize>();
        let lines = inside.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
        let value = lines.collect::<Vec<_>>().join(if style == '|' { "\n" } else { " " });
        (!value.is_empty()).then_some((value, len))
    }
}

/// A string over several lines, of which all but the first are indented, as YAML folds them; and its length.
fn folded_string(rest: &str) -> Option<(String, usize)> {
    const MAX_LEN: usize = 4000;
    let quote = rest.chars().next().filter(|first| QUOTES.contains(first))?;
    let mut most = rest.len().min(MAX_LEN);
    while !rest.is_char_boundary(most) {
        most -= 1;
    }
    let inner = &rest[1..most];
    let end = position_unescaped(inner, &[quote as u8])?;
    let string = &inner[..end];
    let is_folded = string.contains('\n') && string.lines().skip(1).all(|line| line.starts_with([' ', '\t']));
    is_folded.then(|| (folded(&unescape(string)), end + 2))
}

/// A text on one line, without the indentation of its lines.
pub fn folded(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn blanks(line: &str) -> usize {
    line.bytes().take_while(|byte| *byte == b' ').count()
}

const fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// Whether a text is nothing but a placeholder: `%s`, `%(name)s`, `{}`, `${name}`.
fn is_placeholder(text: &str) -> bool {
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || "\"',;".contains(letter));
    let is_name = |name: &str| name.bytes().all(|byte| is_name_byte(byte) || byte == b'.');
    let braced = text.trim_start_matches('$').strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let named = || text.strip_prefix("%(").and_then(|rest| rest.strip_suffix(")s"));
    matches!(text, "%s" | "%s)" | "%d" | "%v" | "%r") || braced.or_else(named).is_some_and(is_name)
}

/// Removes closing brackets that were opened before the value.
fn without_ends(value: &str) -> &str {
    let count = |brackets: &[u8]| value.bytes().filter(|byte| brackets.contains(byte)).count();
    let surplus = count(b")]}").saturating_sub(count(b"([{"));
    let ends = value.bytes().rev().take(surplus).take_while(|byte| b")]}".contains(byte)).count();
    &value[..value.len() - ends]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str) -> Around<'_> {
        let name = text.find("msg").unwrap();
        let value = name + text[name..].find([':', '=']).unwrap() + 1;
        Around { text, name, value: value + blanks(&text[value..]), end: text.len() }
    }

    #[test]
    fn blocks_and_strings_over_lines_are_folded() {
        for (text, expected) in [
            ("msg: >-\n  a b\n  c\nd", "a b c"),
            ("  msg: |\n    a\n    b\n  c", "a\nb"),
            ("msg: \"a\n     b\"", "a b"),
            ("msg: \"a\nb\"", "a"),
            ("msg: > a", "> a"),
            ("msg: 'a'", "a"),
        ] {
            assert_eq!(around(text).value(Role::Message(0)).0, expected, "{text:?}");
        }
    }

    #[test]
    fn values_in_addresses_are_decoded() {
        for (text, expected) in [
            ("?msg=a%20b&c=1", "a b"),
            ("msg=a+b%e7%bd%91&c=1 d", "a b网"),
            ("&msg=a%zz", "a%zz"),
            ("msg=a b&c", "a b&c"),
        ] {
            assert_eq!(around(text).value(Role::Message(0)).0, expected, "{text}");
        }
    }

    #[test]
    fn expressions_are_no_messages() {
        for text in [
            "msg='no %s' % name",
            "msg = \"no {}\".format(name)",
            "msg: %s' % msg)",
            "msg = \"no \" + name",
            "\"msg: \" + name",
            "msg=f\"no {name}\"",
            "msg: %(msg)s",
            "msg={}",
            "msg: ${error.msg}",
            "msg := fmt.Sprintf(\"no %s\", name)",
        ] {
            assert!(around(text).is_source(), "{text}");
        }
        for text in ["msg: no %s", "msg='100 %' x", "msg: \"a\" b", "msg=", "msg: 50 % of it", "msg={a} b"] {
            assert!(!around(text).is_source(), "{text}");
        }
    }
}

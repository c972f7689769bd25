//! Names and their values in text, as logs, exceptions and XML have them.

use std::borrow::Cow;
use std::ops::Range;

use super::escape::unescape_xml;
use super::field::{Role, role};

/// A name and what is said to be its value.
pub struct Label<'t> {
    pub role: Role,
    /// Whether the name leaves no doubt.
    pub certain: bool,
    /// The name and the value.
    pub range: Range<usize>,
    pub value: Cow<'t, str>,
}

/// The names with values in a text: `name: value`, `name=value`, `<name>value</name>`.
pub fn labels(text: &str) -> Vec<Label<'_>> {
    let mut names: Vec<Name> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        if !matches!(byte, b':' | b'=' | b'<') {
            continue;
        }
        let name = if byte == b'<' { element(text, at) } else { name_before(text, at) };
        if let Some(name) = name
            && names.last().is_none_or(|last| last.range.end <= name.range.start)
        {
            names.push(name);
        }
    }
    if names.is_empty() {
        return Vec::new();
    }
    let ends: Vec<usize> = names.iter().skip(1).map(|next| next.range.start).chain([text.len()]).collect();
    let label = |(name, end): (Name, usize)| {
        let (value, end) = if name.element {
            let rest = &text[name.range.end..end];
            let (value, length) = match rest.strip_prefix("<![CDATA[") {
                Some(rest) => (Cow::Borrowed(rest.split("]]>").next().unwrap_or_default()), rest.len()),
                None => {
                    let value = rest.split('<').next().unwrap_or_default();
                    (unescape_xml(value), value.len())
                }
            };
            (value, name.range.end + length)
        } else {
            let value = value(text, name.range.end..end, name.role);
            (Cow::Borrowed(&text[value.clone()]), value.end)
        };
        Label { role: name.role, certain: name.certain, range: name.range.start..end, value }
    };
    names.into_iter().zip(ends).map(label).collect()
}

/// A name, where its value begins, and whether it is an element of XML.
struct Name {
    role: Role,
    certain: bool,
    range: Range<usize>,
    element: bool,
}

/// The name that stands before a colon or an equals sign.
fn name_before(text: &str, at: usize) -> Option<Name> {
    const LONGEST: usize = 24;
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let word_before = |end: usize| {
        let length = text.as_bytes()[..end].iter().rev().take(LONGEST + 1).take_while(|byte| is_part(byte)).count();
        end - length
    };
    let trimmed = text[..at].trim_end_matches(' ').trim_end_matches(['"', '\'', '\\']);
    let end = trimmed.len();
    let second = word_before(end);
    if second == end || at - end > 4 {
        return None;
    }
    let first = match text[..second].strip_suffix(' ') {
        Some(before) if word_before(before.len()) < before.len() => word_before(before.len()),
        _ => second,
    };
    let (start, role) = match (role(&text[first..end]), role(&text[second..end])) {
        (Role::Other, role) => (second, role),
        (role, _) => (first, role),
    };
    if matches!(role, Role::Other | Role::Same | Role::Message(3..)) {
        return None;
    }
    let value = &text[at + 1..];
    let value = if text[at..].starts_with("=>") { &value[1..] } else { value };
    let value = value.trim_start_matches(' ');
    let certain = !text[start..end].eq_ignore_ascii_case("code");
    Some(Name { role, certain, range: start..text.len() - value.len(), element: false })
}

/// The element of XML that begins here.
fn element(text: &str, at: usize) -> Option<Name> {
    let name = &text[at + 1..];
    let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"_-:".contains(byte)).count();
    let role = role(name[..length].rsplit(':').next().unwrap_or_default());
    (name[length..].starts_with('>') && !matches!(role, Role::Other | Role::Same)).then(|| Name {
        role,
        certain: true,
        range: at..at + length + 2,
        element: true,
    })
}

/// Where the value of a name is, which ends where the next name begins or before.
fn value(text: &str, range: Range<usize>, role: Role) -> Range<usize> {
    const QUOTES: [char; 2] = ['"', '\''];
    let whole = &text[range.clone()];
    let inner = whole.trim_start_matches('\\').trim_start_matches(QUOTES);
    let start = range.start + whole.len() - inner.len();
    let is_quoted = inner.len() < whole.len();
    let end = match role {
        Role::Message(_) if is_quoted => {
            inner.find([whole.trim_start_matches('\\').chars().next().unwrap_or('"'), '\n'])
        }
        Role::Message(_) => inner.find('\n'),
        _ => inner.find(|letter: char| letter.is_whitespace() || ",;)]}\"'<>|\\，；）。".contains(letter)),
    };
    let value = &inner[..end.unwrap_or(inner.len())];
    let value = value.trim_end_matches(|letter: char| letter.is_whitespace() || ",;\\([&".contains(letter));
    let value = without_ends(value);
    let value = if role == Role::Code { value.trim_end_matches(['.', ':']) } else { value };
    start..start + value.len()
}

/// A value without the brackets at its end that were opened before it.
fn without_ends(value: &str) -> &str {
    let count = |brackets: &[u8]| value.bytes().filter(|byte| brackets.contains(byte)).count();
    let surplus = count(b")]}").saturating_sub(count(b"([{"));
    let ends = value.bytes().rev().take(surplus).take_while(|byte| b")]}".contains(byte)).count();
    &value[..value.len() - ends]
}

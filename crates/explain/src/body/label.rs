//! Names with values in the text of logs, exceptions and XML.

use std::borrow::Cow;
use std::ops::Range;

use super::escape::{position_unescaped, unescape, unescape_xml};
use super::field::{Role, role, role_in_chinese};
use super::wrapper;

/// A name and its value.
pub struct Label<'t> {
    pub role: Role,
    /// Whether the name is unambiguous.
    pub certain: bool,
    /// The name and the value.
    pub range: Range<usize>,
    pub value: Cow<'t, str>,
}

/// Finds the names with values in a text: `name: value`, `name=value`, `<name>value</name>`, `错误码：值`, `【错误码】值`.
pub fn labels(text: &str) -> Vec<Label<'_>> {
    let mut names: Vec<Name> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        let name = match byte {
            b':' | b'=' => name_before(text, at, 1),
            b'<' => element(text, at),
            // The first bytes of the separators of names and values in Chinese.
            0xe3 | 0xef if text[at..].starts_with(['：', '】']) => name_before(text, at, '：'.len_utf8()),
            _ => None,
        };
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
            value(text, name.range.end..end, name.role)
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

/// The name before the separator of a name and its value, such as a colon.
fn name_before(text: &str, at: usize, separator: usize) -> Option<Name> {
    const MAX_WORD_LEN: usize = 24;
    /// Names in a column are padded with spaces.
    const MAX_GAP: usize = 24;
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let word_before = |end: usize| {
        let length =
            text.as_bytes()[..end].iter().rev().take(MAX_WORD_LEN + 1).take_while(|byte| is_part(byte)).count();
        end - length
    };
    let is_arrow = text[at..].starts_with("=>");
    let trimmed = text[..at].trim_end_matches(' ');
    let trimmed = if is_arrow { trimmed.trim_end_matches(']') } else { trimmed };
    let trimmed = trimmed.trim_end_matches(['"', '\'', '\\']);
    let end = trimmed.len();
    if at - end > MAX_GAP {
        return None;
    }
    let value = &text[at + separator..];
    let value = if is_arrow { value[1..].trim_start() } else { value.trim_start_matches(' ') };
    let value = text.len() - value.len();
    if let Some((start, role)) = role_in_chinese(trimmed) {
        return Some(Name { role, certain: true, range: start..value, element: false });
    }
    let second = word_before(end);
    if second == end {
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
    let certain = !text[start..end].eq_ignore_ascii_case("code");
    Some(Name { role, certain, range: start..value, element: false })
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

/// The value of a name, and its end, which is at most where the next name begins.
fn value(text: &str, range: Range<usize>, role: Role) -> (Cow<'_, str>, usize) {
    const QUOTES: [char; 2] = ['"', '\''];
    const ESCAPES: [&str; 3] = ["\\\"", "\\'", "\\\\"];
    let start = range.start + wrapper::before(&text[range.clone()]);
    let whole = &text[start..range.end];
    let inner = whole.trim_start_matches('\\').trim_start_matches(QUOTES);
    let start = start + whole.len() - inner.len();
    let is_quoted = inner.len() < whole.len();
    let end = match role {
        Role::Message(_) if whole.starts_with(QUOTES) => position_unescaped(inner, &[whole.as_bytes()[0], b'\n']),
        // The text is in a string itself, so that the quote is escaped.
        Role::Message(_) if is_quoted => {
            inner.find([whole.trim_start_matches('\\').chars().next().unwrap_or('"'), '\n'])
        }
        Role::Message(_) => inner.find('\n'),
        _ => inner.find(|letter: char| letter.is_whitespace() || ",;)]}\"'<>|\\，；）。".contains(letter)),
    };
    let value = &inner[..end.unwrap_or(inner.len())];
    let value = value.trim_end_matches(|letter: char| letter.is_whitespace() || ",;\\([&，；（【".contains(letter));
    let value = without_ends(value);
    let value = if role == Role::Code { value.trim_end_matches(['.', ':']) } else { value };
    let end = start + value.len();
    // Backslashes that escape nothing are those of a path.
    let is_escaped = whole.starts_with(QUOTES) && ESCAPES.iter().any(|escape| value.contains(escape));
    (if is_escaped { unescape(value) } else { Cow::Borrowed(value) }, end)
}

/// Removes closing brackets that were opened before the value.
fn without_ends(value: &str) -> &str {
    let count = |brackets: &[u8]| value.bytes().filter(|byte| brackets.contains(byte)).count();
    let surplus = count(b")]}").saturating_sub(count(b"([{"));
    let ends = value.bytes().rev().take(surplus).take_while(|byte| b")]}".contains(byte)).count();
    &value[..value.len() - ends]
}

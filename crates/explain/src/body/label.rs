//! Names with values in the text of logs, exceptions and XML.

use std::borrow::Cow;
use std::ops::Range;

use super::escape::unescape_xml;
use super::field::{Role, role, role_in_chinese};
use super::value::Around;

/// A name and its value.
pub struct Label<'t> {
    pub role: Role,
    /// Whether the name is unambiguous.
    pub certain: bool,
    /// The name and the value.
    pub range: Range<usize>,
    pub value: Cow<'t, str>,
}

/// Finds the names with values in a text: `name: value`, `name=value`, `<name>value</name>`, `错误码：值`, `【错误码】值`,
/// `错误码【值】`, `错误码值`.
pub fn labels(text: &str) -> Vec<Label<'_>> {
    let mut names: Vec<Name> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        let name = match byte {
            b':' | b'=' => name_before(text, at, 1),
            b'<' => element(text, at),
            // The first bytes of the separators of names and values in Chinese.
            0xe3 | 0xef if text[at..].starts_with(['：', '】']) => name_before(text, at, '：'.len_utf8()),
            0xe3 if text[at..].starts_with('【') => name_in_chinese(text, at, '【'.len_utf8()),
            // The last bytes of the names in Chinese that values may follow at once.
            0x81 | b'D' | b'd' => bare_name(text, at + 1),
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
            let around = Around { text, name: name.range.start, value: name.range.end, end };
            if name.role.is_message() && around.is_source() {
                return None;
            }
            around.value(name.role)
        };
        Some(Label { role: name.role, certain: name.certain, range: name.range.start..end, value })
    };
    names.into_iter().zip(ends).filter_map(label).collect()
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
    if at - trimmed.len() > MAX_GAP || is_visibility(&text[at + separator..]) {
        return None;
    }
    let trimmed = if is_arrow { before_visibility(trimmed.trim_end_matches(']')) } else { trimmed };
    let trimmed = trimmed.trim_end_matches(['"', '\'', '\\']);
    let end = trimmed.len();
    let value = &text[at + separator..];
    let value = if is_arrow { value_after_arrow(&value[1..]) } else { value.trim_start_matches(' ') };
    let value = text.len() - value.len();
    if let Some((start, role)) = role_in_chinese(trimmed.trim_end_matches(['为', '是'])) {
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

/// The value after an arrow, which may be on the next line; the next name is no value.
fn value_after_arrow(text: &str) -> &str {
    let value = text.trim_start();
    if value.starts_with('[') && text[..text.len() - value.len()].contains('\n') { text } else { value }
}

/// Whether this is the rest of the name of a property in PHP: `protected]`, `"Api\Error":private]`.
fn is_visibility(text: &str) -> bool {
    const MAX_CLASS_LEN: usize = 128;
    let is_class = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'\\' | b'"');
    let class = text.bytes().take(MAX_CLASS_LEN).take_while(is_class).count();
    text.starts_with("protected]") || text.starts_with("private]") || text[class..].starts_with(":private]")
}

/// The text up to the end of the name of a property in PHP: `[name:protected`, `["name":"Api\Error":private`.
fn before_visibility(text: &str) -> &str {
    const MAX_LEN: usize = 192;
    let Some(name) = text.strip_suffix(":protected").or_else(|| text.strip_suffix(":private")) else { return text };
    let start = name.bytes().rev().take(MAX_LEN).position(|byte| byte == b'[').map_or(0, |back| name.len() - back);
    name[start..].find(':').map_or(name, |end| &name[..start + end])
}

/// The name in Chinese before an opening bracket around its value.
fn name_in_chinese(text: &str, at: usize, bracket: usize) -> Option<Name> {
    let (start, role) = role_in_chinese(&text[..at])?;
    Some(Name { role, certain: true, range: start..at + bracket, element: false })
}

/// The name in Chinese that ends here, if a value follows it without a colon: `错误码Ecs.0085`, `状态码为 400`, `请求ID（7f）`.
fn bare_name(text: &str, end: usize) -> Option<Name> {
    const MIN_ID_LEN: usize = 4;
    const OPENING: [char; 9] = ['[', '(', '（', '“', '"', '\'', '「', '`', '<'];
    let (start, role) = role_in_chinese(text.get(..end)?)?;
    let rest = text[end..].trim_start_matches(' ');
    let rest = rest.strip_prefix(['为', '是']).unwrap_or(rest).trim_start_matches(' ');
    let value = rest.strip_prefix(OPENING).unwrap_or(rest);
    let word = value.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let digits = value.bytes().take(word).filter(u8::is_ascii_digit).count();
    let is_value = match role {
        Role::Code => word > 0,
        Role::Status => word == 3 && digits == 3,
        Role::RequestId => word >= MIN_ID_LEN && digits > 0,
        _ => false,
    };
    // A word in Latin letters after the name of a code is a code only if it has the form of one.
    is_value.then(|| Name { role, certain: role != Role::Code, range: start..text.len() - value.len(), element: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<(Role, String)> {
        labels(text).into_iter().map(|label| (label.role, label.value.into_owned())).collect()
    }

    #[test]
    fn names_of_properties_in_php_have_no_visibility() {
        for text in [
            "[requestId:protected] => 7f",
            "[requestId:Api\\Error:private] => 7f",
            "[\"requestId\":protected]=>\n  string(2) \"7f\"",
            "[\"requestId\":\"Api\\Error\":private]=>\n  string(2) \"7f\"",
            "[requestId] => 7f",
        ] {
            assert_eq!(values(text), [(Role::RequestId, "7f".to_owned())], "{text}");
        }
        assert_eq!(values("[message:protected] => \n[code:protected] => 0")[0], (Role::Message(0), String::new()));
        assert_eq!(values(&":private=>".repeat(9)), []);
    }

    #[test]
    fn names_in_chinese_need_no_colon() {
        for (text, expected) in [
            ("错误码【Ecs.0085】", (Role::Code, "Ecs.0085")),
            ("错误码Ecs.0085，", (Role::Code, "Ecs.0085")),
            ("错误码为“Ecs.0085”", (Role::Code, "Ecs.0085")),
            ("HTTP状态码 400", (Role::Status, "400")),
            ("状态码为400，", (Role::Status, "400")),
            ("请求ID（7f01）", (Role::RequestId, "7f01")),
            ("错误信息【网卡不存在】", (Role::Message(0), "网卡不存在")),
            ("错误信息为：网卡不存在", (Role::Message(0), "网卡不存在")),
        ] {
            assert_eq!(values(text), [(expected.0, expected.1.to_owned())], "{text}");
        }
        for text in ["错误码不存在", "状态码 4000", "错误信息不正确", "请求ID is"] {
            assert_eq!(values(text), [], "{text}");
        }
    }
}

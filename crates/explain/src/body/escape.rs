//! Removes the escapes of JSON and XML from texts.

use std::borrow::Cow;

/// Replaces the escape sequences of JSON; other characters are unchanged.
pub fn unescape(raw: &str) -> Cow<'_, str> {
    let Some(first) = raw.find('\\') else { return Cow::Borrowed(raw) };
    let mut text = String::with_capacity(raw.len());
    text.push_str(&raw[..first]);
    let mut rest = &raw[first..];
    while let Some(after) = rest.strip_prefix('\\') {
        let mut letters = after.chars();
        let (letter, after) = match letters.next() {
            Some('u') => unicode(after).unwrap_or(('u', letters.as_str())),
            Some('n') => ('\n', letters.as_str()),
            Some('t') => ('\t', letters.as_str()),
            Some('r') => ('\r', letters.as_str()),
            Some('b' | 'f') => (' ', letters.as_str()),
            Some(other) => (other, letters.as_str()),
            None => break,
        };
        text.push(letter);
        let next = after.find('\\').unwrap_or(after.len());
        text.push_str(&after[..next]);
        rest = &after[next..];
    }
    Cow::Owned(text)
}

/// The position of the first of some bytes that no backslash escapes.
pub fn position_unescaped(text: &str, wanted: &[u8]) -> Option<usize> {
    let mut is_escaped = false;
    text.bytes().position(|byte| {
        let is_found = !is_escaped && wanted.contains(&byte);
        is_escaped = !is_escaped && byte == b'\\';
        is_found
    })
}

/// Replaces the escapes of addresses; a text with other percent signs is unchanged. `+` is a blank where `%20` is not.
pub fn percent_decoded(text: &str) -> Cow<'_, str> {
    let is_blank = !text.contains("%20");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        bytes.push(match first {
            b'%' => {
                let digits = after.first_chunk::<2>().and_then(|digits| str::from_utf8(digits).ok());
                let is_hex = |digits: &&str| digits.bytes().all(|digit| digit.is_ascii_hexdigit());
                let byte = digits.filter(is_hex).and_then(|digits| u8::from_str_radix(digits, 16).ok());
                let Some(byte) = byte else { return Cow::Borrowed(text) };
                rest = &after[2..];
                byte
            }
            b'+' if is_blank => b' ',
            other => *other,
        });
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Replaces the entities of XML.
pub fn unescape_xml(text: &str) -> Cow<'_, str> {
    const ENTITIES: [(&str, &str); 5] =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    if !text.contains('&') {
        return Cow::Borrowed(text.trim());
    }
    let replaced = ENTITIES.iter().fold(text.trim().to_owned(), |text, (entity, letter)| text.replace(entity, letter));
    Cow::Owned(replaced)
}

/// The character of `u9519`, or of `ud83d\ude00`, and what follows.
fn unicode(text: &str) -> Option<(char, &str)> {
    let unit = |text: &str| u32::from_str_radix(text.get(1..5).filter(|digits| !digits.starts_with('+'))?, 16).ok();
    let first = unit(text)?;
    let rest = &text[5..];
    if let Some(letter) = char::from_u32(first) {
        return Some((letter, rest));
    }
    let second = rest.strip_prefix('\\').filter(|rest| rest.starts_with('u'));
    let pair = second.and_then(unit).filter(|low| first < 0xdc00 && (0xdc00..0xe000).contains(low));
    match pair {
        Some(low) => {
            char::from_u32(0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00)).map(|letter| (letter, &rest[6..]))
        }
        None => Some((char::REPLACEMENT_CHARACTER, rest)),
    }
}

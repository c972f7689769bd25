//! Encoding of text for HTML, XML, scripts and URLs.
//!
//! Each function takes any text. A parser of the context reads the result as the same text, and as nothing else.
//! Encode once, for the innermost context first: a query in an attribute is `markup(&url_query_value(…))`.
//!
//! Invisible characters and those that change the direction of text are kept.

use std::fmt::Write as _;
use std::io;

/// Text between the tags of HTML or XML, or in an attribute's value between single or double quotes; not inside
/// `<script>` or `<style>`.
///
/// Characters that XML can't express, and NUL, become U+FFFD. It makes no address safe: the caller checks the scheme of
/// an address and rejects `javascript:`.
#[must_use]
pub fn markup(text: &str) -> String {
    let mut encoded = Vec::with_capacity(text.len());
    // Writing to memory does not fail.
    let _ = write_markup(text, &mut encoded);
    String::from_utf8(encoded).unwrap_or_default()
}

/// Writes a text as [`markup`].
///
/// # Errors
/// If writing fails.
pub fn write_markup(text: &str, output: &mut dyn io::Write) -> io::Result<()> {
    let mut written = 0;
    for (at, character) in text.char_indices() {
        let replacement = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            // A parser would replace it with a line feed.
            '\r' => "&#13;",
            _ if is_forbidden_in_xml(character) => "\u{fffd}",
            _ => continue,
        };
        output.write_all(text.get(written..at).unwrap_or_default().as_bytes())?;
        output.write_all(replacement.as_bytes())?;
        written = at + character.len_utf8();
    }
    output.write_all(text.get(written..).unwrap_or_default().as_bytes())
}

/// A JSON text for a `<script>` element or a `.js` file; it stays the same JSON.
///
/// As an expression of JavaScript it means what it means as JSON, except that a member `"__proto__"` of an object
/// literal sets the prototype. Keys must be fixed, or the JSON must be read with `JSON.parse`.
#[must_use]
pub fn json_in_html(json: &str) -> String {
    let mut encoded = String::with_capacity(json.len());
    for character in json.chars() {
        // Outside of strings JSON has none of these.
        match character {
            '<' => encoded.push_str("\\u003c"),
            '>' => encoded.push_str("\\u003e"),
            '&' => encoded.push_str("\\u0026"),
            '\u{2028}' => encoded.push_str("\\u2028"),
            '\u{2029}' => encoded.push_str("\\u2029"),
            _ => encoded.push(character),
        }
    }
    encoded
}

/// A name or a value in the query of a URL (RFC 3986). A space is `%20`, which parsers of forms accept too.
#[must_use]
pub fn url_query_value(text: &str) -> String {
    escaped(text, '%', b"-._~")
}

/// The path of a URL; its slashes stay.
#[must_use]
pub fn url_path(text: &str) -> String {
    escaped(text, '%', b"-._~/")
}

/// A text as part of an anchor. The result is the same in an `id` and in the fragment of an address, percent-decoded or
/// not, and is unique for each text.
#[must_use]
pub fn anchor(text: &str) -> String {
    escaped(text, '~', b"-._")
}

/// Keeps letters, digits and some other bytes of ASCII; the rest becomes a sign and two hexadecimal digits a byte.
fn escaped(text: &str, sign: char, kept: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(encoded, "{sign}{byte:02X}");
        }
    }
    encoded
}

/// XML 1.0, section 2.2: not even a character reference can write these.
const fn is_forbidden_in_xml(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests;

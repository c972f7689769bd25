//! Messages as people read them.

use std::borrow::Cow;

use ecs_err_core::catalog::Catalog;

use super::assemble;
use super::collect::Collector;
use super::escape::{percent_decoded, position_unescaped, unescape};
use super::structure::{self, Opening};

/// Longer messages are not changed.
const MAX_BYTES: usize = 64 << 10;
/// How many bodies within each other are unpacked.
const MAX_DEPTH: usize = 4;

/// A server's message for people: bodies in it give their messages, text that is encoded for an address is decoded, and
/// several blanks are one.
///
/// The message itself is for programs and technical support, which need the server's own text.
///
/// ```
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/example/catalog.rs")); }
/// # let catalog = example::catalog();
/// let message = r#"Attach failed: {"NeutronError": {"type": "PortInUse", "message": "Port 7f is   in use."}}"#;
/// assert_eq!(ecs_err_explain::readable(catalog, message), "Attach failed: Port 7f is in use.");
/// ```
#[must_use]
pub fn readable<'m>(catalog: Catalog<'_>, message: &'m str) -> Cow<'m, str> {
    if message.len() > MAX_BYTES {
        return Cow::Borrowed(message);
    }
    let unpacked = unpacked(catalog, message, MAX_DEPTH);
    let decoded = match &unpacked {
        text if is_encoded(text) => Cow::Owned(percent_decoded(text).into_owned()),
        _ => unpacked,
    };
    match decoded.trim() {
        text if text.contains("  ") || text.contains(['\t', '\r']) => Cow::Owned(without_blanks(text)),
        text if text.len() < decoded.len() => Cow::Owned(text.to_owned()),
        _ => decoded,
    }
}

/// A text with the messages of its bodies in their place.
fn unpacked<'m>(catalog: Catalog<'_>, text: &'m str, depth: usize) -> Cow<'m, str> {
    let mut unpacked = String::new();
    let (mut done, mut at) = (0, 0);
    while let Some(brace) = text[at..].find('{').filter(|_| depth > 0).map(|found| at + found) {
        let rest = &text[brace..];
        let (end, message) = match structure::opening(rest) {
            Opening::Plain => message_of(catalog, rest),
            Opening::Escaped => {
                let end = position_unescaped(rest, b"\"").unwrap_or(rest.len());
                (end, message_of(catalog, &unescape(&rest[..end])).1)
            }
            Opening::None | Opening::Doubled => (1, None),
        };
        at = brace + end;
        if let Some(message) = message {
            unpacked.push_str(&text[done..brace]);
            unpacked.push_str(&self::unpacked(catalog, &message, depth - 1));
            done = at;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    unpacked.push_str(&text[done..]);
    Cow::Owned(unpacked)
}

/// The code and message of the body at the start of a text, and where the body ends.
fn message_of(catalog: Catalog<'_>, text: &str) -> (usize, Option<String>) {
    let mut collector = Collector::new(catalog, MAX_DEPTH, text);
    let end = structure::read(text, &mut collector, None);
    let error = assemble::api_error(collector, text).filter(|error| error.message().is_some());
    (end, error.map(|error| error.to_string()))
}

/// Whether a text is encoded for an address: it has no blanks but those that are encoded.
fn is_encoded(text: &str) -> bool {
    text.contains("%20") && !text.trim().contains(char::is_whitespace)
}

fn without_blanks(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A catalog without codes.
    fn catalog() -> Catalog<'static> {
        const { Catalog::from_data(&ecs_err_core::catalog::CatalogData::EMPTY) }
    }

    #[test]
    fn bodies_give_their_messages() {
        for (message, expected) in [
            ("no host", "no host"),
            (r#"{"NeutronError": {"message": "No more IP addresses.", "detail": ""}}"#, "No more IP addresses."),
            (r#"a: {"message": "b"}, {"message": "c"}; d"#, "a: b, c; d"),
            (r#"a {\"itemNotFound\": {\"message\": \"b\", \"code\": 404}}"#, "a b"),
            (r#"{"message": "{\"message\": \"a\"}"}"#, "a"),
            (r#"{"type": "x"} is no {flavor}"#, r#"{"type": "x"} is no {flavor}"#),
            (r#"{"message": "cut"#, "cut"),
        ] {
            assert_eq!(readable(catalog(), message), expected, "{message}");
        }
    }

    #[test]
    fn blanks_and_addresses_are_made_plain() {
        for (message, expected) in [
            ("s6.large.2       is sold out", "s6.large.2 is sold out"),
            (" a\n\n  b \tc ", "a\nb c"),
            ("The%20volume%20is+gone%E3%80%82", "The volume is+gone。"),
            ("100%20 of it", "100%20 of it"),
            ("a%20b%zz", "a%20b%zz"),
        ] {
            assert_eq!(readable(catalog(), message), expected, "{message}");
        }
    }
}

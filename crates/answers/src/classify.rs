//! Classifies an input as codes, a response or other text with codes, or words to search for.
//!
//! Every interface uses it, so that the same text has the same answer.

use ecs_err_core::text::printable_line;
use ecs_err_core::{Catalog, Match};
use ecs_err_explain::{self as explain, ApiError, Limits};

/// The longest text that is explained; the rest of a longer one is not read.
pub const MAX_INPUT_BYTES: usize = 64 << 20;

/// How much of a text without a message may be one.
const MAX_WORDS_BYTES: usize = 4096;

/// A classified input.
pub enum Input<'i> {
    /// Codes, statuses and prefixes of codes to look up.
    Queries(Vec<&'i str>),
    /// Words to search for.
    Words(String),
    /// A response, a log, or any other text.
    Text {
        /// The beginning of the text, as the query of its record.
        start: String,
        /// What it reports; `None` if it reports no error.
        error: Option<Box<ApiError>>,
        /// Without a code, the message or text to guess codes from.
        words: String,
    },
}

/// The class of a text without codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// Words to search for.
    Words,
    /// A text that has no code.
    Text,
}

/// Classifies arguments: a list of codes, else one text.
///
/// In a look-up, one code is enough for a list of codes, in which the other arguments are not found. A mistyped code
/// without a common form is not enough: it may be a word.
#[must_use]
pub fn arguments<'i>(catalog: Catalog<'_>, arguments: &'i [String], joined: &'i str, plain: Plain) -> Input<'i> {
    let has_code = || plain == Plain::Words && arguments.iter().any(|argument| is_code(catalog, argument));
    if arguments.iter().all(|argument| is_query(catalog, argument)) || has_code() {
        return Input::Queries(arguments.iter().map(String::as_str).collect());
    }
    text(catalog, joined.as_bytes(), plain)
}

/// Classifies a text: as codes if each line is one, else as a response if it has a code or the form of a response.
#[must_use]
pub fn text<'i>(catalog: Catalog<'_>, text: &'i [u8], plain: Plain) -> Input<'i> {
    if let Some(queries) = queries(catalog, text) {
        return Input::Queries(queries);
    }
    let mut limits = Limits::default();
    limits.size = MAX_INPUT_BYTES;
    let error = explain::parse(catalog, text, limits).ok();
    let has_code = error.as_ref().is_some_and(|error| !error.codes().is_empty());
    let is_structured = || error.is_some() && text.iter().any(|byte| matches!(byte, b'{' | b'<' | b'\n'));
    if plain == Plain::Text || has_code || is_structured() {
        let message = error.as_ref().and_then(ApiError::message);
        let words = match message {
            _ if has_code => String::new(),
            Some(message) => message.to_owned(),
            None => String::from_utf8_lossy(&text[..text.len().min(MAX_WORDS_BYTES)]).into_owned(),
        };
        return Input::Text { start: start(text), error: error.map(Box::new), words };
    }
    Input::Words(String::from_utf8_lossy(text).into_owned())
}

/// The beginning of a text on one line, because a whole log would not be readable as a query.
fn start(text: &[u8]) -> String {
    const MAX_CHARS: usize = 120;
    // Enough for the characters and the blanks between them; more of a long log need not be decoded.
    const MAX_BYTES: usize = 16 * MAX_CHARS;
    let decoded = String::from_utf8_lossy(&text[..text.len().min(MAX_BYTES)]);
    let line = printable_line(&decoded.split_whitespace().collect::<Vec<_>>().join(" "));
    match line.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None if text.len() > MAX_BYTES => format!("{line}…"),
        None => line,
    }
}

/// The lines of a text, if each is a code, a status or the prefix of codes.
fn queries<'i>(catalog: Catalog<'_>, text: &'i [u8]) -> Option<Vec<&'i str>> {
    let text = std::str::from_utf8(text).ok()?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let queries = lines.map(|line| is_query(catalog, line).then_some(line)).collect::<Option<Vec<_>>>()?;
    (!queries.is_empty()).then_some(queries)
}

fn is_query(catalog: Catalog<'_>, text: &str) -> bool {
    // What a program printed for a terminal, nobody typed.
    !text.contains('\u{1b}')
        && !matches!(catalog.resolve(text), Match::NotACode)
        // Several codes in one word are a text: `ERR.0085/ERR.0319`.
        && catalog.find_codes(text.as_bytes()).nth(1).is_none()
}

/// Whether a text is a query, and not only by its similarity to a code.
fn is_code(catalog: Catalog<'_>, text: &str) -> bool {
    match catalog.resolve(text) {
        Match::NotACode => false,
        Match::UnknownCode(code) => catalog.service_of(code.as_code()).is_some(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use ecs_err_data::OwnedCatalog;

    use super::*;

    fn reference() -> OwnedCatalog {
        OwnedCatalog::open(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data").as_ref()).unwrap()
    }

    fn kind(input: &Input<'_>) -> &'static str {
        match input {
            Input::Queries(_) => "queries",
            Input::Words(_) => "words",
            Input::Text { error: None, .. } => "nothing",
            Input::Text { error: Some(_), .. } => "error",
        }
    }

    #[test]
    fn the_kind_of_a_text_follows_from_what_is_in_it() {
        let catalog = reference();
        let catalog = catalog.get();
        for (text, words, plain) in [
            ("ecs-85", "queries", "queries"),
            ("Ecs.0085\n\n 403 \r\nEcs.03xx\nEVS.2024", "queries", "queries"),
            ("insufficient quota", "words", "nothing"),
            ("ecs-85 or so", "words", "nothing"),
            ("{\"message\": \"no\"}", "error", "error"),
            ("{\"error_code\": \"Ecs.0085\"}", "error", "error"),
            ("\u{1b}[?25lEcs.0085", "error", "error"),
            ("\u{1b}]8;;https://example.com\u{1b}\\Ecs.0085\u{1b}]8;;\u{1b}\\", "error", "error"),
            ("", "words", "nothing"),
        ] {
            assert_eq!(kind(&super::text(catalog, text.as_bytes(), Plain::Words)), words, "{text}");
            assert_eq!(kind(&super::text(catalog, text.as_bytes(), Plain::Text)), plain, "{text}");
        }
    }

    #[test]
    fn the_query_of_a_text_is_its_beginning_on_one_line() {
        assert_eq!(start(b"{\n  \"code\": \"Ecs.0085\"\r\n}\n"), "{ \"code\": \"Ecs.0085\" }");
        assert_eq!(start("\u{1b}[31m 网卡\u{202e}\t不可用".as_bytes()), "[31m 网卡 不可用");
        let long = start("网".repeat(10_000).as_bytes());
        assert_eq!((long.chars().count(), long.ends_with("网…")), (121, true));
        assert_eq!(start(format!("a{}b", " ".repeat(5000)).as_bytes()), "a…");
    }

    #[test]
    fn arguments_are_codes_or_one_text() {
        let catalog = reference();
        let catalog = catalog.get();
        for (list, words, plain) in [
            (&["Ecs.0085", "85"][..], "queries", "queries"),
            (&["Ecs.0085", "nonsense"], "queries", "error"),
            (&["sold", "out"], "words", "nothing"),
        ] {
            let list: Vec<String> = list.iter().map(|text| (*text).to_owned()).collect();
            let joined = list.join(" ");
            assert_eq!(kind(&arguments(catalog, &list, &joined, Plain::Words)), words, "{list:?}");
            assert_eq!(kind(&arguments(catalog, &list, &joined, Plain::Text)), plain, "{list:?}");
        }
    }
}

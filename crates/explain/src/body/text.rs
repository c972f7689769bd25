//! Text around bodies, written by SDKs, tools and logs, and the bodies in it.

use std::borrow::Cow;

use ecs_err_core::model::StatusCode;

use super::bytes::position;
use super::collect::{Collector, Node, Relation};
use super::escape::{position_unescaped, unescape};
use super::field::Role;
use super::label::{Label, labels};
use super::structure::{self, Opening};

/// Phrases of SDKs for some statuses.
const PHRASES: [(&str, u16); 8] = [
    ("Bad request with: [", 400),
    ("Action forbidden: [", 403),
    ("Resource not found: [", 404),
    ("Method not allowed: [", 405),
    ("The server timed out waiting for the request", 408),
    ("Too many requests have been sent in a given amount of time", 429),
    ("Internal Server Error: [", 500),
    ("The service is currently unable to handle the request due to a temporary", 503),
];

/// Texts before the number of a status.
const BEFORE_STATUS: [&str; 7] = ["HTTP/1.1 ", "HTTP/1.0 ", "HTTP/2 ", "HTTP ", "status code ", "but got ", "<title>"];

/// A text without the colors and frames of terminals, and with quotes instead of their HTML entities.
pub fn plain(text: &str) -> Cow<'_, str> {
    const FRAMES: [char; 3] = ['│', '╷', '╵'];
    const QUOTES: [&str; 2] = ["&quot;", "&#34;"];
    // The frames begin with this byte in UTF-8.
    if position(text.as_bytes(), [0x1b, 0xe2, b'&']).is_none() {
        return Cow::Borrowed(text);
    }
    let text = QUOTES.iter().fold(Cow::Borrowed(text), |text, quote| {
        if text.contains(quote) { Cow::Owned(text.replace(quote, "\"")) } else { text }
    });
    if position(text.as_bytes(), [0x1b, 0xe2]).is_none() {
        return text;
    }
    let is_framed = |line: &str| line.trim_start().starts_with(FRAMES);
    let mut plain = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find("\u{1b}[") {
        plain.push_str(&rest[..at]);
        let after = rest[at + 2..].trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ';');
        rest = after.strip_prefix(|letter: char| letter.is_ascii_alphabetic()).unwrap_or(after);
    }
    plain.push_str(rest);
    let lines = plain.split_inclusive('\n').map(|line| {
        if is_framed(line) { line.trim_start().trim_start_matches(FRAMES).trim_start_matches(' ') } else { line }
    });
    Cow::Owned(lines.collect())
}

/// Reads a text: its bodies, the text around them, and the codes that it mentions.
pub fn read(text: &str, collector: &mut Collector<'_>, parent: Option<usize>) {
    if parent.is_some() && !may_have_code(text, collector) {
        return;
    }
    if !collector.deeper() {
        for found in collector.catalog.find_codes(text.as_bytes()) {
            collector.mention(parent, found.code, &text[found.range.end..]);
        }
        return;
    }
    let mut around = Around { parent, current: None, waits: false };
    let (mut start, mut at) = (0, 0);
    while let Some(brace) = text[at..].find('{').map(|found| at + found) {
        let rest = &text[brace..];
        at = match structure::opening(rest) {
            Opening::None => {
                at = brace + 1;
                continue;
            }
            Opening::Plain => {
                let parent = around.segment(&text[start..brace], collector);
                brace + structure::read(rest, collector, parent)
            }
            Opening::Escaped => {
                let parent = around.segment(&text[start..brace], collector);
                let end = position_unescaped(rest, b"\"").unwrap_or(rest.len());
                read(&unescape(&rest[..end]), collector, parent);
                brace + end
            }
            Opening::Doubled => {
                let parent = around.segment(&text[start..brace], collector);
                let end = end_of_doubled(rest);
                read(&rest[..end].replace("\"\"", "\""), collector, parent);
                brace + end
            }
        };
        start = at;
    }
    around.segment(&text[start..], collector);
    collector.close(around.current);
    collector.back();
}

/// Whether a text may have a code, or a body that has one; most texts have neither.
fn may_have_code(text: &str, collector: &Collector<'_>) -> bool {
    position(text.as_bytes(), [b'{']).is_some() || collector.catalog.find_codes(text.as_bytes()).next().is_some()
}

/// Where a field of CSV ends that began before this text.
fn end_of_doubled(text: &str) -> usize {
    let mut at = 0;
    while let Some(quote) = text[at..].find('"') {
        at += quote;
        if !text[at + 1..].starts_with('"') {
            return at;
        }
        at += 2;
    }
    text.len()
}

/// The text outside of bodies.
struct Around {
    parent: Option<usize>,
    /// The error that is being described.
    current: Option<usize>,
    /// Whether the text ended where a message should follow.
    waits: bool,
}

impl Around {
    /// Reads a part without bodies; returns the error that a body after it belongs to.
    fn segment(&mut self, text: &str, collector: &mut Collector<'_>) -> Option<usize> {
        if text.is_empty() {
            return self.parent;
        }
        let mut found = collector.catalog.find_codes(text.as_bytes()).peekable();
        self.waits = false;
        for label in labels(text) {
            while let Some(code) = found.next_if(|code| code.range.start < label.range.start) {
                collector.mention(self.parent, code.code, &text[code.range.end..]);
            }
            if self.label(&label, collector) {
                while found.next_if(|code| code.range.start < label.range.end).is_some() {}
            }
        }
        for code in found {
            collector.mention(self.parent, code.code, &text[code.range.end..]);
        }
        self.status(text, collector);
        match self.current {
            Some(at) if self.waits && collector.nodes[at].code.is_some() => self.current,
            _ => self.parent,
        }
    }

    /// Reads a label; returns whether it adds more than the codes in it.
    fn label(&mut self, label: &Label<'_>, collector: &mut Collector<'_>) -> bool {
        match label.role {
            Role::Code if !label.certain && status_of(&label.value).is_some() => {
                return self.set_status(status_of(&label.value), collector);
            }
            Role::Code | Role::CodeOrId | Role::Addition => {
                let catalog = collector.catalog;
                let is_code = |value: &str| {
                    let found = catalog.find_codes(value.as_bytes()).next();
                    found.is_some_and(|found| found.range.len() == value.len())
                        || catalog.code_in_field(value).is_some_and(|code| catalog.error(code.as_code()).is_some())
                };
                if !label.certain && !is_code(&label.value) {
                    return false;
                }
                self.start_if(collector, |node| node.code.is_some());
            }
            Role::Message(_) if label.value.is_empty() => {
                self.waits = true;
                return false;
            }
            Role::Message(_) => self.start_if(collector, |node| node.message.is_some()),
            Role::RequestId => self.start_if(collector, |_| false),
            Role::Status => {
                return self.set_status(status_of(&label.value), collector);
            }
            Role::Same | Role::Other => return false,
        }
        collector.string(self.current, label.role, &label.value);
        true
    }

    /// Starts an error if there is no current one, or if the current one already has this value.
    fn start_if(&mut self, collector: &mut Collector<'_>, has: impl Fn(&Node) -> bool) {
        let is_done = |at: usize| collector.nodes.get(at).is_none_or(has);
        if self.current.is_none_or(is_done) {
            self.current = collector.open(self.parent, Relation::Described);
        }
    }

    /// Reads a status from a phrase of the text.
    fn status(&mut self, text: &str, collector: &mut Collector<'_>) {
        let after = |(at, words): (usize, &str)| {
            let number = text[at + words.len()..].split(|letter: char| !letter.is_ascii_digit()).next()?;
            number.parse().ok().filter(|status| *status >= 400).and_then(StatusCode::new)
        };
        let numbered = BEFORE_STATUS.iter().find_map(|words| text.match_indices(words).find_map(after));
        let named =
            || PHRASES.iter().find(|(words, _)| text.contains(words)).and_then(|(_, status)| StatusCode::new(*status));
        let status = numbered.or_else(named).or_else(|| status_with_reason(text, collector));
        self.set_status(status, collector);
    }

    /// Sets the status unless it is already set.
    fn set_status(&mut self, status: Option<StatusCode>, collector: &mut Collector<'_>) -> bool {
        let Some(status) = status else { return false };
        self.start_if(collector, |_| false);
        if let Some(node) = self.current.and_then(|at| collector.nodes.get_mut(at)) {
            node.status.get_or_insert(status);
        }
        true
    }
}

/// A number that is the status of an error.
fn status_of(number: &str) -> Option<StatusCode> {
    number.parse().ok().filter(|status| (400..600).contains(status)).and_then(StatusCode::new)
}

/// The status before its own name: `400 Bad Request`, `404 Client Error`.
fn status_with_reason(text: &str, collector: &Collector<'_>) -> Option<StatusCode> {
    text.match_indices(' ').find_map(|(at, _)| {
        let before = text[..at].trim_end_matches(':');
        let start = before.len().checked_sub(3)?;
        let status = status_of(before.get(start..)?)?;
        let is_word =
            before[..start].ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-'));
        let named = |name: &str| !name.is_empty() && text[at + 1..].starts_with(name);
        let reason = collector.catalog.status(status).map_or("", ecs_err_core::Status::reason);
        let is_named = named(reason) || named("Client Error") || named("Server Error");
        (!is_word && is_named).then_some(status)
    })
}

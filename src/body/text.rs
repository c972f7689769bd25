//! Text around bodies: what SDKs, tools and logs write, and the bodies in it.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::StatusCode;

use super::collect::{Collector, Relation, unescape};
use super::field::{Role, role};
use super::structure::{self, Opening};

/// What SDKs write of a status in words of their own.
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

/// What stands before the number of a status.
const BEFORE_STATUS: [&str; 7] = ["HTTP/1.1 ", "HTTP/1.0 ", "HTTP/2 ", "HTTP ", "status code ", "but got ", "<title>"];

/// A text without what a terminal adds, which is colours and the frames around messages, and
/// with quotes for what pages write in their place.
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
        let behind = rest[at + 2..].trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ';');
        rest = behind.strip_prefix(|letter: char| letter.is_ascii_alphabetic()).unwrap_or(behind);
    }
    plain.push_str(rest);
    let lines = plain.split_inclusive('\n').map(|line| {
        if is_framed(line) { line.trim_start().trim_start_matches(FRAMES).trim_start_matches(' ') } else { line }
    });
    Cow::Owned(lines.collect())
}

/// Reads a text: its bodies, what it says around them, and the codes that it mentions.
pub fn read(text: &str, collector: &mut Collector<'_>, parent: Option<usize>) {
    if parent.is_some() && !may_have_code(text) {
        return;
    }
    if !collector.deeper() {
        for found in collector.catalog.find_codes(text.as_bytes()) {
            collector.mention(parent, found.code);
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
                let end = end_of_string(rest);
                read(&unescape(&rest[..end]), collector, parent);
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
fn may_have_code(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(at) = position(rest, [b'.', b'{']) {
        if rest[at] == b'{' || rest.get(at + 1).is_some_and(u8::is_ascii_digit) {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}

/// Where the first of some bytes is; eight are looked at together.
pub fn position<const N: usize>(bytes: &[u8], wanted: [u8; N]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xff;
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // A byte that is wanted becomes zero, from which no one can be taken without a borrow.
        let zeros = wanted.iter().fold(0, |found, byte| {
            let differs = word ^ (ONES * u64::from(*byte));
            found | (differs.wrapping_sub(ONES) & !differs)
        });
        let found = zeros & (ONES << 7);
        if found != 0 {
            return Some(8 * at + found.trailing_zeros() as usize / 8);
        }
    }
    rest.iter().position(|byte| wanted.contains(byte)).map(|at| 8 * words.len() + at)
}

/// Where a string ends that began before this text.
fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    let end = text.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.unwrap_or(text.len())
}

/// What is said outside of bodies.
struct Around {
    parent: Option<usize>,
    /// The error that is being told of.
    current: Option<usize>,
    /// Whether the text ended where a message was to follow.
    waits: bool,
}

/// A name and what is said to be its value.
struct Label<'t> {
    role: Role,
    /// Whether the name leaves no doubt.
    certain: bool,
    /// The name and the value.
    range: Range<usize>,
    value: Cow<'t, str>,
}

impl Around {
    /// Reads a part without bodies, and tells what a body after it is part of.
    fn segment(&mut self, text: &str, collector: &mut Collector<'_>) -> Option<usize> {
        if text.is_empty() {
            return self.parent;
        }
        let mut found = collector.catalog.find_codes(text.as_bytes()).peekable();
        self.waits = false;
        for label in labels(text) {
            while let Some(code) = found.next_if(|code| code.range.start < label.range.start) {
                collector.mention(self.parent, code.code);
            }
            if self.label(&label, collector) {
                while found.next_if(|code| code.range.start < label.range.end).is_some() {}
            }
        }
        for code in found {
            collector.mention(self.parent, code.code);
        }
        if self.parent.is_none() {
            self.status(text, collector);
        }
        match self.current {
            Some(at) if self.waits && collector.nodes[at].code.is_some() => self.current,
            _ => self.parent,
        }
    }

    /// Takes a label in; tells whether it says more than the codes in it.
    fn label(&mut self, label: &Label<'_>, collector: &mut Collector<'_>) -> bool {
        match label.role {
            Role::Code | Role::Addition => {
                let found = collector.catalog.find_codes(label.value.as_bytes()).next();
                let exact = found.is_some_and(|found| found.range.len() == label.value.len());
                if !label.certain && !exact {
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
                if !label.value.parse().is_ok_and(|status: u16| (400..600).contains(&status)) {
                    return false;
                }
                self.start_if(collector, |_| false);
            }
            Role::Same | Role::Other => return false,
        }
        collector.string(self.current, label.role, &label.value);
        true
    }

    /// Begins to tell of an error, and of another one if the current one has this already.
    fn start_if(&mut self, collector: &mut Collector<'_>, has: impl Fn(&super::collect::Node) -> bool) {
        let is_done = |at: usize| collector.nodes.get(at).is_none_or(has);
        if self.current.is_none_or(is_done) {
            self.current = collector.open(self.parent, Relation::Told);
        }
    }

    /// The status that is said in words.
    fn status(&mut self, text: &str, collector: &mut Collector<'_>) {
        let after = |(at, words): (usize, &str)| {
            let number = text[at + words.len()..].split(|letter: char| !letter.is_ascii_digit()).next()?;
            number.parse().ok().filter(|status| *status >= 400).and_then(StatusCode::new)
        };
        let told = BEFORE_STATUS.iter().find_map(|words| text.match_indices(words).find_map(after));
        let meant =
            || PHRASES.iter().find(|(words, _)| text.contains(words)).and_then(|(_, status)| StatusCode::new(*status));
        if let Some(status) = told.or_else(meant) {
            self.start_if(collector, |_| false);
            if let Some(node) = self.current.and_then(|at| collector.nodes.get_mut(at)) {
                node.status.get_or_insert(status);
            }
        }
    }
}

/// A name, where its value begins, and whether it is an element of XML.
struct Name {
    role: Role,
    certain: bool,
    range: Range<usize>,
    element: bool,
}

/// The names with values in a text: `name: value`, `name=value`, `<name>value</name>`.
fn labels(text: &str) -> Vec<Label<'_>> {
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

/// Text without the escapes of XML.
fn unescape_xml(text: &str) -> Cow<'_, str> {
    const ENTITIES: [(&str, &str); 5] =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    if !text.contains('&') {
        return Cow::Borrowed(text.trim());
    }
    let replaced = ENTITIES.iter().fold(text.trim().to_owned(), |text, (entity, letter)| text.replace(entity, letter));
    Cow::Owned(replaced)
}

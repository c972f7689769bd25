//! Objects printed by services and programs: JSON, complete or truncated, and similar notations with single quotes,
//! without quotes, or with `=` in place of `:`.

use std::borrow::Cow;

use super::bytes::position;
use super::collect::Collector;
use super::escape::unescape;
use super::field::{Role, role};
use super::node::Relation;
use super::value::folded;
use super::wrapper;

/// The kind of object that a brace opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Not an object: a placeholder, a block of code.
    None,
    /// An object.
    Plain,
    /// An object in a string, its quotes escaped.
    Escaped,
    /// An object in a field of CSV, its quotes doubled.
    Doubled,
}

/// Longer words are not names.
const MAX_NAME_LEN: usize = 40;

/// The kind of object at the start of a text.
pub fn opening(text: &str) -> Opening {
    let inside = text[1..].trim_start();
    match inside.as_bytes() {
        [b'"', b'"', next, ..] if is_name(*next) => Opening::Doubled,
        [b'"' | b'\'', ..] => Opening::Plain,
        [b'\\', rest @ ..] if matches!(rest.iter().take(16).find(|byte| **byte != b'\\'), Some(b'"')) => {
            Opening::Escaped
        }
        [b'\\', b'n', ..] => Opening::Escaped,
        _ => {
            let name = inside.bytes().take(MAX_NAME_LEN).take_while(|byte| is_name(*byte)).count();
            let is_object = name > 0 && inside[name..].trim_start().starts_with([':', '=']);
            if is_object { Opening::Plain } else { Opening::None }
        }
    }
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// An object or array that is being read.
struct Frame {
    is_object: bool,
    /// The error that it reports.
    node: Option<usize>,
    /// The role of the name that was read last.
    role: Option<Role>,
}

impl Frame {
    /// The role of the next value: in an array, that of the array.
    const fn role_of_value(&mut self) -> Option<Role> {
        if self.is_object { self.role.take() } else { self.role }
    }
}

/// Reads the object at the start of a text; returns where it ends.
pub fn read(text: &str, collector: &mut Collector<'_>, parent: Option<usize>) -> usize {
    let mut reader = Reader { text, at: 0, parent, frames: Vec::new(), too_deep: 0, is_wrapped: false };
    reader.read(collector);
    while let Some(frame) = reader.frames.pop() {
        leave(&frame, collector);
    }
    reader.at
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// The error that the object is in.
    parent: Option<usize>,
    frames: Vec<Frame>,
    /// The number of open brackets beyond the maximum depth.
    too_deep: usize,
    /// Whether the next value has a type wrapper.
    is_wrapped: bool,
}

impl<'t> Reader<'t> {
    fn read(&mut self, collector: &mut Collector<'_>) {
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            match byte {
                b'{' | b'[' => self.enter(*byte == b'{', collector),
                b'}' | b']' => {
                    self.at += 1;
                    if self.too_deep > 0 {
                        self.too_deep -= 1;
                    } else if let Some(frame) = self.frames.pop() {
                        leave(&frame, collector);
                    }
                    if self.too_deep == 0 && self.frames.is_empty() {
                        return;
                    }
                }
                b'"' | b'\'' => {
                    self.is_wrapped = false;
                    collector.locate(&self.text[self.at..]);
                    let (string, is_whole) = self.string(*byte);
                    if self.is_name() && self.names_a_value() {
                        self.name(&string, collector);
                    } else {
                        if !is_whole {
                            // A truncated code would be another code.
                            self.forget_code();
                        }
                        self.value(&string, collector);
                    }
                }
                b'=' if self.text[self.at..].starts_with("=>") => self.at += 2,
                b',' | b':' | b'=' | b';' | b')' => self.at += 1,
                _ if byte.is_ascii_whitespace() => self.at += 1,
                _ => self.bare(collector),
            }
        }
    }

    fn enter(&mut self, is_object: bool, collector: &mut Collector<'_>) {
        self.at += 1;
        if self.too_deep > 0 || !collector.deeper() {
            self.too_deep += 1;
            return;
        }
        let role = self.frames.last_mut().and_then(Frame::role_of_value);
        let outer = self.frames.last().map_or(self.parent, |frame| frame.node);
        let relation = if role == Some(Role::Same) { Relation::Same } else { Relation::Cause };
        let (node, role) = if is_object { (collector.open(outer, relation), None) } else { (outer, role) };
        self.frames.push(Frame { is_object, node, role });
    }

    /// Whether a name is possible here.
    fn is_name(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.is_object && frame.role.is_none())
    }

    /// Whether the text that was just read is a name with a value.
    fn names_a_value(&self) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        matches!(rest.iter().find(|byte| !byte.is_ascii_whitespace()), Some(b':' | b'='))
    }

    fn name(&mut self, name: &str, collector: &mut Collector<'_>) {
        if collector.is_code_with_form(name) {
            // Responses about several resources may use codes as names.
            self.value(name, collector);
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.role = Some(role(name));
        }
    }

    fn forget_code(&mut self) {
        if let Some(frame) = self.frames.last_mut()
            && matches!(frame.role, Some(Role::Code | Role::Addition))
        {
            frame.role = Some(Role::Other);
        }
    }

    fn value(&mut self, value: &str, collector: &mut Collector<'_>) {
        let Some(frame) = self.frames.last_mut() else { return collector.string(self.parent, Role::Other, value) };
        let role = frame.role_of_value().unwrap_or(Role::Other);
        collector.string(frame.node, role, value);
    }

    /// Reads the content of a string, and whether it is terminated; an unterminated string extends to
    /// the end of the text.
    fn string(&mut self, quote: u8) -> (Cow<'t, str>, bool) {
        let start = self.at + 1;
        let bytes = self.text.as_bytes();
        let (mut end, mut is_escaped, mut is_wrapped) = (start, false, false);
        while let Some(found) = bytes.get(end..).and_then(|rest| position(rest, [quote, b'\\', b'\n'])) {
            end += found;
            match bytes[end] {
                b'\\' => {
                    is_escaped = true;
                    end += 1;
                }
                b'\n' => is_wrapped = true,
                _ => break,
            }
            end += 1;
        }
        let is_whole = bytes.get(end) == Some(&quote);
        let end = if is_whole { end } else { bytes.len() };
        self.at = (end + 1).min(bytes.len());
        let mut content = Cow::Borrowed(self.text.get(start..end).unwrap_or_default());
        if is_wrapped {
            // JSON strings have no line breaks, so the break comes from wrapping.
            content = Cow::Owned(folded(&content));
        }
        if is_escaped {
            content = Cow::Owned(unescape(&content).into_owned());
        }
        (content, is_whole)
    }

    /// Reads a name or value without quotes.
    fn bare(&mut self, collector: &mut Collector<'_>) {
        let rest = &self.text[self.at..];
        let name = rest.bytes().take_while(|byte| is_name(*byte)).count();
        if self.is_name() && rest[name..].trim_start().starts_with([':', '=']) && name > 0 {
            self.at += name;
            return self.name(&rest[..name], collector);
        }
        let is_wrapped = std::mem::take(&mut self.is_wrapped);
        let wrapper = if is_wrapped { 0 } else { wrapper::before(rest) };
        if wrapper > 0 {
            self.at += wrapper;
            self.is_wrapped = true;
            return;
        }
        let end = end_of_bare(rest);
        let value = rest[..end].trim_end();
        let value = if is_wrapped { value.trim_end_matches(')') } else { value };
        self.at += end;
        if is_wrapped && rest[end..].starts_with(']') {
            self.at += 1;
        }
        if value.bytes().all(|byte| byte.is_ascii_digit()) {
            let Some(frame) = self.frames.last_mut() else { return };
            let role = frame.role_of_value().unwrap_or(Role::Other);
            collector.number(frame.node, role, value);
        } else {
            self.value(value, collector);
        }
    }
}

fn leave(frame: &Frame, collector: &mut Collector<'_>) {
    collector.back();
    if frame.is_object {
        collector.close(frame.node);
    }
}

/// The end of a value without quotes: before a bracket, before a comma followed by a name, or before
/// a name with a role that is directly followed by its value.
fn end_of_bare(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'}' | b']' | b'{' => return at,
            b',' | b';' => {
                let after = text[at + 1..].trim_start();
                let after = after.trim_start_matches(['"', '\'']);
                let name = after.bytes().take_while(|byte| is_name(*byte)).count();
                if name > 0 && after[name..].trim_start_matches(['"', '\'', ' ']).starts_with([':', '=']) {
                    return at;
                }
                at += 1;
            }
            b' ' if begins_field(&text[at + 1..]) => return at,
            _ => at += 1,
        }
    }
    at
}

/// Whether a field begins here in the notation with blanks between fields: `Code:Ecs.0005`.
fn begins_field(text: &str) -> bool {
    let name = text.bytes().take(MAX_NAME_LEN).take_while(|byte| is_name(*byte)).count();
    match text.as_bytes().get(name..) {
        Some([b':', b'{' | b'[', ..]) => name > 0,
        Some([b':', b' ' | b':' | b'/', ..]) => false,
        Some([b':', ..]) => !matches!(role(&text[..name]), Role::Other | Role::Same),
        _ => false,
    }
}

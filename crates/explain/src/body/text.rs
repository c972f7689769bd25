//! Text around bodies, written by SDKs, tools and logs, and the bodies in it.

use std::ops::Range;

use ecs_err_core::FoundCode;
use ecs_err_core::model::StatusCode;

use super::bytes::position;
use super::collect::Collector;
use super::escape::{position_unescaped, unescape};
use super::field::Role;
use super::label::{Label, labels};
use super::node::{Node, Relation};
use super::printed::{Printed, printed};
use super::status;
use super::structure::{self, Opening};

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
            Opening::None => match printed(rest, collector.catalog) {
                Some(printed) => {
                    around.segment(&text[start..brace], collector);
                    around.printed(&printed, collector);
                    brace + printed.len
                }
                None => {
                    at = brace + 1;
                    continue;
                }
            },
            Opening::Plain => {
                let parent = around.segment(&text[start..brace], collector);
                collector.locate(rest);
                brace + structure::read(rest, collector, parent)
            }
            Opening::Escaped => {
                let parent = around.segment(&text[start..brace], collector);
                collector.locate(rest);
                let end = position_unescaped(rest, b"\"").unwrap_or(rest.len());
                read(&unescape(&rest[..end]), collector, parent);
                brace + end
            }
            Opening::Doubled => {
                let parent = around.segment(&text[start..brace], collector);
                collector.locate(rest);
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
        // Codes before this place have been read.
        let mut done = 0;
        for label in labels(text) {
            while let Some(code) = found.next_if(|code| code.range.start < label.range.start) {
                if code.range.start >= done {
                    done = self.code(&code, &text[..label.range.start], text, collector);
                }
            }
            collector.locate(&text[label.range.start..]);
            if self.label(&label, collector) {
                done = label.range.end;
            }
        }
        for code in found {
            if code.range.start >= done {
                done = self.code(&code, text, text, collector);
            }
        }
        let status = status::stated(text, collector.catalog);
        let at = status.and_then(|status| text.find(&status.to_string()));
        collector.locate(&text[at.unwrap_or_default()..]);
        self.set_status(status, collector);
        if let (Some(at), Some(message)) = (self.current, status::text_after_address(text)) {
            collector.nodes[at].context.get_or_insert_with(|| message.to_owned());
        }
        match self.current {
            Some(at) if self.waits && collector.nodes[at].code.is_some() => self.current,
            _ => self.parent,
        }
    }

    /// Reads a code outside of labels, with its message if it is in brackets directly before it; returns where it ends.
    ///
    /// The message is in the part of the text before the next label.
    fn code(&mut self, code: &FoundCode<'_>, before: &str, text: &str, collector: &mut Collector<'_>) -> usize {
        let Range { start, end } = code.range;
        let message = if self.parent.is_none() { message_after_brackets(before, start, end) } else { None };
        let Some(message) = message else {
            collector.mention(self.parent, code.code, &text[end..]);
            return end;
        };
        self.start_if(collector, |node| node.code.is_some() || node.message.is_some());
        collector.string(self.current, Role::Code, code.code.as_str());
        collector.string(self.current, Role::Message(0), message);
        end + text[end..].find(message).unwrap_or_default() + message.len()
    }

    /// Adds the error of a structure that Go printed.
    fn printed(&self, printed: &Printed<'_>, collector: &mut Collector<'_>) {
        let node = collector.open(self.parent, Relation::Cause);
        collector.string(node, Role::Code, printed.code);
        collector.string(node, Role::Message(0), printed.message);
        if let Some(node) = node.and_then(|at| collector.nodes.get_mut(at)) {
            node.status = node.status.or(printed.status);
            node.request_id = node.request_id.take().or(printed.request_id.map(ToOwned::to_owned));
        }
    }

    /// Reads a label; returns whether it adds more than the codes in it.
    fn label(&mut self, label: &Label<'_>, collector: &mut Collector<'_>) -> bool {
        match label.role {
            Role::Code if !label.certain && status::of(&label.value).is_some() => {
                return self.set_status(status::of(&label.value), collector);
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
                return self.set_status(status::of(&label.value), collector);
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

    /// Sets the status unless it is already set.
    fn set_status(&mut self, status: Option<StatusCode>, collector: &mut Collector<'_>) -> bool {
        let Some(status) = status else { return false };
        self.start_if(collector, |_| false);
        if let Some(at) = self.current {
            collector.status(at, status);
        }
        true
    }
}

/// The message that directly follows a code in brackets on the same line: `[Ecs.0085]The ECS does not have the NIC.`
fn message_after_brackets(text: &str, start: usize, end: usize) -> Option<&str> {
    let (before, after) = (&text[..start], text.get(end..)?);
    let is_between = |open, close| before.ends_with(open) && after.starts_with(close);
    let bracket = if is_between('[', ']') { ']' } else { is_between('【', '】').then_some('】')? };
    let message = after[bracket.len_utf8()..].lines().next()?;
    let message = message.trim_end_matches(|letter: char| letter.is_whitespace() || ",;([，；（【".contains(letter));
    message.starts_with(char::is_alphabetic).then_some(message)
}

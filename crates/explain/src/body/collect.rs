//! Collects the errors of a response.

use std::collections::HashSet;
use std::ops::Range;

use ecs_err_core::catalog::Catalog;
use ecs_err_core::{CodeBuf, StatusCode};

use super::field::Role;
use super::label::labels;
use super::node::{Node, Relation};
use super::{status, text};

/// The maximum number of errors. Further ones become part of the error around them; their codes are still found.
const MAX_NODES: usize = 10_000;

/// The maximum number of errors with those whose code is new.
const MAX_NODES_WITH_NEW: usize = 2 * MAX_NODES;

/// Up to this number, codes are compared one by one; a set is faster for more.
const MAX_COMPARED_CODES: usize = 16;

/// Collects errors and codes in order of appearance.
pub struct Collector<'c> {
    pub catalog: Catalog<'c>,
    pub nodes: Vec<Node>,
    pub codes: Vec<CodeBuf>,
    /// The codes as a set, if they are many.
    many: HashSet<CodeBuf>,
    /// The codes and places of errors beyond the maximum, whose codes are not new.
    pub beyond: Vec<(CodeBuf, usize)>,
    /// The remaining depth of nesting.
    depth: usize,
    /// The addresses of the answer's bytes.
    answer: Range<usize>,
    /// The place in the answer that was read last.
    position: usize,
}

impl<'c> Collector<'c> {
    /// Collects from the answer.
    pub fn new(catalog: Catalog<'c>, depth: usize, answer: &str) -> Self {
        let bytes = answer.as_bytes().as_ptr_range();
        Self {
            catalog,
            nodes: Vec::new(),
            codes: Vec::new(),
            many: HashSet::new(),
            beyond: Vec::new(),
            depth,
            answer: bytes.start.addr()..bytes.end.addr(),
            position: 0,
        }
    }

    /// Remembers where a part of the answer is that is read now.
    ///
    /// A text that was made from a part, by resolving its escape sequences, counts as being where that part is.
    pub fn locate(&mut self, part: &str) {
        let address = part.as_ptr().addr();
        if (self.answer.start..=self.answer.end).contains(&address) {
            self.position = address - self.answer.start;
        }
    }

    /// Enters a nested value; `false` if the maximum depth is reached.
    pub fn deeper(&mut self) -> bool {
        let allowed = self.depth > 0;
        self.depth -= usize::from(allowed);
        allowed
    }

    /// Leaves a nested value.
    pub fn back(&mut self) {
        self.depth += 1;
    }

    /// Adds an error inside another one.
    pub fn open(&mut self, parent: Option<usize>, relation: Relation) -> Option<usize> {
        if self.nodes.len() >= MAX_NODES {
            return parent;
        }
        Some(self.push(parent, relation))
    }

    fn push(&mut self, parent: Option<usize>, relation: Relation) -> usize {
        self.nodes.push(Node { parent, relation, start: self.position, at: self.position, ..Node::default() });
        self.nodes.len() - 1
    }

    /// Ends an object; an empty error is dropped.
    pub fn close(&mut self, node: Option<usize>) {
        if let Some(at) = node
            && at + 1 == self.nodes.len()
            // At the maximum, this may be the error around the one that ends.
            && self.nodes.len() < MAX_NODES
            && self.nodes[at].is_empty()
        {
            self.nodes.pop();
        }
    }

    /// Adds a field with a string value.
    pub fn string(&mut self, node: Option<usize>, role: Role, value: &str) {
        self.locate(value);
        // Null values of several programming languages.
        if matches!(value, "" | "null" | "nil" | "None") {
            return;
        }
        let role = match role {
            Role::CodeOrId if self.is_of_a_service(value) => Role::Code,
            Role::CodeOrId => Role::Other,
            role => role,
        };
        let code = match role {
            Role::Code | Role::Addition => self.catalog.code_in_field(value).or_else(|| self.misread(value)),
            // A message that consists of a code that is recognized anywhere.
            Role::Message(_) => self.catalog.code_in_field(value).filter(|code| self.is_recognized(code)),
            _ => None,
        };
        let Some(at) = node else { return text::read(value, self, node) };
        match (role, code) {
            (Role::Code, Some(code)) => self.code(at, code),
            (Role::Addition, Some(code)) => {
                if let Some(addition) = self.open(node, Relation::Cause) {
                    self.code(addition, code);
                }
            }
            (Role::Code | Role::Status, None) => match value.trim().parse().ok().and_then(StatusCode::new) {
                Some(status) => _ = self.nodes[at].status.get_or_insert(status),
                None => {
                    if role == Role::Code {
                        self.nodes[at].no_code.get_or_insert_with(|| value.to_owned());
                    }
                    text::read(value, self, node);
                }
            },
            (Role::Message(rank), code) => {
                let this = &mut self.nodes[at];
                if this.message.is_none() || rank < this.rank {
                    this.rank = rank;
                    this.message = Some(value.to_owned());
                    this.message_code = code;
                }
                match code {
                    Some(code) => self.mention(node, code, ""),
                    None => {
                        self.stated(at, value);
                        text::read(value, self, node);
                    }
                }
            }
            (Role::Same, _) => {
                self.stated(at, value);
                text::read(value, self, node);
            }
            (Role::RequestId, _) => _ = self.nodes[at].request_id.get_or_insert_with(|| value.to_owned()),
            _ => text::read(value, self, node),
        }
    }

    /// The known code that a field has with letters for the digits that look like them: `Ecs.O114`.
    fn misread(&self, value: &str) -> Option<CodeBuf> {
        let (name, number) = value.trim().split_once('.')?;
        if !number.bytes().all(|byte| byte.is_ascii_digit() || b"OoIl".contains(&byte)) {
            return None;
        }
        let number = number.replace(['O', 'o'], "0").replace(['I', 'l'], "1");
        let code = self.catalog.code_in_field(&format!("{name}.{number}"))?;
        self.catalog.error(code.as_code()).map(|error| error.code.into())
    }

    /// Reads the status and the request id that a message states.
    fn stated(&mut self, at: usize, message: &str) {
        // Most messages have neither, which is seen fast.
        let is_status = |digits: &[u8]| matches!(digits, [b'4' | b'5', b'0'..=b'9', b'0'..=b'9']);
        if self.nodes[at].stated_status.is_none() && message.as_bytes().windows(3).any(is_status) {
            let status = status::of_exception(message).or_else(|| status::with_reason(message, self.catalog));
            self.nodes[at].stated_status = status;
        }
        if self.nodes[at].stated_request_id.is_none() && (message.contains("equest") || message.contains("请求")) {
            let id = labels(message).into_iter().find(|label| label.role == Role::RequestId);
            self.nodes[at].stated_request_id = id.map(|label| label.value.into_owned());
        }
    }

    /// Adds a field with a number.
    pub fn number(&mut self, node: Option<usize>, role: Role, value: &str) {
        let Some(at) = node else { return };
        self.locate(value);
        if role == Role::Code
            && let Some(code) = self.catalog.code_in_field(value)
        {
            self.code(at, code);
        } else if matches!(role, Role::Code | Role::Status)
            && let Some(status) = value.parse().ok().and_then(StatusCode::new)
        {
            self.nodes[at].status.get_or_insert(status);
        }
    }

    /// Adds a status that a text states.
    pub fn status(&mut self, node: usize, status: StatusCode) {
        let Some(node) = self.nodes.get_mut(node) else { return };
        if node.status.is_none() && node.code.is_none() {
            node.at = self.position;
        }
        node.status.get_or_insert(status);
    }

    /// Adds a code that a text mentions.
    pub fn mention(&mut self, parent: Option<usize>, code: CodeBuf, after: &str) {
        self.locate(after);
        self.position = self.position.saturating_sub(code.as_str().len());
        let is_full = self.nodes.len() >= MAX_NODES;
        if is_full && (!self.seen(code) || self.nodes.len() >= MAX_NODES_WITH_NEW) {
            self.beyond.push((code, self.position));
            return;
        }
        let at = self.push(parent, Relation::Mention);
        self.code(at, code);
        self.nodes[at].context = context(after);
    }

    /// Whether a text has a code with a form. Listed codes do not count: they may be ordinary words.
    pub fn is_code_with_form(&self, text: &str) -> bool {
        self.catalog.find_codes(text.as_bytes()).any(|found| {
            let service = self.catalog.service_of(found.code.as_code());
            service.is_none_or(|service| service.forms.iter().any(|form| form.matches(found.code.as_str())))
        })
    }

    /// Whether a code is in the catalog, or has a form that other texts do not contain.
    fn is_recognized(&self, code: &CodeBuf) -> bool {
        let text = code.as_str();
        self.catalog.find_codes(text.as_bytes()).any(|found| found.range.len() == text.len())
            || self.catalog.external_service(text).is_some()
    }

    /// Whether a text is a code of one of the catalog's services, or of an external one.
    ///
    /// An id with small letters, such as `a1b2.1000`, may have the form of an external code by chance.
    fn is_of_a_service(&self, text: &str) -> bool {
        let Some(code) = self.catalog.code_in_field(text) else { return false };
        let has_small_letter = code.as_str().bytes().any(|byte| byte.is_ascii_lowercase());
        self.catalog.service_of(code.as_code()).is_some()
            || !has_small_letter && self.catalog.external_service(code.as_str()).is_some()
            || self.catalog.find_codes(code.as_str().as_bytes()).next().is_some()
    }

    fn code(&mut self, at: usize, code: CodeBuf) {
        self.seen(code);
        let node = &mut self.nodes[at];
        if node.code.is_none() {
            node.code = Some(code);
            node.at = self.position;
        }
    }

    /// Adds a code; returns whether it is new.
    fn seen(&mut self, code: CodeBuf) -> bool {
        let is_new = if self.codes.len() < MAX_COMPARED_CODES {
            !self.codes.contains(&code)
        } else {
            if self.many.is_empty() {
                self.many.extend(&self.codes);
            }
            self.many.insert(code)
        };
        if is_new {
            self.codes.push(code);
        }
        is_new
    }
}

/// The rest of the line after a code, if it can be a message.
fn context(after: &str) -> Option<String> {
    const MAX_CHARS: usize = 2000;
    let line =
        after.lines().next().unwrap_or_default().trim_start_matches([' ', ':', '：', '-', ')', ']', '"', '\'', ',']);
    let text: String = line.chars().take(MAX_CHARS).collect();
    (!text.trim().is_empty()).then_some(text)
}

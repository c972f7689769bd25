//! Collects the errors of a response.

use std::collections::HashSet;

use ecs_err_core::catalog::Catalog;
use ecs_err_core::{CodeBuf, StatusCode};

use super::field::Role;
use super::text;

/// The maximum number of errors. Further ones become part of the error around them; their codes are still found.
const MAX_NODES: usize = 10_000;

/// Up to this number, codes are compared one by one; a set is faster for more.
const MAX_COMPARED_CODES: usize = 16;

/// An object of a response, or a part of a text, that may report an error.
#[derive(Debug, Default)]
pub struct Node {
    /// The error around it.
    pub parent: Option<usize>,
    pub relation: Relation,
    pub code: Option<CodeBuf>,
    pub message: Option<String>,
    /// How specific the message is; lower is better.
    rank: u8,
    pub status: Option<StatusCode>,
    pub request_id: Option<String>,
    /// A text where a code was expected.
    no_code: Option<String>,
    /// A code that is the whole message.
    message_code: Option<CodeBuf>,
    /// The rest of the line after a code in a text.
    pub context: Option<String>,
    /// Its index among the causes, or that of the error around it.
    pub place: Option<usize>,
}

/// How an error is related to the one around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Relation {
    /// It is a cause of it.
    #[default]
    Cause,
    /// It is the same error in another form.
    Same,
    /// A text in it describes it.
    Described,
    /// A text in it mentions its code.
    Mention,
}

/// Collects errors and codes in order of appearance.
pub struct Collector<'c> {
    pub catalog: Catalog<'c>,
    pub nodes: Vec<Node>,
    pub codes: Vec<CodeBuf>,
    /// The codes as a set, if they are many.
    many: HashSet<CodeBuf>,
    /// The remaining depth of nesting.
    depth: usize,
}

impl<'c> Collector<'c> {
    pub fn new(catalog: Catalog<'c>, depth: usize) -> Self {
        Self { catalog, nodes: Vec::new(), codes: Vec::new(), many: HashSet::new(), depth }
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
        self.nodes.push(Node { parent, relation, ..Node::default() });
        Some(self.nodes.len() - 1)
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
            Role::Code | Role::Addition => self.catalog.code_in_field(value),
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
                    None => text::read(value, self, node),
                }
            }
            (Role::RequestId, _) => _ = self.nodes[at].request_id.get_or_insert_with(|| value.to_owned()),
            _ => text::read(value, self, node),
        }
    }

    /// Adds a field with a number.
    pub fn number(&mut self, node: Option<usize>, role: Role, value: &str) {
        let Some(at) = node else { return };
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

    /// Adds a code that a text mentions.
    pub fn mention(&mut self, parent: Option<usize>, code: CodeBuf, after: &str) {
        if let Some(at) = self.open(parent, Relation::Mention) {
            self.code(at, code);
            self.nodes[at].context = context(after);
        }
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
        self.nodes[at].code.get_or_insert(code);
    }

    fn seen(&mut self, code: CodeBuf) {
        if self.codes.len() < MAX_COMPARED_CODES {
            if !self.codes.contains(&code) {
                self.codes.push(code);
            }
            return;
        }
        if self.many.is_empty() {
            self.many.extend(&self.codes);
        }
        if self.many.insert(code) {
            self.codes.push(code);
        }
    }
}

impl Node {
    fn is_empty(&self) -> bool {
        self.code.is_none() && self.message.is_none() && self.status.is_none() && self.request_id.is_none()
    }

    /// Swaps code and message if the response has them in the wrong fields.
    pub fn settle(&mut self) {
        if self.code.is_none() && self.message_code.is_some() {
            self.code = self.message_code;
            self.message = self.no_code.take().or(self.message.take());
        } else if self.message.is_none() && self.code.is_none() {
            self.message = self.no_code.take();
        }
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

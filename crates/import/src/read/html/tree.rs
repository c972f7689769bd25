//! The tree of an HTML page: what html5ever's parser builds, with line numbers and limits.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};

/// The number of a node in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id(u32);

pub(super) const ROOT: Id = Id(0);

/// Nodes are linked to their neighbours, so that moving one costs the same in any tree.
#[derive(Debug)]
struct Node {
    parent: Option<Id>,
    previous: Option<Id>,
    next: Option<Id>,
    first: Option<Id>,
    last: Option<Id>,
    line: u32,
    depth: u32,
    content: Content,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Content {
    Element(Box<Element>),
    Text(StrTendril),
    /// The document itself, a comment or a processing instruction.
    Other,
}

/// An element with the attributes that matter.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: QualName,
    pub(super) attributes: Vec<(LocalName, StrTendril)>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| &**other == name).map(|(_, value)| &**value)
    }
}

/// The attributes that readers look at; others would only take memory.
const ATTRIBUTES: [&str; 9] = ["alt", "colspan", "rowspan", "role", "class", "hidden", "href", "data-columns", "id"];

/// A page, read.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    pub(super) fn content(&self, id: Id) -> &Content {
        self.nodes.get(id.0 as usize).map_or(&Content::Other, |node| &node.content)
    }

    /// The line of the page where the node begins, counted from 1.
    pub(super) fn line(&self, id: Id) -> usize {
        self.nodes.get(id.0 as usize).map_or(1, |node| node.line as usize)
    }

    pub(super) fn element(&self, id: Id) -> Option<&Element> {
        match self.content(id) {
            Content::Element(element) => Some(element),
            Content::Text(_) | Content::Other => None,
        }
    }

    /// The name of an element, or an empty one.
    pub(super) fn name(&self, id: Id) -> &str {
        self.element(id).map_or("", |element| &*element.name.local)
    }

    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let first = self.nodes.get(id.0 as usize).and_then(|node| node.first);
        std::iter::successors(first, |child| self.nodes.get(child.0 as usize).and_then(|node| node.next))
    }
}

/// Builds a [`Tree`].
pub(super) struct Builder {
    nodes: RefCell<Vec<Node>>,
    line: Cell<u32>,
    /// Nodes made and moved: what a page costs.
    work: Cell<usize>,
    deepest: Cell<u32>,
}

impl Builder {
    pub(super) fn new() -> Self {
        let root = Node::new(Content::Other, 1);
        Self { nodes: RefCell::new(vec![root]), line: Cell::new(1), work: Cell::new(0), deepest: Cell::new(0) }
    }

    pub(super) fn work(&self) -> usize {
        self.work.get()
    }

    pub(super) fn deepest(&self) -> usize {
        self.deepest.get() as usize
    }

    pub(super) fn line(&self) -> usize {
        self.line.get() as usize
    }

    fn add(&self, content: Content) -> Id {
        self.work.set(self.work.get() + 1);
        let mut nodes = self.nodes.borrow_mut();
        // Limits stop the parser long before.
        let id = Id(u32::try_from(nodes.len()).unwrap_or(u32::MAX));
        nodes.push(Node::new(content, self.line.get()));
        id
    }

    /// Puts a node under a parent, before a sibling or at the end.
    fn insert(&self, parent: Id, before: Option<Id>, child: Id) {
        self.work.set(self.work.get() + 1);
        self.detach(child);
        let nodes = &mut *self.nodes.borrow_mut();
        let previous = match before {
            Some(next) => nodes[next.0 as usize].previous.replace(child),
            None => nodes[parent.0 as usize].last.replace(child),
        };
        match previous {
            Some(previous) => nodes[previous.0 as usize].next = Some(child),
            None => nodes[parent.0 as usize].first = Some(child),
        }
        let depth = nodes[parent.0 as usize].depth + 1;
        let node = &mut nodes[child.0 as usize];
        (node.parent, node.previous, node.next, node.depth) = (Some(parent), previous, before, depth);
        self.deepest.set(self.deepest.get().max(depth));
    }

    fn detach(&self, child: Id) {
        let nodes = &mut *self.nodes.borrow_mut();
        let node = &mut nodes[child.0 as usize];
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        let Some(parent) = parent else { return };
        match previous {
            Some(previous) => nodes[previous.0 as usize].next = next,
            None => nodes[parent.0 as usize].first = next,
        }
        match next {
            Some(next) => nodes[next.0 as usize].previous = previous,
            None => nodes[parent.0 as usize].last = previous,
        }
    }

    fn insert_any(&self, parent: Id, before: Option<Id>, child: NodeOrText<Id>) {
        let child = match child {
            NodeOrText::AppendNode(child) => child,
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let previous = match before {
                    Some(next) => nodes[next.0 as usize].previous,
                    None => nodes[parent.0 as usize].last,
                };
                // Text goes on the text before it.
                if let Some(Content::Text(before)) = previous.map(|id| &mut nodes[id.0 as usize].content) {
                    before.push_tendril(&text);
                    return;
                }
                drop(nodes);
                self.add(Content::Text(text))
            }
        };
        self.insert(parent, before, child);
    }

    fn parent(&self, id: Id) -> Option<Id> {
        self.nodes.borrow()[id.0 as usize].parent
    }
}

impl Node {
    fn new(content: Content, line: u32) -> Self {
        Self { parent: None, previous: None, next: None, first: None, last: None, line, depth: 0, content }
    }
}

/// The name of an element, as the parser asks for it.
#[derive(Debug)]
pub(super) struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Builder {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        Tree { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        ROOT
    }

    fn elem_name(&self, target: &Id) -> Name {
        match &self.nodes.borrow()[target.0 as usize].content {
            Content::Element(element) => Name(element.name.clone()),
            Content::Text(_) | Content::Other => Name(QualName::new(None, Namespace::default(), LocalName::default())),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> Id {
        let attributes = attributes.into_iter().map(|attribute| (attribute.name.local, attribute.value));
        let attributes = attributes.filter(|(name, _)| ATTRIBUTES.contains(&&**name)).collect();
        self.add(Content::Element(Box::new(Element { name, attributes })))
    }

    fn create_comment(&self, _text: StrTendril) -> Id {
        self.add(Content::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Id {
        self.add(Content::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.insert_any(*parent, None, child);
    }

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        if let Some(parent) = self.parent(*sibling) {
            self.insert_any(parent, Some(*sibling), child);
        }
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.parent(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn add_attrs_if_missing(&self, _target: &Id, _attributes: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Id) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &Id, parent: &Id) {
        loop {
            let first = self.nodes.borrow()[node.0 as usize].first;
            let Some(child) = first else { break };
            self.insert(*parent, None, child);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }
}

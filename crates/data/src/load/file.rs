//! A data file: its text, its JSON with positions, and spans in it.

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use ecs_err_ui_text::diagnostics::Message;
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;

use super::places::Places;
use crate::check::RuleId;
use crate::diagnostic::Diagnostic;

/// A file of a data directory.
#[derive(Debug)]
pub struct File<'a> {
    /// The path relative to the directory, with `/` as the separator.
    pub path: &'a str,
    /// The text.
    pub text: &'a str,
    /// The JSON, if the file is well-formed JSON.
    pub json: Option<ast::Value<'a>>,
    /// The lines and columns of the text, counted when they are first needed.
    places: OnceLock<Places>,
}

/// A position in a data file: a value of its JSON, or the whole file.
#[derive(Clone, Copy, Debug)]
pub struct Span<'f> {
    file: &'f File<'f>,
    node: Option<&'f ast::Value<'f>>,
    range: (usize, usize),
}

impl<'a> File<'a> {
    /// A file without JSON.
    pub(crate) fn new(path: &'a str, text: &'a str) -> Self {
        Self { path, text, json: None, places: OnceLock::new() }
    }

    /// Whether the name of the file ends with this extension.
    pub(crate) fn has_extension(&self, extension: &str) -> bool {
        std::path::Path::new(self.path).extension().is_some_and(|own| own == extension)
    }

    /// The whole file as a span.
    #[must_use]
    pub fn span(&self) -> Span<'_> {
        let end = self.text.find('\n').unwrap_or(self.text.len());
        let range = self.json.as_ref().map_or((0, end), |node| (node.start(), node.end()));
        Span { file: self, node: self.json.as_ref(), range }
    }

    /// The line and column of a byte offset, both counted from 1; columns count characters.
    fn position(&self, offset: usize) -> (usize, usize) {
        self.places.get_or_init(|| Places::new(self.text)).position(self.text, offset)
    }

    /// A diagnostic at some bytes of the file.
    pub fn diagnostic(&self, rule: RuleId, range: Range<usize>, message: Message) -> Diagnostic {
        let (line, column) = self.position(range.start);
        Diagnostic {
            rule,
            severity: rule.severity(),
            file: self.path.to_owned(),
            range,
            line,
            column,
            message,
            help: None,
            is_fixed_by_fmt: false,
        }
    }
}

impl fmt::Display for Span<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.file.position(self.range.0);
        write!(f, "{}:{line}:{column}", self.file.path)
    }
}

impl<'f> Span<'f> {
    /// The span of a value.
    pub(crate) fn of(file: &'f File<'f>, node: &'f ast::Value<'f>) -> Self {
        Self { file, node: Some(node), range: (node.start(), node.end()) }
    }

    /// The span of the value of a key; this span if the key is absent.
    #[must_use]
    pub fn key(self, key: &str) -> Self {
        let property = self
            .node
            .and_then(ast::Value::as_object)
            .and_then(|object| object.properties.iter().find(|property| property.name.as_str() == key));
        property.map_or(self, |property| Self::of(self.file, &property.value))
    }

    /// The file, and the line and column in it, both counted from 1.
    #[must_use]
    pub fn place(self) -> (&'f str, usize, usize) {
        let (line, column) = self.file.position(self.range.0);
        (self.file.path, line, column)
    }

    /// The span of an item of an array; this span if the item is absent.
    #[must_use]
    pub fn index(self, index: usize) -> Self {
        let item = self.node.and_then(ast::Value::as_array).and_then(|array| array.elements.get(index));
        item.map_or(self, |item| Self::of(self.file, item))
    }

    /// The name of the file without its extension.
    pub(crate) fn file_stem(self) -> Option<&'f str> {
        std::path::Path::new(self.file.path).file_stem()?.to_str()
    }

    /// The path of the file.
    pub(crate) fn path(self) -> &'f str {
        self.file.path
    }

    /// The bytes of the file.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.range.0..self.range.1
    }

    /// A diagnostic at this span.
    #[must_use]
    pub fn diagnostic(self, rule: RuleId, message: Message) -> Diagnostic {
        self.file.diagnostic(rule, self.range.0..self.range.1, message)
    }
}

impl Diagnostic {
    /// Adds a help text to the diagnostic.
    #[must_use]
    pub fn help(self, help: Message) -> Self {
        Self { help: Some(help), ..self }
    }

    /// Says whether `ecs-err fmt` fixes what the diagnostic is about.
    pub(crate) fn fixed_by_fmt(self, is_fixed_by_fmt: bool) -> Self {
        Self { is_fixed_by_fmt, ..self }
    }

    /// Adds a help text to the diagnostic if it is `Some`.
    #[must_use]
    pub fn help_if(self, help: Option<Message>) -> Self {
        Self { help: help.or(self.help), ..self }
    }
}

//! Reads typed records from the JSON of a file and reports errors.

mod text;

use std::cell::RefCell;
use std::collections::HashSet;

use bumpalo::Bump;
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;

use super::file::{File, Span};
use super::header::Header;
use super::texts::TextSpan;
use crate::check::RuleId;
use crate::diagnostic::{Diagnostic, did_you_mean};
use ecs_err_core::model::datum::{Datum, Decoder, Expected, RecordDecoder};
use ecs_err_core::model::{Json, Text};
use ecs_err_ui_text::diagnostics::{Message, messages};

/// The context of reading a value.
pub(super) struct Context<'c, 'a> {
    pub arena: &'a Bump,
    /// The index of the file.
    pub number: usize,
    pub file: &'c File<'a>,
    /// The languages of texts, from catalog.json.
    pub header: &'c Header<'a>,
    pub diagnostics: &'c RefCell<Vec<Diagnostic>>,
    /// The texts that have been read.
    pub texts: &'c RefCell<Vec<TextSpan<'a>>>,
}

/// A value of the file.
#[derive(Clone, Copy)]
pub(super) struct Reader<'c, 'a> {
    context: &'c Context<'c, 'a>,
    node: &'c ast::Value<'a>,
    /// The keys that lead here; items of lists have those of the list.
    parent: &'static str,
    key: &'static str,
}

/// An object of the file.
pub(super) struct RecordReader<'c, 'a> {
    reader: Reader<'c, 'a>,
    object: Option<&'c ast::Object<'a>>,
}

impl<'c, 'a> Reader<'c, 'a> {
    pub fn new(context: &'c Context<'c, 'a>, node: &'c ast::Value<'a>) -> Self {
        Self { context, node, parent: "", key: "" }
    }

    fn at(self, node: &'c ast::Value<'a>) -> Self {
        Self { node, ..self }
    }

    fn report(self, diagnostic: Diagnostic) {
        self.context.diagnostics.borrow_mut().push(diagnostic);
    }

    fn span(self) -> Span<'c> {
        Span::of(self.context.file, self.node)
    }

    fn wrong_type(self, expected: &Message) {
        let found = match self.node {
            ast::Value::StringLit(_) => messages::a_string(),
            ast::Value::NumberLit(_) => messages::a_number(),
            ast::Value::BooleanLit(_) => messages::a_boolean(),
            ast::Value::Object(_) => messages::an_object(),
            ast::Value::Array(_) => messages::an_array(),
            ast::Value::NullKeyword(_) => messages::null(),
        };
        self.report(self.span().diagnostic(RuleId::WrongType, messages::expected_but_found(expected, &found)));
    }

    fn expect(self, value: &Message) {
        self.report(self.span().diagnostic(RuleId::WrongType, messages::expected(value)));
    }

    fn keep(self, text: &std::borrow::Cow<'a, str>) -> &'a str {
        match text {
            std::borrow::Cow::Borrowed(text) => text,
            std::borrow::Cow::Owned(text) => self.context.arena.alloc_str(text),
        }
    }

    fn name(self, name: &ast::ObjectPropName<'a>) -> &'a str {
        match name {
            ast::ObjectPropName::String(literal) => self.keep(&literal.value),
            ast::ObjectPropName::Word(word) => word.value,
        }
    }

    /// A diagnostic at a key of the object here.
    fn at_key(self, property: &ast::ObjectProp<'_>, rule: RuleId, message: Message) -> Diagnostic {
        let range = property.name.range();
        self.context.file.diagnostic(rule, range.start..range.end, message)
    }

    /// Reports keys that occur twice.
    fn reject_duplicates(self, object: &'c ast::Object<'a>) {
        let mut seen = HashSet::with_capacity(object.properties.len());
        for property in &object.properties {
            let name = property.name.as_str();
            if !seen.insert(name) {
                self.report(self.at_key(property, RuleId::DuplicateKey, messages::repeated_key(name)));
            }
        }
    }

    /// Reports keys that the record does not have.
    fn reject_unknown(self, object: &ast::Object<'_>, keys: &[&'static str]) {
        let is_unknown = |property: &&ast::ObjectProp<'_>| !keys.contains(&property.name.as_str());
        let unknown: Vec<_> = object.properties.iter().filter(is_unknown).collect();
        if unknown.is_empty() {
            return;
        }
        let absent: Vec<&str> = keys.iter().copied().filter(|key| property(object, key).is_none()).collect();
        for property in unknown {
            let name = property.name.as_str();
            let help = match did_you_mean(name, absent.iter().copied()) {
                Some(key) => messages::did_you_mean(key),
                None => messages::keys_here(&Message::list(keys.iter().copied())),
            };
            self.report(self.at_key(property, RuleId::UnknownKey, messages::unknown_key(name)).help(help));
        }
    }
}

/// The property of an object with this key.
fn property<'c, 'a>(object: &'c ast::Object<'a>, key: &str) -> Option<&'c ast::ObjectProp<'a>> {
    object.properties.iter().find(|property| property.name.as_str() == key)
}

impl<'c, 'a> Decoder<'a> for Reader<'c, 'a> {
    type Record = RecordReader<'c, 'a>;

    fn string(self) -> Option<&'a str> {
        match self.node {
            ast::Value::StringLit(literal) => Some(self.keep(&literal.value)),
            _ => {
                self.wrong_type(&messages::a_string());
                None
            }
        }
    }

    fn integer(self) -> Option<i64> {
        let integer = self.node.as_number_lit().and_then(|literal| literal.value.parse().ok());
        if integer.is_none() {
            self.wrong_type(&messages::an_integer());
        }
        integer
    }

    fn boolean(self) -> Option<bool> {
        let boolean = self.node.as_boolean_lit().map(|literal| literal.value);
        if boolean.is_none() {
            self.wrong_type(&messages::true_or_false());
        }
        boolean
    }

    fn json(self) -> Json<'a> {
        let arena = self.context.arena;
        match self.node {
            ast::Value::NullKeyword(_) => Json::Null,
            ast::Value::BooleanLit(literal) => Json::Bool(literal.value),
            ast::Value::NumberLit(literal) => {
                let number = literal.value.parse::<serde_json::Number>().map(|number| number.to_string());
                if number.is_ok_and(|number| number == literal.value) {
                    literal.value.parse().map_or(Json::Number(literal.value), Json::Integer)
                } else {
                    self.expect(&messages::exact_number());
                    Json::EMPTY
                }
            }
            ast::Value::StringLit(literal) => Json::String(self.keep(&literal.value)),
            ast::Value::Array(array) => {
                Json::Array(arena.alloc_slice_fill_iter(array.elements.iter().map(|item| self.at(item).json())))
            }
            ast::Value::Object(object) => {
                self.reject_duplicates(object);
                Json::Object(
                    arena.alloc_slice_fill_iter(
                        object
                            .properties
                            .iter()
                            .map(|property| (self.name(&property.name), self.at(&property.value).json())),
                    ),
                )
            }
        }
    }

    fn text(self) -> Text<'a> {
        text::read(self)
    }

    fn members<T: Datum<'a>>(self) -> &'a [(&'a str, T)] {
        let ast::Value::Object(object) = self.node else {
            self.wrong_type(&messages::an_object());
            return &[];
        };
        self.reject_duplicates(object);
        let member =
            |property: &'c ast::ObjectProp<'a>| (self.name(&property.name), T::decode(self.at(&property.value)));
        self.context.arena.alloc_slice_fill_iter(object.properties.iter().map(member))
    }

    fn one_or_more<T: Datum<'a>>(self) -> &'a [T] {
        match self.node {
            ast::Value::Array(array) if array.elements.is_empty() => {
                self.expect(&messages::one_or_more());
                &[]
            }
            ast::Value::Array(_) => self.list(),
            _ => self.context.arena.alloc_slice_fill_iter([T::decode(self)]),
        }
    }

    fn strings(self, strings: impl ExactSizeIterator<Item = &'a str> + Clone) -> Option<&'a [&'a str]> {
        let has_all = strings.clone().all(|text| !text.is_empty());
        has_all.then(|| &*self.context.arena.alloc_slice_fill_iter(strings))
    }

    fn is_boolean(self) -> bool {
        matches!(self.node, ast::Value::BooleanLit(_))
    }

    fn list<T: Datum<'a>>(self) -> &'a [T] {
        match self.node {
            ast::Value::Array(array) => {
                self.context.arena.alloc_slice_fill_iter(array.elements.iter().map(|item| T::decode(self.at(item))))
            }
            _ => {
                self.wrong_type(&messages::an_array());
                &[]
            }
        }
    }

    fn record(self, keys: &'static [&'static str]) -> RecordReader<'c, 'a> {
        let object = self.node.as_object();
        match object {
            None => self.wrong_type(&messages::an_object()),
            Some(object) => {
                self.reject_duplicates(object);
                self.reject_unknown(object, keys);
            }
        }
        RecordReader { reader: self, object }
    }

    fn reject(self, expected: Expected) {
        self.expect(&messages::expected_value(expected));
    }

    fn reject_word(self, words: &'static [&'static str]) {
        let found = self.node.as_string_lit().map_or("", |literal| &*literal.value);
        let message = messages::expected_word(found, &Message::list(words.iter().copied()));
        let help = did_you_mean(found, words.iter().copied()).map(messages::did_you_mean);
        self.report(self.span().diagnostic(RuleId::WrongType, message).help_if(help));
    }

    fn reject_code(self) {
        let found = self.node.as_string_lit().map_or("", |literal| &*literal.value);
        let diagnostic = self.span().diagnostic(RuleId::MalformedCode, messages::not_a_code(found));
        self.report(diagnostic.help(messages::characters_of_codes()));
    }
}

impl<'a> RecordDecoder<'a> for RecordReader<'_, 'a> {
    fn key<T: Datum<'a>>(&self, key: &'static str, is_optional: bool) -> T {
        let Some(object) = self.object else { return T::EMPTY };
        match property(object, key) {
            Some(property) => T::decode(Reader { parent: self.reader.key, key, ..self.reader.at(&property.value) }),
            None => {
                if !T::OPTIONAL && !is_optional {
                    let reader = self.reader;
                    reader.report(reader.span().diagnostic(RuleId::MissingKey, messages::missing_key(key)));
                }
                T::EMPTY
            }
        }
    }
}

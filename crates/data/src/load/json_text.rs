//! JSON with the places of its values, for programs that check files other than those of a catalog.

use std::ops::Range;

use jsonc_parser::ast::{self, ObjectPropName};
use jsonc_parser::common::Ranged as _;

use super::syntax::{self, Mistake};

/// A text that is strict JSON (RFC 8259).
#[derive(Debug)]
pub struct JsonText<'t> {
    root: ast::Value<'t>,
}

/// A value of a [`JsonText`].
#[derive(Clone, Copy, Debug)]
pub struct JsonNode<'j>(&'j ast::Value<'j>);

/// What a [`JsonNode`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonKind<'j> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number, as written.
    Number(&'j str),
    /// A string, without its escapes.
    String(&'j str),
    /// An array; [`JsonNode::items`] has its items.
    Array,
    /// An object; [`JsonNode::members`] has its members.
    Object,
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct JsonMember<'j> {
    /// The name, without its escapes.
    pub name: &'j str,
    /// The place of the name, with its quotation marks, in bytes.
    pub range: Range<usize>,
    /// The value.
    pub value: JsonNode<'j>,
}

impl<'t> JsonText<'t> {
    /// Reads a text.
    ///
    /// # Errors
    /// If it is not strict JSON, or nested too deeply.
    pub fn parse(text: &'t str) -> Result<Self, Mistake> {
        Ok(Self { root: syntax::parse(text)? })
    }

    /// The value.
    #[must_use]
    pub fn root(&self) -> JsonNode<'_> {
        JsonNode(&self.root)
    }
}

impl<'j> JsonNode<'j> {
    /// What it is.
    #[must_use]
    pub fn kind(self) -> JsonKind<'j> {
        match self.0 {
            ast::Value::NullKeyword(_) => JsonKind::Null,
            ast::Value::BooleanLit(literal) => JsonKind::Boolean(literal.value),
            ast::Value::NumberLit(literal) => JsonKind::Number(literal.value),
            ast::Value::StringLit(literal) => JsonKind::String(&literal.value),
            ast::Value::Array(_) => JsonKind::Array,
            ast::Value::Object(_) => JsonKind::Object,
        }
    }

    /// Its place in the text, in bytes.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.0.start()..self.0.end()
    }

    /// The items of an array; none for another value.
    #[must_use]
    pub fn items(self) -> impl ExactSizeIterator<Item = JsonNode<'j>> + Clone + use<'j> {
        let items = self.0.as_array().map_or(&[][..], |array| &array.elements);
        items.iter().map(JsonNode)
    }

    /// The members of an object in the order of the text; none for another value. A name may occur twice.
    #[must_use]
    pub fn members(self) -> impl ExactSizeIterator<Item = JsonMember<'j>> + Clone + use<'j> {
        let properties = self.0.as_object().map_or(&[][..], |object| &object.properties);
        properties.iter().map(|property| {
            let name = match &property.name {
                ObjectPropName::String(literal) => &*literal.value,
                ObjectPropName::Word(word) => word.value,
            };
            let range = property.name.range();
            JsonMember { name, range: range.start..range.end, value: JsonNode(&property.value) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_their_places() {
        let text = "{\"网\\n\": [1.50, null]}";
        let json = JsonText::parse(text).expect("JSON");
        let members: Vec<_> = json.root().members().collect();
        assert_eq!((members[0].name, &text[members[0].range.clone()]), ("网\n", "\"网\\n\""));
        let items: Vec<_> = members[0].value.items().map(|item| (item.kind(), &text[item.range()])).collect();
        assert_eq!(items, [(JsonKind::Number("1.50"), "1.50"), (JsonKind::Null, "null")]);
        assert_eq!(json.root().items().len() + members[0].value.members().len(), 0);
    }

    #[test]
    fn deep_nesting_is_a_mistake() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = open.repeat(10_000) + "1" + &close.repeat(10_000);
            let mistake = JsonText::parse(&text).expect_err("a mistake");
            assert_eq!(mistake.message.to_string(), "maximum nesting depth exceeded");
        }
    }
}

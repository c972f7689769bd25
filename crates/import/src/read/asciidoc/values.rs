//! Attributes of a document: names in braces that stand for texts.

use std::collections::HashMap;

use crate::read::error::Result;
use crate::read::inline::Inserted;
use crate::read::limits::Limits;

/// Attributes that every document has.
const CHARACTERS: [(&str, &str); 20] = [
    ("amp", "&"),
    ("apos", "'"),
    ("asterisk", "*"),
    ("backslash", "\\"),
    ("backtick", "`"),
    ("blank", ""),
    ("caret", "^"),
    ("empty", ""),
    ("endsb", "]"),
    ("gt", ">"),
    ("lt", "<"),
    ("nbsp", " "),
    ("plus", "+"),
    ("quot", "\""),
    ("sp", " "),
    ("startsb", "["),
    ("tilde", "~"),
    ("two-colons", "::"),
    ("vbar", "|"),
    ("zwsp", ""),
];

/// The attributes of a document.
#[derive(Debug)]
pub(super) struct Values {
    own: HashMap<String, String>,
    inserted: Inserted,
}

impl Values {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { own: HashMap::new(), inserted: Inserted::new(limits) }
    }

    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.own.insert(name.to_owned(), value.to_owned());
    }

    /// Refuses values that make too much text; it was left out.
    pub(super) fn check(&self) -> Result<()> {
        self.inserted.check()
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.value(name).map(|value| self.inserted.take(value))
    }

    fn value(&self, name: &str) -> Option<&str> {
        let own = self.own.get(name).map(String::as_str);
        own.or_else(|| CHARACTERS.iter().find(|(other, _)| *other == name).map(|(_, value)| *value))
    }

    /// The plain text of a text within markup, in which marks are removed once more.
    pub(super) fn without_marks(&self, text: &str) -> String {
        let inner = ["**", "__", "*", "_", "`", "#"].iter().find_map(|mark| {
            let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
            (!inner.is_empty() && !inner.contains(mark)).then_some(inner)
        });
        let text = inner.unwrap_or(text);
        let mut plain = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            plain.push_str(before);
            match after.split_once('}').and_then(|(name, after)| Some((self.get(name)?, after))) {
                Some((value, after)) => {
                    plain.push_str(value);
                    rest = after;
                }
                None => {
                    plain.push('{');
                    rest = after;
                }
            }
        }
        plain.push_str(rest);
        plain
    }
}

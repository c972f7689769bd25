//! Rows that were taken.

use std::collections::BTreeMap;

use crate::map::Key;
use crate::map::script::Script;

/// A row: a code and its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The line of the row in its file, from 1.
    pub line: usize,
    /// The code.
    pub code: String,
    /// The HTTP statuses.
    pub statuses: Vec<u16>,
    /// The texts, in the order of the columns.
    pub(crate) texts: Vec<Text>,
    /// The other values.
    pub(crate) values: BTreeMap<Key, String>,
}

/// A text of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    pub key: Key,
    /// The language that the head of the column names.
    pub language: Option<String>,
    /// The script of the column.
    pub script: Option<Script>,
    pub text: String,
}

impl Entry {
    /// Adds a text; to one with the same key, language and script as a further paragraph.
    pub(crate) fn add(&mut self, key: Key, script: Option<Script>, text: &str) {
        self.add_in(None, key, script, text);
    }

    /// Adds a text in a language.
    pub(crate) fn add_in(&mut self, language: Option<&str>, key: Key, script: Option<Script>, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let is_same =
            |present: &&mut Text| (present.key, present.language.as_deref(), present.script) == (key, language, script);
        match self.texts.iter_mut().find(is_same) {
            Some(present) if present.text == text => {}
            Some(present) => {
                present.text.push_str("\n\n");
                present.text.push_str(text);
            }
            None => {
                let language = language.map(str::to_owned);
                self.texts.push(Text { key, language, script, text: text.to_owned() });
            }
        }
    }

    /// Whether the entry has a message or a description.
    pub(crate) fn has_meaning(&self) -> bool {
        self.texts.iter().any(|text| matches!(text.key, Key::Message | Key::Description))
    }

    /// Makes sure that there is a description if there is any text: a cause, an action or a name describes a code
    /// that nothing else describes.
    pub(crate) fn complete(&mut self) -> bool {
        if self.has_meaning() {
            return true;
        }
        for key in [Key::Cause, Key::Action] {
            let mut found = false;
            for text in self.texts.iter_mut().filter(|text| text.key == key) {
                text.key = Key::Description;
                found = true;
            }
            if found {
                return true;
            }
        }
        match self.values.get(&Key::Name).cloned() {
            Some(name) if !name.eq_ignore_ascii_case(&self.code) => {
                self.add(Key::Description, None, &name);
                true
            }
            _ => false,
        }
    }
}

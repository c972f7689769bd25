//! Reads TOML strictly: unknown keys and values of other types are problems with their place.

use std::ops::Range;

use ecs_err_core::model::{LanguageTag, Url, datum::Expected};
use ecs_err_data::did_you_mean;
use ecs_err_ui_text::diagnostics::{Message, messages};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::theme_problem::ThemeProblem;
use super::{Place, Words};

/// A table of the document.
pub type Table<'t> = DeTable<'t>;
/// A value with its position.
pub type Entry<'t> = Spanned<DeValue<'t>>;

/// A document that is read, and what is wrong with it.
pub struct Reader<'t> {
    file: &'static str,
    text: &'t str,
    pub problems: Vec<ThemeProblem>,
}

impl<'t> Reader<'t> {
    pub const fn new(file: &'static str, text: &'t str) -> Self {
        Self { file, text, problems: Vec::new() }
    }

    /// The whole document, if it is TOML.
    pub fn document(&mut self) -> Option<Table<'t>> {
        match DeTable::parse(self.text) {
            Ok(table) => Some(table.into_inner()),
            Err(error) => {
                let message = Message::verbatim(error.message().trim());
                self.report(error.span().unwrap_or_default(), message, None);
                None
            }
        }
    }

    /// Adds a problem at some bytes of the document.
    pub fn report(&mut self, range: Range<usize>, message: Message, help: Option<Message>) {
        let at = Some(self.position(range.start));
        self.problems.push(ThemeProblem { file: self.file.to_owned(), at, message, help });
    }

    /// The line and the column of a byte.
    fn position(&self, byte: usize) -> (usize, usize) {
        let before = self.text.get(..byte).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    }

    /// Reports the keys that are not among the known ones.
    pub fn only(&mut self, table: &Table<'_>, known: &[&str]) {
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            let absent = known.iter().copied().filter(|key| !table.contains_key(*key));
            let help = match did_you_mean(name, absent) {
                Some(near) => messages::did_you_mean(near),
                None => messages::keys_here(&Message::list(known.iter().copied())),
            };
            self.report(key.span(), messages::unknown_key(name), Some(help));
        }
    }

    /// The value of a key, if it is there and right.
    pub fn optional<T>(
        &mut self,
        table: &Table<'_>,
        key: &str,
        read: impl FnOnce(&mut Self, &Entry<'_>) -> Option<T>,
    ) -> Option<T> {
        table.get(key).and_then(|entry| read(self, entry))
    }

    /// The items of the list that a key has, if it is there.
    pub fn list<T>(
        &mut self,
        table: &Table<'_>,
        key: &str,
        read: impl Fn(&mut Self, &Entry<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(entry) = table.get(key) else { return Vec::new() };
        let DeValue::Array(items) = entry.get_ref() else {
            self.expected::<T>(entry, &messages::an_array());
            return Vec::new();
        };
        items.iter().filter_map(|item| read(self, item)).collect()
    }

    pub fn table<'e>(&mut self, entry: &Entry<'e>) -> Option<Table<'e>> {
        match entry.get_ref() {
            DeValue::Table(table) => Some(table.clone()),
            _ => self.expected(entry, &messages::an_object()),
        }
    }

    pub fn string(&mut self, entry: &Entry<'_>) -> Option<String> {
        match entry.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            _ => self.expected(entry, &messages::a_string()),
        }
    }

    pub fn placed_string(&mut self, entry: &Entry<'_>) -> Option<Place<String>> {
        let value = self.string(entry)?;
        Some(Place { value, at: self.position(entry.span().start) })
    }

    /// An address of the web.
    pub fn url(&mut self, entry: &Entry<'_>) -> Option<String> {
        let text = self.string(entry)?;
        let is_web = text.starts_with("https://") || text.starts_with("http://");
        if is_web && Url::new(&text).is_some() {
            return Some(text);
        }
        self.report(entry.span(), messages::expected(&messages::expected_value(Expected::Url)), None);
        None
    }

    /// A text in all languages or in each.
    pub fn words(&mut self, entry: &Entry<'_>) -> Option<Words> {
        let DeValue::Table(table) = entry.get_ref() else { return self.string(entry).map(Words::All) };
        let mut texts = Vec::new();
        for (key, value) in table {
            let tag = key.get_ref().as_ref();
            if LanguageTag::new(tag).is_none() || !(2..=3).contains(&tag.split('-').next().map_or(0, str::len)) {
                let tag = messages::expected_value(Expected::LanguageTag);
                self.report(key.span(), messages::expected(&tag), None);
            } else if let Some(text) = self.string(value) {
                texts.push((tag.to_owned(), text));
            }
        }
        Some(Words::Each(texts))
    }

    /// Reports a value of the wrong type.
    fn expected<T>(&mut self, entry: &Entry<'_>, wanted: &Message) -> Option<T> {
        let found = match entry.get_ref() {
            DeValue::String(_) => messages::a_string(),
            DeValue::Integer(_) | DeValue::Float(_) => messages::a_number(),
            DeValue::Boolean(_) => messages::a_boolean(),
            DeValue::Array(_) => messages::an_array(),
            DeValue::Table(_) => messages::an_object(),
            DeValue::Datetime(_) => messages::a_date(),
        };
        self.report(entry.span(), messages::expected_but_found(wanted, &found), None);
        None
    }
}

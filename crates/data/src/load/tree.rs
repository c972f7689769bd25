//! Values of the model as JSON trees in the form of data files.

use std::fmt;

use ecs_err_core::model::datum::{Datum, Encoder};
use ecs_err_core::model::{Json, Text};
use serde_json::{Map, Value as Tree};

/// A value as a tree; texts that are only in the plain language, the catalog's one language, are plain strings.
pub(super) fn tree<'a>(value: &impl Datum<'a>, plain: Option<&str>) -> Tree {
    let mut writer = Writer { tree: Tree::Null, plain };
    value.encode(&mut writer);
    writer.tree
}

struct Writer<'l> {
    tree: Tree,
    plain: Option<&'l str>,
}

impl Encoder for Writer<'_> {
    fn string(&mut self, value: &str) {
        self.tree = value.into();
    }

    fn integer(&mut self, value: i64) {
        self.tree = value.into();
    }

    fn boolean(&mut self, value: bool) {
        self.tree = value.into();
    }

    fn json(&mut self, value: Json<'_>) {
        // serde_json can represent every number that JSON allows.
        self.tree = serde_json::to_value(value).unwrap_or_default();
    }

    fn text(&mut self, value: Text<'_>) {
        let mut pairs = value.iter();
        self.tree = match (pairs.next(), pairs.next()) {
            (Some((language, text)), None) if Some(language) == self.plain => text.into(),
            _ => Tree::Object(value.iter().map(|(language, text)| (language.to_owned(), text.into())).collect()),
        };
    }

    fn constant(&mut self, _: fmt::Arguments<'_>, json: fmt::Arguments<'_>) {
        self.tree = json.to_string().into();
    }

    fn number(&mut self, _: fmt::Arguments<'_>, json: i64) {
        self.tree = json.into();
    }

    fn constant_boolean(&mut self, _: &'static str, json: bool) {
        self.tree = json.into();
    }

    fn wrapped(&mut self, _: &'static str, value: impl FnOnce(&mut Self)) {
        value(self);
    }

    fn option<'a, T: Datum<'a>>(&mut self, value: Option<T>) {
        self.tree = value.as_ref().map_or(Tree::Null, |value| tree(value, self.plain));
    }

    fn list<'a, T: Datum<'a>>(&mut self, values: &[T]) {
        self.tree = values.iter().map(|value| tree(value, self.plain)).collect();
    }

    fn members<'a, T: Datum<'a>>(&mut self, members: &[(&str, T)]) {
        let members = members.iter().map(|(key, value)| ((*key).to_owned(), tree(value, self.plain)));
        self.tree = Tree::Object(members.collect());
    }

    fn one_or_more<'a, T: Datum<'a>>(&mut self, values: &[T]) {
        match values {
            [value] => self.tree = tree(value, self.plain),
            _ => self.list(values),
        }
    }

    fn record(&mut self, _: &'static str, fields: impl FnOnce(&mut Self)) {
        self.tree = Tree::Object(Map::new());
        fields(self);
    }

    fn field<'a, T: Datum<'a>>(&mut self, _: &'static str, key: &'static str, value: &T) {
        if let Tree::Object(members) = &mut self.tree
            && !value.is_absent()
        {
            members.insert(key.to_owned(), tree(value, self.plain));
        }
    }
}

//! The files of a catalog as trees, in which each text is a map of languages.

use std::collections::{BTreeMap, HashMap};

use ecs_err_core::model::Code;
use ecs_err_data::load::{self, DataDir};
use serde_json::{Map, Value as Tree};

/// The files of a catalog, by path.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trees {
    pub files: BTreeMap<String, Tree>,
    /// The files as they are now.
    before: BTreeMap<String, (Tree, String)>,
    languages_before: Vec<String>,
}

/// The path of the file that describes the catalog.
pub(crate) const ABOUT: &str = "catalog.json";

impl Trees {
    /// The files of a directory that was read.
    pub fn of(dir: &DataDir<'_>) -> Self {
        let mut trees = Self::default();
        for file in &dir.files {
            if let Some(tree) = load::expanded(dir, file.path) {
                trees.before.insert(file.path.to_owned(), (tree.clone(), file.text.to_owned()));
                trees.files.insert(file.path.to_owned(), tree);
            }
        }
        trees.languages_before = trees.languages();
        trees
    }

    /// The languages of the catalog.
    pub fn languages(&self) -> Vec<String> {
        let languages = self.files.get(ABOUT).and_then(|about| about.get("languages")).and_then(Tree::as_array);
        languages.into_iter().flatten().filter_map(Tree::as_str).map(str::to_owned).collect()
    }

    /// The language of messages.
    pub fn message_language(&self) -> Option<String> {
        self.files.get(ABOUT)?.get("messageLanguage")?.as_str().map(str::to_owned)
    }

    /// The lists of errors, by path.
    pub fn errors(&self) -> impl Iterator<Item = (&String, &Vec<Tree>)> {
        self.files.iter().filter_map(|(path, tree)| {
            Some((path, tree.get("errors").filter(|_| path.starts_with("errors/"))?.as_array()?))
        })
    }

    /// The errors of a file.
    pub fn errors_mut(&mut self, path: &str) -> Option<&mut Vec<Tree>> {
        self.files.get_mut(path)?.get_mut("errors")?.as_array_mut()
    }

    /// Where each code is: the path of its file, and its place there.
    pub fn index(&self) -> HashMap<String, (String, usize)> {
        let code = |error: &Tree| error.get("code").and_then(Tree::as_str).map(str::to_owned);
        self.errors()
            .flat_map(|(path, errors)| {
                errors.iter().enumerate().filter_map(move |(at, error)| Some((code(error)?, (path.clone(), at))))
            })
            .collect()
    }

    /// The path of the file with the errors of a service; `None` if the service has a file for each code.
    pub fn path_of(&self, service: &str) -> Option<String> {
        let is_own = |path: &&String| self.files[*path].get("service").and_then(Tree::as_str) == Some(service);
        let own: Vec<&String> = self.errors().map(|(path, _)| path).filter(is_own).collect();
        let with_several = own.iter().find(|path| path.matches('/').count() == 1);
        match with_several {
            Some(path) => Some((*path).clone()),
            None if own.is_empty() => Some(format!("errors/{service}.json")),
            None => None,
        }
    }

    /// The texts of the files that differ from those of the directory, in canonical form.
    pub fn changed(mut self) -> BTreeMap<String, String> {
        for (path, tree) in &mut self.files {
            if path.starts_with("errors/") {
                sort_by(tree, "errors", "code");
            } else if path == ABOUT {
                sort_by(tree, "services", "id");
            }
        }
        let languages = self.languages();
        let same_form = languages == self.languages_before;
        let mut changed = BTreeMap::new();
        for (path, tree) in &self.files {
            let before = self.before.get(path);
            if same_form && before.is_some_and(|(before, _)| before == tree) {
                continue;
            }
            let mut order = languages.clone();
            order.extend(self.message_language());
            let text = load::layout(&written(tree, &languages, &order));
            if before.is_none_or(|(_, before)| *before != text) {
                changed.insert(path.clone(), text);
            }
        }
        changed
    }
}

fn sort_by(tree: &mut Tree, list: &str, key: &str) {
    if let Some(items) = tree.get_mut(list).and_then(Tree::as_array_mut) {
        items.sort_by(|one, other| {
            let text = |item: &Tree| item.get(key).and_then(Tree::as_str).unwrap_or_default().to_owned();
            let (one, other) = (text(one), text(other));
            match (Code::new(&one), Code::new(&other)) {
                (Some(one), Some(other)) if key == "code" => one.natural_cmp(&other),
                _ => one.cmp(&other),
            }
        });
    }
}

/// A tree as it is written: texts in the order of the languages, and plain where there is only one.
fn written(tree: &Tree, languages: &[String], order: &[String]) -> Tree {
    match tree {
        Tree::Array(items) => items.iter().map(|item| written(item, languages, order)).collect(),
        Tree::Object(members) => {
            let is_text =
                !members.is_empty() && members.iter().all(|(key, value)| order.contains(key) && value.is_string());
            if !is_text {
                return Tree::Object(
                    members.iter().map(|(key, value)| (key.clone(), written(value, languages, order))).collect(),
                );
            }
            if let ([only], [(key, text)]) = (languages, members.iter().collect::<Vec<_>>().as_slice())
                && *key == only
            {
                return (*text).clone();
            }
            let in_order = order.iter().filter_map(|language| Some((language.clone(), members.get(language)?.clone())));
            Tree::Object(in_order.collect::<Map<_, _>>())
        }
        scalar => scalar.clone(),
    }
}

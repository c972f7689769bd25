//! Adds records to the files of their services.

use std::collections::HashMap;

use ecs_err_core::model::Code;
use serde_json::{Value as Tree, json};

use super::about::services_of;
use super::forms::ServiceForms;
use super::merge::{self, Conflict};
use super::records::NewRecord;
use super::trees::{ABOUT, Trees};
use super::{Plan, Source};
use crate::map::Key;

/// Adds records to the files of a catalog.
pub(super) struct Adder<'t> {
    trees: &'t mut Trees,
    services: Vec<ServiceForms>,
    /// The file of each service; `None` if it has a file for each code.
    paths: Vec<Option<String>>,
    index: HashMap<String, (String, usize)>,
    languages: Vec<String>,
    update: bool,
}

impl<'t> Adder<'t> {
    pub fn new(trees: &'t mut Trees, update: bool) -> Self {
        let services = services_of(trees);
        let paths = services.iter().map(|service| trees.path_of(&service.id)).collect();
        Self { paths, index: trees.index(), languages: trees.languages(), services, trees, update }
    }

    pub fn add(&mut self, record: NewRecord, source: &Source, plan: &mut Plan) {
        self.add_languages(&record);
        if let Some((path, at)) = self.index.get(&record.code) {
            let Some(present) = self.trees.errors_mut(path).and_then(|errors| errors[*at].as_object_mut()) else {
                return;
            };
            let merged = merge::merge(present, &record, self.update);
            let conflicts = merged.conflicts.into_iter().map(|(key, present, new)| Conflict {
                file: source.file.clone(),
                line: record.line,
                code: record.code.clone(),
                key,
                present,
                new,
            });
            plan.conflicts.extend(conflicts);
            if !merged.is_changed {
                plan.unchanged += 1;
            } else if !plan.added.contains(&record.code) && !plan.changed.contains(&record.code) {
                plan.changed.push(record.code);
            }
            return;
        }
        let place = self.services.iter().position(|service| service.matches(&record.code));
        let Some(place) = place.or_else(|| self.services.iter().position(ServiceForms::is_listed)) else { return };
        let service = &self.services[place].id;
        let path = match (&self.paths[place], Code::new(&record.code)) {
            (None, Some(code)) => format!("errors/{service}/{}.json", ecs_err_core::segment(code)),
            (path, _) => path.clone().unwrap_or_else(|| format!("errors/{service}.json")),
        };
        let file = self.trees.files.entry(path.clone()).or_insert_with(|| json!({"service": service, "errors": []}));
        if let Some(errors) = file.get_mut("errors").and_then(Tree::as_array_mut) {
            self.index.insert(record.code.clone(), (path, errors.len()));
            errors.push(Tree::Object(record.tree));
        }
        plan.added.push(record.code);
    }

    /// Adds the languages of a record to those of the catalog; texts may also be in that of messages.
    fn add_languages(&mut self, record: &NewRecord) {
        let own = self.trees.message_language();
        let count = self.languages.len();
        let cases = record.tree.get("cases").and_then(Tree::as_array).into_iter().flatten().filter_map(Tree::as_object);
        for row in std::iter::once(&record.tree).chain(cases) {
            for key in Key::TEXTS {
                for (language, _) in row.get(key.name()).and_then(Tree::as_object).into_iter().flatten() {
                    let is_of_messages = key == Key::Message && own.as_deref() == Some(language);
                    if !self.languages.contains(language) && !is_of_messages {
                        self.languages.push(language.clone());
                    }
                }
            }
        }
        if self.languages.len() > count
            && let Some(about) = self.trees.files.get_mut(ABOUT)
        {
            about["languages"] = self.languages.clone().into();
        }
    }
}

//! `catalog.json`: the title, the languages, and the services.

use std::collections::BTreeSet;

use ecs_err_core::PlaceholderStyle;
use serde_json::{Value as Tree, json};

use super::forms::{self, ServiceForms};
use super::language::{Languages, placeholder_style};
use super::trees::{ABOUT, Trees};
use super::{CatalogOptions, Source};
use crate::map::Key;

/// Writes `catalog.json` if there is none.
pub(super) fn about(trees: &mut Trees, sources: &[Source], languages: &[Languages], options: &CatalogOptions) {
    if trees.files.contains_key(ABOUT) {
        return;
    }
    let with_entries = languages.iter().zip(sources).find(|(_, source)| !source.entries.is_empty());
    let first = with_entries.map(|(languages, _)| languages).or(languages.first());
    let main = first.map_or_else(|| "en".to_owned(), |first| first.main.clone());
    let message = first.map_or_else(|| main.clone(), |first| first.message.clone());
    let id = forms::identifier(&options.id).unwrap_or_else(|| "catalog".to_owned());
    let title =
        sources.iter().map(|source| source.title.trim()).find(|title| !title.is_empty()).unwrap_or(&id).to_owned();
    let messages: Vec<&str> = sources
        .iter()
        .flat_map(|source| &source.entries)
        .flat_map(|entry| &entry.texts)
        .filter(|text| text.key == Key::Message)
        .map(|text| text.text.as_str())
        .collect();
    let style = placeholder_style(&messages);
    let mut about = json!({
        "id": id,
        "title": {main.as_str(): title},
        "edition": options.edition,
        "languages": [main],
        "messageLanguage": message,
    });
    if style != PlaceholderStyle::None {
        about["placeholders"] = style.as_str().into();
    }
    about["services"] = Tree::Array(Vec::new());
    trees.files.insert(ABOUT.to_owned(), about);
}

/// Adds the services that the codes need.
pub(super) fn services(trees: &mut Trees, sources: &[Source], options: &CatalogOptions) {
    let present = services_of(trees);
    let mut all = present.clone();
    for given in &options.services {
        match all.iter_mut().find(|service| service.id.eq_ignore_ascii_case(&given.id)) {
            Some(service) => {
                let new: Vec<String> =
                    given.forms.iter().filter(|form| !service.forms.contains(form)).cloned().collect();
                service.forms.extend(new);
            }
            None => all.push(given.clone()),
        }
    }
    let index = trees.index();
    let mut seen = BTreeSet::new();
    let codes = sources.iter().flat_map(|source| &source.entries).map(|entry| entry.code.as_str());
    let new: Vec<&str> = codes
        .filter(|code| !index.contains_key(*code) && seen.insert(*code))
        .filter(|code| !all.iter().any(|service| service.matches(code)))
        .collect();
    let id = trees.files[ABOUT].get("id").and_then(Tree::as_str).unwrap_or_default().to_owned();
    for proposed in if all.iter().any(ServiceForms::is_listed) { Vec::new() } else { forms::propose(&new, &id) } {
        match all.iter_mut().find(|service| service.id.eq_ignore_ascii_case(&proposed.id)) {
            Some(service) => service.forms.extend(proposed.forms),
            None => all.push(proposed),
        }
    }
    let languages = trees.languages();
    let Some(about) = trees.files.get_mut(ABOUT).and_then(Tree::as_object_mut) else { return };
    let title = about.get("title").cloned().unwrap_or_default();
    let main = languages.first().cloned().unwrap_or_default();
    if !about.contains_key("services") {
        about.insert("services".to_owned(), Tree::Array(Vec::new()));
    }
    let Some(list) = about.get_mut("services").and_then(Tree::as_array_mut) else { return };
    for service in all {
        match list.iter_mut().find(|one| one.get("id").and_then(Tree::as_str) == Some(&service.id)) {
            Some(one) => one["forms"] = service.forms.into(),
            None => list.push(json!({
                "id": service.id,
                "forms": service.forms,
                "name": {main.as_str(): service.id},
                "description": title,
            })),
        }
    }
    if list.is_empty() {
        about.remove("services");
    }
}

pub(super) fn services_of(trees: &Trees) -> Vec<ServiceForms> {
    let list = trees.files.get(ABOUT).and_then(|about| about.get("services")).and_then(Tree::as_array);
    let text = |tree: &Tree| tree.as_str().map(str::to_owned);
    let service = |tree: &Tree| {
        let forms = tree.get("forms").and_then(Tree::as_array).into_iter().flatten().filter_map(text).collect();
        Some(ServiceForms { id: text(tree.get("id")?)?, forms })
    };
    list.into_iter().flatten().filter_map(service).collect()
}

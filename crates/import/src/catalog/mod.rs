//! Makes a catalog of rows, or adds them to one.

mod about;
mod adder;
mod forms;
mod language;
mod merge;
mod records;
mod trees;

use std::collections::BTreeMap;

use ecs_err_data::load::DataDir;
use serde_json::{Value as Tree, json};

pub use forms::ServiceForms;
pub use merge::Conflict;

use crate::entry::Entry;
use crate::extract::FieldTable;
use crate::fields;
use crate::report::{Refusal, RefusedRow};
use about::{about, services, services_of};
use adder::Adder;
use language::Languages;
pub(crate) use trees::{ABOUT, Trees};

/// How to make a catalog.
#[derive(Clone, Debug, Default)]
pub struct CatalogOptions {
    /// The id of a new catalog; other characters than those of ids are replaced.
    pub id: String,
    /// The edition of a new catalog.
    pub edition: String,
    /// The language of the texts; by their script if absent.
    pub language: Option<String>,
    /// Services and their forms, besides those of the catalog.
    pub services: Vec<ServiceForms>,
    /// Whether texts that differ replace those of the catalog.
    pub update: bool,
}

/// The rows of a file.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name of the file.
    pub file: String,
    /// The title of the page, or empty.
    pub title: String,
    /// The rows.
    pub entries: Vec<Entry>,
    /// The tables of fields.
    pub fields: Vec<FieldTable>,
}

/// A catalog to write.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The texts of the files that are new or changed, by path in the directory.
    pub files: BTreeMap<String, String>,
    /// The codes that are new.
    pub added: Vec<String>,
    /// The codes whose records changed.
    pub changed: Vec<String>,
    /// The codes whose records say the same already.
    pub unchanged: usize,
    /// The structures that are new or changed, and how many fields they have.
    pub structures: Vec<(String, usize)>,
    /// The texts that differ, and were kept.
    pub conflicts: Vec<Conflict>,
    /// The rows that were refused, with the index of their source.
    pub refused: Vec<(usize, RefusedRow)>,
    /// The services, their forms, and how many codes each has.
    pub services: Vec<(ServiceForms, usize)>,
    /// The languages of the catalog.
    pub languages: Vec<String>,
    /// The language of its messages.
    pub message_language: String,
    /// The style of its placeholders.
    pub placeholders: String,
    /// Its title.
    pub title: String,
}

/// Plans the catalog of the rows: a new one, or additions to the one in a directory.
#[must_use]
pub fn plan(sources: &[Source], present: Option<&DataDir<'_>>, options: &CatalogOptions) -> Plan {
    let mut trees = present.map(Trees::of).unwrap_or_default();
    let mut plan = Plan::default();
    let sources = without_case_variants(sources, &trees, &mut plan);
    let given = options.language.clone().or_else(|| trees.languages().first().cloned());
    let languages: Vec<Languages> = sources
        .iter()
        .map(|source| {
            let given = language_for(options, given.as_deref(), source);
            let of_fields = given.is_none() && source.entries.is_empty();
            let of_fields = if of_fields { fields::language(&source.fields) } else { None };
            Languages::of(&source.entries, given.or(of_fields))
        })
        .collect();
    about(&mut trees, &sources, &languages, options);
    services(&mut trees, &sources, options);
    let mut adder = Adder::new(&mut trees, options.update);
    for (source, languages) in sources.iter().zip(&languages) {
        for record in records::records(&source.entries, languages) {
            adder.add(record, source, &mut plan);
        }
    }
    for (source, languages) in sources.iter().zip(&languages) {
        add_structures(&mut trees, source, &languages.main, options.update, &mut plan);
    }
    summarize(&trees, &mut plan);
    plan.files = trees.changed();
    plan
}

/// The language that texts in its script have; that of the catalog only if it is written like them.
fn language_for<'l>(options: &'l CatalogOptions, given: Option<&'l str>, source: &Source) -> Option<&'l str> {
    let own = options.language.as_deref();
    own.or_else(|| {
        given.filter(|given| {
            let automatic = Languages::of(&source.entries, None);
            crate::map::script::Script::of_language(&automatic.main) == crate::map::script::Script::of_language(given)
        })
    })
}

/// The sources without rows whose code another row has in different letter case.
fn without_case_variants(sources: &[Source], trees: &Trees, plan: &mut Plan) -> Vec<Source> {
    let mut known: BTreeMap<String, String> =
        trees.index().into_keys().map(|code| (code.to_ascii_lowercase(), code)).collect();
    let mut kept = sources.to_vec();
    for (at, source) in kept.iter_mut().enumerate() {
        source.entries.retain(|entry| {
            let first = known.entry(entry.code.to_ascii_lowercase()).or_insert_with(|| entry.code.clone());
            let is_kept = *first == entry.code;
            if !is_kept {
                plan.refused.push((at, RefusedRow { line: entry.line, reason: Refusal::LetterCase(first.clone()) }));
            }
            is_kept
        });
    }
    kept
}

/// Adds the tables of fields of a page, unless the catalog has them.
fn add_structures(trees: &mut Trees, source: &Source, language: &str, update: bool, plan: &mut Plan) {
    let stem = std::path::Path::new(&source.file).file_stem().unwrap_or_default().to_string_lossy();
    let page = forms::identifier(&stem).unwrap_or_else(|| "page".to_owned());
    let found = fields::structures(&source.fields, &page, language);
    if found.trees.is_empty() {
        return;
    }
    let pages = trees.files.entry("pages.json".to_owned()).or_insert_with(|| json!({"pages": []}));
    if let Some(pages) = pages.get_mut("pages").and_then(Tree::as_array_mut)
        && pages.iter().all(|one| one.get("id").and_then(Tree::as_str) != Some(&page))
    {
        let title = if source.title.is_empty() { &page } else { &source.title };
        pages.push(json!({"id": page, "title": {language: title}}));
        pages.sort_by(|one, other| one["id"].as_str().cmp(&other["id"].as_str()));
    }
    let path = format!("structures/{page}.json");
    let new = json!({"structures": found.trees});
    if trees.files.get(&path).is_none_or(|present| update && *present != new) {
        let count = |tree: &Tree| tree["fields"].as_array().map_or(0, Vec::len);
        let id = |tree: &Tree| tree["id"].as_str().unwrap_or_default().to_owned();
        plan.structures.extend(found.trees.iter().map(|tree| (id(tree), count(tree))));
        trees.files.insert(path, new);
    }
    let mut languages = trees.languages();
    if !languages.iter().any(|one| one == language) {
        languages.push(language.to_owned());
        if let Some(about) = trees.files.get_mut(ABOUT) {
            about["languages"] = languages.into();
        }
    }
}

fn summarize(trees: &Trees, plan: &mut Plan) {
    let about = &trees.files[ABOUT];
    let text = |key: &str| about.get(key).and_then(Tree::as_str).unwrap_or_default().to_owned();
    plan.languages = trees.languages();
    plan.message_language = text("messageLanguage");
    plan.placeholders =
        Some(text("placeholders")).filter(|style| !style.is_empty()).unwrap_or_else(|| "none".to_owned());
    plan.title = about
        .get("title")
        .and_then(|title| plan.languages.iter().find_map(|language| title.get(language)?.as_str()))
        .unwrap_or_default()
        .to_owned();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (path, errors) in trees.errors() {
        *counts.entry(trees.files[path].get("service").and_then(Tree::as_str).unwrap_or_default()).or_default() +=
            errors.len();
    }
    plan.services = services_of(trees)
        .into_iter()
        .map(|service| {
            let count = counts.get(service.id.as_str()).copied().unwrap_or(0);
            (service, count)
        })
        .collect();
}

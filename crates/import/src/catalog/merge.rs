//! Adds records to a catalog. What is there stays, unless it is to be updated.

use serde_json::{Map, Value as Tree};

use crate::map::script;

use super::records::{KEYS, NewRecord, ROW_KEYS, in_order, statuses_of};

/// A text that differs from that of the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The file of the new text.
    pub file: String,
    /// Its line.
    pub line: usize,
    /// The code.
    pub code: String,
    /// The key of the record.
    pub key: String,
    /// The text of the catalog.
    pub present: String,
    /// The new text.
    pub new: String,
}

/// What became of a record.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    pub is_changed: bool,
    pub conflicts: Vec<(String, String, String)>,
}

/// Merges a new record into the one of the catalog with the same code.
pub(crate) fn merge(present: &mut Map<String, Tree>, new: &NewRecord, update: bool) -> Merged {
    let before = present.clone();
    let mut merged = Merged::default();
    let new_rows: Vec<Map<String, Tree>> = std::iter::once(&new.tree).chain(cases(&new.tree)).map(row).collect();
    let mut rows: Vec<Map<String, Tree>> = std::iter::once(&before).chain(cases(&before)).map(row).collect();
    for (at, new_row) in new_rows.iter().enumerate() {
        let same = rows.iter().position(|row| differences(row, new_row).is_empty() && shares_text(row, new_row));
        let same = same.or_else(|| (at < rows.len() && differences(&rows[at], new_row).is_empty()).then_some(at));
        match same {
            Some(same) => add(&mut rows[same], new_row, false),
            None if at < rows.len() => {
                if update {
                    add(&mut rows[at], new_row, true);
                } else {
                    merged.conflicts.extend(differences(&rows[at], new_row));
                }
            }
            None => rows.push(new_row.clone()),
        }
    }
    let mut rows = rows.into_iter();
    for key in ROW_KEYS {
        present.remove(*key);
    }
    present.extend(rows.next().unwrap_or_default());
    let cases: Vec<Tree> = rows.map(|row| Tree::Object(in_order(row, ROW_KEYS))).collect();
    if !cases.is_empty() {
        present.insert("cases".to_owned(), cases.into());
    }
    other_keys(present, new, update, &mut merged);
    *present = in_order(std::mem::take(present), KEYS);
    merged.is_changed = *present != before;
    merged
}

/// The keys that only the first row has.
fn other_keys(present: &mut Map<String, Tree>, new: &NewRecord, update: bool, merged: &mut Merged) {
    for (key, value) in new
        .tree
        .iter()
        .filter(|(key, _)| !ROW_KEYS.contains(&key.as_str()) && !matches!(key.as_str(), "code" | "cases"))
    {
        match present.get_mut(key) {
            None => {
                present.insert(key.clone(), value.clone());
            }
            Some(Tree::Object(texts)) if key == "cause" => {
                for (language, text) in value.as_object().into_iter().flatten() {
                    match texts.get(language) {
                        Some(own) if own != text && !update => {
                            merged.conflicts.push((key.clone(), shown(own), shown(text)));
                        }
                        Some(own) if own == text => {}
                        _ => {
                            texts.insert(language.clone(), text.clone());
                        }
                    }
                }
            }
            Some(own) if own == value => {}
            // A page in another language names its groups in it.
            Some(own) if key == "category" && script_of(own) != script_of(value) => {}
            Some(own) if update => *own = value.clone(),
            Some(own) => merged.conflicts.push((key.clone(), shown(own), shown(value))),
        }
    }
}

fn cases(record: &Map<String, Tree>) -> impl Iterator<Item = &Map<String, Tree>> {
    record.get("cases").and_then(Tree::as_array).into_iter().flatten().filter_map(Tree::as_object)
}

fn row(record: &Map<String, Tree>) -> Map<String, Tree> {
    ROW_KEYS.iter().filter_map(|key| Some(((*key).to_owned(), record.get(*key)?.clone()))).collect()
}

/// The values of a new row that differ from those of a row: key, present value, new value.
fn differences(row: &Map<String, Tree>, new: &Map<String, Tree>) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let (statuses, new_statuses) = (statuses_of(row), statuses_of(new));
    if !statuses.is_empty() && new_statuses.iter().any(|status| !statuses.contains(status)) {
        let list = |statuses: &[u16]| statuses.iter().map(u16::to_string).collect::<Vec<_>>().join(", ");
        found.push(("status".to_owned(), list(&statuses), list(&new_statuses)));
    }
    for (key, texts) in new {
        for (language, text) in texts.as_object().into_iter().flatten() {
            let own = row.get(key).and_then(|texts| texts.get(language));
            if let Some(own) = own.filter(|own| *own != text) {
                found.push((key.clone(), shown(own), shown(text)));
            }
        }
    }
    found
}

/// Whether two rows have a text in common, or a message, in any language.
fn shares_text(row: &Map<String, Tree>, new: &Map<String, Tree>) -> bool {
    new.iter().any(|(key, texts)| {
        texts
            .as_object()
            .into_iter()
            .flatten()
            .any(|(language, text)| row.get(key).and_then(|texts| texts.get(language)) == Some(text))
    })
}

/// Adds the values that a row lacks, or all of them.
fn add(row: &mut Map<String, Tree>, new: &Map<String, Tree>, replace: bool) {
    for (key, value) in new {
        match (row.get_mut(key), value) {
            (Some(Tree::Object(texts)), Tree::Object(new)) => {
                for (language, text) in new {
                    if replace || !texts.contains_key(language) {
                        texts.insert(language.clone(), text.clone());
                    }
                }
            }
            (Some(own), _) if replace => *own = value.clone(),
            (Some(_), _) => {}
            (None, _) => {
                row.insert(key.clone(), value.clone());
            }
        }
    }
}

fn script_of(value: &Tree) -> Option<script::Script> {
    value.as_str().and_then(script::script)
}

fn shown(value: &Tree) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

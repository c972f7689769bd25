//! Records of data files, from rows.

use std::collections::BTreeMap;

use ecs_err_core::iana::default_retry;
use ecs_err_core::model::{Code, Retry};
use serde_json::{Map, Value as Tree};

use super::language::Languages;
use crate::entry::Entry;
use crate::map::Key;
use crate::map::script;

/// A record with the line of its first row.
#[derive(Clone, Debug)]
pub(crate) struct NewRecord {
    pub code: String,
    pub line: usize,
    pub tree: Map<String, Tree>,
}

/// The keys of a record, in the order of data files.
pub(crate) const KEYS: &[&str] = &[
    "code",
    "name",
    "status",
    "message",
    "placeholders",
    "description",
    "action",
    "cause",
    "retry",
    "severity",
    "category",
    "parent",
    "deprecated",
    "since",
    "cases",
    "sameAs",
    "links",
    "fields",
    "operations",
    "parameters",
    "related",
    "seen",
    "wraps",
    "notes",
];

/// The keys of a row.
pub(crate) const ROW_KEYS: &[&str] = &["status", "message", "description", "action"];

/// The records of entries, in the order of their first rows.
pub(crate) fn records(entries: &[Entry], languages: &Languages) -> Vec<NewRecord> {
    let mut order: Vec<&str> = Vec::new();
    let mut by_code: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        let rows = by_code.entry(&entry.code).or_default();
        if rows.is_empty() {
            order.push(&entry.code);
        }
        rows.push(entry);
    }
    let names = unique_names(entries);
    order.into_iter().map(|code| record(code, &by_code[code], languages, &names, &by_code)).collect()
}

/// How many codes have a name.
fn unique_names(entries: &[Entry]) -> BTreeMap<&str, usize> {
    let mut codes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for entry in entries {
        if let Some(name) = entry.values.get(&Key::Name) {
            let codes = codes.entry(name).or_default();
            if !codes.contains(&entry.code.as_str()) {
                codes.push(&entry.code);
            }
        }
    }
    codes.into_iter().map(|(name, codes)| (name, codes.len())).collect()
}

fn record(
    code: &str,
    rows: &[&Entry],
    languages: &Languages,
    names: &BTreeMap<&str, usize>,
    codes: &BTreeMap<&str, Vec<&Entry>>,
) -> NewRecord {
    let mut tree = Map::new();
    tree.insert("code".to_owned(), code.into());
    let mut cases: Vec<Map<String, Tree>> = Vec::new();
    for (at, entry) in rows.iter().enumerate() {
        let mut row = texts(entry, languages);
        add_statuses(&mut row, &entry.statuses);
        if at == 0 {
            tree.extend(row);
        } else {
            fold_cause(&mut row);
            let first = std::iter::once(&mut tree).chain(&mut cases).find(|present| same_texts(present, &row));
            match first {
                Some(present) => add_statuses(present, &entry.statuses),
                None => cases.push(row),
            }
        }
        for (key, value) in &entry.values {
            add_value(&mut tree, *key, value, (names, codes));
        }
    }
    if !cases.is_empty() {
        tree.insert("cases".to_owned(), cases.into_iter().map(|case| Tree::Object(in_order(case, ROW_KEYS))).collect());
    }
    NewRecord { code: code.to_owned(), line: rows.first().map_or(0, |row| row.line), tree: in_order(tree, KEYS) }
}

/// The texts of an entry in their languages.
fn texts(entry: &Entry, languages: &Languages) -> Map<String, Tree> {
    let mut row = Map::new();
    for text in &entry.texts {
        let script = text.script.or_else(|| script::script(&text.text));
        let language = text.language.clone().unwrap_or_else(|| languages.of_text(text.key, script));
        let texts = row.entry(text.key.name()).or_insert_with(|| Tree::Object(Map::new()));
        if let Tree::Object(texts) = texts {
            match texts.get_mut(&language) {
                Some(Tree::String(present)) => {
                    present.push_str("\n\n");
                    present.push_str(&text.text);
                }
                _ => {
                    texts.insert(language, text.text.as_str().into());
                }
            }
        }
    }
    row
}

/// A case has no key for its cause, so the description contains it.
fn fold_cause(row: &mut Map<String, Tree>) {
    let Some(Tree::Object(cause)) = row.remove("cause") else { return };
    let description = row.entry("description").or_insert_with(|| Tree::Object(Map::new()));
    let Tree::Object(description) = description else { return };
    for (language, text) in cause {
        match (description.get_mut(&language), text) {
            (Some(Tree::String(present)), Tree::String(text)) => {
                present.push_str("\n\n");
                present.push_str(&text);
            }
            (_, text) => {
                description.insert(language, text);
            }
        }
    }
}

/// Whether two rows say the same, apart from their statuses.
fn same_texts(record: &Map<String, Tree>, row: &Map<String, Tree>) -> bool {
    let mut record = record.clone();
    fold_cause(&mut record);
    ["message", "description", "action"].iter().all(|key| record.get(*key) == row.get(*key))
}

fn add_statuses(row: &mut Map<String, Tree>, statuses: &[u16]) {
    let mut all = statuses_of(row);
    all.extend(statuses.iter().copied().filter(|status| !all.contains(status)).collect::<Vec<_>>());
    match all[..] {
        [] => {}
        [only] => {
            row.insert("status".to_owned(), only.into());
        }
        _ => {
            row.insert("status".to_owned(), all.into());
        }
    }
}

/// The statuses of a row.
pub(crate) fn statuses_of(row: &Map<String, Tree>) -> Vec<u16> {
    let number = |tree: &Tree| tree.as_u64().and_then(|status| u16::try_from(status).ok());
    match row.get("status") {
        Some(Tree::Array(statuses)) => statuses.iter().filter_map(number).collect(),
        Some(status) => number(status).into_iter().collect(),
        None => Vec::new(),
    }
}

fn add_value(
    tree: &mut Map<String, Tree>,
    key: Key,
    value: &str,
    (names, codes): (&BTreeMap<&str, usize>, &BTreeMap<&str, Vec<&Entry>>),
) {
    let value = value.trim();
    let converted: Option<Tree> = match key {
        // A name that several codes have is none of a single one.
        Key::Name => (is_name(value) && names.get(value).is_none_or(|count| *count == 1)).then(|| value.into()),
        // That of the status needs no key.
        Key::Retry => Retry::ALL
            .iter()
            .copied()
            .find(|retry| retry.as_str() == value)
            .filter(|retry| statuses_of(tree).first().is_none_or(|status| default_retry(*status) != *retry))
            .map(|retry| retry.as_str().into()),
        Key::Severity => severity(value).map(Tree::from),
        Key::Category => {
            let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
            (!line.is_empty()).then(|| line.into())
        }
        Key::Parent => (Code::new(value).is_some() && codes.contains_key(value)).then(|| value.into()),
        Key::Since => (value.len() < 100).then(|| value.into()),
        Key::Deprecated => is_yes(value).then(|| true.into()),
        Key::SqlState => {
            if Code::new(value).is_some() && !tree.contains_key("sameAs") {
                tree.insert("sameAs".to_owned(), Tree::Object(Map::from_iter([("sqlstate".to_owned(), value.into())])));
            }
            None
        }
        _ => None,
    };
    if let Some(value) = converted {
        tree.entry(key.name()).or_insert(value);
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && text.len() < 128
}

fn is_yes(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "true" | "yes" | "y" | "1" | "是" | "deprecated" | "retired" | "已废弃" | "废弃"
    )
}

/// The severity that a word means; `None` for words that say nothing of it.
fn severity(word: &str) -> Option<&'static str> {
    Some(match word.to_lowercase().as_str() {
        "s" | "i" | "info" | "information" | "informational" | "notice" | "success" | "debug" | "low" | "提示"
        | "信息" | "通知" => "info",
        "w" | "warn" | "warning" | "minor" | "medium" | "警告" | "次要" | "一般" => "warning",
        "e" | "err" | "error" | "major" | "high" | "severe" | "错误" | "重要" | "严重" => "error",
        "f" | "fatal" | "critical" | "panic" | "emergency" | "致命" | "紧急" => "fatal",
        _ => return None,
    })
}

/// The members of a map in the order of the keys; others after them.
pub(crate) fn in_order(mut map: Map<String, Tree>, keys: &[&str]) -> Map<String, Tree> {
    let mut ordered = Map::new();
    for key in keys {
        if let Some(value) = map.remove(*key) {
            ordered.insert((*key).to_owned(), value);
        }
    }
    ordered.extend(map);
    ordered
}

//! Finds the records in a tree: lists of maps, and maps whose keys are codes.

use super::records::{Record, Records};
use super::tree::{Node, Value};
use crate::map::{Certainty, Key, is_exported, meanings, normalized};

/// The column of the keys of a map of records.
pub(crate) const KEY: &str = "@key";
/// The column of the values of a map of texts.
pub(crate) const VALUE: &str = "@value";

/// All records of a tree.
pub(crate) fn records(root: &Node) -> Vec<Records> {
    let mut found = Vec::new();
    walk(root, "", &Record::default(), &mut found);
    found
}

/// Looks for records in a value; `outer` has the scalars of the records around it.
fn walk(node: &Node, path: &str, outer: &Record, found: &mut Vec<Records>) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => {
            if items.iter().any(Node::is_map) {
                let rows = found_at(found, path);
                let mut nested = Vec::new();
                for item in items.iter().filter(|item| item.is_map()) {
                    let mut record = Record::new(item.line);
                    flatten(item, "", path, &mut record, &mut nested);
                    found[rows].rows.push(record.clone());
                    for (node, path) in nested.drain(..) {
                        let mut outer = outer.clone();
                        outer.values.extend(record.values.iter().map(|(key, text)| (format!("^{key}"), text.clone())));
                        walk(node, &path, &outer, found);
                    }
                }
                add_outer(&mut found[rows], outer);
            } else {
                items.iter().filter(|item| !item.is_scalar()).for_each(|item| walk(item, path, outer, found));
            }
        }
        Value::Map(members) => walk_map(node, members, path, outer, found),
    }
}

fn walk_map(node: &Node, members: &[(String, Node)], path: &str, outer: &Record, found: &mut Vec<Records>) {
    if is_record(members) {
        let mut record = Record::new(node.line);
        let mut nested = Vec::new();
        flatten(node, "", path, &mut record, &mut nested);
        let at = found_at(found, path);
        found[at].rows.push(record);
        for (node, path) in nested {
            walk(node, &path, outer, found);
        }
        return;
    }
    if is_map_of_records(members) {
        let at = found_at(found, path);
        for (key, value) in members.iter().filter(|(_, value)| value.is_map()) {
            keyed(key, None, value, path, outer, (at, found));
        }
        add_outer(&mut found[at], outer);
    } else {
        members
            .iter()
            .filter(|(_, value)| !value.is_scalar())
            .for_each(|(key, value)| walk(value, &join(path, key), outer, found));
    }
    let texts: Vec<&(String, Node)> = members
        .iter()
        .filter(|(_, value)| value.text().is_some_and(|text| !text.is_empty()) || is_texts(value))
        .collect();
    if texts.len() > 1 {
        let at = found_at(found, path);
        for (key, value) in texts {
            let mut record = Record::new(value.line);
            record.add(KEY, key.as_str());
            record.add(VALUE, scalars(value));
            found[at].rows.push(record);
        }
        add_outer(&mut found[at], outer);
    }
}

/// The record of a key, and the records of its sub-codes.
fn keyed(
    key: &str,
    parent: Option<&str>,
    value: &Node,
    path: &str,
    outer: &Record,
    (at, found): (usize, &mut Vec<Records>),
) {
    const SUB_CODES: &[&str] = &["subclass", "subclasses", "subcode", "subcodes", "suberrors", "children"];
    let mut record = Record::new(value.line);
    let code = parent.map_or_else(|| key.to_owned(), |parent| format!("{parent}.{key}"));
    record.add(KEY, code.as_str());
    if let Some(parent) = parent {
        record.add("parent", parent);
    }
    let mut nested = Vec::new();
    flatten(value, "", path, &mut record, &mut nested);
    found[at].rows.push(record);
    for (node, path) in nested {
        let last = path.rsplit('.').next().unwrap_or_default();
        if parent.is_none() && SUB_CODES.contains(&&*normalized(last)) && node.is_map() {
            for (sub, value) in node.members() {
                keyed(sub, Some(&code), value, &path, outer, (at, &mut *found));
            }
        } else {
            let mut outer = outer.clone();
            outer.values.push((format!("^{KEY}"), code.clone()));
            walk(node, &path, &outer, found);
        }
    }
}

/// The records of a path; those of the same path in several places are together.
fn found_at(found: &mut Vec<Records>, path: &str) -> usize {
    found.iter().position(|records| records.path == path).unwrap_or_else(|| {
        found.push(Records { path: path.to_owned(), rows: Vec::new() });
        found.len() - 1
    })
}

fn add_outer(records: &mut Records, outer: &Record) {
    for record in &mut records.rows {
        for (key, text) in &outer.values {
            // Rows of an earlier walk have theirs.
            if !record.values.iter().any(|(own, _)| own.starts_with('^') && own == key) {
                record.add(key.as_str(), text.as_str());
            }
        }
    }
}

/// Puts the scalars of a map into a record, with dotted keys; lists of maps, and maps of records, are nested.
fn flatten<'n>(node: &'n Node, prefix: &str, path: &str, record: &mut Record, nested: &mut Vec<(&'n Node, String)>) {
    for (key, value) in node.members() {
        let name = join(prefix, key);
        match &value.value {
            Value::Scalar(text) => record.add(name, text.as_str()),
            Value::List(_) if is_texts(value) => record.add(name, scalars(value)),
            Value::List(_) => nested.push((value, join(path, &name))),
            Value::Map(members) if is_map_of_records(members) => nested.push((value, join(path, &name))),
            Value::Map(_) => flatten(value, &name, path, record, nested),
        }
    }
}

fn join(prefix: &str, key: &str) -> String {
    if prefix.is_empty() { key.to_owned() } else { format!("{prefix}.{key}") }
}

/// Whether a value is a list of scalars.
fn is_texts(node: &Node) -> bool {
    matches!(&node.value, Value::List(items) if items.iter().all(Node::is_scalar))
}

/// The scalars of a list: words on one line, sentences on a line each.
fn scalars(node: &Node) -> String {
    let texts: Vec<&str> = match &node.value {
        Value::Scalar(text) => return text.clone(),
        _ => node.items().iter().filter_map(Node::text).collect(),
    };
    let separator = if texts.iter().any(|text| text.trim().contains(' ')) { "\n" } else { ", " };
    texts.join(separator)
}

/// Whether a map is one record: it has a code and a text.
fn is_record(members: &[(String, Node)]) -> bool {
    let has = |test: fn(Key) -> bool| {
        members.iter().any(|(key, value)| {
            let first = meanings(key).first().copied();
            value.text().is_some_and(|text| !text.is_empty())
                && first.is_some_and(|(key, certainty)| certainty == Certainty::Exact && test(key))
        })
    };
    let keys: Vec<&str> = members.iter().map(|(key, _)| key.as_str()).collect();
    has(|key| key == Key::Code) && has(Key::is_text) || is_exported(&keys)
}

/// Whether the values of a map are records: maps that share keys, or the only one, which has a text.
fn is_map_of_records(members: &[(String, Node)]) -> bool {
    let maps: Vec<&Node> = members.iter().map(|(_, value)| value).filter(|value| value.is_map()).collect();
    if maps.len() * 5 < members.len() * 4 || maps.is_empty() {
        return false;
    }
    if members.iter().all(|(key, _)| is_language(key)) {
        return false;
    }
    let with_text = |node: &&Node| {
        node.members().iter().any(|(key, value)| {
            !value.is_map()
                && meanings(key).iter().any(|(key, certainty)| key.is_text() && *certainty == Certainty::Exact)
        })
    };
    if maps.iter().filter(|node| with_text(node)).count() * 2 > maps.len() {
        return true;
    }
    let mut counts: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for (key, value) in maps.iter().flat_map(|node| node.members()) {
        if !value.is_map() {
            *counts.entry(key).or_default() += 1;
        }
    }
    maps.len() > 2 && counts.values().any(|count| count * 2 > maps.len())
}

/// Whether a key is the tag of a language that is often written.
fn is_language(key: &str) -> bool {
    const LANGUAGES: &[&str] = &[
        "en", "zh", "ja", "ko", "de", "fr", "es", "pt", "ru", "ar", "it", "pl", "tr", "nl", "vi", "th", "id", "cs",
        "uk",
    ];
    let main = key.split(['-', '_']).next().unwrap_or_default();
    LANGUAGES.contains(&main) && key.len() < 8
}

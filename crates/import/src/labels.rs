//! Paragraphs that begin with a label: `Cause: …`, `- SQLSTATE: HY000`, `处理措施：…`.

use crate::entry::Entry;
use crate::map::script;
use crate::map::shape;
use crate::map::{Certainty, Key, meanings};

/// Adds a text to an entry: paragraphs with a label under its key, the others to the description.
pub(crate) fn add(entry: &mut Entry, text: &str) {
    // The key of the paragraphs that follow a label on a separate line.
    let mut current = Key::Description;
    for paragraph in paragraphs(text) {
        let bare = paragraph.strip_prefix("- ").unwrap_or(paragraph);
        match label(bare) {
            Some((Key::Code, _)) => {}
            Some((Key::Status, rest)) => {
                if let Ok(statuses) = shape::statuses(rest) {
                    entry.statuses.extend(statuses);
                }
            }
            Some((key, rest)) if key.is_text() => {
                current = key;
                entry.add(key, script::script(rest), rest);
            }
            Some((key, rest)) => {
                entry.values.entry(key).or_insert_with(|| rest.to_owned());
            }
            None => entry.add(current, script::script(paragraph), paragraph),
        }
    }
}

/// The paragraphs of a text; each item of a list with a label is one.
fn paragraphs(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        let mut start = 0;
        let mut at = 0;
        for line in paragraph.split_inclusive('\n') {
            let bare = line.trim().strip_prefix("- ").unwrap_or(line.trim());
            if at > start && label(bare).is_some() {
                found.push(paragraph[start..at].trim());
                start = at;
            }
            at += line.len();
        }
        found.push(paragraph[start..].trim());
    }
    found
}

/// The key of a label, and what follows it.
fn label(text: &str) -> Option<(Key, &str)> {
    let end = text.find([':', '：'])?;
    let (label, rest) = text.split_at(end);
    let mut rest = rest.chars();
    rest.next();
    if label.chars().count() > 40 || label.contains('\n') {
        return None;
    }
    let (key, certainty) = *meanings(label.trim_matches('*')).first()?;
    let is_sure = certainty == Certainty::Exact || key == Key::Code && certainty == Certainty::Part;
    let is_code = key != Key::Code || label.to_lowercase().contains("code") || label.contains('码');
    let rest = rest.as_str().trim().trim_start_matches("**").trim();
    (is_sure && is_code).then_some((key, rest))
}

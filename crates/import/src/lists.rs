//! Lists of codes: `- ERR_X: text`, and items with labels such as `Error number: 1002; Symbol: ER_NO`.

use crate::document::Section;
use crate::entry::Entry;
use crate::labels;
use crate::map::{Certainty, Key, meanings, script, shape};

/// So many items are a list of codes, not an enumeration that happens to begin with a word.
const FEWEST: usize = 3;

/// The entries of the lists in a section.
pub(crate) fn entries(section: &Section) -> Vec<Entry> {
    let labelled = labelled(section);
    let found = if labelled.len() >= FEWEST { labelled } else { items(section) };
    if found.len() >= FEWEST { found } else { Vec::new() }
}

/// Items that begin with a code and a sign.
fn items(section: &Section) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut count = 0;
    for line in section.text.lines() {
        let Some(item) = line.strip_prefix("- ") else {
            // A paragraph of the item above.
            if let Some(entry) = found.last_mut().filter(|_| line.starts_with("  ") && !line.trim().is_empty()) {
                entry.add(Key::Description, script::script(line), line);
            }
            continue;
        };
        count += 1;
        let separator =
            [": ", "：", " - ", " – ", " — "].iter().filter_map(|sign| Some((item.find(sign)?, sign.len()))).min();
        let Some((end, len)) = separator else { continue };
        let (code, text) = (&item[..end], item[end + len..].trim());
        if let Some(code) = shape::code(code).filter(|_| shape::is_strong_code(code) && !text.is_empty()) {
            let mut entry = Entry { line: section.line, code: code.to_owned(), ..Entry::default() };
            labels::add(&mut entry, text);
            found.push(entry);
        }
    }
    if found.len() * 3 >= count * 2 { found } else { Vec::new() }
}

/// Paragraphs that begin with the label of a code, and what follows each.
fn labelled(section: &Section) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    for line in section.text.lines() {
        let bare = line.trim().strip_prefix("- ").unwrap_or(line.trim());
        let mut parts = bare.split(';').map(str::trim);
        let first = parts.next().unwrap_or_default();
        match label(first) {
            Some((Key::Code, code)) if shape::code(code).is_some() => {
                let code = shape::code(code).unwrap_or_default();
                let mut entry = Entry { line: section.line, code: code.to_owned(), ..Entry::default() };
                for (key, value) in parts.filter_map(label) {
                    match key {
                        Key::Code => {}
                        _ if key.is_text() => entry.add(key, script::script(value), value),
                        _ => {
                            entry.values.entry(key).or_insert_with(|| value.to_owned());
                        }
                    }
                }
                found.push(entry);
            }
            _ => {
                if let Some(entry) = found.last_mut() {
                    labels::add(entry, bare);
                }
            }
        }
    }
    found
}

/// A label and its value: `Symbol: ER_NO`.
fn label(text: &str) -> Option<(Key, &str)> {
    let (label, value) = text.split_once([':', '：'])?;
    let (key, certainty) = *meanings(label).first()?;
    let is_sure = certainty == Certainty::Exact || matches!(key, Key::Name);
    (is_sure && label.chars().count() < 30 && !value.trim().is_empty()).then(|| (key, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(String, Vec<String>)> {
        let section = Section { text: text.to_owned(), ..Section::default() };
        let entries = entries(&section).into_iter();
        entries.map(|entry| (entry.code, entry.texts.into_iter().map(|text| text.text).collect())).collect()
    }

    #[test]
    fn items_that_begin_with_a_code_are_rows() {
        let found = of("- ERR_SHUT: The shaft is closed.\n- ERR_EMPTY: There is no ore.\n- ERR_TAKEN: Others dig.");
        assert_eq!(found[1], ("ERR_EMPTY".to_owned(), vec!["There is no ore.".to_owned()]));
        assert_eq!(of("- First: dig.\n- Second: rest.\n- Third: eat."), []);
        assert_eq!(of("- ERR_SHUT: The shaft is closed."), []);
    }

    #[test]
    fn items_with_labels_are_rows() {
        let item = |number: u32| {
            format!("- Error number: {number}; Symbol: ER_{number}; SQLSTATE: HY000\n\n  Message: no ore in %s\n")
        };
        let found = of(&[1002, 1003, 1004].map(item).join("\n"));
        assert_eq!(found[2], ("1004".to_owned(), vec!["no ore in %s".to_owned()]));
    }
}

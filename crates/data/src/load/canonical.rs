//! The canonical form of data files.

use serde_json::Value as Tree;

use ecs_err_core::model::datum::Datum;

use super::tree::tree;
use super::{DataDir, Document};

/// The maximum width of a line with a whole array or object, in columns.
const WIDTH: usize = 120;

/// The canonical text of a JSON data file: keys in the order of the model, two spaces of
/// indentation, short values on one line, LF, a last newline. Records stay where they are.
///
/// Of a guide that ends lines with CRLF, the same text with LF.
///
/// `None` for any other file that is not a JSON data file, or that has errors: formatting never loses content.
#[must_use]
pub fn canonical(dir: &DataDir<'_>, path: &str) -> Option<String> {
    let number = dir.number(path)?;
    if dir.guides.binary_search_by_key(&number, |guide| guide.file).is_ok() {
        return dir.files[number].text.contains("\r\n").then(|| dir.files[number].text.replace("\r\n", "\n"));
    }
    // Texts in languages that are not known are not read.
    let languages = dir.about.as_ref().map(|about| dir.span(about.file).key("languages"))?;
    if dir.languages().is_empty() || dir.is_unread(languages) {
        return None;
    }
    if dir.has_unread(path) {
        return None;
    }
    let plain = match dir.languages() {
        [language] => Some(*language),
        _ => None,
    };
    let tree = None
        .or_else(|| find(number, dir.about.as_slice(), plain))
        .or_else(|| find(number, dir.synonyms.as_slice(), plain))
        .or_else(|| find(number, &dir.pages, plain))
        .or_else(|| find(number, &dir.errors, plain))
        .or_else(|| find(number, &dir.retired, plain))
        .or_else(|| find(number, &dir.statuses, plain))
        .or_else(|| find(number, &dir.structures, plain))
        .or_else(|| find(number, &dir.operations, plain))
        .or_else(|| find(number, &dir.releases, plain))?;
    Some(layout(&tree))
}

fn find<'a, T: Datum<'a>>(number: usize, documents: &[Document<T>], plain: Option<&str>) -> Option<Tree> {
    // The documents are in the order of the files.
    let at = documents.binary_search_by_key(&number, |document| document.file).ok()?;
    Some(tree(&documents[at].value, plain))
}

/// The canonical layout of the JSON of a data file, whose keys are in the order of the model.
#[must_use]
pub fn layout(tree: &Tree) -> String {
    let mut text = String::new();
    write(tree, 0, 0, &mut text);
    text.push('\n');
    text
}

/// Writes a value that begins at a column of a line with this indentation.
fn write(tree: &Tree, indent: usize, column: usize, text: &mut String) {
    let nested = match tree {
        Tree::Object(members) => members.values().any(|member| matches!(member, Tree::Object(_) | Tree::Array(_))),
        Tree::Array(items) => items.iter().any(|item| matches!(item, Tree::Object(_) | Tree::Array(_))),
        _ => false,
    };
    if !nested {
        let line = one_line(tree);
        // Chinese characters are two columns wide.
        let width: usize = line.chars().map(|letter| if letter < '\u{1100}' { 1 } else { 2 }).sum();
        if column + width < WIDTH || !matches!(tree, Tree::Object(_) | Tree::Array(_)) {
            text.push_str(&line);
            return;
        }
    }
    let inner = indent + 2;
    let (open, close, count) = match tree {
        Tree::Object(members) => ('{', '}', members.len()),
        Tree::Array(items) => ('[', ']', items.len()),
        _ => return,
    };
    let item = |at: usize, key: Option<&String>, value: &Tree, text: &mut String| {
        text.push('\n');
        text.extend(std::iter::repeat_n(' ', inner));
        let mut column = inner;
        if let Some(key) = key {
            let key = format!("{}: ", Tree::String(key.clone()));
            column += key.chars().count();
            text.push_str(&key);
        }
        write(value, inner, column, text);
        if at + 1 < count {
            text.push(',');
        }
    };
    text.push(open);
    match tree {
        Tree::Object(members) => {
            members.iter().enumerate().for_each(|(at, (key, value))| item(at, Some(key), value, text));
        }
        Tree::Array(items) => items.iter().enumerate().for_each(|(at, value)| item(at, None, value, text)),
        _ => {}
    }
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', indent));
    text.push(close);
}

/// The value on one line, with spaces after colons and commas.
fn one_line(tree: &Tree) -> String {
    let join = |parts: Vec<String>| parts.join(", ");
    match tree {
        Tree::Object(members) if !members.is_empty() => {
            format!(
                "{{{}}}",
                join(
                    members
                        .iter()
                        .map(|(key, value)| format!("{}: {}", Tree::String(key.clone()), one_line(value)))
                        .collect()
                )
            )
        }
        Tree::Array(items) => format!("[{}]", join(items.iter().map(one_line).collect())),
        scalar => scalar.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_and_long_values_are_broken_into_lines() {
        let tree = serde_json::json!({"a": [1, 2], "b": {"zh": "网卡", "en": "NIC"}, "c": [], "d": {}, "e": ["x".repeat(120)]});
        let expected = format!(
            "{{\n  \"a\": [1, 2],\n  \"b\": {{\"zh\": \"网卡\", \"en\": \"NIC\"}},\n  \"c\": [],\n  \"d\": {{}},\n  \"e\": [\n    \"{}\"\n  ]\n}}\n",
            "x".repeat(120)
        );
        assert_eq!(layout(&tree), expected);
        assert_eq!(layout(&serde_json::from_str(&expected).unwrap()), expected);
    }
}

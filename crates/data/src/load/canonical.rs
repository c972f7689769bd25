//! The canonical form of data files.

use serde_json::Value as Tree;

use ecs_err_core::model::datum::Datum;

use super::files::RecordFile;
use super::order::{self, Sorted};
use super::tree::tree;
use super::{DataDir, Document, markdown};

/// The maximum width of a line with a whole array or object, in columns.
const WIDTH: usize = 120;

/// The canonical text of a data file: keys in the order of the model, records in the order of their identifiers, two
/// spaces of indentation, short values on one line, LF, a last newline. Of a guide, lines without trailing blanks.
///
/// `None` for a file that is not a data file, or that has errors: formatting never loses content.
#[must_use]
pub fn canonical(dir: &DataDir<'_>, path: &str) -> Option<String> {
    text(dir, path, true)
}

/// The canonical text of a data file, but with the records where they are.
pub(crate) fn canonical_unsorted(dir: &DataDir<'_>, path: &str) -> Option<String> {
    text(dir, path, false)
}

/// Whether a JSON file can be written in canonical form without loss.
pub(crate) fn can_format(dir: &DataDir<'_>, path: &str) -> bool {
    // Texts in languages that are not known are not read.
    let languages = dir.about.as_ref().map(|about| dir.span(about.file).key("languages"));
    languages.is_some_and(|languages| !dir.is_unread(languages)) && !dir.languages().is_empty() && !dir.has_unread(path)
}

/// The tree of a data file in canonical order, in which each text is a map of languages, also in a catalog with one.
///
/// `None` as for [`canonical`], and for guides.
#[must_use]
pub fn expanded(dir: &DataDir<'_>, path: &str) -> Option<Tree> {
    let number = dir.number(path)?;
    if !can_format(dir, path) {
        return None;
    }
    Form { number, plain: None, sorted: true }.of_file(dir)
}

fn text(dir: &DataDir<'_>, path: &str, sorted: bool) -> Option<String> {
    let number = dir.number(path)?;
    // Of a file that is not UTF-8 only the beginning is known.
    if dir.has_unread(path) {
        return None;
    }
    if dir.guides.binary_search_by_key(&number, |guide| guide.file).is_ok() {
        return Some(markdown::canonical(dir.files[number].text));
    }
    if !can_format(dir, path) {
        return None;
    }
    let plain = match dir.languages() {
        [language] => Some(*language),
        _ => None,
    };
    let form = Form { number, plain, sorted };
    Some(layout(&form.of_file(dir)?))
}

/// The file to write, and how.
struct Form<'l> {
    number: usize,
    /// The one language of the catalog, whose texts are plain strings.
    plain: Option<&'l str>,
    sorted: bool,
}

impl Form<'_> {
    /// The tree of the file.
    fn of_file(&self, dir: &DataDir<'_>) -> Option<Tree> {
        None.or_else(|| self.about(dir))
            .or_else(|| self.tree(dir.synonyms.as_slice()))
            .or_else(|| self.records(&dir.pages))
            .or_else(|| self.records(&dir.errors))
            .or_else(|| self.records(&dir.retired))
            .or_else(|| self.records(&dir.statuses))
            .or_else(|| self.records(&dir.structures))
            .or_else(|| self.tree(&dir.operations))
            .or_else(|| self.records(&dir.releases))
    }

    fn find<'d, T>(&self, documents: &'d [Document<T>]) -> Option<&'d T> {
        // The documents are in the order of the files.
        let at = documents.binary_search_by_key(&self.number, |document| document.file).ok()?;
        Some(&documents[at].value)
    }

    fn tree<'a, T: Datum<'a>>(&self, documents: &[Document<T>]) -> Option<Tree> {
        Some(tree(self.find(documents)?, self.plain))
    }

    fn records<'a, F: RecordFile<'a>>(&self, documents: &[Document<F>]) -> Option<Tree> {
        let file = self.find(documents)?;
        let mut tree = tree(file, self.plain);
        self.sort(&mut tree, F::KEY, file.records());
        Some(tree)
    }

    fn about(&self, dir: &DataDir<'_>) -> Option<Tree> {
        let about = self.find(dir.about.as_slice())?;
        let mut tree = tree(about, self.plain);
        self.sort(&mut tree, "services", about.services);
        self.sort(&mut tree, "families", about.families);
        self.sort(&mut tree, "external", about.external);
        Some(tree)
    }

    /// Sorts the records of a list in the tree of a file.
    fn sort<T: Sorted>(&self, tree: &mut Tree, key: &str, records: &[T]) {
        if let Some(Tree::Array(items)) = tree.get_mut(key).filter(|_| self.sorted) {
            let sorted = order::sorted_indices(records).into_iter().map(|at| std::mem::take(&mut items[at]));
            *items = sorted.collect();
        }
    }
}

/// The canonical layout of the JSON of a data file, whose keys are in the order of the model.
#[must_use]
pub fn layout(tree: &Tree) -> String {
    let mut text = String::new();
    write(tree, 0, 0, &mut text);
    text.push('\n');
    text
}

/// The canonical layout of a value in a file, where lines have this indentation; without a newline at the end.
pub(crate) fn layout_at(tree: &Tree, indent: usize) -> String {
    let mut text = String::new();
    write(tree, indent, indent, &mut text);
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

//! Readers of registries, whose records become tables.

mod aws;
mod flatten;
mod json;
mod openapi;
mod po;
mod properties;
mod records;
mod toml;
mod tree;
mod yaml;

pub(crate) use records::{Record, Records};
pub(crate) use tree::Lines;

use crate::document::{Document, Section};
use tree::Node;

/// The format of a registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registry {
    /// JSON, JSON with comments, or JSON Lines.
    Json,
    /// YAML.
    Yaml,
    /// TOML.
    Toml,
    /// Java properties.
    Properties,
    /// Translations for gettext.
    Po,
}

impl Registry {
    /// The format of a file, by the end of its name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, end) = name.rsplit_once('.')?;
        Some(match end.to_ascii_lowercase().as_str() {
            "json" | "jsonc" | "jsonl" | "ndjson" | "json5" => Self::Json,
            "yaml" | "yml" => Self::Yaml,
            "toml" => Self::Toml,
            "properties" | "prop" => Self::Properties,
            "po" | "pot" => Self::Po,
            _ => return None,
        })
    }

    /// The format of a file whose name says nothing: JSON by its first two marks, PO by its first keyword.
    #[must_use]
    pub fn of_content(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_start);
        let first = lines.find(|line| !line.is_empty() && !line.starts_with(b"#"));
        if first.is_some_and(|line| line.starts_with(b"msgid \"") || line.starts_with(b"msgctxt \"")) {
            return Some(Self::Po);
        }
        let mut marks = bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
        matches!((marks.next(), marks.next()), (Some(b'{'), Some(b'"' | b'}')) | (Some(b'['), Some(b'{' | b'[' | b'"')))
            .then_some(Self::Json)
    }
}

/// A file that is not in its format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Malformed {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, in English, as the parser says it.
    pub what: String,
}

impl Malformed {
    fn new(line: usize, what: String) -> Self {
        Self { line: line.max(1), what }
    }
}

/// Reads a registry: its records as tables.
///
/// # Errors
/// If the text is not in the format, or nested too deeply.
pub fn read_registry(text: &str, format: Registry) -> Result<Document, Malformed> {
    let text = text.trim_start_matches('\u{feff}');
    let root = match format {
        Registry::Json => json::parse(text)?,
        Registry::Yaml => yaml::parse(text)?,
        Registry::Toml => toml::parse(text)?,
        Registry::Properties => properties::parse(text),
        Registry::Po => po::parse(text)?,
    };
    let records = if aws::is_model(&root) {
        aws::records(&root)
    } else if openapi::is_description(&root) {
        openapi::records(&root)
    } else {
        flatten::records(&root)
    };
    Ok(document(records, &title(&root)))
}

/// A document with a table for each kind of record.
pub(crate) fn document(records: Vec<Records>, title: &str) -> Document {
    let tables = records.into_iter().filter(|records| !records.rows.is_empty()).map(Records::into_table).collect();
    let level = u8::from(!title.is_empty());
    Document { sections: vec![Section { level, heading: title.to_owned(), line: 1, text: String::new(), tables }] }
}

fn title(root: &Node) -> String {
    let paths: [&[&str]; 4] = [&["info", "title"], &["metadata", "serviceFullName"], &["title"], &["name"]];
    let at = |path: &&[&str]| path.iter().try_fold(root, |node, key| node.get(key)).and_then(Node::text);
    paths.iter().find_map(at).unwrap_or_default().to_owned()
}

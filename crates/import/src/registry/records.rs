//! Records with keys, as tables.

use crate::document::{Cell, Origin, Row, Table, TableKind};

/// Records that become a table.
#[derive(Debug, Default)]
pub(crate) struct Records {
    /// The path of the records in their file.
    pub path: String,
    pub rows: Vec<Record>,
}

/// A record: its line, and its keys with their texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    pub line: usize,
    pub values: Vec<(String, String)>,
}

impl Record {
    pub fn new(line: usize) -> Self {
        Self { line, values: Vec::new() }
    }

    /// Adds a value, unless the key has one.
    pub fn add(&mut self, key: impl Into<String>, text: impl Into<String>) {
        let key = key.into();
        if self.values.iter().all(|(present, _)| *present != key) {
            self.values.push((key, text.into()));
        }
    }
}

impl Records {
    /// The table: the keys of all records are its heads.
    pub fn into_table(self) -> Table {
        let mut heads: Vec<String> = Vec::new();
        let mut known = std::collections::HashMap::new();
        for (key, _) in self.rows.iter().flat_map(|record| &record.values) {
            if !known.contains_key(key) {
                known.insert(key.clone(), heads.len());
                heads.push(key.clone());
            }
        }
        let line = self.rows.first().map_or(1, |record| record.line);
        let width = heads.len();
        let cell = |text: String| Cell { text, origin: Origin::Own };
        let mut rows = vec![Row { line, is_head: true, cells: heads.into_iter().map(cell).collect(), defect: None }];
        for record in self.rows {
            let mut cells = vec![Cell::default(); width];
            for (key, text) in record.values {
                cells[known[&key]].text = plain(text);
            }
            rows.push(Row { line: record.line, is_head: false, cells, defect: None });
        }
        Table { kind: TableKind::Registry, caption: self.path, line, rows }
    }
}

/// A text without HTML, which registries have in their documentation, and without invisible characters.
fn plain(text: String) -> String {
    let is_invisible = |letter: char| matches!(letter, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    let is_plain = |letter: char| letter == '\n' || !letter.is_control() && !is_invisible(letter);
    let text = if text.chars().all(is_plain) {
        text
    } else {
        text.chars()
            .map(|letter| if letter == '\t' { ' ' } else { letter })
            .filter(|letter| is_plain(*letter))
            .collect()
    };
    let is_html = ["</p>", "</a>", "</code>", "</li>", "</b>", "</i>", "<br>", "<br/>", "<br />", "</span>", "</div>"]
        .iter()
        .any(|tag| text.contains(tag));
    if is_html { without_tags(&text) } else { text.trim().to_owned() }
}

fn without_tags(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, from) = rest.split_at(start);
        plain.push_str(before);
        let name: String = from[1..].trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let Some(end) = from.find('>').filter(|_| !name.is_empty()) else {
            plain.push('<');
            rest = &from[1..];
            continue;
        };
        match name.as_str() {
            "p" | "div" | "ul" | "ol" => plain.push_str("\n\n"),
            "br" => plain.push('\n'),
            "li" if !from.starts_with("</") => plain.push_str("\n- "),
            _ => {}
        }
        rest = &from[end + 1..];
    }
    plain.push_str(rest);
    for (entity, letter) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")]
    {
        plain = plain.replace(entity, letter);
    }
    let paragraphs = plain.split("\n\n").map(|paragraph| {
        paragraph
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty() && line != "-")
            .collect::<Vec<_>>()
            .join("\n")
    });
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_paragraphs() {
        let text = "<p>The <a href=\"x\">shaft</a> is &lt;closed&gt;.</p><ul><li>Wait.</li><li>Dig.</li></ul>";
        assert_eq!(plain(text.to_owned()), "The shaft is <closed>.\n\n- Wait.\n- Dig.");
        assert_eq!(plain("a < b, <name> is <b".to_owned()), "a < b, <name> is <b");
    }
}

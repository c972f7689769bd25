//! Guides: Markdown files, one per language.

/// A guide in one language.
#[derive(Clone, Copy, Debug)]
pub struct GuideFile<'a> {
    /// The index of the file in [`DataDir::files`](super::DataDir::files).
    pub file: usize,
    /// The identifier: the name of the file.
    pub id: &'a str,
    /// The BCP 47 tag of the language: the name of the file's directory.
    pub language: &'a str,
    /// The title: the heading at the beginning of the file; empty without one.
    pub title: &'a str,
    /// The text below the title.
    pub body: &'a str,
}

impl<'a> GuideFile<'a> {
    pub(super) fn new(file: usize, text: &'a str, language: &'a str, name: &'a str) -> Self {
        let id = name.strip_suffix(".md").unwrap_or(name);
        let (title, body) = match text.strip_prefix("# ") {
            Some(rest) => rest.split_once('\n').unwrap_or((rest, "")),
            None => ("", text),
        };
        Self { file, id, language, title: title.trim(), body: body.trim() }
    }
}

//! Guides: Markdown files, one per language.

/// A guide in one language.
///
/// ```
/// use ecs_err::load::{Arena, Folder};
///
/// let arena = Arena::new();
/// let folder = Folder::read("data".as_ref(), &arena);
/// let guide = folder.guides.iter().find(|guide| (guide.id, guide.language) == ("error-codes", "en")).unwrap();
/// assert_eq!((guide.title, folder.files[guide.file].path), ("Error codes: background", "guides/en/error-codes.md"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GuideFile<'a> {
    /// The file's number in the folder's list.
    pub file: usize,
    /// The identifier: the name of the file.
    pub id: &'a str,
    /// The BCP 47 tag of the language: the name of the file's folder.
    pub language: &'a str,
    /// The title: the heading that the file begins with; empty if it begins with none.
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

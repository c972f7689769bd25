//! A data directory: its files and what stands in them.

use std::cell::RefCell;
use std::path::Path;

use super::reader::{Context, Reader};
use super::{Arena, File, GuideFile, Span, files, index};
use crate::check::RuleId;
use crate::diagnostic::Diagnostic;
use ecs_err_core::catalog::{Catalog, CatalogData};
use ecs_err_core::model::datum::Datum;
use ecs_err_core::model::{Guide, Metadata, Operation, Synonyms, Text};

/// A data directory as read: its files and the records in them, with everything that is wrong so far.
#[derive(Debug, Default)]
pub struct DataDir<'a> {
    /// Every data file, by path.
    pub files: Vec<File<'a>>,
    /// `catalog.json`.
    pub about: Option<Document<Metadata<'a>>>,
    /// `pages.json`.
    pub pages: Vec<Document<files::Pages<'a>>>,
    /// `errors/*.json`.
    pub errors: Vec<Document<files::Errors<'a>>>,
    /// `retired.json`.
    pub retired: Vec<Document<files::Retired<'a>>>,
    /// `statuses.json`.
    pub statuses: Vec<Document<files::Statuses<'a>>>,
    /// `structures/*.json`.
    pub structures: Vec<Document<files::Structures<'a>>>,
    /// `operations/*.json`.
    pub operations: Vec<Document<Operation<'a>>>,
    /// `releases/*.json`.
    pub releases: Vec<Document<files::Releases<'a>>>,
    /// `synonyms.json`.
    pub synonyms: Option<Document<Synonyms<'a>>>,
    /// `guides/*/*.md`.
    pub guides: Vec<GuideFile<'a>>,
    /// What is wrong with the form of the files.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a data file holds, and which file it is.
#[derive(Clone, Copy, Debug)]
pub struct Document<T> {
    /// The file's number in [`DataDir::files`].
    pub file: usize,
    /// What it holds.
    pub value: T,
}

impl<'a> DataDir<'a> {
    /// Reads every data file below a directory.
    #[must_use]
    pub fn read(path: &Path, arena: &'a Arena) -> Self {
        let mut dir = Self::default();
        for entry in walkdir::WalkDir::new(path).follow_links(true).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_file() => dir.add(path, entry.path(), arena),
                Ok(_) => {}
                Err(error) => {
                    let below = error.path().and_then(|at| at.strip_prefix(path).ok()).unwrap_or(Path::new(""));
                    let shown = if below.as_os_str().is_empty() { Path::new(".") } else { below };
                    let file = File { path: arena.alloc_str(&shown.display().to_string()), text: "", json: None };
                    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    let message = format_args!("can't read it: {reason}");
                    dir.diagnostics.push(file.diagnostic(RuleId::UnreadableFile, 0..0, message));
                }
            }
        }
        dir.decode(arena);
        dir
    }

    /// The span of a whole file.
    #[must_use]
    pub fn span(&self, file: usize) -> Span<'_> {
        self.files[file].span()
    }

    /// The file with this path below the directory.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&File<'a>> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The languages that every text is in.
    #[must_use]
    pub fn languages(&self) -> &'a [&'a str] {
        self.about.as_ref().map_or(&[], |document| document.value.languages)
    }

    /// Whether something at a span could not be read, so that a substitute stands for it.
    #[must_use]
    pub(crate) fn is_unread(&self, span: Span<'_>) -> bool {
        self.diagnostics.iter().any(|diagnostic| span.covers(diagnostic))
    }

    /// The catalog that the files make; `None` if one is missing or was not understood.
    pub(crate) fn catalog(&self, arena: &'a Arena) -> Option<Catalog<'a>> {
        let about = self.about.as_ref()?.value;
        let errors = sorted(arena, self.each_error().map(|(_, error)| *error), |error| error.code);
        let data = CatalogData {
            metadata: about,
            pages: sorted(arena, self.each_page().map(|(_, page)| *page), |page| page.id),
            errors,
            retired: sorted(arena, self.each_retired().map(|(_, retired)| *retired), |retired| retired.code),
            statuses: sorted(arena, self.each_status().map(|(_, status)| *status), |status| status.status),
            structures: sorted(arena, self.each_structure().map(|(_, structure)| *structure), |structure| {
                (structure.page, structure.table)
            }),
            operations: sorted(arena, self.each_operation().map(|(_, operation)| *operation), |operation| operation.id),
            releases: sorted(arena, self.each_release().map(|(_, release)| *release), |release| release.number),
            guides: self.merge_guides(arena),
            synonyms: self.synonyms.as_ref().map_or(&[], |document| document.value.groups),
            code_index: index::index(errors, arena),
            message_order: index::message_order(errors, about.message_language, arena),
        };
        Some(Catalog::from_data(arena.alloc(data)))
    }

    fn add(&mut self, root: &Path, path: &Path, arena: &'a Arena) {
        let below = path.strip_prefix(root).unwrap_or(path);
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        if parts.iter().any(|part| part.starts_with('.')) || parts.first().is_none_or(|first| first == "schema") {
            return;
        }
        let mut file = File { path: arena.alloc_str(&parts.join("/")), text: "", json: None };
        match std::fs::read(path) {
            Err(error) => {
                self.diagnostics.push(file.diagnostic(
                    RuleId::UnreadableFile,
                    0..0,
                    format_args!("can't read it: {error}"),
                ));
            }
            Ok(bytes) => match String::from_utf8(bytes) {
                Err(error) => {
                    let valid =
                        String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
                    file.text = arena.alloc_str(&valid);
                    self.diagnostics.push(file.diagnostic(
                        RuleId::UnreadableFile,
                        valid.len()..valid.len(),
                        "from here on it is not UTF-8",
                    ));
                }
                Ok(text) => {
                    file.text = arena.alloc_str(&text);
                    if path.extension().is_some_and(|extension| extension == "json") {
                        match File::parse(file.text) {
                            Ok(json) => file.json = Some(json),
                            Err((range, message)) => {
                                let diagnostic = file.diagnostic(RuleId::JsonSyntax, range, lower_first(&message));
                                self.diagnostics
                                    .push(diagnostic.help(
                                        "data files are strict JSON (RFC 8259): no comments, no trailing commas",
                                    ));
                            }
                        }
                    }
                }
            },
        }
        self.files.push(file);
    }

    /// Reads the records of every file.
    fn decode(&mut self, arena: &'a Arena) {
        let diagnostics = RefCell::new(std::mem::take(&mut self.diagnostics));
        let files = std::mem::take(&mut self.files);
        let languages =
            files.iter().find(|file| file.path == "catalog.json").map_or(&[][..], |file| languages(file, arena));
        for (number, file) in files.iter().enumerate() {
            let context = Context { arena, file, languages, diagnostics: &diagnostics };
            let parts: Vec<&str> = file.path.split('/').collect();
            let extension = Path::new(file.path).extension().and_then(|extension| extension.to_str());
            let json = extension == Some("json");
            match parts[..] {
                ["catalog.json"] => self.about = document(number, &context),
                ["pages.json"] => self.pages.extend(document(number, &context)),
                ["retired.json"] => self.retired.extend(document(number, &context)),
                ["statuses.json"] => self.statuses.extend(document(number, &context)),
                ["synonyms.json"] => self.synonyms = document(number, &context),
                ["errors", _] if json => self.errors.extend(document(number, &context)),
                ["structures", _] if json => self.structures.extend(document(number, &context)),
                ["operations", _] if json => self.operations.extend(document(number, &context)),
                ["releases", _] if json => self.releases.extend(document(number, &context)),
                ["guides", language, name] if extension == Some("md") => {
                    self.guides.push(GuideFile::new(number, file.text, language, name));
                }
                _ => {
                    let diagnostic = file.diagnostic(RuleId::UnexpectedFile, 0..0, "no data file has this name");
                    diagnostics.borrow_mut().push(diagnostic.help(
                        "a data directory holds catalog.json, pages.json, retired.json, statuses.json, synonyms.json, errors/*.json, structures/*.json, operations/*.json, releases/*.json, guides/LANGUAGE/*.md and schema/",
                    ));
                }
            }
        }
        self.files = files;
        self.diagnostics = diagnostics.into_inner();
        if let Some(about) = self.about.filter(|about| about.value.languages.is_empty()) {
            let span = self.span(about.file).key("languages");
            if !self.is_unread(span) {
                let diagnostic = span.diagnostic(RuleId::MissingLanguage, "the catalog has no language");
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// One guide for all files of the same name.
    fn merge_guides(&self, arena: &'a Arena) -> &'a [Guide<'a>] {
        let mut ids: Vec<&'a str> = self.guides.iter().map(|guide| guide.id).collect();
        ids.sort_unstable();
        ids.dedup();
        let text = |id: &str, part: fn(&GuideFile<'a>) -> &'a str| {
            let pairs: Vec<(&'a str, &'a str)> = self
                .languages()
                .iter()
                .filter_map(|tag| {
                    self.guides
                        .iter()
                        .find(|guide| guide.id == id && guide.language == *tag)
                        .map(|guide| (*tag, part(guide)))
                })
                .collect();
            Text::new(arena.alloc_slice_copy(&pairs))
        };
        let guides =
            ids.iter().map(|id| Guide::from_fields(id, text(id, |guide| guide.title), text(id, |guide| guide.body)));
        arena.alloc_slice_fill_iter(guides)
    }
}

fn document<'a, T: Datum<'a>>(number: usize, context: &Context<'_, 'a>) -> Option<Document<T>> {
    let node = context.file.json.as_ref()?;
    Some(Document { file: number, value: T::decode(Reader::new(context, node)) })
}

/// The languages that `catalog.json` declares; its own texts need them before it is read.
fn languages<'a>(file: &File<'a>, arena: &'a Arena) -> &'a [&'a str] {
    let declared =
        file.json.as_ref().and_then(|json| json.as_object()).and_then(|object| object.get_array("languages"));
    // None at all where one can't be read: every text would seem to be in a wrong language.
    let tags: Option<Vec<&'a str>> = declared.and_then(|array| {
        let tags = array.elements.iter().map(|item| item.as_string_lit());
        tags.map(|literal| literal.map(|literal| &*arena.alloc_str(&literal.value))).collect()
    });
    arena.alloc_slice_copy(&tags.unwrap_or_default())
}

fn sorted<T: Copy, K: Ord>(arena: &Arena, records: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> &[T] {
    let mut records: Vec<T> = records.collect();
    records.sort_by_key(key);
    arena.alloc_slice_copy(&records)
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

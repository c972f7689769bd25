//! A data directory: its files and what stands in them.

use std::cell::RefCell;
use std::path::Path;

use super::reader::{Context, Header, Reader};
use super::{Arena, File, GuideFile, Span, files, index};
use crate::check::RuleId;
use crate::diagnostic::Diagnostic;
use ecs_err_core::catalog::{Catalog, CatalogData};
use ecs_err_core::model::datum::Datum;
use ecs_err_core::model::{Guide, Id, Metadata, Operation, Synonyms, Text};

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
    /// How many texts are missing in each language, where that is no error.
    pub missing: Vec<(&'a str, usize)>,
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
        let root = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.depth() == 0 || entry.file_type().is_dir() => {}
                Ok(entry) => match refusal(&entry, &root) {
                    Some(reason) => dir.refuse(path, entry.path(), arena, &reason),
                    None => dir.add(path, entry.path(), arena),
                },
                Err(error) => {
                    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    dir.refuse(path, error.path().unwrap_or(path), arena, &format!("can't read it: {reason}"));
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
        self.about.as_ref().map_or(&[], |document| document.value.languages.as_slice())
    }

    /// Whether something at a span could not be read, so that a substitute stands for it.
    #[must_use]
    pub(crate) fn is_unread(&self, span: Span<'_>) -> bool {
        self.diagnostics.iter().any(|diagnostic| span.covers(diagnostic))
    }

    /// The catalog that the files make; `None` if one is missing or was not understood.
    pub(crate) fn catalog(&self, arena: &'a Arena) -> Option<Catalog<'a>> {
        let about = self.about.as_ref()?.value;
        let services: Vec<&str> = about.services.iter().map(|service| service.id.as_str()).collect();
        let with_service = self.errors.iter().flat_map(|document| {
            let service = services.iter().position(|id| *id == document.value.service);
            document.value.errors.iter().map(move |error| (*error, service.unwrap_or_default()))
        });
        let mut with_service: Vec<_> = with_service.collect();
        with_service.sort_by_key(|(error, _)| error.code);
        let errors = &*arena.alloc_slice_fill_iter(with_service.iter().map(|(error, _)| *error));
        let places = || with_service.iter().map(|(_, service)| *service);
        let sizes = (0..services.len()).map(|at| index::place(places().filter(|place| *place == at).count()));
        let data = CatalogData {
            metadata: about,
            pages: sorted(arena, self.each_page().map(|(_, page)| *page), |page| page.id.as_str()),
            errors,
            retired: sorted(arena, self.each_retired().map(|(_, retired)| *retired), |retired| retired.code),
            statuses: sorted(arena, self.each_status().map(|(_, status)| *status), |status| status.status),
            structures: sorted(arena, self.each_structure().map(|(_, structure)| *structure), |structure| {
                (structure.page, structure.table)
            }),
            operations: sorted(arena, self.each_operation().map(|(_, operation)| *operation), |operation| {
                operation.id.as_str()
            }),
            releases: sorted(arena, self.each_release().map(|(_, release)| *release), |release| release.number),
            guides: self.merge_guides(arena),
            synonyms: self.synonyms.as_ref().map_or(&[], |document| document.value.groups),
            code_index: index::index(errors, arena),
            folded_order: index::folded_order(errors, |error| Some(error.code.to_string()), arena),
            name_order: index::folded_order(errors, |error| error.name.map(str::to_owned), arena),
            services: arena.alloc_slice_fill_iter(places().map(index::place)),
            service_sizes: arena.alloc_slice_fill_iter(sizes.collect::<Vec<_>>()),
            message_order: index::message_order(errors, about.message_language, arena),
        };
        Some(Catalog::from_data(arena.alloc(data)))
    }

    /// Reports a file that is not read.
    fn refuse(&mut self, root: &Path, path: &Path, arena: &'a Arena, reason: &str) {
        let below = path.strip_prefix(root).unwrap_or(Path::new(""));
        if is_ignored(below) && !below.as_os_str().is_empty() {
            return;
        }
        let shown = if below.as_os_str().is_empty() { Path::new(".") } else { below };
        let file = File { path: arena.alloc_str(&shown.display().to_string()), text: "", json: None };
        self.diagnostics.push(file.diagnostic(RuleId::UnreadableFile, 0..0, reason));
    }

    fn add(&mut self, root: &Path, path: &Path, arena: &'a Arena) {
        let below = path.strip_prefix(root).unwrap_or(path);
        if is_ignored(below) {
            return;
        }
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
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
        let header =
            files.iter().find(|file| file.path == "catalog.json").map(|file| header(file, arena)).unwrap_or_default();
        for (number, file) in files.iter().enumerate() {
            let context = Context { arena, file, header: &header, diagnostics: &diagnostics };
            let parts: Vec<&str> = file.path.split('/').collect();
            let extension = Path::new(file.path).extension().and_then(|extension| extension.to_str());
            let json = extension == Some("json");
            match parts[..] {
                ["catalog.json"] => self.about = document(number, &context),
                ["pages.json"] => self.pages.extend(document(number, &context)),
                ["retired.json"] => self.retired.extend(document(number, &context)),
                ["statuses.json"] => self.statuses.extend(document(number, &context)),
                ["synonyms.json"] => self.synonyms = document(number, &context),
                ["errors", _] | ["errors", _, _] if json => self.errors.extend(document(number, &context)),
                ["structures", _] if json => self.structures.extend(document(number, &context)),
                ["operations", _] if json => self.operations.extend(document(number, &context)),
                ["releases", _] if json => self.releases.extend(document(number, &context)),
                ["guides", language, name] if extension == Some("md") => {
                    self.guides.push(GuideFile::new(number, file.text, language, name));
                }
                _ => {
                    let diagnostic = file.diagnostic(RuleId::UnexpectedFile, 0..0, "no data file has this name");
                    diagnostics.borrow_mut().push(diagnostic.help(
                        "a data directory holds catalog.json, pages.json, retired.json, statuses.json, synonyms.json, errors/*.json, errors/SERVICE/*.json, structures/*.json, operations/*.json, releases/*.json, guides/LANGUAGE/*.md and schema/",
                    ));
                }
            }
        }
        self.files = files;
        self.diagnostics = diagnostics.into_inner();
        self.missing = header.missing.into_inner().into_iter().collect();
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
        let guides = ids.iter().filter_map(|id| {
            Some(Guide::from_fields(Id::new(id).ok()?, text(id, |guide| guide.title), text(id, |guide| guide.body)))
        });
        arena.alloc_slice_fill_iter(guides.collect::<Vec<_>>())
    }
}

fn document<'a, T: Datum<'a>>(number: usize, context: &Context<'_, 'a>) -> Option<Document<T>> {
    let node = context.file.json.as_ref()?;
    Some(Document { file: number, value: T::decode(Reader::new(context, node)) })
}

/// What reading any file needs to know, from catalog.json.
fn header<'a>(file: &File<'a>, arena: &'a Arena) -> Header<'a> {
    let object = file.json.as_ref().and_then(|json| json.as_object());
    let tags: Option<Vec<&'a str>> = object.and_then(|object| object.get_array("languages")).and_then(|array| {
        let tags = array.elements.iter().map(|item| item.as_string_lit());
        tags.map(|literal| literal.map(|literal| &*arena.alloc_str(&literal.value))).collect()
    });
    let message_language = object.and_then(|object| object.get_string("messageLanguage"));
    Header {
        languages: arena.alloc_slice_copy(&tags.unwrap_or_default()),
        message_language: message_language.map_or("", |literal| arena.alloc_str(&literal.value)),
        is_complete: object.and_then(|object| object.get_boolean("complete")).is_some_and(|literal| literal.value),
        missing: RefCell::default(),
    }
}

/// Whether a file is none of the catalog: hidden, or a schema.
fn is_ignored(below: &Path) -> bool {
    let mut parts = below.iter().map(|part| part.to_string_lossy());
    parts.clone().any(|part| part.starts_with('.')) || parts.next().is_none_or(|first| first == "schema")
}

/// Why an entry of the directory is not read; nothing outside of the directory is.
fn refusal(entry: &walkdir::DirEntry, root: &Path) -> Option<String> {
    if entry.file_type().is_file() {
        return None;
    }
    if !entry.path_is_symlink() {
        return Some("it is not a regular file but a FIFO, a socket or a device".to_owned());
    }
    match entry.path().canonicalize() {
        Err(error) => Some(format!("can't follow the symbolic link: {error}")),
        Ok(target) if !target.starts_with(root) => {
            Some("it is a symbolic link that leads outside of the directory".to_owned())
        }
        Ok(target) if target.is_file() => None,
        Ok(_) => Some("it is a symbolic link to something other than a regular file".to_owned()),
    }
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

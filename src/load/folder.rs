//! A data folder: its files and what stands in them.

use std::cell::RefCell;
use std::path::Path;

use super::reader::{Context, Reader};
use super::{Arena, File, GuideFile, Place, files, index};
use crate::catalog::Catalog;
use crate::check::RuleId;
use crate::model::value::Value;
use crate::model::{About, Guide, Operation, Synonyms, Text};
use crate::problem::Problem;

/// A data folder as read: its files and the records in them, with everything that is wrong so far.
///
/// ```
/// use ecs_err::load::{Arena, Folder};
///
/// let arena = Arena::new();
/// let folder = Folder::read("data".as_ref(), &arena);
/// assert!(folder.problems.is_empty());
/// assert_eq!(folder.languages(), ["zh", "en"]);
/// assert!(folder.each_error().any(|(_, error)| error.code == ecs_err::Code::ECS_0085));
/// assert!(folder.file("catalog.json").is_some());
/// ```
#[derive(Debug, Default)]
pub struct Folder<'a> {
    /// Every data file, by path.
    pub files: Vec<File<'a>>,
    /// `catalog.json`.
    pub about: Option<Document<About<'a>>>,
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
    pub problems: Vec<Problem>,
}

/// What a data file holds, and which file it is.
///
/// ```
/// let arena = ecs_err::load::Arena::new();
/// let folder = ecs_err::load::Folder::read("data".as_ref(), &arena);
/// let about = folder.about.unwrap();
/// assert_eq!((folder.files[about.file].path, about.value.id), ("catalog.json", "ecs"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Document<T> {
    /// The file's number in [`Folder::files`].
    pub file: usize,
    /// What it holds.
    pub value: T,
}

impl<'a> Folder<'a> {
    /// Reads every data file below a folder.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// assert!(folder.problems.is_empty() && folder.files.iter().any(|file| file.path == "pages.json"));
    /// assert!(!Folder::read("no such folder".as_ref(), &arena).problems.is_empty());
    /// ```
    #[must_use]
    pub fn read(path: &Path, arena: &'a Arena) -> Self {
        let mut folder = Self::default();
        for entry in walkdir::WalkDir::new(path).follow_links(true).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_file() => folder.add(path, entry.path(), arena),
                Ok(_) => {}
                Err(error) => {
                    let below = error.path().and_then(|at| at.strip_prefix(path).ok()).unwrap_or(Path::new(""));
                    let shown = if below.as_os_str().is_empty() { Path::new(".") } else { below };
                    let file = File { path: arena.alloc_str(&shown.display().to_string()), text: "", json: None };
                    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    let message = format_args!("can't read it: {reason}");
                    folder.problems.push(file.problem(RuleId::UnreadableFile, 0..0, message));
                }
            }
        }
        folder.decode(arena);
        folder
    }

    /// The place of a whole file.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// let number = folder.about.as_ref().unwrap().file;
    /// assert_eq!(folder.place(number).to_string(), "catalog.json:1:1");
    /// ```
    #[must_use]
    pub fn place(&self, file: usize) -> Place<'_> {
        self.files[file].place()
    }

    /// The file with this path below the folder.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// assert!(folder.file("guides/en/error-codes.md").unwrap().text.starts_with("# Error codes"));
    /// assert!(folder.file("guides/en").is_none());
    /// ```
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&File<'a>> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The languages that every text is in.
    ///
    /// ```
    /// use ecs_err::load::{Arena, Folder};
    ///
    /// let arena = Arena::new();
    /// let folder = Folder::read("data".as_ref(), &arena);
    /// assert_eq!(folder.languages(), ["zh", "en"]);
    /// assert!(Folder::default().languages().is_empty());
    /// ```
    #[must_use]
    pub fn languages(&self) -> &'a [&'a str] {
        self.about.as_ref().map_or(&[], |document| document.value.languages)
    }

    /// Whether something at a place could not be read, so that a substitute stands for it.
    #[must_use]
    pub(crate) fn is_unread(&self, place: Place<'_>) -> bool {
        self.problems.iter().any(|problem| place.covers(problem))
    }

    /// The catalog that the files make; `None` if one is missing or was not understood.
    pub(crate) fn catalog(&self, arena: &'a Arena) -> Option<Catalog<'a>> {
        let about = self.about.as_ref()?.value;
        let errors = sorted(arena, self.each_error().map(|(_, error)| *error), |error| error.code);
        Some(Catalog {
            about,
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
            index: index::index(errors, arena),
            by_message: index::by_message(errors, about.message_language, arena),
        })
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
                self.problems.push(file.problem(RuleId::UnreadableFile, 0..0, format_args!("can't read it: {error}")));
            }
            Ok(bytes) => match String::from_utf8(bytes) {
                Err(error) => {
                    let valid =
                        String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
                    file.text = arena.alloc_str(&valid);
                    self.problems.push(file.problem(
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
                                let problem = file.problem(RuleId::JsonSyntax, range, lower_first(&message));
                                self.problems
                                    .push(problem.help(
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
        let problems = RefCell::new(std::mem::take(&mut self.problems));
        let files = std::mem::take(&mut self.files);
        let languages =
            files.iter().find(|file| file.path == "catalog.json").map_or(&[][..], |file| languages(file, arena));
        for (number, file) in files.iter().enumerate() {
            let context = Context { arena, file, languages, problems: &problems };
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
                    let problem = file.problem(RuleId::UnexpectedFile, 0..0, "no data file has this name");
                    problems.borrow_mut().push(problem.help(
                        "a data folder holds catalog.json, pages.json, retired.json, statuses.json, synonyms.json, errors/*.json, structures/*.json, operations/*.json, releases/*.json, guides/LANGUAGE/*.md and schema/",
                    ));
                }
            }
        }
        self.files = files;
        self.problems = problems.into_inner();
        if let Some(about) = self.about.filter(|about| about.value.languages.is_empty()) {
            let place = self.place(about.file).key("languages");
            if !self.is_unread(place) {
                let problem = place.problem(RuleId::MissingLanguage, "the catalog has no language");
                self.problems.push(problem);
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
            ids.iter().map(|id| Guide { id, title: text(id, |guide| guide.title), body: text(id, |guide| guide.body) });
        arena.alloc_slice_fill_iter(guides)
    }
}

fn document<'a, T: Value<'a>>(number: usize, context: &Context<'_, 'a>) -> Option<Document<T>> {
    let node = context.file.json.as_ref()?;
    Some(Document { file: number, value: T::read(Reader::new(context, node)) })
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

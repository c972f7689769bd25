//! A data directory: its files and the records in them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;

use super::header::Header;
use super::reader::{Context, Reader};
use super::texts::TextSpan;
use super::unread::Unread;
use super::{Arena, File, GuideFile, Span, files, markdown, walk};
use crate::check::RuleId;
use crate::diagnostic::Diagnostic;
use ecs_err_core::model::datum::Datum;
use ecs_err_core::model::{Metadata, Operation, Synonyms};
use ecs_err_ui_text::diagnostics::{Message, messages};

/// A data directory that has been read: its files, their records, and the errors found while reading.
#[derive(Debug, Default)]
pub struct DataDir<'a> {
    /// Every data file, by path.
    pub files: Vec<File<'a>>,
    /// `catalog.json`.
    pub about: Option<Document<Metadata<'a>>>,
    /// `pages.json`.
    pub pages: Vec<Document<files::Pages<'a>>>,
    /// `errors/*.json` and `errors/SERVICE/*.json`.
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
    /// The number of texts that are missing in each language, if that is a warning.
    pub missing: Vec<(&'a str, usize)>,
    /// The errors and warnings found while reading.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts of all records.
    pub(super) texts: Vec<TextSpan<'a>>,
    /// Where the diagnostics are.
    unread: Unread,
    /// The index of each file in `files`.
    numbers: HashMap<&'a str, usize>,
}

/// The content of a data file, with its index.
#[derive(Clone, Copy, Debug)]
pub struct Document<T> {
    /// The index of the file in [`DataDir::files`].
    pub file: usize,
    /// The content.
    pub value: T,
}

impl<'a> DataDir<'a> {
    /// Reads every data file in a directory. Errors become [diagnostics](Self::diagnostics).
    #[must_use]
    pub fn read(path: &Path, arena: &'a Arena) -> Self {
        Self::of(walk::read_files(path, arena), arena)
    }

    /// Reads data files from memory: the path of each, relative to the directory, and its bytes.
    #[must_use]
    pub fn from_files(files: impl IntoIterator<Item = (String, Vec<u8>)>, arena: &'a Arena) -> Self {
        Self::of(walk::given_files(files, arena), arena)
    }

    fn of((files, diagnostics): (Vec<File<'a>>, Vec<Diagnostic>), arena: &'a Arena) -> Self {
        let mut dir = Self { files, diagnostics, ..Self::default() };
        dir.decode(arena);
        dir
    }

    /// The span of a whole file.
    #[must_use]
    pub fn span(&self, file: usize) -> Span<'_> {
        self.files[file].span()
    }

    /// The file with this path, relative to the directory.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&File<'a>> {
        self.number(path).map(|number| &self.files[number])
    }

    /// The index of the file with this path.
    pub(super) fn number(&self, path: &str) -> Option<usize> {
        self.numbers.get(path).copied()
    }

    /// The languages of the catalog; empty if they could not be read.
    #[must_use]
    pub fn languages(&self) -> &'a [&'a str] {
        self.about.as_ref().map_or(&[], |document| document.value.languages.as_slice())
    }

    /// Whether every text must be in every language.
    pub(crate) fn is_complete(&self) -> bool {
        self.about.as_ref().is_some_and(|about| about.value.complete)
    }

    /// Whether something at a span could not be read and has a substitute.
    #[must_use]
    pub(crate) fn is_unread(&self, span: Span<'_>) -> bool {
        self.unread.has_within(span.path(), &span.range())
    }

    /// Whether something in a file could not be read.
    pub(super) fn has_unread(&self, file: &str) -> bool {
        self.unread.has_file(file)
    }

    /// Reads the records of every file.
    fn decode(&mut self, arena: &'a Arena) {
        let diagnostics = RefCell::new(std::mem::take(&mut self.diagnostics));
        let texts = RefCell::default();
        let files = std::mem::take(&mut self.files);
        let catalog_json = files.iter().find(|file| file.path == "catalog.json");
        let header = catalog_json.map(|file| Header::read(file, arena)).unwrap_or_default();
        for (number, file) in files.iter().enumerate() {
            let context = Context { arena, number, file, header: &header, diagnostics: &diagnostics, texts: &texts };
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
                    self.guides.push(GuideFile::new(number, markdown::normal(file.text, arena), language, name));
                }
                _ => {
                    let help = messages::data_files(&Message::list(files::DATA_FILES.map(|(path, _)| path)));
                    let message = messages::not_a_data_file();
                    diagnostics.borrow_mut().push(file.diagnostic(RuleId::UnexpectedFile, 0..0, message).help(help));
                }
            }
        }
        self.numbers = files.iter().enumerate().map(|(number, file)| (file.path, number)).collect();
        self.files = files;
        self.diagnostics = diagnostics.into_inner();
        self.texts = texts.into_inner();
        self.unread = Unread::new(&self.diagnostics);
        self.missing = header.missing.into_inner().into_iter().collect();
        if let Some(about) = self.about.filter(|about| about.value.languages.is_empty()) {
            let span = self.span(about.file).key("languages");
            if !self.is_unread(span) {
                let diagnostic = span.diagnostic(RuleId::MissingLanguage, messages::no_language());
                self.diagnostics.push(diagnostic);
            }
        }
    }
}

fn document<'a, T: Datum<'a>>(number: usize, context: &Context<'_, 'a>) -> Option<Document<T>> {
    let node = context.file.json.as_ref()?;
    Some(Document { file: number, value: T::decode(Reader::new(context, node)) })
}

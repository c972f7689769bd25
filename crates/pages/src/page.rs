//! The pages of a catalog, in the order of the navigation.

use std::collections::HashMap;

use ecs_err_core::resolve::RecordKind;
use ecs_err_core::text;
use ecs_err_core::{
    Catalog, Code, ErrorCode, Guide, Operation, RetiredCode, Service, Status, Structure, Text, segment,
};
use ecs_err_ui_text::UiText;

use crate::Flavor;
use crate::paths::Paths;

/// The most letters of a description.
const MAX_DESCRIPTION_LETTERS: usize = 300;

/// What a page is about.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    Home,
    /// The list of the records of a kind.
    List(RecordKind),
    Service(&'a Service<'a>),
    Error(&'a ErrorCode<'a>),
    Retired(&'a RetiredCode<'a>),
    Status(&'a Status<'a>),
    Structure(&'a Structure<'a>),
    Operation(&'a Operation<'a>),
    Guide(&'a Guide<'a>),
}

/// A page.
#[derive(Debug)]
pub struct Page<'a> {
    pub subject: Subject<'a>,
    /// The path of its file.
    pub path: String,
    /// How many pages are above it in the navigation.
    pub depth: usize,
    /// Its place among the pages of directories, from 1; other pages follow in the order of their names.
    pub order: Option<usize>,
    /// Its title, a plain text on one line.
    pub title: String,
    /// A sentence about it, a plain text on one line; may be empty.
    pub description: String,
}

impl Subject<'_> {
    /// Its name in links: the kind and the id, as in guides.
    pub fn key(&self) -> String {
        match self {
            Self::Home => "home:".to_owned(),
            Self::List(kind) => list_key(*kind),
            Self::Service(service) => format!("service:{}", service.id),
            Self::Error(error) => error_key(error.code),
            Self::Retired(retired) => error_key(retired.code),
            Self::Status(status) => format!("status:{}", status.status),
            Self::Structure(structure) => format!("structure:{}", structure.id),
            Self::Operation(operation) => format!("operation:{}", operation.id),
            Self::Guide(guide) => format!("guide:{}", guide.id),
        }
    }
}

/// The name of the page of a code in links.
pub fn error_key(code: Code<'_>) -> String {
    format!("error:{code}")
}

/// The name of a list of records in links.
pub fn list_key(kind: RecordKind) -> String {
    format!("list:{}", kind.as_str())
}

impl<'a> Page<'a> {
    /// Every page of a catalog.
    pub fn all(catalog: Catalog<'a>, flavor: Flavor, language: &str) -> Vec<Self> {
        let mut tree = Tree {
            catalog,
            language,
            words: UiText::for_language(language),
            paths: Paths::new(flavor),
            pages: Vec::new(),
            directories: 0,
        };
        tree.directory(0, "", Subject::Home);
        tree.codes();
        tree.list(RecordKind::Status, "statuses", catalog.statuses().iter().map(Subject::Status));
        tree.list(RecordKind::Structure, "structures", catalog.structures().iter().map(Subject::Structure));
        tree.list(RecordKind::Operation, "operations", catalog.operations().iter().map(Subject::Operation));
        if !catalog.releases().is_empty() {
            tree.leaf(1, "", Subject::List(RecordKind::Release));
        }
        tree.list(RecordKind::Guide, "guides", catalog.guides().iter().map(Subject::Guide));
        tree.pages
    }

    /// Whether it is the page of a directory.
    pub fn is_index(&self) -> bool {
        match self.subject {
            Subject::Home | Subject::Service(_) => true,
            Subject::List(kind) => kind != RecordKind::Release,
            _ => false,
        }
    }

    /// The directory of its file; empty for the root.
    pub fn directory(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(directory, _)| directory)
    }

    /// The name of its file without the extension.
    pub fn stem(&self) -> &str {
        let file = self.path.rsplit('/').next().unwrap_or(&self.path);
        file.strip_suffix(".md").unwrap_or(file)
    }
}

/// The pages being collected.
struct Tree<'a, 'l> {
    catalog: Catalog<'a>,
    language: &'l str,
    words: &'static UiText,
    paths: Paths,
    pages: Vec<Page<'a>>,
    directories: usize,
}

impl<'a> Tree<'a, '_> {
    fn codes(&mut self) {
        let catalog = self.catalog;
        if catalog.errors().is_empty() && catalog.retired().is_empty() {
            return;
        }
        let mut codes: HashMap<&str, Vec<Subject<'a>>> = HashMap::new();
        let errors = catalog.errors().iter().map(|error| (error.code, Subject::Error(error)));
        let retired = catalog.retired().iter().map(|retired| (retired.code, Subject::Retired(retired)));
        for (code, subject) in errors.chain(retired) {
            let service = catalog.service_of(code).map_or("", |service| service.id.as_str());
            codes.entry(service).or_default().push(subject);
        }
        let above = self.paths.directory("", "codes");
        self.directory(1, &above, Subject::List(RecordKind::Error));
        for service in catalog.metadata().services {
            let Some(subjects) = codes.remove(service.id.as_str()) else { continue };
            let directory = self.paths.directory(&above, service.id.as_str());
            self.directory(2, &directory, Subject::Service(service));
            for subject in subjects {
                self.leaf(3, &directory, subject);
            }
        }
        // Retired codes that no service has any more.
        for subject in codes.remove("").unwrap_or_default() {
            self.leaf(2, &above, subject);
        }
    }

    fn list(&mut self, kind: RecordKind, name: &str, subjects: impl ExactSizeIterator<Item = Subject<'a>>) {
        if subjects.len() == 0 {
            return;
        }
        let directory = self.paths.directory("", name);
        self.directory(1, &directory, Subject::List(kind));
        subjects.for_each(|subject| self.leaf(2, &directory, subject));
    }

    fn directory(&mut self, depth: usize, directory: &str, subject: Subject<'a>) {
        let path = self.paths.index(directory);
        self.directories += 1;
        self.add(depth, path, subject, Some(self.directories));
    }

    fn leaf(&mut self, depth: usize, directory: &str, subject: Subject<'a>) {
        let name = match subject {
            Subject::Error(ErrorCode { code, .. }) | Subject::Retired(RetiredCode { code, .. }) => {
                segment(*code).to_string()
            }
            Subject::Status(status) => status.status.to_string(),
            Subject::Structure(structure) => structure.id.to_string(),
            Subject::Operation(operation) => operation.id.to_string(),
            Subject::Guide(guide) => guide.id.to_string(),
            Subject::Home | Subject::Service(_) | Subject::List(_) => "changes".to_owned(),
        };
        let path = self.paths.leaf(directory, &name);
        let is_beside_directories = depth == 1;
        self.directories += usize::from(is_beside_directories);
        self.add(depth, path, subject, is_beside_directories.then_some(self.directories));
    }

    fn add(&mut self, depth: usize, path: String, subject: Subject<'a>, order: Option<usize>) {
        let (title, description) = self.title(subject);
        let is_short = description.chars().count() <= MAX_DESCRIPTION_LETTERS;
        let description = if is_short {
            description
        } else {
            description.chars().take(MAX_DESCRIPTION_LETTERS).chain(['…']).collect()
        };
        self.pages.push(Page { subject, path, depth, order, title, description });
    }

    /// The title and the description of a page.
    fn title(&self, subject: Subject<'a>) -> (String, String) {
        let text = |text| one_line(self.catalog, text, self.language);
        match subject {
            Subject::Home => {
                let metadata = self.catalog.metadata();
                (text(metadata.title), metadata.edition.to_string())
            }
            Subject::List(kind) => (self.words.kind(kind).to_owned(), String::new()),
            Subject::Service(service) => {
                let (id, name) = (service.id.as_str(), text(service.name));
                let is_named = !name.is_empty() && name != id;
                let title = if is_named { [id, self.words.colon, &name].concat() } else { id.to_owned() };
                (title, text(service.description))
            }
            Subject::Error(error) => (error.code.to_string(), text(error.meaning())),
            Subject::Retired(retired) => (retired.code.to_string(), self.words.replacement_notice(retired).to_string()),
            Subject::Status(status) => {
                let title = format!("HTTP {} {}", status.status, status.reason());
                (title.trim_end().to_owned(), text(status.description))
            }
            Subject::Structure(structure) => {
                let title = text(structure.title);
                let title = if title.is_empty() { structure.id.to_string() } else { title };
                (title, structure.description.map_or_else(String::new, text))
            }
            Subject::Operation(operation) => {
                let title = text(operation.title);
                (if title.is_empty() { operation.id.to_string() } else { title }, text(operation.summary))
            }
            Subject::Guide(guide) => (text(guide.title), String::new()),
        }
    }
}

/// A text in the language, else in another one, on one line.
pub fn one_line(catalog: Catalog<'_>, text: Text<'_>, language: &str) -> String {
    let localized = text.localized(language, catalog.metadata().message_language);
    text::one_line(localized.map_or("", |localized| localized.text))
}

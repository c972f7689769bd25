//! [`GenerateError`]: why no source was generated.

use std::io;
use std::path::PathBuf;

use ecs_err_ui_text::diagnostics::{Message, messages};

use crate::target::Target;

/// How many collisions are listed.
const LISTED: usize = 20;

/// Two codes that give the same constant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Collision {
    /// The constant.
    pub identifier: String,
    /// The codes, in the order of the catalog.
    pub codes: [String; 2],
}

/// The error of generating a source. `Display` prints it in English.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
#[non_exhaustive]
pub enum GenerateError {
    /// Codes that give the same constant.
    Collisions(Vec<Collision>),
    /// A name without letters and digits of ASCII.
    NoIdentifier {
        /// The name.
        name: String,
        /// The code of its record.
        code: String,
    },
    /// A text that is not the name of a package in the language.
    Package {
        /// The text.
        package: String,
        /// The language.
        target: Target,
    },
    /// A text that is not the name of a class in Java.
    Class(String),
    /// The language of comments is not one of the catalog.
    Language {
        /// The language.
        language: String,
        /// Those of the catalog.
        languages: Vec<String>,
    },
    /// A template has an error, or uses an unknown variable. The text has the file, the line and the cause.
    Template(String),
    /// The directory of templates is not a readable directory.
    NoTemplates(PathBuf),
    /// A file of the directory of templates that has no effect.
    UnusedTemplate {
        /// The file.
        path: PathBuf,
        /// The name of a template that was perhaps meant.
        suggestion: Option<String>,
    },
    /// A template could not be read.
    Read {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
}

impl GenerateError {
    /// What is wrong and what to do, in each language of the program. Errors of templates are in English.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Collisions(collisions) => {
                let line = |collision: &Collision| {
                    let [first, second] = &collision.codes;
                    messages::same_constant(first, second, &collision.identifier)
                };
                let more = collisions.len().saturating_sub(LISTED);
                let more = (more > 0).then(|| messages::more_same_constants(more));
                Message::lines(collisions.iter().take(LISTED).map(line).chain(more))
            }
            Self::NoIdentifier { name, code } => messages::name_without_constant(name, code),
            Self::Package { package, target } => {
                let expected = match target {
                    Target::Go => messages::a_go_package(),
                    Target::Java => messages::a_java_package(),
                    Target::TypeScript | Target::Python | Target::Rust => messages::no_packages(target.name()),
                };
                messages::wrong_value("package", package, &expected)
            }
            Self::Class(name) => messages::not_a_java_class(name),
            Self::Language { language, languages } => {
                let languages = Message::list(languages.iter().map(String::as_str));
                messages::wrong_value("lang", language, &messages::catalog_is_in(&languages))
            }
            Self::Template(text) => Message::verbatim(text),
            Self::NoTemplates(path) => messages::not_a_readable_directory(path.display()),
            Self::UnusedTemplate { path, suggestion } => {
                let names = Message::list(Target::ALL.map(|target| Message::verbatim(target.template_name())));
                let message = messages::unused_template(&names);
                let message = match suggestion {
                    Some(near) => messages::with_help(&message, &messages::did_you_mean(near)),
                    None => message,
                };
                messages::at_place(path.display(), &message)
            }
            Self::Read { path, source } => messages::cannot_read_file(path.display(), &source.into()),
        }
    }
}

//! Generates constants and records of an error catalog for programs in other languages.
//!
//! ```
//! # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
//! use ecs_err_data::OwnedCatalog;
//! use ecs_err_generate::{Options, Target, generate};
//!
//! let catalog = OwnedCatalog::open(directory.as_ref())?;
//! let source = generate(catalog.get(), &Options::new(Target::Python)).unwrap();
//! assert!(source.contains("ECS_0085: Final = \"Ecs.0085\"\n"));
//! # Ok::<(), ecs_err_data::LoadError>(())
//! ```
//!
//! The source depends on the records of the catalog and on the options only. The names of constants come from the names
//! of records, else from their codes, and from nothing else: rewording a text or adding a code renames none.

#![forbid(unsafe_code)]

mod code_info;
mod comment;
mod entry;
mod error;
mod identifier;
mod java;
mod layout;
mod literal;
mod package;
mod render;
mod target;
mod templates;

use ecs_err_core::{Catalog, LanguageTag};

pub use error::{Collision, GenerateError};
pub use package::{ClassName, Package};
pub use target::Target;
pub use templates::Templates;

/// What to generate, and how.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options<'o> {
    /// The language.
    pub target: Target,
    /// The package, of languages that have packages.
    pub package: Option<Package>,
    /// The name of the class in Java.
    pub class: ClassName,
    /// The templates.
    pub templates: Templates,
    /// The language of comments; that of the catalog's messages if absent.
    pub language: Option<LanguageTag<'o>>,
}

impl Options<'_> {
    /// The options of a language with the built-in template.
    #[must_use]
    pub fn new(target: Target) -> Self {
        Self { target, package: None, class: ClassName::default(), templates: Templates::default(), language: None }
    }
}

/// Generates the source of the codes of a catalog. The same records and options give the same source.
///
/// # Errors
/// If two codes give the same constant, a name gives none, or a template fails.
pub fn generate(catalog: Catalog<'_>, options: &Options<'_>) -> Result<String, GenerateError> {
    render::render(catalog, options)
}

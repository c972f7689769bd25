//! Builds a site in memory.

use std::path::PathBuf;

use ecs_err::OwnedCatalog;
use ecs_err::check::Severity;
use ecs_err::site::{self, Memory};

use super::super::build::site_options;
use super::BuildError;
use super::state::Site;

/// The source of a site.
pub struct Source {
    /// The catalog's directory; `None` is the embedded catalog.
    pub data: Option<PathBuf>,
    /// The theme's directory; `None` is the built-in theme.
    pub theme: Option<PathBuf>,
    /// The language of diagnostics.
    pub language: &'static str,
}

impl Source {
    /// The directories to watch, with their subdirectories.
    pub fn trees(&self) -> Vec<PathBuf> {
        let parts = ["templates", "site", "pages", "static"];
        let theme = self.theme.iter().flat_map(|theme| parts.map(|part| theme.join(part)));
        self.data.iter().cloned().chain(theme).collect()
    }

    /// The directory of the settings and the style sheet of the theme, which may be in a repository with much else.
    pub fn flat(&self) -> Option<PathBuf> {
        self.theme.clone()
    }

    /// Builds the site; the catalog is not kept.
    pub fn build(&self) -> Result<Site, Vec<BuildError>> {
        let owned = self.data.as_ref().map(|path| {
            OwnedCatalog::open(path).map_err(|error| {
                let errors = error.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
                errors.map(|diagnostic| BuildError::in_data(path, diagnostic, self.language)).collect::<Vec<_>>()
            })
        });
        let owned = owned.transpose()?;
        let catalog = match &owned {
            Some(owned) => owned.get(),
            None => ecs_err::embedded(),
        };
        let in_site = |error| BuildError::in_site(&error, self.language);
        let options = site_options(catalog, self.data.as_deref(), self.theme.as_deref()).map_err(in_site)?;
        let memory = Memory::default();
        site::render(catalog, &options, &memory).map_err(in_site)?;
        Ok(Site::new(memory.into_files()))
    }
}

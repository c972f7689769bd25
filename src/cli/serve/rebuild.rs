//! From files to a site in memory.

use std::path::PathBuf;

use ecs_err::load::{self, Arena};
use ecs_err::site::{self, Memory, Options};

use super::super::build::theme;
use super::Fault;
use super::state::Site;

/// What the site is made of.
pub struct Source {
    /// The catalog's folder; `None` is the embedded catalog.
    pub data: Option<PathBuf>,
    /// The theme's folder; `None` is the built-in theme.
    pub theme: Option<PathBuf>,
}

impl Source {
    /// The folders in which something can change.
    pub fn folders(&self) -> Vec<PathBuf> {
        let theme = self.theme.iter().flat_map(|theme| [theme.join("templates"), theme.join("site")]);
        self.data.iter().cloned().chain(theme).collect()
    }

    /// Builds the site; of the catalog nothing is kept.
    pub fn build(&self) -> Result<Site, Vec<Fault>> {
        let arena = Arena::new();
        let catalog = match &self.data {
            None => ecs_err::embedded(),
            Some(path) => load::open(path, &arena).map_err(|rejected| {
                rejected.diagnostics.iter().map(|problem| Fault::in_data(path, problem)).collect::<Vec<_>>()
            })?,
        };
        let in_site = |error| vec![Fault::in_site(&error)];
        let mut options = Options::default();
        options.theme = theme(self.theme.as_deref()).map_err(in_site)?;
        let memory = Memory::default();
        site::render(catalog, &options, &memory).map_err(in_site)?;
        Ok(Site::new(memory.into_files()))
    }
}

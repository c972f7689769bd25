//! `ecs-err pack`: a catalog and its index in one file, and answers from such a file.

use std::path::{Path, PathBuf};

use ecs_err::pack::{self, CatalogFile, IndexBytes, Refusal};
use ecs_err::search::{self, Index};
use ecs_err::{Catalog, messages};

use super::ExitStatus;
use super::args::{self, Args};
use super::error::CliError;
use super::output::Output;
use super::progress::with_time;
use super::source::{self, Source};
use super::stored::{self, Stored};
use super::write::{check_file, refresh_file};

pub fn run(args: &Args, pack: &args::Pack, output: &mut Output) -> Result<ExitStatus, CliError> {
    let choice = source::choose(args, &pack.catalog)?;
    choice.announce(args.quiet);
    let source = Source::open_dir(choice.dir.as_deref(), args.quiet)?;
    let bytes = with_time(args.quiet, &messages::indexing(), || packed(source.catalog()))?;
    if pack.check {
        return check_file(&pack.out, &bytes, output);
    }
    refresh_file(&pack.out, &bytes, output)?;
    Ok(ExitStatus::Success)
}

fn packed(catalog: Catalog<'_>) -> Result<Vec<u8>, CliError> {
    let index = search::pack_index(catalog, pack::key()).map_err(|error| CliError::Search(error.to_string()))?;
    let mut bytes = Vec::new();
    pack::write(catalog, &index, &mut bytes).map_err(CliError::Output)?;
    Ok(bytes)
}

/// A file that `ecs-err pack` wrote.
pub struct Pack(PathBuf);

impl Pack {
    /// The pack at a path; `None` if it is a directory.
    pub fn at(path: &Path) -> Option<Self> {
        path.is_file().then(|| Self(path.to_owned()))
    }

    /// The index of its catalog.
    pub fn index_of<'a>(&self, catalog: Catalog<'a>) -> Result<Index<'a>, CliError> {
        let packed = stored::whole_index(self).map_err(|refusal| self.refused(&refusal))?;
        Index::packed(catalog, packed).map_err(|_| self.refused(&Refusal::Damaged))
    }

    /// From now on, a panic ends the program with the error that the pack is damaged.
    ///
    /// Checksums find what was cut or changed. A stranger can write an index that has the right ones, and tantivy
    /// panics about some of those: about one in twenty with changed bytes.
    fn refuse_on_panic(&self) {
        let error = self.refused(&Refusal::Damaged);
        std::panic::set_hook(Box::new(move |_| {
            error.report();
            std::process::exit(2);
        }));
    }

    fn refused(&self, refusal: &Refusal) -> CliError {
        CliError::Stated(messages::pack_is_refused(self.0.display(), &refusal.message()))
    }
}

impl Stored for Pack {
    fn records(&self) -> Result<CatalogFile, Refusal> {
        pack::open(&self.0)
    }

    fn index(&self) -> Result<IndexBytes, Refusal> {
        self.refuse_on_panic();
        Ok(self.records()?.index())
    }

    fn key(&self) -> u64 {
        pack::key()
    }
}

//! The cache of large catalogs of directories, in the user's cache directory.
//!
//! Reading and indexing a catalog of 100,000 codes takes ten seconds. So its records and its search index are kept in
//! two files, each for the state of the data files. A look-up or a search then reads what its answer needs. Whatever
//! can't be answered so, because the cache is missing, outdated or damaged or the answer needs most of the catalog, is
//! answered from the data files. A cache that can't be written is no error.

mod place;
mod state;
mod sweep;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use ecs_err::pack::{self, CatalogFile, IndexBytes, Refusal, write_blocks};
use ecs_err::search::{self, Index, SearchError};
use ecs_err::{Catalog, codegen};

use super::stored::{self, PartOfCatalog, Stored};
use super::temporary::Temporary;
use state::State;

/// Smaller catalogs are read as quickly as the cache.
const MIN_DATA_BYTES: u64 = 300_000;

/// A use is noted when the last one is so long ago.
const USE_INTERVAL: Duration = Duration::from_hours(24);

/// The cache of a catalog.
pub struct Cache {
    /// The directory of the catalog.
    data: PathBuf,
    /// The state of the catalog.
    state: State,
    /// The directory with the cache.
    dir: PathBuf,
    /// What the names of the files begin with.
    name: String,
}

/// The files of a catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Records,
    Index,
}

impl Kind {
    const ALL: [Self; 2] = [Self::Records, Self::Index];

    /// The extension of such files.
    const fn extension(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Index => "index",
        }
    }
}

impl Cache {
    /// The cache of the catalog of a directory; `None` if it is not used for this catalog, or not at all.
    pub fn of(data: &Path) -> Option<Self> {
        Self::below(place::directory()?, data)
    }

    /// The cache in a directory.
    fn below(dir: PathBuf, data: &Path) -> Option<Self> {
        let data = data.canonicalize().ok()?;
        let state = State::of(&data).ok().filter(|state| state.bytes >= MIN_DATA_BYTES)?;
        // Another version of the program has its own files, so that both can be in use.
        let id = format!("{}\0{}", env!("CARGO_PKG_VERSION"), data.display());
        Some(Self { state, dir, name: format!("{:016x}", codegen::digest(&id)), data })
    }

    /// An answer. Why there is none does not matter, because the data files have it; but what is damaged is made anew.
    pub fn usable(&self, answer: Result<PartOfCatalog, Refusal>) -> Option<PartOfCatalog> {
        if let Err(Refusal::Damaged) = answer {
            for kind in Kind::ALL {
                // What can't be deleted is refused the next time, too.
                let _ = fs::remove_file(self.path(kind));
            }
        }
        answer.ok()
    }

    /// Keeps the records of the catalog, if the cache does not have them.
    pub fn keep_records(&self, catalog: Catalog<'_>) {
        if self.records().is_err() && self.can_keep(Kind::Records) {
            self.keep(Kind::Records, &pack::encode(catalog, &[]));
        }
    }

    /// The index of the catalog, which is made and kept if the cache does not have it.
    pub fn index<'a>(&self, catalog: Catalog<'a>) -> Result<Index<'a>, SearchError> {
        if let Ok(packed) = stored::whole_index(self) {
            return Index::packed(catalog, packed);
        }
        if !self.can_keep(Kind::Index) {
            // To pack it takes longer than one search needs.
            return Index::build(catalog);
        }
        let bytes = search::pack_index(catalog, self.state.key)?;
        self.keep(Kind::Index, &bytes);
        match stored::index_in_memory(bytes) {
            Some(packed) => Index::packed(catalog, packed),
            None => Index::build(catalog),
        }
    }

    fn open(&self, kind: Kind) -> io::Result<File> {
        let file = File::open(self.path(kind))?;
        let age = file.metadata()?.modified()?.elapsed().unwrap_or_default();
        if age > USE_INTERVAL {
            // So that a file that is in use does not look like one that is not. It may be read-only.
            let _ = file.set_modified(SystemTime::now());
        }
        Ok(file)
    }

    fn path(&self, kind: Kind) -> PathBuf {
        self.dir.join(&self.name).with_extension(kind.extension())
    }

    /// Whether a file can be written that will be read.
    fn can_keep(&self, kind: Kind) -> bool {
        self.state.is_settled && place::create(&self.dir).is_ok() && Temporary::beside(&self.path(kind)).is_ok()
    }

    /// Writes a file, if the catalog that was read is that of the state.
    fn keep(&self, kind: Kind, body: &[u8]) {
        let is_same = || State::of(&self.data).is_ok_and(|now| now.key == self.state.key);
        if sweep::has_room_for(body.len()) && is_same() {
            // Without a cache, answers only take longer.
            let _ = self.write(kind, body);
        }
    }

    fn write(&self, kind: Kind, body: &[u8]) -> io::Result<()> {
        sweep::sweep(&self.dir, body.len());
        let path = self.path(kind);
        let mut temporary = Temporary::beside(&path)?;
        write_blocks(self.state.key, body, temporary.file())?;
        temporary.take_place_of(&path)
    }
}

impl Stored for Cache {
    fn records(&self) -> Result<CatalogFile, Refusal> {
        CatalogFile::open(Box::new(self.open(Kind::Records)?), self.state.key)
    }

    fn index(&self) -> Result<IndexBytes, Refusal> {
        IndexBytes::open(Box::new(self.open(Kind::Index)?), self.state.key)
    }

    fn key(&self) -> u64 {
        self.state.key
    }
}

//! The catalog in use: that of a data directory, of a pack, or the embedded one.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use ecs_err::check::Severity;
use ecs_err::pack::{Refusal, is_pack};
use ecs_err::search::{self, Index, Options};
use ecs_err::{Catalog, OwnedCatalog, messages};

use super::args::{Args, CatalogDir};
use super::cache::Cache;
use super::error::{CliError, diagnostic_line, eprint_line, eprint_message};
use super::pack::Pack;
use super::progress::with_time;
use super::stored::{self, PartOfCatalog, Stored};

/// The variable that names the data directory.
pub const DATA_VARIABLE: &str = "ECS_ERR_DATA";

/// The directory of a catalog if no other is named.
pub const DEFAULT_DIR: &str = "data";

/// How many errors of a directory are listed; "ecs-err check" has the others.
const LISTED: usize = 50;

/// The source of a catalog.
pub enum Source {
    Embedded,
    Directory {
        catalog: OwnedCatalog,
        /// Where the index of the catalog is kept.
        cache: Option<Cache>,
    },
    /// The whole catalog of a pack.
    Pack {
        catalog: OwnedCatalog,
        pack: Pack,
    },
    /// What one answer needs of the catalog of a directory or a pack.
    Part(PartOfCatalog),
}

impl Source {
    /// The catalog of `--data`, or the embedded one; diagnostics go to standard error.
    pub fn open(args: &Args) -> Result<Self, CliError> {
        Self::open_dir(data_dir(args)?, args.quiet)
    }

    /// The catalog of a directory or a pack, or the embedded one; diagnostics go to standard error.
    pub fn open_dir(dir: Option<&Path>, quiet: bool) -> Result<Self, CliError> {
        let Some(path) = dir else { return Ok(Self::Embedded) };
        let what = messages::reading(path.display());
        let opened = with_time(quiet, &what, || OwnedCatalog::open(path));
        opened.map(|catalog| Self::of(path, catalog)).map_err(|error| {
            if let (true, [refusal]) = (path.is_file(), &error.diagnostics[..]) {
                return CliError::Stated(messages::pack_is_refused(path.display(), &refusal.message));
            }
            let errors = error.diagnostics.iter().filter(|one| one.severity == Severity::Error);
            for diagnostic in errors.clone().take(LISTED) {
                eprint_line(&diagnostic_line(path, diagnostic));
            }
            CliError::Catalog { path: path.to_owned(), count: errors.count() }
        })
    }

    fn of(path: &Path, catalog: OwnedCatalog) -> Self {
        match Pack::at(path) {
            Some(pack) => Self::Pack { catalog, pack },
            None => Self::Directory { catalog, cache: None },
        }
    }

    /// The catalog for a look-up: of a pack, or of a large directory once it is in the cache, only what the answer needs.
    pub fn for_lookup(args: &Args, queries: &[String]) -> Result<Self, CliError> {
        Self::for_answer(args, |stored| stored::for_lookup(stored, queries))
    }

    /// The same for a search.
    pub fn for_search(args: &Args, words: &str, options: &Options) -> Result<Self, CliError> {
        Self::for_answer(args, |stored| stored::for_search(stored, words, options))
    }

    fn for_answer(
        args: &Args,
        part: impl FnOnce(&dyn Stored) -> Result<PartOfCatalog, Refusal>,
    ) -> Result<Self, CliError> {
        let dir = data_dir(args)?;
        let cache = match dir.and_then(Pack::at) {
            // Why there is no part does not matter: reading the whole gives the answer, or the reason again.
            Some(pack) => {
                return part(&pack).map_or_else(|_| Self::open_dir(dir, args.quiet), |part| Ok(Self::Part(part)));
            }
            None => dir.and_then(Cache::of),
        };
        if let Some(part) = cache.as_ref().and_then(|cache| cache.usable(part(cache))) {
            return Ok(Self::Part(part));
        }
        let mut source = Self::open_dir(dir, args.quiet)?;
        if let (Self::Directory { catalog, cache: kept }, Some(cache)) = (&mut source, cache) {
            cache.keep_records(catalog.get());
            *kept = Some(cache);
        }
        Ok(source)
    }

    /// The catalog of unparsed arguments; `None` if it can't be opened.
    pub fn of_raw_arguments<S: AsRef<OsStr>>(arguments: &[S]) -> Option<Self> {
        match data_of_raw_arguments(arguments) {
            Some(path) => OwnedCatalog::open(&path).ok().map(|catalog| Self::of(&path, catalog)),
            None => Some(Self::Embedded),
        }
    }

    /// The catalog.
    pub fn catalog(&self) -> Catalog<'_> {
        match self {
            Self::Embedded => ecs_err::embedded(),
            Self::Directory { catalog, .. } | Self::Pack { catalog, .. } => catalog.get(),
            Self::Part(part) => part.catalog.get(),
        }
    }

    /// The catalog's search index.
    pub fn index(&self, quiet: bool) -> Result<Index<'_>, CliError> {
        let index = match self {
            Self::Embedded => search::embedded(),
            Self::Directory { catalog, cache: None } => {
                with_time(quiet, &messages::indexing(), || Index::build(catalog.get()))
            }
            Self::Directory { catalog, cache: Some(cache) } => {
                with_time(quiet, &messages::indexing(), || cache.index(catalog.get()))
            }
            Self::Pack { catalog, pack } => return pack.index_of(catalog.get()),
            Self::Part(part) => return part.index().map_err(|reason| CliError::Search(reason.to_owned())),
        };
        index.map_err(|error| CliError::Search(error.to_string()))
    }
}

/// The data directory that unparsed arguments or the environment name.
pub fn data_of_raw_arguments<S: AsRef<OsStr>>(arguments: &[S]) -> Option<PathBuf> {
    let path = raw_option(arguments, "--data", 'd').or_else(|| std::env::var_os(DATA_VARIABLE));
    path.filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// The last value of an option before `--`, in arguments that are not parsed.
pub fn raw_option<S: AsRef<OsStr>>(arguments: &[S], long: &str, short: char) -> Option<OsString> {
    let mut last = None;
    let mut arguments = arguments.iter().map(AsRef::as_ref).take_while(|argument| *argument != "--");
    while let Some(argument) = arguments.next() {
        let Some(text) = argument.to_str() else { continue };
        let value = match text.strip_prefix(long) {
            Some(value) => value.strip_prefix('=').or(value.is_empty().then_some("")),
            // `-q` has no value, so other short options may follow it.
            None => text.strip_prefix('-').and_then(|letters| letters.trim_start_matches('q').strip_prefix(short)),
        };
        match value {
            Some("") => last = arguments.next().map(OsString::from),
            Some(value) => last = Some(value.strip_prefix('=').unwrap_or(value).into()),
            None => {}
        }
    }
    last
}

/// The data directory of a command that reads or writes its files, by the rule of [`choose`].
pub fn directory(args: &Args, given: &CatalogDir) -> Result<PathBuf, CliError> {
    let dir = choose(args, given)?.dir.ok_or(CliError::NoCatalog)?;
    match dir.is_dir() {
        true => Ok(dir),
        false if is_pack(&dir) => Err(CliError::Stated(messages::needs_a_directory(dir.display()))),
        false => Err(CliError::NoDirectory(dir)),
    }
}

/// The choice of a catalog's directory.
pub struct Choice {
    /// The directory; `None` is the embedded catalog.
    pub dir: Option<PathBuf>,
    /// Whether neither an argument nor `--data` named it.
    pub is_default: bool,
}

/// The directory of the argument, else that of `--data`, else `data` if it holds a catalog, else none.
pub fn choose(args: &Args, given: &CatalogDir) -> Result<Choice, CliError> {
    if let Some(path) = given.dir.as_deref().or(data(args)) {
        return Ok(Choice { dir: Some(readable(path)?.to_owned()), is_default: false });
    }
    let default = Path::new(DEFAULT_DIR);
    Ok(Choice { dir: default.join("catalog.json").exists().then(|| default.to_owned()), is_default: true })
}

impl Choice {
    /// Says on standard error which catalog is used if nobody named one, so that nobody publishes another one by
    /// mistake.
    pub fn announce(&self, quiet: bool) {
        match &self.dir {
            _ if quiet || !self.is_default => {}
            Some(dir) => eprint_message(&messages::uses_catalog_in(dir.display())),
            None => {
                let edition = ecs_err::embedded().metadata().edition;
                eprint_message(&messages::uses_embedded_catalog(edition, DEFAULT_DIR));
            }
        }
    }
}

/// The directory of `--data`.
fn data_dir(args: &Args) -> Result<Option<&Path>, CliError> {
    data(args).map(readable).transpose()
}

/// The path of a pack, or of a directory that may have a catalog; a directory whose `data` has it is an error that says so.
pub fn readable(path: &Path) -> Result<&Path, CliError> {
    if path.is_file() {
        return Ok(path);
    }
    if !path.is_dir() {
        return Err(CliError::NoDirectory(path.to_owned()));
    }
    let has_catalog = |dir: &Path| dir.join("catalog.json").exists();
    let below = path.join(DEFAULT_DIR);
    if !has_catalog(path) && has_catalog(&below) {
        return Err(CliError::Stated(messages::catalog_is_below(path.display(), below.display())));
    }
    Ok(path)
}

/// The value of `--data`; an empty one counts as none.
pub fn data(args: &Args) -> Option<&Path> {
    args.data.as_deref().filter(|path| !path.as_os_str().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_data_argument_before_the_end_of_options_counts() {
        let path = |arguments: &[&str]| raw_option(arguments, "--data", 'd').and_then(|path| path.into_string().ok());
        assert_eq!(path(&["ecs-err", "--data", "a", "list", "--data=b"]).as_deref(), Some("b"));
        assert_eq!(path(&["ecs-err", "--help", "--data", "a"]).as_deref(), Some("a"));
        assert_eq!(path(&["ecs-err", "-d", "a"]).as_deref(), Some("a"));
        assert_eq!(path(&["ecs-err", "-da", "list"]).as_deref(), Some("a"));
        assert_eq!(path(&["ecs-err", "-d=a", "list"]).as_deref(), Some("a"));
        assert_eq!(path(&["ecs-err", "-qd", "a", "-qdb"]).as_deref(), Some("b"));
        assert_eq!(path(&["ecs-err", "--database", "a", "-f", "d"]), None);
        assert_eq!(path(&["ecs-err", "--", "--data", "a"]), None);
        assert_eq!(path(&["ecs-err", "--data"]), None);
    }
}

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use ecs_err_core::catalog::CatalogData;
use ecs_err_core::{Catalog, CatalogOwner};
use self_cell::self_cell;

use crate::diagnostic::{Diagnostic, Severity};
use crate::load::{Arena, DataDir, checked_catalog};
use crate::pack;

/// A catalog that was read at run time and owns its data.
///
/// It is `Send + Sync`, and a clone is a reference count, so a service can keep one in its state and replace it while
/// it runs. Requests that hold a clone keep the catalog that they started with.
///
/// ```
/// use ecs_err_data::OwnedCatalog;
///
/// # let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
/// let catalog = OwnedCatalog::open(directory.as_ref())?;
/// let error = catalog.get().errors().first().unwrap();
/// assert_eq!(catalog.get().error(error.code).unwrap().code, error.code);
/// # Ok::<(), ecs_err_data::LoadError>(())
/// ```
#[derive(Clone)]
pub struct OwnedCatalog(Arc<Loaded>);

/// The error of opening a directory or a pack that is not a valid catalog. `Display` prints the first errors.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LoadError {
    /// The errors and warnings, sorted by file and position.
    pub diagnostics: Vec<Diagnostic>,
}

self_cell! {
    struct Loaded {
        owner: FrozenArena,
        #[covariant]
        dependent: CatalogData,
    }
}

/// An arena in which nothing is allocated any more.
struct FrozenArena(Arena);

// SAFETY: `Arena` (a `bumpalo::Bump`) is not `Sync` only because its methods that allocate take `&self` and are not
// synchronized. `FrozenArena` is private, its field is private to this module, and a reference to it exists in two
// places: inside the constructor of `Loaded`, on one thread, before the value is shared; and in `Drop`, which has it
// alone. `Loaded` lends only `CatalogData`, which holds shared references to plain data (`CatalogData: Sync` is
// asserted below).
#[expect(unsafe_code, reason = "the proof is above; without it no catalog that is read at run time could be shared")]
unsafe impl Sync for FrozenArena {}

const _: () = {
    const fn is_send_and_sync<T: Send + Sync>() {}
    is_send_and_sync::<CatalogData<'static>>();
    is_send_and_sync::<OwnedCatalog>();
};

impl OwnedCatalog {
    /// Reads and checks a data directory, or reads a pack that `ecs-err pack` wrote.
    ///
    /// # Errors
    /// If a file can't be read, the directory breaks a rule of severity [`Error`](crate::Severity::Error), or the pack is
    /// that of another version or was cut or changed.
    pub fn open(path: &Path) -> Result<Self, LoadError> {
        if path.is_file() {
            return pack::read(path);
        }
        Self::from_arena(|arena| {
            let dir = DataDir::read(path, arena);
            checked_catalog(&dir, arena).map(|catalog| *catalog.data()).map_err(|diagnostics| LoadError { diagnostics })
        })
    }

    /// A catalog that is made of what an arena owns.
    ///
    /// # Errors
    /// That of `build`.
    #[doc(hidden)]
    pub fn from_arena<E>(build: impl for<'a> FnOnce(&'a Arena) -> Result<CatalogData<'a>, E>) -> Result<Self, E> {
        let loaded = Loaded::try_new(FrozenArena(Arena::new()), |FrozenArena(arena)| build(arena))?;
        Ok(Self(Arc::new(loaded)))
    }

    /// Returns a handle to the catalog, which borrows from this value.
    #[must_use]
    pub fn get(&self) -> Catalog<'_> {
        Catalog::from_data(self.0.borrow_dependent())
    }
}

impl CatalogOwner for OwnedCatalog {
    fn catalog(&self) -> Catalog<'_> {
        self.get()
    }
}

impl fmt::Debug for OwnedCatalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OwnedCatalog").field(&self.get().metadata().id.as_str()).finish()
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let errors = self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        write!(f, "not a valid catalog (errors: {})", errors.clone().count())?;
        errors.take(3).try_for_each(|diagnostic| write!(f, "; {diagnostic}"))
    }
}

impl std::error::Error for LoadError {}

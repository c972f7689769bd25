use crate::catalog::Catalog;

/// Something that has a catalog: a [`Catalog`] itself, or a value that owns one.
///
/// It lets errors and services keep a catalog without a lifetime.
pub trait CatalogOwner {
    /// The catalog.
    fn catalog(&self) -> Catalog<'_>;
}

impl CatalogOwner for Catalog<'_> {
    fn catalog(&self) -> Catalog<'_> {
        *self
    }
}

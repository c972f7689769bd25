use crate::catalog::Catalog;

/// A source of a catalog: a [`Catalog`] itself, or a value that owns one, such as an `OwnedCatalog`.
///
/// Types that are generic over it can store a catalog without a lifetime.
pub trait CatalogOwner {
    /// Returns the catalog.
    fn catalog(&self) -> Catalog<'_>;
}

impl CatalogOwner for Catalog<'_> {
    fn catalog(&self) -> Catalog<'_> {
        *self
    }
}

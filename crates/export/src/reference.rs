//! The address of the official reference.

use ecs_err_core::model::Metadata;

/// The address of the official reference in a language (a BCP 47 tag); `None` if the catalog has none, or one for each
/// code or file.
///
/// ```
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/tests/example/catalog.rs")); }
/// assert_eq!(ecs_err_export::reference_address(example::catalog().metadata(), "en"), None);
/// ```
#[must_use]
pub fn reference_address(metadata: &Metadata<'_>, language: &str) -> Option<String> {
    let address = metadata.links?.source?.replace("{lang}", language);
    (!address.contains('{')).then_some(address)
}

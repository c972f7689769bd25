//! The data of the search in the page.

use crate::catalog::Catalog;

/// The parts of the data as scripts, each with its name.
pub fn data(_catalog: &Catalog<'_>, _language: &str) -> Vec<(&'static str, String)> {
    Vec::new()
}

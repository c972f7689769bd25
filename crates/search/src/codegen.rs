//! What searching needs besides the index, as Rust source: statics that need no parsing.

use std::error::Error;
use std::fmt::Display;
use std::fs;
use std::path::Path;

use ecs_err_core::Catalog;

use crate::concept::Phrase;
use crate::rank::{RankFeatures, WeightedTerms};
use crate::{GeneratedIndex, SearchError};

/// Writes the index of a catalog into the output directory of a build script: `index.bin`, and
/// `search.rs`, which defines `INDEX` and names the crate `ecs_err_search`.
///
/// # Errors
/// If the index can't be made or a file can't be written.
pub fn write(catalog: Catalog<'_>, out: &Path) -> Result<(), Box<dyn Error>> {
    let generated = GeneratedIndex::new(catalog).map_err(SearchError::from)?;
    fs::write(out.join("index.bin"), &generated.index)?;
    fs::write(out.join("search.rs"), rust_source(&generated))?;
    Ok(())
}

fn rust_source(index: &GeneratedIndex) -> String {
    let phrases = list(&index.phrases, phrase);
    let features = list(&index.features, features);
    format!(
        "use std::borrow::Cow::Borrowed;\n\nuse ::ecs_err_search::internal::{{Phrase, RankFeatures}};\n\n\
         /// The index of the catalog.\n\
         pub static INDEX: ::ecs_err_search::EmbeddedIndex = ::ecs_err_search::EmbeddedIndex {{\n\
         index: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/index.bin\")),\nphrases: PHRASES,\nfeatures: FEATURES,\n}};\n\n\
         static PHRASES: &[Phrase] = {phrases};\n\n\
         #[allow(clippy::unreadable_literal)]\nstatic FEATURES: &[RankFeatures] = {features};\n"
    )
}

fn phrase(phrase: &Phrase) -> String {
    format!("Phrase {{ atoms: Borrowed({}), group: {} }}", list(&phrase.atoms, |atom| borrowed(atom)), phrase.group)
}

fn features(features: &RankFeatures) -> String {
    let normalized = list(&features.normalized, |(weight, text)| format!("({weight:?}, {})", borrowed(text)));
    let weighted_terms = list(&features.weighted_terms, weighted_terms);
    let length = features.length;
    format!(
        "RankFeatures {{ normalized: Borrowed({normalized}), weighted_terms: Borrowed({weighted_terms}), length: {length:?} }}"
    )
}

fn weighted_terms(weighted_terms: &WeightedTerms) -> String {
    format!("Borrowed({})", list(weighted_terms, |(term, weight)| format!("({term}, {weight:?})")))
}

fn borrowed(text: &str) -> String {
    format!("Borrowed({text:?})")
}

fn list<T, S: Display>(items: &[T], show: impl Fn(&T) -> S) -> String {
    let items: Vec<String> = items.iter().map(|item| show(item).to_string()).collect();
    format!("&[{}]", items.join(",\n"))
}

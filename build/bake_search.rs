//! What searching needs besides the index, as Rust source: statics that need no parsing.

use std::fmt::Display;

use crate::search::Baked;
use crate::search::concept::Phrase;
use crate::search::rank::{Essence, Prepared};

/// The source of the phrases of the synonyms and of what ranking needs of each record.
pub fn bake(search: &Baked) -> String {
    let phrases = list(&search.phrases, phrase);
    let prepared = list(&search.prepared, prepared);
    format!(
        "pub(crate) static PHRASES: &[Phrase] = {phrases};\n\npub(crate) static PREPARED: &[Prepared] = {prepared};\n"
    )
}

fn phrase(phrase: &Phrase) -> String {
    format!("Phrase {{ atoms: Borrowed({}), group: {} }}", list(&phrase.atoms, |atom| borrowed(atom)), phrase.group)
}

fn prepared(prepared: &Prepared) -> String {
    let bare = list(&prepared.bare, |(weight, text)| format!("({weight:?}, {})", borrowed(text)));
    let essences = list(&prepared.essences, essence);
    let length = prepared.length;
    format!("Prepared {{ bare: Borrowed({bare}), essences: Borrowed({essences}), length: {length:?} }}")
}

fn essence(essence: &Essence) -> String {
    format!("Borrowed({})", list(essence, |(term, weight)| format!("({term}, {weight:?})")))
}

fn borrowed(text: &str) -> String {
    format!("Borrowed({text:?})")
}

fn list<T, S: Display>(items: &[T], show: impl Fn(&T) -> S) -> String {
    let items: Vec<String> = items.iter().map(|item| show(item).to_string()).collect();
    format!("&[{}]", items.join(",\n"))
}

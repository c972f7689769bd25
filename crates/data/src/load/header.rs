//! The keys of catalog.json that are required to read the other files.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Arena, File};

/// The keys of catalog.json that determine which texts a catalog has.
#[derive(Debug, Default)]
pub(super) struct Header<'a> {
    /// The languages; empty if they can't be read, so that texts are not reported.
    pub languages: &'a [&'a str],
    pub message_language: &'a str,
    /// Whether a missing text is an error.
    pub is_complete: bool,
    /// The number of texts that are missing in each language, if that is a warning.
    pub missing: RefCell<BTreeMap<&'a str, usize>>,
}

impl<'a> Header<'a> {
    /// Reads the keys from catalog.json. Their errors are reported when its record is read.
    pub fn read(file: &File<'a>, arena: &'a Arena) -> Self {
        let object = file.json.as_ref().and_then(|json| json.as_object());
        let tags: Option<Vec<&'a str>> = object.and_then(|object| object.get_array("languages")).and_then(|array| {
            let tags = array.elements.iter().map(|item| item.as_string_lit());
            tags.map(|literal| literal.map(|literal| &*arena.alloc_str(&literal.value))).collect()
        });
        let message_language = object.and_then(|object| object.get_string("messageLanguage"));
        Self {
            languages: arena.alloc_slice_copy(&tags.unwrap_or_default()),
            message_language: message_language.map_or("", |literal| arena.alloc_str(&literal.value)),
            is_complete: object.and_then(|object| object.get_boolean("complete")).is_some_and(|literal| literal.value),
            missing: RefCell::default(),
        }
    }
}

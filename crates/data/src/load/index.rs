//! Indexes over the errors of a catalog.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use ecs_err_core::Catalog;
use ecs_err_core::catalog::{folded, hash};
use ecs_err_core::model::{ErrorCode, Family};
use ecs_err_core::template::{self, Template, TemplateIndex};

use super::Arena;

/// The hash table of the codes, for [`Catalog::error`](ecs_err_core::Catalog::error).
pub(super) fn index<'a>(errors: &[ErrorCode<'_>], arena: &'a Arena) -> &'a [u32] {
    let index = arena.alloc_slice_fill_copy((errors.len() * 2 + 1).next_power_of_two(), u32::MAX);
    let mask = index.len() - 1;
    for (number, error) in (0..).zip(errors) {
        let mut at = hash(error.code) & mask;
        while index[at] != u32::MAX {
            at = (at + 1) & mask;
        }
        index[at] = number;
    }
    index
}

/// The position of the family of each error: of several, the first in the catalog.
pub(super) fn families<'a>(errors: &[ErrorCode<'_>], families: &[Family<'_>], arena: &'a Arena) -> &'a [u32] {
    let mut by_prefix: BTreeMap<usize, HashMap<&str, Vec<usize>>> = BTreeMap::new();
    for (at, family) in families.iter().enumerate() {
        let (prefix, _) = family.codes.split();
        by_prefix.entry(prefix.len()).or_default().entry(prefix).or_default().push(at);
    }
    let of = |error: &ErrorCode<'_>| {
        let prefixes = by_prefix.iter().filter_map(|(len, all)| all.get(error.code.as_str().get(..*len)?));
        prefixes.flatten().copied().filter(|at| families[*at].codes.matches(error.code)).min()
    };
    arena.alloc_slice_fill_iter(errors.iter().map(|error| of(error).map_or(u32::MAX, place)))
}

/// The positions of the errors sorted by their messages in a language, for
/// [`Catalog::errors_with_same_message`](ecs_err_core::Catalog::errors_with_same_message).
pub(super) fn message_order<'a>(errors: &[ErrorCode<'_>], language: &str, arena: &'a Arena) -> &'a [u32] {
    let mut places: Vec<(Option<&str>, u32)> =
        (0..).zip(errors).map(|(place, error)| (error.message.get(language), place)).collect();
    places.sort_unstable();
    arena.alloc_slice_fill_iter(places.into_iter().map(|(_, place)| place))
}

/// The messages that [`Catalog::fitting`] recognizes, in order of precedence, and their index.
pub(super) fn messages<'a>(catalog: Catalog<'_>, arena: &'a Arena) -> (&'a [(u32, u32)], TemplateIndex<'a>) {
    let of_error = |(error, record)| {
        let messages = (0..).zip(catalog.recognized_messages(record));
        messages.map(move |(row, text): (u32, &str)| (error, row, catalog.template(text)))
    };
    let mut messages: Vec<(u32, u32, Template<'_>)> = (0..).zip(catalog.errors()).flat_map(of_error).collect();
    // Of equally long messages, those that errors have now come before those that they had.
    messages.sort_by_key(|(error, row, template)| (Reverse(template.fixed_len()), *row > 0, *error, *row));
    let templates: Vec<Template<'_>> = messages.iter().map(|(_, _, template)| *template).collect();
    let ranks = arena.alloc_slice_fill_iter(messages.iter().map(|(error, row, _)| (*error, *row)));
    (ranks, template_index(&templates, arena))
}

/// The index of templates: each by the anchor that the fewest templates have.
fn template_index<'a>(templates: &[Template<'_>], arena: &'a Arena) -> TemplateIndex<'a> {
    let mut counts: HashMap<u64, usize> = HashMap::new();
    for anchor in templates.iter().flat_map(|template| template::anchors(*template)) {
        *counts.entry(anchor).or_default() += 1;
    }
    let slots = arena.alloc_slice_fill_copy((templates.len() * 2 + 1).next_power_of_two(), (0, u32::MAX));
    let mask = slots.len() - 1;
    let mut unanchored = Vec::new();
    for (number, template) in (0..).zip(templates) {
        let Some(anchor) = template::anchors(*template).min_by_key(|anchor| counts.get(anchor)) else {
            unanchored.push(number);
            continue;
        };
        let mut at = template::place(anchor) & mask;
        while slots[at].1 != u32::MAX {
            at = (at + 1) & mask;
        }
        slots[at] = (template::fingerprint(anchor), number);
    }
    TemplateIndex { slots, unanchored: arena.alloc_slice_copy(&unanchored) }
}

/// The positions of the errors that have a key, sorted by the folded key.
pub(super) fn folded_order<'a>(
    errors: &[ErrorCode<'_>],
    key: impl Fn(&ErrorCode<'_>) -> Option<String>,
    arena: &'a Arena,
) -> &'a [u32] {
    let folded = |text: String| folded(&text).collect::<Vec<u8>>();
    let mut places: Vec<(Vec<u8>, u32)> =
        (0..).zip(errors).filter_map(|(place, error)| Some((folded(key(error)?), place))).collect();
    places.sort_unstable();
    arena.alloc_slice_fill_iter(places.into_iter().map(|(_, place)| place))
}

/// A position in a list as an integer of an index.
pub(super) fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

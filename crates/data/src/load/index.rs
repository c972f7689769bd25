//! Indexes over the errors of a catalog.

use ecs_err_core::catalog::folded;
use ecs_err_core::catalog::hash;
use ecs_err_core::model::ErrorCode;

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

/// The positions of the errors sorted by their messages in a language, for
/// [`Catalog::errors_with_same_message`](ecs_err_core::Catalog::errors_with_same_message).
pub(super) fn message_order<'a>(errors: &[ErrorCode<'_>], language: &str, arena: &'a Arena) -> &'a [u32] {
    let mut places: Vec<(Option<&str>, u32)> =
        (0..).zip(errors).map(|(place, error)| (error.message.get(language), place)).collect();
    places.sort_unstable();
    arena.alloc_slice_fill_iter(places.into_iter().map(|(_, place)| place))
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

//! Indexes over the errors of a catalog.

use ecs_err_core::catalog::hash;
use ecs_err_core::model::ErrorCode;
use ecs_err_core::resolve::name::folded;

use super::Arena;

/// The places of the errors by the hashes of their codes, as [`Catalog::error`](ecs_err_core::Catalog::error) looks them
/// up.
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

/// The places of the errors by their messages in a language, as
/// [`Catalog::errors_with_same_message`](ecs_err_core::Catalog::errors_with_same_message) looks them up.
pub(super) fn message_order<'a>(errors: &[ErrorCode<'_>], language: &str, arena: &'a Arena) -> &'a [u32] {
    let mut places: Vec<(Option<&str>, u32)> =
        (0..).zip(errors).map(|(place, error)| (error.message.get(language), place)).collect();
    places.sort_unstable();
    arena.alloc_slice_fill_iter(places.into_iter().map(|(_, place)| place))
}

/// The places of the errors that have a key, by the key in lower case and without regard to its separators.
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

/// A place in a list, as indexes hold it.
pub(super) fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

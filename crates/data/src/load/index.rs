//! What finds codes: by themselves and by their messages.

use super::Arena;
use ecs_err_core::catalog::hash;
use ecs_err_core::model::ErrorCode;

/// The places of the errors by the hashes of their codes, as [`Catalog::error`](ecs_err_core::Catalog::error) looks them up.
pub(super) fn index<'a>(errors: &[ErrorCode<'_>], arena: &'a Arena) -> &'a [u32] {
    let index = arena.alloc_slice_fill_copy((errors.len() * 2 + 1).next_power_of_two(), u32::MAX);
    let mask = index.len() - 1;
    for (number, error) in (0..).zip(errors) {
        let mut place = hash(error.code) & mask;
        while index[place] != u32::MAX {
            place = (place + 1) & mask;
        }
        index[place] = number;
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

//! A ticket shop with its own catalog.

ecs_err_core::include_catalog!();

use ecs_err_core::Code;

/// The HTTP status for a code.
#[must_use]
pub fn status(code: Code<'_>) -> u16 {
    match code {
        // The constants of a catalog are usable in patterns.
        codes::SOLD_OUT | codes::SEAT_TAKEN => 409,
        _ => catalog().error(code).and_then(|error| error.statuses.first()).map_or(500, |status| status.get()),
    }
}

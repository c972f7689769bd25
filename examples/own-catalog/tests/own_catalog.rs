//! The embedded catalog as the program uses it.

use ecs_err_core::{Match, Retry};
use own_catalog::{catalog, codes, status};

#[test]
fn codes_are_constants_and_look_ups_find_them() {
    assert_eq!(codes::SOLD_OUT.as_str(), "TIX-001");
    assert_eq!((status(codes::SEAT_TAKEN), status(codes::TIX_429)), (409, 429));
    let error = catalog().error(codes::TIX_429).unwrap();
    assert_eq!(catalog().retry(error), Some(Retry::Backoff));
    assert!(matches!(catalog().resolve("tix 1"), Match::Found(_)));
    assert!(matches!(catalog().resolve("sold out"), Match::Found(_)));
}

#[test]
fn messages_are_translated_with_their_values() {
    let message = "Seat 4B is taken.";
    let translation = catalog().translate(codes::SEAT_TAKEN, Some(message), "fr-CA").unwrap();
    assert_eq!(translation.message().to_string(), "La place 4B est prise.");
    let found: Vec<_> = catalog().find_codes(b"checkout failed: TIX-002, retrying").map(|found| found.code).collect();
    assert_eq!(found, [codes::SEAT_TAKEN]);
}

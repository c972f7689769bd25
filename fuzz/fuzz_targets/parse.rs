//! Any bytes can be parsed, and the result is consistent.

#![no_main]

use ecs_err::{ApiError, Limits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|response: &[u8]| {
    let Ok(error) = ecs_err::parse(response) else { return };
    check(&error);
    let mut shallow = Limits::default();
    shallow.depth = 2;
    if let Ok(error) = ecs_err::explain::parse(ecs_err::embedded(), response, shallow) {
        check(&error);
    }
});

fn check(error: &ApiError) {
    let has = |code| error.codes().contains(&code);
    assert!(error.codes().iter().enumerate().all(|(at, code)| !error.codes()[..at].contains(code)));
    assert_eq!(error.root_cause().is_some(), error.code().is_some());
    assert!(error.root_cause().is_none_or(has) && error.code().is_none_or(has));
    assert!(error.root().is_none_or(|root| root.code == error.root_cause()));
    for (at, cause) in error.causes().iter().enumerate() {
        assert!(cause.code.is_none_or(has));
        assert!(cause.of.is_none_or(|of| of < at));
    }
    assert!(!error.to_string().is_empty());
}

//! Codes such as `Ecs.0085`, taken apart and put together.

use ecs_err::Code;

/// A code that is known to be well formed.
pub fn code(text: &str) -> Code<'_> {
    Code::new(text).unwrap_or_else(|| panic!("{text} is not a code"))
}

/// The part of a code before its separator.
pub fn prefix(code: Code<'_>) -> &str {
    code.split_number().0.trim_end_matches('.')
}

/// The number of a code.
pub fn number(code: Code<'_>) -> u32 {
    code.split_number().1.parse().expect("a number")
}

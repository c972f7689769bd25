//! The schema of the problems that `validate` finds.

use serde_json::{Value, json};

use super::object::{Object, integer, list, nullable, string};

/// The kinds of problems, in the order of the documentation.
const KINDS: [&str; 11] = [
    "syntax",
    "repeatedField",
    "unknownField",
    "missingField",
    "wrongType",
    "wrongValue",
    "outOfRange",
    "wrongStep",
    "wrongFormat",
    "noneOf",
    "exclusive",
];

/// A problem.
pub fn problem() -> Value {
    let fact = Object::default().with("label", string()).with("lines", list(string()));
    let field = Object::default()
        .with("structure", string())
        .with("name", string())
        .with("facts", list(fact.build()))
        .with("page", string())
        .with("table", integer(0, None))
        .with("url", nullable(string()));
    Object::default()
        .with("kind", json!({"enum": KINDS}))
        .with("pointer", string())
        .with("line", integer(1, None))
        .with("column", integer(1, None))
        .with("message", string())
        .with("help", nullable(string()))
        .with("field", nullable(field.build()))
        .build()
}

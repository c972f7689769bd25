//! The schemas of what is printed about whole catalogs: coverage, and differences between editions.

use serde_json::{Value, json};

use ecs_err_core::model::ChangeKind;
use ecs_err_data::diff::ChangeRule;

use super::object::{Object, integer, list, nullable, string};

/// The counts of `check --coverage`.
pub fn coverage() -> Value {
    let count = || integer(0, None);
    let by_language = || json!({"type": "object", "additionalProperties": count()});
    let texts = Object::default()
        .with("message", by_language())
        .with("description", by_language())
        .with("action", by_language())
        .build();
    let retry = Object::default().with("stated", count()).with("fromStatus", count()).with("none", count()).build();
    let counts = |object: Object| {
        object
            .with("codes", count())
            .with("texts", texts.clone())
            .with("actions", count())
            .with("retry", retry.clone())
            .with("seen", count())
    };
    let service = counts(Object::default().with("id", string())).build();
    counts(Object::default()).with("services", list(service)).build()
}

/// The changes of `diff`.
pub fn diff() -> Value {
    let side = || Object::default().with("source", string()).with("edition", string()).build();
    // Nothing is moved: a code of another service is changed.
    let kinds = ChangeKind::ALL.iter().filter(|kind| **kind != ChangeKind::Moved);
    let change = Object::default()
        .with("rule", json!({"enum": ChangeRule::ALL.iter().map(|rule| rule.code()).collect::<Vec<_>>()}))
        .with("name", json!({"enum": ChangeRule::ALL.iter().map(|rule| rule.name()).collect::<Vec<_>>()}))
        .with("kind", json!({"enum": kinds.map(|kind| kind.as_str()).collect::<Vec<_>>()}))
        .with("breaking", json!({"type": "boolean"}))
        .with("code", nullable(string()))
        .with("key", nullable(string()))
        .with("language", nullable(string()))
        .with("before", nullable(string()))
        .with("after", nullable(string()))
        .with("message", string())
        .with("file", nullable(string()))
        .with("line", nullable(integer(1, None)))
        .build();
    Object::default()
        .with("base", side())
        .with("head", side())
        .with("breaking", integer(0, None))
        .with("changes", list(change))
        .build()
}

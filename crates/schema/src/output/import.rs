//! The schema of the report of `import`.

use serde_json::{Value, json};

use super::object::{Object, integer, list, nullable, one_of, string};

/// What an import did.
pub fn report() -> Value {
    let count = || integer(0, None);
    let file = Object::default().with("file", string()).with("tables", list(one_of([read(), left_alone()])));
    let service = Object::default().with("id", string()).with("forms", list(string())).with("codes", count());
    let catalog = Object::default()
        .with("title", string())
        .with("languages", list(string()))
        .with("messageLanguage", string())
        .with("placeholders", string())
        .with("services", list(service.build()));
    let conflict = Object::default()
        .with("file", string())
        .with("line", integer(1, None))
        .with("code", string())
        .with("key", string())
        .with("present", string())
        .with("new", string());
    let structure = Object::default().with("id", string()).with("fields", count());
    Object::default()
        .with("into", string())
        .with("dryRun", json!({"type": "boolean"}))
        .with("rows", count())
        .with("taken", count())
        .with("refused", count())
        .with("files", list(file.build()))
        .with("catalog", catalog.build())
        .with("added", list(string()))
        .with("changed", list(string()))
        .with("unchanged", count())
        .with("structures", list(structure.build()))
        .with("conflicts", list(conflict.build()))
        .with("written", list(string()))
        .build()
}

/// What an import of translations did.
pub fn translations() -> Value {
    let count = || integer(0, None);
    let reasons = json!({"enum": ["unknown", "twice", "fuzzy", "outdated", "differs", "placeholders", "rule"]});
    let refused = Object::default()
        .with("line", integer(1, None))
        .with("context", string())
        .with("reason", reasons)
        .with("text", string());
    let file = Object::default()
        .with("file", string())
        .with("entries", count())
        .with("taken", count())
        .with("unchanged", count())
        .with("untranslated", count())
        .with("refused", list(refused.build()));
    Object::default()
        .with("into", string())
        .with("dryRun", json!({"type": "boolean"}))
        .with("language", string())
        .with("entries", count())
        .with("taken", count())
        .with("unchanged", count())
        .with("untranslated", count())
        .with("refused", count())
        .with("files", list(file.build()))
        .with("missing", count())
        .with("written", list(string()))
        .build()
}

/// A table whose rows were read.
fn read() -> Value {
    let column = Object::default().with("head", string()).with("key", nullable(string()));
    let refused = Object::default().with("line", integer(1, None)).with("reason", string());
    Object::default()
        .with("line", integer(1, None))
        .with("title", string())
        .with("columns", list(column.build()))
        .with("rows", integer(0, None))
        .with("taken", integer(0, None))
        .with("refused", list(refused.build()))
        .build()
}

/// A table that was left alone.
fn left_alone() -> Value {
    let reasons = json!({"enum": ["empty", "fields", "statuses", "noCodes", "noTexts"]});
    let reason = Object::default().with("reason", reasons).with("text", string());
    Object::default()
        .with("line", integer(1, None))
        .with("title", string())
        .with("leftAlone", reason.build())
        .with("rows", integer(0, None))
        .build()
}

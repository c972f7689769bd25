//! JSON Schemas of the output of the program's commands.

mod answers;
mod comparison;
mod import;
mod object;
mod validate;

use ecs_err_core::model::{ErrorCode, Guide, Operation, Release, RetiredCode, Status, Structure};
use ecs_err_data::pretty;
use serde_json::{Map, Value, json};

use crate::DIALECT;
use crate::definitions::Definitions;
use crate::export::{catalog as exported_catalog, derive_all};

use answers::{LOOKUP_KINDS, name_of_answer};
use object::{Object, integer, list, nullable, one_of, reference, retry, string};

/// The schemas of the output of each command with `--format json`: the file name and the text of each.
///
/// In JSON Lines each line is an item of the list.
pub fn all() -> impl Iterator<Item = (&'static str, String)> {
    let mut definitions = Definitions::default();
    definitions.schema::<ErrorCode<'_>>();
    definitions.schema::<RetiredCode<'_>>();
    definitions.schema::<Status<'_>>();
    definitions.schema::<Structure<'_>>();
    definitions.schema::<Operation<'_>>();
    definitions.schema::<Release<'_>>();
    definitions.schema::<Guide<'_>>();
    derive_all(&mut definitions);
    answers::add(&mut definitions.0);
    let definitions = definitions.0;

    let of_kinds = |kinds: &[&str]| list(one_of(kinds.iter().map(|kind| reference(&name_of_answer(kind)))));
    let explained: Vec<&str> = LOOKUP_KINDS.into_iter().filter(|kind| *kind != "search").collect();
    let documents = [
        ("annotate", "An object for each line of the input (JSON Lines).", annotated_line()),
        ("changes", "The releases with the changes that match, the newest first.", list(reference("Release"))),
        ("check", "The problems in a data directory.", list(diagnostic())),
        ("coverage", "How many codes have what; printed by \"check --coverage\".", comparison::coverage()),
        ("diff", "The changes from one edition of a catalog to another.", comparison::diff()),
        ("explain", "An answer for a text, or one for each of a list of codes.", of_kinds(&explained)),
        (
            "field",
            "An answer for each field or structure with the name.",
            of_kinds(&["field", "structure", "notAField"]),
        ),
        ("guide", "An answer for the guide, or one for each guide.", of_kinds(&["guide", "notAGuide"])),
        ("import", "What an import did.", import::report()),
        ("importTranslations", "What an import of translations did.", import::translations()),
        ("list", "The errors that match.", list(reference("ErrorCode"))),
        ("lookup", "An answer for each query; words are one query, and so is a text.", of_kinds(&LOOKUP_KINDS)),
        ("operation", "An answer for each operation with the name.", of_kinds(&["operation", "notAnOperation"])),
        ("operations", "All operations.", list(reference("Operation"))),
        ("problem", "Problem details (RFC 9457) of the root cause; null if no error was found.", nullable(problem())),
        ("scan", "The codes of files that the catalog lacks, and the codes of the catalog that no file has.", scan()),
        ("search", "One answer.", of_kinds(&["search"])),
        ("validate", "The problems of the body of a request.", list(validate::problem())),
    ];
    let export = ("export", exported_catalog());
    let texts = documents.map(|(name, doc, root)| (name, document(doc, root, &definitions)));
    let mut all: Vec<(&str, String)> = texts.into_iter().chain([export]).collect();
    all.sort_unstable();
    all.into_iter()
}

/// A schema with the definitions that it needs.
fn document(doc: &str, root: Value, definitions: &Map<String, Value>) -> String {
    let mut schema = Map::from_iter([("$schema".to_owned(), DIALECT.into()), ("description".to_owned(), doc.into())]);
    if let Value::Object(members) = root {
        schema.extend(members.into_iter().filter(|(key, _)| key != "description"));
    }
    let mut needed = Map::new();
    let mut text = Value::Object(schema.clone()).to_string();
    loop {
        let is_new = |name: &str, needed: &Map<String, Value>| {
            !needed.contains_key(name) && text.contains(&format!("\"#/$defs/{name}\""))
        };
        let new = definitions.iter().filter(|(name, _)| is_new(name, &needed));
        let new: Vec<(String, Value)> = new.map(|(name, schema)| (name.clone(), schema.clone())).collect();
        if new.is_empty() {
            break;
        }
        text = new.iter().map(|(_, schema)| schema.to_string()).collect();
        needed.extend(new);
    }
    needed.sort_keys();
    if !needed.is_empty() {
        schema.insert("$defs".to_owned(), needed.into());
    }
    pretty(&Value::Object(schema))
}

/// A line of `annotate --style json`.
fn annotated_line() -> Value {
    let texts = json!({"type": "object", "additionalProperties": {"type": "string"}});
    let code = |kind: &str| Object::default().with("code", string()).with("kind", json!({"const": kind}));
    let with_action = |object: Object| {
        object
            .with("status", nullable(integer(100, Some(599))))
            .with("description", texts.clone())
            .with("action", texts.clone())
            .with("retry", nullable(retry()))
    };
    let retired = code("retired").optional("replacement", string()).optional("text", texts.clone());
    let codes = one_of([
        with_action(code("error")).build(),
        retired.clone().build(),
        with_action(retired).build(),
        code("unknownCode").build(),
        code("foreignCode").build(),
    ]);
    Object::default()
        .with("line", integer(1, None))
        .with("text", string())
        .optional("bytes", json!({"type": "string", "contentEncoding": "base64"}))
        .optional("truncated", json!({"const": true}))
        .with("codes", list(codes))
        .build()
}

/// A problem that `check` found.
fn diagnostic() -> Value {
    Object::default()
        .with("rule", json!({"type": "string", "pattern": "^D[0-9]{3}$"}))
        .with("name", string())
        .with("severity", json!({"enum": ["error", "warning"]}))
        .with("file", string())
        .with("line", integer(1, None))
        .with("column", integer(1, None))
        .with("message", string())
        .with("help", nullable(string()))
        .with("fixedByFmt", json!({"type": "boolean"}))
        .build()
}

/// What `scan` found.
fn scan() -> Value {
    let undefined = Object::default()
        .with("code", string())
        .with("file", string())
        .with("line", integer(1, None))
        .with("column", integer(1, None))
        .with("suggestions", list(string()));
    Object::default()
        .with("files", integer(0, None))
        .with("bytes", integer(0, None))
        .with("undefined", list(undefined.build()))
        .with("undefinedNotListed", integer(0, None))
        .with("unused", list(string()))
        .build()
}

/// Problem details.
fn problem() -> Value {
    Object::default()
        .with("type", string())
        .with("title", string())
        .optional("status", integer(100, Some(599)))
        .with("detail", string())
        .optional("code", string())
        .optional("action", string())
        .optional("serverMessage", string())
        .optional("requestId", string())
        .optional("retry", retry())
        .with("language", string())
        .build()
}

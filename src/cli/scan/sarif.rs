//! The result of a scan as SARIF 2.1.0, which code hosts and editors show beside the lines.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::report::{undefined_message, unused_message};
use super::{Scanned, Undefined, is_denied, lists_unused};
use crate::cli::args::Scan;
use crate::cli::languages::language_of_program;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::values::Format;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// Rules, and what they say.
const RULES: [(&str, &str); 2] = [
    ("undefined-code", "A code that the catalog lacks"),
    ("unused-code", "A code of the catalog that no scanned file has"),
];
/// What has to be encoded in a path of a URI.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

pub fn print(scanned: &Scanned<'_>, scan: &Scan, session: &Session<'_>, output: &mut Output) {
    let mut results: Vec<Value> = scanned.undefined.iter().map(undefined).collect();
    if lists_unused(scan) {
        let level = if is_denied(scan) { "error" } else { "note" };
        results.extend(scanned.unused.iter().map(|code| {
            let message = unused_message(session, *code);
            json!({
                "ruleId": RULES[1].0,
                "ruleIndex": 1,
                "level": level,
                "message": {"text": message.in_language(language_of_program())},
                "partialFingerprints": {"code/v1": code.as_str()},
            })
        }));
    }
    let rules = RULES.map(|(id, text)| json!({"id": id, "shortDescription": {"text": text}}));
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "ecs-err", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    output.json(&document, Format::Json);
}

fn undefined(undefined: &Undefined) -> Value {
    let Undefined { path, found, .. } = undefined;
    json!({
        "ruleId": RULES[0].0,
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": undefined_message(undefined).in_language(language_of_program())},
        "locations": [{
            "physicalLocation": {
                "artifactLocation": artifact(path),
                "region": {
                    "startLine": found.line,
                    "startColumn": found.column,
                    "endColumn": found.column + found.len,
                },
            },
        }],
        "partialFingerprints": {"code/v1": found.code.as_str()},
    })
}

/// A file: relative to the directory of the run, or with its whole path.
fn artifact(path: &str) -> Value {
    let uri = utf8_percent_encode(path, PATH).to_string();
    if path.starts_with('/') {
        return json!({"uri": format!("file://{uri}")});
    }
    // The first part of a relative URI must not look like a scheme.
    let is_scheme = uri.split('/').next().is_some_and(|first| first.contains(':'));
    json!({"uri": if is_scheme { format!("./{uri}") } else { uri }})
}

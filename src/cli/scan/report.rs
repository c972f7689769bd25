//! The result of a scan for people, as JSON and as annotations.

use ecs_err::check::Message;
use ecs_err::text::printable;
use ecs_err::{Code, messages};
use serde_json::json;

use super::{Scanned, Undefined, is_denied, lists_unused};
use crate::cli::args::Scan;
use crate::cli::error::eprint_message;
use crate::cli::languages::language_of_program;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::values::{Format, ScanKind};

/// What is wrong with a code that the catalog lacks, and what may be meant.
pub fn undefined_message(undefined: &Undefined) -> Message {
    let code = &undefined.found.code;
    match &undefined.suggestions[..] {
        [] => messages::undefined_code(code),
        near => messages::undefined_code_near(code, &Message::list(near.iter().map(String::as_str))),
    }
}

/// What is wrong with a code that is used nowhere.
pub fn unused_message(session: &Session<'_>, code: Code<'_>) -> Message {
    let title = session.catalog.error(code).map(|error| session.line(error.meaning())).unwrap_or_default();
    messages::unused_code(code, printable(&title))
}

pub fn human(scanned: &Scanned<'_>, scan: &Scan, session: &Session<'_>, output: &mut Output) {
    let language = language_of_program();
    for undefined in &scanned.undefined {
        let Undefined { path, found, .. } = undefined;
        let message = undefined_message(undefined);
        output.line(&format!("{path}:{}:{}: {}", found.line, found.column, message.in_language(language)));
    }
    if scanned.more > 0 {
        output.line(messages::more_undefined(scanned.more).in_language(language));
    }
    if lists_unused(scan) {
        for code in &scanned.unused {
            output.line(unused_message(session, *code).in_language(language));
        }
    }
    session.note_message(&messages::scanned(scanned.files, scanned.undefined.len() + scanned.more));
    if scan.only != Some(ScanKind::Undefined) {
        let all = session.catalog.errors().len();
        session.note_message(&match (scanned.unused.len(), lists_unused(scan)) {
            (0, _) => messages::all_used(all),
            (unused, true) => messages::some_unused(unused, all),
            (unused, false) => messages::some_unused_listed_with(unused, all),
        });
    }
}

pub fn json(scanned: &Scanned<'_>, output: &mut Output) {
    let undefined = scanned.undefined.iter().map(|Undefined { path, found, suggestions }| {
        json!({
            "code": found.code.as_str(),
            "file": path,
            "line": found.line,
            "column": found.column,
            "suggestions": suggestions,
        })
    });
    let document = json!({
        "files": scanned.files,
        "bytes": scanned.bytes,
        "undefined": undefined.collect::<Vec<_>>(),
        "undefinedNotListed": scanned.more,
        "unused": scanned.unused.iter().map(Code::as_str).collect::<Vec<_>>(),
    });
    output.json(&document, Format::Json);
}

/// Workflow commands of GitHub Actions.
pub fn github(scanned: &Scanned<'_>, scan: &Scan, session: &Session<'_>, output: &mut Output) {
    let language = language_of_program();
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    for undefined in &scanned.undefined {
        let Undefined { path, found, .. } = undefined;
        output.line(&format!(
            "::error file={},line={},col={},title={}::{}",
            property(path),
            found.line,
            found.column,
            property(found.code.as_str()),
            escape(undefined_message(undefined).in_language(language)),
        ));
    }
    if lists_unused(scan) {
        let level = if is_denied(scan) { "error" } else { "notice" };
        for code in &scanned.unused {
            let message = unused_message(session, *code);
            let text = escape(message.in_language(language));
            output.line(&format!("::{level} title={}::{text}", property(code.as_str())));
        }
    }
    if scanned.more > 0 {
        eprint_message(&messages::more_undefined(scanned.more));
    }
}

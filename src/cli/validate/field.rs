//! What the catalog says about a field that has a problem.

use ecs_err::export::facts::{self, Fact};
use ecs_err::{NoteKind, export, messages};
use ecs_err_openapi::FieldOf;
use serde_json::{Value, json};

use crate::cli::languages::language_of_program;
use crate::cli::session::Session;

/// The meaning of a field, what is allowed, and where the reference has it: labels and texts.
pub fn remarks(session: &Session<'_>, of: FieldOf<'_>) -> Vec<(String, String)> {
    let facts = shown(session, of).into_iter().map(|fact| {
        let text = match &fact.lines[..] {
            [line] => line.clone(),
            lines => lines.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n"),
        };
        (fact.label.to_owned(), text)
    });
    let reference = messages::official_reference().in_language(language_of_program()).to_owned();
    facts.chain(address(session).map(|url| (reference, url))).collect()
}

/// The same for programs.
pub fn record(session: &Session<'_>, of: FieldOf<'_>) -> Value {
    let facts = shown(session, of).into_iter().filter(|fact| fact.label != session.ui.page);
    let facts = facts.map(|fact| json!({"label": fact.label, "lines": fact.lines}));
    let page = session.catalog.page(of.structure.page);
    json!({
        "structure": of.structure.id.as_str(),
        "name": of.field.name,
        "facts": facts.collect::<Value>(),
        "page": page.map_or_else(|| of.structure.page.to_owned(), |page| session.line(page.title)),
        "table": of.structure.table,
        "url": address(session),
    })
}

fn shown(session: &Session<'_>, of: FieldOf<'_>) -> Vec<Fact> {
    let ui = session.ui;
    let labels = [
        ui.written_type,
        ui.required,
        ui.description,
        ui.format,
        ui.values,
        ui.default,
        ui.range,
        ui.steps,
        ui.unit,
        ui.rules,
        ui.note(NoteKind::Conflict),
        ui.page,
    ];
    let facts = facts::field_without_paths(session.catalog, of.structure, of.field, &session.languages);
    session.shown(facts).into_iter().filter(|fact| labels.contains(&fact.label)).collect()
}

fn address(session: &Session<'_>) -> Option<String> {
    export::reference_address(session.catalog.metadata(), session.language())
}

//! `ecs-err operation` and `ecs-err operations`: the calls of the API.

use ecs_err::export::facts;
use ecs_err::text::printable_line;
use ecs_err::{Operation, TreeNode, export};
use ecs_err_answers::record;
use serde_json::Value;

use super::ExitStatus;
use super::args::{self, Args};
use super::error::CliError;
use super::facts::{fields, label_width, lines};
use super::layout::{DIM, LABEL, STRONG, indented, pair, styled, wrap};
use super::output::Output;
use super::session::Session;
use super::source::Source;
use super::values::Format;

/// One operation in full.
pub fn run(args: &Args, operation: &args::Operation, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    let (catalog, ui) = (session.catalog, session.ui);
    let name = printable_line(&operation.name.join(" "));
    let found: Vec<&Operation<'_>> = catalog.resolve_operation(&name).collect();
    let suggestions: Vec<&str> =
        if found.is_empty() { catalog.suggest_operations(&name).collect() } else { Vec::new() };

    match (operation.format, found.as_slice()) {
        (Format::Json | Format::Jsonl, []) => {
            output.json(&Value::from(vec![record::not_found(&name, "notAnOperation", &suggestions)]), operation.format);
        }
        (Format::Json | Format::Jsonl, found) => {
            let json = |one: &&Operation<'_>| record::found(&name, "operation", export::operation(catalog, one));
            output.json(&found.iter().map(json).collect::<Value>(), operation.format);
        }
        (_, []) => {}
        (Format::Human, [one]) => output.lines(&full(&session, one, output.width())),
        (Format::Human, several) => {
            output.lines(&wrap(&session.sentence(ui.several_operations, &name), output.width()));
            output.line("");
            output.lines(&list_lines(several.iter().copied(), &session, output.width()));
        }
        (Format::Markdown, [one]) => {
            let text = export::operation_markdown(catalog, one, &session.languages);
            output.text(&session.with_errata(text, one.notes));
        }
        (Format::Markdown, several) => {
            output.text(&export::operations_markdown(several.iter().copied(), &session.languages));
        }
    }
    if found.is_empty() {
        session.note(&session.sentence(ui.unknown_operation, &name));
        session.did_you_mean(&suggestions).iter().for_each(|question| session.note(question));
        return Ok(ExitStatus::NotFound);
    }
    Ok(ExitStatus::Success)
}

/// All operations.
pub fn list(args: &Args, list: &args::Operations, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    let catalog = session.catalog;
    match list.format {
        Format::Human => output.lines(&list_lines(catalog.operations(), &session, output.width())),
        Format::Json | Format::Jsonl => {
            let records: Value =
                catalog.operations().iter().map(|operation| export::operation(catalog, operation)).collect();
            output.json(&records, list.format);
        }
        Format::Markdown => output.text(&export::operations_markdown(catalog.operations(), &session.languages)),
    }
    Ok(ExitStatus::Success)
}

/// Operations: id, method and path, title.
fn list_lines<'o>(
    operations: impl IntoIterator<Item = &'o Operation<'o>>,
    session: &Session<'_>,
    width: usize,
) -> Vec<String> {
    let mut lines = Vec::new();
    for operation in operations {
        lines.extend(pair(STRONG, operation.id.as_str(), DIM, &call(operation), width));
        lines.extend(indented(wrap(&session.line(operation.title), width.saturating_sub(2)), 2));
    }
    lines
}

fn full(session: &Session<'_>, operation: &Operation<'_>, width: usize) -> Vec<String> {
    let (catalog, ui) = (session.catalog, session.ui);
    let mut all: Vec<String> = wrap(&call(operation), width).iter().map(|line| styled(STRONG, line)).collect();
    all.extend(session.texts(operation.title).into_iter().flat_map(|title| wrap(title, width)));
    all.push(String::new());
    let facts = session.shown(facts::operation(catalog, operation, &session.languages));
    all.extend(lines(&facts, label_width(&facts), width));
    for structure in catalog.structures_for_operation(operation.id.as_str()) {
        let title = format!("{}{}{}", ui.direction(structure.direction), ui.colon, session.line(structure.title));
        all.push(String::new());
        all.extend(pair(LABEL, &title, DIM, structure.id.as_str(), width));
        let members: Vec<TreeNode<'_>> = catalog.tree(structure).into_iter().filter(|node| node.depth == 0).collect();
        all.extend(indented(fields(&members, session, width.saturating_sub(2)), 2));
    }
    for example in operation.examples {
        all.push(String::new());
        let titles = session.texts(example.title).into_iter().flat_map(|title| wrap(title, width));
        all.extend(titles.map(|line| styled(LABEL, &line)));
        // Lines of a command are not wrapped, so that it can be pasted.
        all.extend(export::curl(operation, example).lines().map(str::to_owned));
    }
    all
}

fn call(operation: &Operation<'_>) -> String {
    format!("{} {}", operation.method, operation.path)
}

//! `ecs-err operation` and `ecs-err operations`: the calls of the API.

use ecs_err::export::facts;
use ecs_err::load::Arena;
use ecs_err::{Catalog, Operation, TreeNode, UiText, export};
use serde_json::Value;

use super::args::{self, Args};
use super::error::{CliError, eprint_text};
use super::facts::{each, fields, indented, label_width, lines, one};
use super::layout::{DIM, LABEL, STRONG, pair, styled, wrap};
use super::output::Output;
use super::values::Format;
use super::{ExitStatus, answer, languages, source};

/// One operation in full.
pub fn run(args: &Args, asked: &args::Operation, output: &mut Output) -> Result<ExitStatus, CliError> {
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    let languages = languages::choose(args, catalog.metadata())?;
    let words = UiText::for_language(languages.first().copied().unwrap_or_default());
    let name = asked.name.join(" ");
    let operations: Vec<&Operation<'_>> = catalog.resolve_operation(&name).collect();
    let near: Vec<String> =
        if operations.is_empty() { catalog.suggest_operations(&name).map(str::to_owned).collect() } else { Vec::new() };

    match (asked.format, operations.as_slice()) {
        (Format::Json, []) => output.line(&format!("{:#}", Value::from(vec![answer::missed(&name, &near)]))),
        (Format::Json, found) => {
            let record = |found: &&Operation<'_>| answer::found("operation", export::operation(catalog, found));
            output.line(&format!("{:#}", found.iter().map(record).collect::<Value>()));
        }
        (_, []) => {}
        (Format::Human, [operation]) => output.lines(&sheet(catalog, operation, &languages, output.width())),
        (Format::Human, several) => {
            output.lines(&wrap(&answer::asked(words.several_operations, &name, catalog), output.width()));
            output.line("");
            output.lines(&list_lines(several.iter().copied(), &languages, output.width()));
        }
        (Format::Markdown, [operation]) => output.raw(&export::operation_markdown(catalog, operation, &languages)),
        (Format::Markdown, several) => {
            output.raw(&export::operations_markdown(several.iter().copied(), &languages));
        }
    }
    if operations.is_empty() {
        eprint_text(&answer::asked(words.unknown_operation, &name, catalog));
        answer::report_close(words, &near);
        return Ok(ExitStatus::NotFound);
    }
    Ok(ExitStatus::Success)
}

/// All operations.
pub fn list(args: &Args, list: &args::Operations, output: &mut Output) -> Result<ExitStatus, CliError> {
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    let languages = languages::choose(args, catalog.metadata())?;
    match list.format {
        Format::Human => output.lines(&list_lines(catalog.operations(), &languages, output.width())),
        Format::Json => {
            let records: Value =
                catalog.operations().iter().map(|operation| export::operation(catalog, operation)).collect();
            output.line(&format!("{records:#}"));
        }
        Format::Markdown => output.raw(&export::operations_markdown(catalog.operations(), &languages)),
    }
    Ok(ExitStatus::Success)
}

/// Operations: id, method and path, title.
fn list_lines<'o>(
    operations: impl IntoIterator<Item = &'o Operation<'o>>,
    languages: &[&str],
    width: usize,
) -> Vec<String> {
    let mut lines = Vec::new();
    for operation in operations {
        lines.extend(pair(STRONG, operation.id, DIM, &call(operation), width));
        lines.extend(indented(wrap(&one(operation.title, languages), width.saturating_sub(2)), 2));
    }
    lines
}

fn sheet(catalog: Catalog<'_>, operation: &Operation<'_>, languages: &[&str], width: usize) -> Vec<String> {
    let words = UiText::for_language(languages.first().copied().unwrap_or_default());
    let mut sheet: Vec<String> = wrap(&call(operation), width).iter().map(|line| styled(STRONG, line)).collect();
    sheet.extend(each(operation.title, languages).flat_map(|title| wrap(title, width)));
    sheet.push(String::new());
    let facts = facts::operation(catalog, operation, languages);
    sheet.extend(lines(&facts, label_width(&facts), width));
    for structure in catalog.structures_for_operation(operation.id) {
        let title =
            format!("{}{}{}", words.direction(structure.direction), words.colon, one(structure.title, languages));
        sheet.push(String::new());
        sheet.extend(pair(LABEL, &title, DIM, structure.id, width));
        let members: Vec<TreeNode<'_>> =
            catalog.tree(structure).into_iter().filter(|branch| branch.depth == 0).collect();
        sheet.extend(indented(fields(&members, languages, width.saturating_sub(2)), 2));
    }
    for example in operation.examples {
        sheet.push(String::new());
        sheet.extend(
            each(example.title, languages).flat_map(|title| wrap(title, width)).map(|line| styled(LABEL, &line)),
        );
        // A command that is to be pasted keeps its lines.
        sheet.extend(export::curl(operation, example).lines().map(str::to_owned));
    }
    sheet
}

fn call(operation: &Operation<'_>) -> String {
    format!("{} {}", operation.method, operation.path)
}

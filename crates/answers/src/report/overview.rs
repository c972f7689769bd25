//! What a response reports, before its codes are explained: the root cause, or the list of its errors.

use ecs_err_core::{Code, CodeBuf};
use ecs_err_explain::ReportedError;

use super::Response;
use crate::view::View;

/// The maximum number of errors in the list; all of them are explained below it.
const MAX_ERRORS: usize = 10;

/// The maximum number of lines of an error.
const MAX_LINES: usize = 5;

/// Labels and texts about the errors; none for a response with one code or none.
pub fn facts(response: &Response<'_>, view: &View<'_>) -> Vec<(&'static str, Vec<String>)> {
    let ui = view.ui;
    if !response.guesses.is_empty() {
        let codes: Vec<&str> = response.guesses.iter().map(Code::as_str).collect();
        return vec![(ui.probably, vec![ui.guessed.replace("{codes}", &codes.join(ui.comma))])];
    }
    if response.is_list() {
        return vec![(ui.errors, list(response.errors(), view))];
    }
    let Some(root) = response.root().filter(|_| response.codes().len() > 1) else { return Vec::new() };
    let mut facts = vec![(ui.root_cause, vec![root.code.to_string()])];
    if !root.caused.is_empty() {
        let chain: Vec<&str> = std::iter::once(&root.code).chain(&root.caused).map(CodeBuf::as_str).collect();
        facts.push((ui.chain, vec![chain.join(" ← ")]));
    }
    let others = response.errors().iter().filter(|other| other.code != root.code);
    let others: Vec<&str> = others.map(|other| other.code.as_str()).collect();
    if !others.is_empty() {
        facts.push((ui.further_causes, vec![others.join(ui.comma)]));
    }
    facts
}

/// The errors of a text that have no relation, each with how often it occurs and where.
fn list(errors: &[ReportedError], view: &View<'_>) -> Vec<String> {
    let ui = view.ui;
    let has_lines = errors.iter().any(|error| error.lines.iter().any(|line| *line > 1));
    let mut texts: Vec<String> = errors.iter().take(MAX_ERRORS).map(|error| text(error, has_lines, view)).collect();
    if let Some(first) = texts.first_mut() {
        *first = ui.different_errors.replace("{count}", &errors.len().to_string()).replace("{error}", first);
    }
    if let Some(more) = errors.len().checked_sub(MAX_ERRORS).filter(|more| *more > 0) {
        texts.push(ui.more_errors.replace("{count}", &more.to_string()));
    }
    texts
}

/// A code, how often it occurs, where, and what it caused.
fn text(error: &ReportedError, has_lines: bool, view: &View<'_>) -> String {
    let ui = view.ui;
    let mut facts = Vec::new();
    if error.count > 1 {
        facts.push(ui.times.replace("{count}", &error.count.to_string()));
    }
    if has_lines {
        let shown: Vec<String> = error.lines.iter().take(MAX_LINES).map(ToString::to_string).collect();
        let end = if error.lines.len() > MAX_LINES { "…" } else { "" };
        let template = if error.lines.len() > 1 { ui.in_lines } else { ui.line };
        facts.push(template.replace("{lines}", &format!("{}{end}", shown.join(ui.comma))));
    }
    if !error.caused.is_empty() {
        let codes: Vec<&str> = error.caused.iter().map(CodeBuf::as_str).collect();
        facts.push(ui.caused.replace("{codes}", &codes.join(" ← ")));
    }
    if facts.is_empty() {
        return error.code.to_string();
    }
    ui.remark.replace("{text}", error.code.as_str()).replace("{remark}", &facts.join(ui.comma))
}

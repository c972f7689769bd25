use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::each;
use ecs_err_core::model::Code;
use std::collections::HashMap;

pub const RULE: Rule = Rule {
    id: RuleId::StatusHistory,
    summary: "The last change of a code's HTTP status agrees with its record.",
    explanation: r"A release that changes the HTTP status of codes names the new status. If the record has another one, one of the two is wrong, and readers would see both.

To fix it, compare both with the reference.",
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut changes: Vec<_> = dir
        .each_release()
        .flat_map(|(span, release)| {
            each(span.key("changes"), release.changes).map(move |(span, change)| (release.number, span, change))
        })
        .filter_map(|(number, span, change)| change.status.map(|status| (number, span, change.errors, status)))
        .collect();
    changes.sort_by_key(|(number, ..)| *number);
    // A later change replaces an earlier one.
    let last: HashMap<Code<'_>, _> = changes
        .into_iter()
        .flat_map(|(number, span, errors, status)| errors.iter().map(move |code| (*code, (number, span, status))))
        .collect();
    for (_, error) in dir.each_error() {
        let Some((number, span, status)) = last.get(&error.code) else { continue };
        if error.statuses.first() != Some(*status) {
            let diagnostic = span.key("status").diagnostic(
                RULE.id,
                format_args!(
                    "release {number} gives {} the HTTP status {status}, its record has {}",
                    error.code,
                    error.statuses.first().map_or_else(|| "none".to_owned(), |status| status.to_string())
                ),
            );
            diagnostics.push(diagnostic);
        }
    }
}

use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::each;
use ecs_err_core::model::Code;
use ecs_err_ui_text::diagnostics::{messages, rules};
use std::collections::HashMap;

pub const RULE: Rule = Rule { id: RuleId::StatusHistory, text: &rules::STATUS_HISTORY, check: Some(check) };

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
            let message = match error.statuses.first() {
                Some(recorded) => messages::other_status(number, error.code, status, recorded),
                None => messages::no_status(number, error.code, status),
            };
            diagnostics.push(span.key("status").diagnostic(RULE.id, message));
        }
    }
}

use crate::check::{Problem, Rule, RuleId};
use crate::load::Folder;
use crate::load::each;
use crate::model::Code;
use std::collections::HashMap;

pub const RULE: Rule = Rule {
    id: RuleId::StatusHistory,
    summary: "The last change of a code's HTTP status agrees with its record.",
    explanation: r"A release that changes the HTTP status of codes says to which. If the record has another one, either of them is wrong, and a reader would be told both.

To mend it, compare both with the reference.",
    check: Some(check),
};

fn check(folder: &Folder<'_>, problems: &mut Vec<Problem>) {
    let mut changes: Vec<_> = folder
        .each_release()
        .flat_map(|(place, release)| {
            each(place.key("changes"), release.changes).map(move |(place, change)| (release.number, place, change))
        })
        .filter_map(|(number, place, change)| change.status.map(|status| (number, place, change.errors, status)))
        .collect();
    changes.sort_by_key(|(number, ..)| *number);
    // A later change takes the place of an earlier one.
    let last: HashMap<Code, _> = changes
        .into_iter()
        .flat_map(|(number, place, errors, status)| errors.iter().map(move |code| (*code, (number, place, status))))
        .collect();
    for (_, error) in folder.each_error() {
        let Some((number, place, status)) = last.get(&error.code) else { continue };
        if *status != error.status {
            let problem = place.key("status").problem(
                RULE.id,
                format_args!(
                    "release {number} gives {} the HTTP status {status}, its record has {}",
                    error.code, error.status
                ),
            );
            problems.push(problem);
        }
    }
}

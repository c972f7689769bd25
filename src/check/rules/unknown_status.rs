use crate::check::{Problem, Rule, RuleId};
use crate::load::Folder;
use crate::load::{Place, each};
use crate::model::StatusCode;
use crate::model::value::Value;

pub const RULE: Rule = Rule {
    id: RuleId::UnknownStatus,
    summary: "Every HTTP status that a record names is described.",
    explanation: r#"A reader who sees "HTTP 403" wants to know what it means and whether to try again; statuses.json says so for each status that errors and releases name.

To mend it, correct the number or describe the status."#,
    check: Some(check),
};

fn check(folder: &Folder<'_>, problems: &mut Vec<Problem>) {
    let known: Vec<StatusCode> = folder.each_status().map(|(_, known)| known.status).collect();
    let mut examine = |status: StatusCode, place: Place<'_>| {
        if status != StatusCode::EMPTY && !known.contains(&status) {
            problems.push(
                place
                    .problem(RULE.id, format_args!("the HTTP status {status} is not described"))
                    .help("describe it in statuses.json"),
            );
        }
    };
    for (place, error) in folder.each_error() {
        examine(error.status, place.key("status"));
    }
    for (place, release) in folder.each_release() {
        for (place, change) in each(place.key("changes"), release.changes) {
            change.status.into_iter().for_each(|status| examine(status, place.key("status")));
            each(place.key("statuses"), change.statuses).for_each(|(place, status)| examine(*status, place));
        }
    }
}

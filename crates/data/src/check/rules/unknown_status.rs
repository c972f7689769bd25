use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::{Span, each};
use ecs_err_core::model::StatusCode;
use ecs_err_core::model::datum::Datum;

pub const RULE: Rule = Rule {
    id: RuleId::UnknownStatus,
    summary: "Every HTTP status that a record names is described.",
    explanation: r#"A reader who sees "HTTP 403" wants to know what it means and whether to try again; statuses.json says so for each status that errors and releases name.

To fix it, correct the number or describe the status."#,
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let known: Vec<StatusCode> = dir.each_status().map(|(_, known)| known.status).collect();
    let mut examine = |status: StatusCode, span: Span<'_>| {
        if status != StatusCode::EMPTY && !known.contains(&status) {
            diagnostics.push(
                span.diagnostic(RULE.id, format_args!("the HTTP status {status} is not described"))
                    .help("describe it in statuses.json"),
            );
        }
    };
    for (span, error) in dir.each_error() {
        examine(error.status, span.key("status"));
    }
    for (span, release) in dir.each_release() {
        for (span, change) in each(span.key("changes"), release.changes) {
            change.status.into_iter().for_each(|status| examine(status, span.key("status")));
            each(span.key("statuses"), change.statuses).for_each(|(span, status)| examine(*status, span));
        }
    }
}

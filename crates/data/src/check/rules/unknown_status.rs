use crate::check::rules::missing_file;
use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::{Span, each};
use ecs_err_core::iana;
use ecs_err_core::model::StatusCode;
use ecs_err_core::model::datum::Datum;
use ecs_err_ui_text::diagnostics::{messages, rules};
use std::collections::HashSet;

pub const RULE: Rule = Rule { id: RuleId::UnknownStatus, text: &rules::UNKNOWN_STATUS, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let is_complete = dir.is_complete();
    if dir.file("statuses.json").is_some_and(|file| file.json.is_none()) {
        return; // The file has its own diagnostic.
    }
    let mut found = Vec::new();
    let described: HashSet<StatusCode> = dir.each_status().map(|(_, known)| known.status).collect();
    let assigned: HashSet<StatusCode> = iana::all().iter().map(|known| known.status).collect();
    let mut examine = |status: StatusCode, span: Span<'_>| {
        if status == StatusCode::EMPTY || described.contains(&status) || !is_complete && assigned.contains(&status) {
            return;
        }
        let diagnostic =
            span.diagnostic(RULE.id, messages::status_not_described(status)).help(messages::describe_status());
        found.push(diagnostic.warning_unless(is_complete));
    };
    for (span, error) in dir.each_error() {
        each(span.key("status"), error.statuses.as_slice()).for_each(|(span, status)| examine(*status, span));
        for (span, case) in each(span.key("cases"), error.cases) {
            each(span.key("status"), case.statuses.as_slice()).for_each(|(span, status)| examine(*status, span));
        }
    }
    for (span, release) in dir.each_release() {
        for (span, change) in each(span.key("changes"), release.changes) {
            change.status.into_iter().for_each(|status| examine(status, span.key("status")));
            each(span.key("statuses"), change.statuses).for_each(|(span, status)| examine(*status, span));
        }
    }
    missing_file::report_or_summarize(dir, "statuses.json", found, diagnostics);
}

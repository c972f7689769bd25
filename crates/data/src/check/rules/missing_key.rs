use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::{DataDir, each};
use ecs_err_core::iana;
use ecs_err_ui_text::diagnostics::{messages, rules};

pub const RULE: Rule = Rule { id: RuleId::MissingKey, text: &rules::MISSING_KEY, check: Some(check) };

/// Reading the files finds all other missing keys.
fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // Without languages no text is read.
    for (span, error) in dir.each_error().filter(|_| !dir.languages().is_empty()) {
        if error.message.is_empty() && error.description.is_empty() && !dir.is_unread(span) {
            let diagnostic = span.diagnostic(RULE.id, messages::both_keys_missing("message", "description"));
            diagnostics.push(diagnostic.help(messages::give_message_or_description()));
        }
        for (span, seen) in each(span.key("seen"), error.seen) {
            if seen.message.is_none() && seen.cause.is_empty() && seen.check.is_empty() {
                let diagnostic = span.diagnostic(RULE.id, messages::evidence_without_content());
                diagnostics.push(diagnostic.help(messages::give_one_or_remove()));
            }
        }
    }
    for (span, status) in dir.each_status() {
        for (key, is_missing) in [("reason", status.reason().is_empty()), ("retry", status.declared_retry.is_none())] {
            let is_assigned = iana::all().iter().any(|assigned| assigned.status == status.status);
            if is_missing && !is_assigned && !dir.is_unread(span) {
                diagnostics.push(span.diagnostic(RULE.id, messages::key_of_unassigned_status(key)));
            }
        }
    }
    for (span, retired) in dir.each_retired() {
        if retired.replacement.is_none() && retired.text.is_none() {
            let diagnostic = span.diagnostic(RULE.id, messages::both_keys_missing("replacement", "text"));
            diagnostics.push(diagnostic.help(messages::give_replacement_or_text()));
        }
    }
}

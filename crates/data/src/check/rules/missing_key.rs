use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_core::iana;

pub const RULE: Rule = Rule {
    id: RuleId::MissingKey,
    summary: "A record has every key that the model requires.",
    explanation: r"A reader must find the same facts about each record. The schemas in data/schema/ say which keys are optional.

To fix it, add the key; keys of facts that may be unknown are optional. An error has a message, a description or both. A retired code has the code that replaces it, a text or both.",
    check: Some(check),
};

/// Reading the files finds all other missing keys.
fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // Without languages no text is read.
    for (span, error) in dir.each_error().filter(|_| !dir.languages().is_empty()) {
        if error.message.is_empty() && error.description.is_empty() && !dir.is_unread(span) {
            let diagnostic = span.diagnostic(RULE.id, "the keys \"message\" and \"description\" are both missing");
            diagnostics.push(diagnostic.help("give the message that the API returns, or say what the code means"));
        }
    }
    for (span, status) in dir.each_status() {
        for (key, is_missing) in [("reason", status.reason().is_empty()), ("retry", status.declared_retry.is_none())] {
            let is_assigned = iana::all().iter().any(|assigned| assigned.status == status.status);
            if is_missing && !is_assigned && !dir.is_unread(span) {
                let message = format_args!("the key \"{key}\" is missing: the IANA registry does not have the status");
                diagnostics.push(span.diagnostic(RULE.id, message));
            }
        }
    }
    for (span, retired) in dir.each_retired() {
        if retired.replacement.is_none() && retired.text.is_none() {
            let diagnostic = span.diagnostic(RULE.id, "the keys \"replacement\" and \"text\" are both missing");
            diagnostics.push(diagnostic.help("name the code that replaces it, or say what happened"));
        }
    }
}

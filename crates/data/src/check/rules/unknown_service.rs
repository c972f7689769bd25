use crate::check::{Diagnostic, Rule, RuleId};
use crate::diagnostic::did_you_mean;
use crate::load::DataDir;
use crate::load::{Span, each};
use ecs_err_core::model::datum::Datum;
use ecs_err_core::model::{Code, Metadata, Service};
use ecs_err_ui_text::diagnostics::{Message, messages, rules};

pub const RULE: Rule = Rule { id: RuleId::UnknownService, text: &rules::UNKNOWN_SERVICE, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(about) = dir.about.as_ref().map(|document| &document.value) else { return };
    let mut examine = |code: Code<'_>, span: Span<'_>| {
        if code != Code::EMPTY && !about.services.iter().any(|service| has_form(service, code)) {
            diagnostics.push(span.diagnostic(RULE.id, messages::no_form(code)).help(forms(about.services)));
        }
    };
    for (span, retired) in dir.each_retired() {
        examine(retired.code, span.key("code"));
    }
    for (span, release) in dir.each_release() {
        for (span, change) in each(span.key("changes"), release.changes) {
            each(span.key("errors"), change.errors).for_each(|(span, code)| examine(*code, span));
        }
    }
    for document in &dir.errors {
        let span = dir.span(document.file);
        match about.services.iter().find(|service| service.id == document.value.service) {
            Some(service) => {
                for (span, error) in each(span.key("errors"), document.value.errors) {
                    diagnostics.extend(wrong_form(about, service, error.code, span.key("code")));
                }
            }
            None if document.value.service.is_empty() => {}
            None => {
                let id = document.value.service;
                let ids = about.services.iter().map(|service| service.id.as_str());
                let help = did_you_mean(id, ids).map(messages::did_you_mean);
                diagnostics.push(span.key("service").diagnostic(RULE.id, messages::not_a_service(id)).help_if(help));
            }
        }
    }
}

fn wrong_form(about: &Metadata<'_>, service: &Service<'_>, code: Code<'_>, span: Span<'_>) -> Option<Diagnostic> {
    if code == Code::EMPTY || has_form(service, code) {
        return None;
    }
    let diagnostic = span.diagnostic(RULE.id, messages::no_form_of(code, service.id));
    let other = about.services.iter().find(|other| other.forms.iter().any(|form| form.matches(code.as_str())));
    Some(diagnostic.help(match other {
        Some(other) => messages::form_of_another(other.id),
        None => forms(std::slice::from_ref(service)),
    }))
}

fn has_form(service: &Service<'_>, code: Code<'_>) -> bool {
    service.forms.iter().any(|form| form.is_listed() || form.matches(code.as_str()))
}

/// The message that lists the forms of services.
fn forms(services: &[Service<'_>]) -> Message {
    let forms = services.iter().flat_map(|service| service.forms).map(messages::quoted);
    messages::forms_are(&Message::list(forms))
}

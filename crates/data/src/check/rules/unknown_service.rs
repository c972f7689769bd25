use crate::check::{Diagnostic, Rule, RuleId};
use crate::diagnostic::did_you_mean;
use crate::load::DataDir;
use crate::load::{Span, each};
use ecs_err_core::model::datum::Datum;
use ecs_err_core::model::{Code, Metadata, Service};

pub const RULE: Rule = Rule {
    id: RuleId::UnknownService,
    summary: "A code belongs to a service of the catalog and has one of its forms.",
    explanation: r#"The services and the forms of their codes are in catalog.json; a file of errors holds codes of one of them. A code in another form would not be recognized in text, and readers who type it leniently would not find it. A service whose codes have no common form has the form "listed".

To fix it, correct the code, move it to its service's file, or add the service or the form."#,
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(about) = dir.about.as_ref().map(|document| &document.value) else { return };
    let mut examine = |code: Code<'_>, span: Span<'_>| {
        if code != Code::EMPTY && !about.services.iter().any(|service| has_form(service, code)) {
            let diagnostic = span.diagnostic(RULE.id, format_args!("{code} has no form of a service of this catalog"));
            diagnostics.push(diagnostic.help(format_args!("the forms are {}", forms(about.services))));
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
                let message = format_args!("\"{id}\" is not a service of this catalog");
                let near = did_you_mean(id, ids).map(|id| format!("did you mean \"{id}\"?"));
                diagnostics.push(span.key("service").diagnostic(RULE.id, message).help_if(near));
            }
        }
    }
}

fn wrong_form(about: &Metadata<'_>, service: &Service<'_>, code: Code<'_>, span: Span<'_>) -> Option<Diagnostic> {
    if code == Code::EMPTY || has_form(service, code) {
        return None;
    }
    let diagnostic = span.diagnostic(RULE.id, format_args!("{code} has no form of the codes of {}", service.id));
    let other = about.services.iter().find(|other| other.forms.iter().any(|form| form.matches(code.as_str())));
    Some(match other {
        Some(other) => {
            diagnostic.help(format_args!("it has a form of {}; move it to a file of that service", other.id))
        }
        None => diagnostic.help(format_args!("the forms are {}", forms(std::slice::from_ref(service)))),
    })
}

fn has_form(service: &Service<'_>, code: Code<'_>) -> bool {
    service.forms.iter().any(|form| form.is_listed() || form.matches(code.as_str()))
}

fn forms(services: &[Service<'_>]) -> String {
    let forms = services.iter().flat_map(|service| service.forms).map(|form| format!("\"{form}\""));
    forms.collect::<Vec<_>>().join(", ")
}

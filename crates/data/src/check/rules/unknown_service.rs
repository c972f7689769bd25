use crate::check::{Diagnostic, Rule, RuleId};
use crate::diagnostic::did_you_mean;
use crate::load::DataDir;
use crate::load::{Span, each};
use ecs_err_core::model::Code;
use ecs_err_core::model::datum::Datum;

pub const RULE: Rule = Rule {
    id: RuleId::UnknownService,
    summary: "A code belongs to a service of the catalog and has as many digits as its codes have.",
    explanation: r"A code is found by its service's prefix. The services, and how many digits their codes have, are in catalog.json; a file of errors holds the codes of one of them.

To fix it, correct the code, move it to its service's file, or add the service. Ecs.08010, for example, has a digit too many.",
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(about) = &dir.about else { return };
    let prefixes = || about.value.services.iter().map(|service| service.prefix);
    let mut examine = |code: Code, span: Span<'_>| {
        if code == Code::EMPTY {
            return;
        }
        match about.value.services.iter().find(|service| service.prefix == code.prefix()) {
            None => {
                let diagnostic = span.diagnostic(RULE.id, format_args!("{code} is of no service of this catalog"));
                diagnostics.push(
                    diagnostic.help_if(
                        did_you_mean(code.prefix(), prefixes())
                            .map(|prefix| format!("did you mean {prefix}.{}?", code.digits())),
                    ),
                );
            }
            Some(service) if service.digits != 0 && service.digits as usize != code.digits().len() => {
                diagnostics.push(span.diagnostic(
                    RULE.id,
                    format_args!(
                        "codes of {} have {} digits, {code} has {}",
                        service.prefix,
                        service.digits,
                        code.digits().len()
                    ),
                ));
            }
            Some(_) => {}
        }
    };
    for (span, error) in dir.each_error() {
        examine(error.code, span.key("code"));
    }
    for (span, retired) in dir.each_retired() {
        examine(retired.code, span.key("code"));
    }
    for (span, release) in dir.each_release() {
        for (span, change) in each(span.key("changes"), release.changes) {
            for (span, code) in each(span.key("errors"), change.errors) {
                examine(*code, span);
            }
        }
    }
    for document in &dir.errors {
        let service = document.value.service;
        let span = dir.span(document.file);
        if !service.is_empty() && !prefixes().any(|prefix| prefix == service) {
            let diagnostic =
                span.key("service").diagnostic(RULE.id, format_args!("\"{service}\" is no service of this catalog"));
            diagnostics.push(
                diagnostic
                    .help_if(did_you_mean(service, prefixes()).map(|prefix| format!("did you mean \"{prefix}\"?"))),
            );
        }
        for (span, error) in each(span.key("errors"), document.value.errors) {
            if error.code != Code::EMPTY && error.code.prefix() != service {
                diagnostics.push(span.key("code").diagnostic(
                    RULE.id,
                    format_args!("this file is for the codes of {service}, not for {}", error.code),
                ));
            }
        }
    }
}

use crate::check::{Problem, Rule, RuleId};
use crate::load::Folder;
use crate::load::{Place, each};
use crate::model::Code;
use crate::model::value::Value;
use crate::problem::did_you_mean;

pub const RULE: Rule = Rule {
    id: RuleId::UnknownService,
    summary: "A code belongs to a service of the catalog and has as many digits as its codes have.",
    explanation: r"A code is found by its service's prefix. The services, and how many digits their codes have, are in catalog.json; a file of errors holds the codes of one of them.

To mend it, correct the code, move it to its service's file, or add the service. Ecs.08010, for example, has a digit too many.",
    check: Some(check),
};

fn check(folder: &Folder<'_>, problems: &mut Vec<Problem>) {
    let Some(about) = &folder.about else { return };
    let prefixes = || about.value.services.iter().map(|service| service.prefix);
    let mut examine = |code: Code, place: Place<'_>| {
        if code == Code::EMPTY {
            return;
        }
        match about.value.services.iter().find(|service| service.prefix == code.prefix()) {
            None => {
                let problem = place.problem(RULE.id, format_args!("{code} is of no service of this catalog"));
                problems.push(
                    problem.help_if(
                        did_you_mean(code.prefix(), prefixes())
                            .map(|prefix| format!("did you mean {prefix}.{}?", code.digits())),
                    ),
                );
            }
            Some(service) if service.digits != 0 && service.digits as usize != code.digits().len() => {
                problems.push(place.problem(
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
    for (place, error) in folder.each_error() {
        examine(error.code, place.key("code"));
    }
    for (place, retired) in folder.each_retired() {
        examine(retired.code, place.key("code"));
    }
    for (place, release) in folder.each_release() {
        for (place, change) in each(place.key("changes"), release.changes) {
            for (place, code) in each(place.key("errors"), change.errors) {
                examine(*code, place);
            }
        }
    }
    for document in &folder.errors {
        let service = document.value.service;
        let place = folder.place(document.file);
        if !service.is_empty() && !prefixes().any(|prefix| prefix == service) {
            let problem =
                place.key("service").problem(RULE.id, format_args!("\"{service}\" is no service of this catalog"));
            problems.push(
                problem.help_if(did_you_mean(service, prefixes()).map(|prefix| format!("did you mean \"{prefix}\"?"))),
            );
        }
        for (place, error) in each(place.key("errors"), document.value.errors) {
            if error.code != Code::EMPTY && error.code.prefix() != service {
                problems.push(
                    place.key("code").problem(
                        RULE.id,
                        format_args!("this file is for the codes of {service}, not for {}", error.code),
                    ),
                );
            }
        }
    }
}

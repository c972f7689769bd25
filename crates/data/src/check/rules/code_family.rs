use std::collections::HashMap;

use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_core::model::Code;
use ecs_err_core::model::datum::Datum;

pub const RULE: Rule = Rule {
    id: RuleId::CodeFamily,
    summary: "Every code belongs to one family, if the catalog has families.",
    explanation: r"Families group codes by their first digits and say what each group is about; lists and pages are arranged by them. A code outside all of them would be missing there, one in two would stand twice.

To fix it, add a family to catalog.json or correct its pattern.",
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(about) = dir.about.as_ref().filter(|about| !about.value.families.is_empty()) else { return };
    let mut patterns: HashMap<&str, usize> = HashMap::new();
    for family in about.value.families {
        *patterns.entry(family.codes.as_str()).or_default() += 1;
    }
    for (span, error) in dir.each_error().filter(|(_, error)| error.code != Code::EMPTY) {
        let (digits, length) = (error.code.digits().len(), error.code.as_str().len());
        // Of many families, only these can be the code's.
        let masked = (1..=digits).map(|wild| error.code.as_str()[..length - wild].to_owned() + &"x".repeat(wild));
        let count: usize = masked.filter_map(|pattern| patterns.get(pattern.as_str())).sum();
        if count != 1 {
            diagnostics.push(
                span.key("code")
                    .diagnostic(RULE.id, format_args!("{} belongs to {count} families, not to one", error.code)),
            );
        }
    }
}

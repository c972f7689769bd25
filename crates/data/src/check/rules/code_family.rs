use std::collections::HashMap;

use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_core::model::datum::Datum;
use ecs_err_core::model::{Code, Family};

pub const RULE: Rule = Rule {
    id: RuleId::CodeFamily,
    summary: "Every code belongs to one family, if the catalog has families.",
    explanation: r"Families group codes by their beginning and say what each group is about; lists and pages are arranged by them. A code outside all of them would be missing there; a code in two would appear twice.

To fix it, add a family to catalog.json or correct its pattern.",
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(about) = dir.about.as_ref().filter(|about| !about.value.families.is_empty()) else { return };
    let mut prefixes: HashMap<&str, Vec<&Family<'_>>> = HashMap::new();
    for family in about.value.families {
        prefixes.entry(family.codes.split().0).or_default().push(family);
    }
    for (span, error) in dir.each_error().filter(|(_, error)| error.code != Code::EMPTY) {
        let text = error.code.as_str();
        // Only families with a prefix of the code can match.
        let candidates = (1..=text.len()).filter_map(|end| prefixes.get(&text[..end])).flatten();
        let count = candidates.filter(|family| family.codes.matches(error.code)).count();
        if count != 1 {
            diagnostics.push(
                span.key("code")
                    .diagnostic(RULE.id, format_args!("{} belongs to {count} families, not to one", error.code)),
            );
        }
    }
}

use std::collections::HashMap;

use crate::check::{Problem, Rule, RuleId};
use crate::load::Folder;
use crate::model::Code;
use crate::model::value::Value;

pub const RULE: Rule = Rule {
    id: RuleId::CodeFamily,
    summary: "Every code belongs to one family, if the catalog has families.",
    explanation: r"Families group codes by their first digits and say what each group is about; lists and pages are arranged by them. A code outside all of them would be missing there, one in two would stand twice.

To mend it, add a family to catalog.json or correct its pattern.",
    check: Some(check),
};

fn check(folder: &Folder<'_>, problems: &mut Vec<Problem>) {
    let Some(about) = folder.about.as_ref().filter(|about| !about.value.families.is_empty()) else { return };
    let mut patterns: HashMap<&str, usize> = HashMap::new();
    for family in about.value.families {
        *patterns.entry(family.codes.as_str()).or_default() += 1;
    }
    for (place, error) in folder.each_error().filter(|(_, error)| error.code != Code::EMPTY) {
        let (digits, length) = (error.code.digits().len(), error.code.as_str().len());
        // Of many families, only these can be the code's.
        let masked = (1..=digits).map(|wild| error.code.as_str()[..length - wild].to_owned() + &"x".repeat(wild));
        let count: usize = masked.filter_map(|pattern| patterns.get(pattern.as_str())).sum();
        if count != 1 {
            problems.push(
                place
                    .key("code")
                    .problem(RULE.id, format_args!("{} belongs to {count} families, not to one", error.code)),
            );
        }
    }
}

use std::collections::HashMap;

use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_core::model::datum::Datum;
use ecs_err_core::model::{Code, Family};
use ecs_err_ui_text::diagnostics::{messages, rules};

pub const RULE: Rule = Rule { id: RuleId::CodeFamily, text: &rules::CODE_FAMILY, check: Some(check) };

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
            diagnostics.push(span.key("code").diagnostic(RULE.id, messages::in_families(error.code, count)));
        }
    }
}

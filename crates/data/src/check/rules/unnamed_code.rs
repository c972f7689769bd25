use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::{DataDir, each};
use ecs_err_core::model::Code;
use ecs_err_ui_text::diagnostics::{messages, rules};
use std::collections::{HashMap, HashSet};

pub const RULE: Rule = Rule { id: RuleId::UnnamedCode, text: &rules::UNNAMED_CODE, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut releases: HashMap<Code<'_>, HashSet<u32>> = HashMap::new();
    for (span, release) in dir.each_release() {
        for (_, change) in each(span.key("changes"), release.changes) {
            for code in change.errors {
                releases.entry(*code).or_default().insert(release.number);
            }
        }
    }
    let errors =
        dir.errors.iter().flat_map(|file| file.value.errors.iter().map(|error| (file.value.service, error.code)));
    let mut errors: Vec<_> = errors.collect();
    errors.sort_unstable();
    let mut unnamed: HashMap<Code<'_>, u32> = HashMap::new();
    for window in errors.windows(3) {
        let [(service, before), (own, code), (other, after)] = *window else { continue };
        if service != own || own != other || releases.contains_key(&code) {
            continue;
        }
        let (Some(before), Some(after)) = (releases.get(&before), releases.get(&after)) else { continue };
        if let Some(number) = before.intersection(after).min() {
            unnamed.insert(code, *number);
        }
    }
    for (span, error) in dir.each_error().filter(|_| !unnamed.is_empty()) {
        if let Some(number) = unnamed.get(&error.code) {
            let (message, help) = (messages::not_in_release(error.code, number), messages::add_to_release(number));
            diagnostics.push(span.key("code").diagnostic(RULE.id, message).help(help));
        }
    }
}

use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::{DataDir, each};
use ecs_err_core::model::Code;
use std::collections::{HashMap, HashSet};

pub const RULE: Rule = Rule {
    id: RuleId::UnnamedCode,
    summary: "A release that names the codes before and after a code names the code too.",
    explanation: r#"References write "ERR.0700 to ERR.0708", and a release names each of these codes. One that is left out has no history: its page does not say when it was added.

To fix it, compare the release with the reference and add the code to "errors" of the change."#,
    check: Some(check),
};

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
            let code = error.code;
            let message =
                format_args!("no release names {code}, but release {number} names the codes before and after");
            let help = format_args!("add it to a change of release {number}, if the reference does");
            diagnostics.push(span.key("code").diagnostic(RULE.id, message).help(help));
        }
    }
}

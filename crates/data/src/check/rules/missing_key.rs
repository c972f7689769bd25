use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;

pub const RULE: Rule = Rule {
    id: RuleId::MissingKey,
    summary: "A record has every key that the model demands.",
    explanation: r"A reader must find the same facts about each record. Which keys are optional is told by the schemas in data/schema/.

To fix it, add the key; where a fact is not known, the model makes its key optional. Of a retired code either the code that takes its place or a text is known.",
    check: Some(check),
};

/// Reading finds every other key that is missing.
fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (span, retired) in dir.each_retired() {
        if retired.replacement.is_none() && retired.text.is_none() {
            let diagnostic = span.diagnostic(RULE.id, "the keys \"replacement\" and \"text\" are both missing");
            diagnostics.push(diagnostic.help("name the code that takes its place, or say what happened"));
        }
    }
}

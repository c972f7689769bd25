use crate::check::{Problem, Rule, RuleId};
use crate::load::Folder;

pub const RULE: Rule = Rule {
    id: RuleId::MissingKey,
    summary: "A record has every key that the model demands.",
    explanation: r"A reader must find the same facts about each record. Which keys are optional is told by the schemas in data/schema/.

To mend it, add the key; where a fact is not known, the model makes its key optional. Of a retired code either the code that takes its place or a text is known.",
    check: Some(check),
};

/// Reading finds every other key that is missing.
fn check(folder: &Folder<'_>, problems: &mut Vec<Problem>) {
    for (place, retired) in folder.each_retired() {
        if retired.replacement.is_none() && retired.text.is_none() {
            let problem = place.problem(RULE.id, "the keys \"replacement\" and \"text\" are both missing");
            problems.push(problem.help("name the code that takes its place, or say what happened"));
        }
    }
}

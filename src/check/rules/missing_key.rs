use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule {
    id: RuleId::MissingKey,
    summary: "A record has every key that the model demands.",
    explanation: r"A reader must find the same facts about each record. Which keys are optional is told by the schemas in data/schema/.

To mend it, add the key; where a fact is not known, the model makes its key optional.",
    check: None,
};

use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule {
    id: RuleId::DuplicateKey,
    summary: "The keys of an object are unique.",
    explanation: r"JSON readers differ in which of two equal keys they take, and one of the values is lost in any case.

To fix it, remove one of them.",
    check: None,
};

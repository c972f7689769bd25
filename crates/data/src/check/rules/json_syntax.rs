use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule {
    id: RuleId::JsonSyntax,
    summary: "A data file is strict JSON (RFC 8259).",
    explanation: r"Other tools read the data files too, so they keep to the standard: no comments, no trailing commas, no single quotes. Reading stops at the first mistake, so later ones appear only after it is fixed.",
    check: None,
};

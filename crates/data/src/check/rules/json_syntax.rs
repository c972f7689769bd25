use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule {
    id: RuleId::JsonSyntax,
    summary: "A data file is strict JSON (RFC 8259).",
    explanation: r"Other tools read the data files too, so they keep to the standard: no comments, no trailing commas, no single quotes. The file is not read any further, so mistakes behind the first one show only when it is mended.",
    check: None,
};

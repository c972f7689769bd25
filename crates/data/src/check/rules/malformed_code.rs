use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule {
    id: RuleId::MalformedCode,
    summary: "An error code is a token of letters, digits and separators.",
    explanation: r"Codes are parsed where they are read, so that everything else can rely on their form: up to 127 characters, a letter or digit, which may follow a -, then letters, digits and the separators . _ : / - with a letter or digit at the end.

To fix it, write the code as the API returns it.",
    check: None,
};

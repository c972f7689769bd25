use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule {
    id: RuleId::MalformedCode,
    summary: "An error code is a prefix of letters, a dot and digits.",
    explanation: r#"Codes are parsed where they are read, so that everything else can rely on their form: a letter, letters or digits, a dot, one to nine digits, 22 characters at most.

To fix it, write the code as the API returns it, such as "Ecs.0085"."#,
    check: None,
};

use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule {
    id: RuleId::UnknownKey,
    summary: "A record has only keys of the model.",
    explanation: r#"The value of a misspelt key would be dropped silently: "mesage" is not "message".

The message names the key that was probably meant, or the keys that are allowed. The schemas in data/schema/ let an editor complete them."#,
    check: None,
};

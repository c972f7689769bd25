use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule {
    id: RuleId::UnknownKey,
    summary: "A record has no other keys than the model gives it.",
    explanation: r#"A misspelt key would drop what it holds without a word: "mesage" is no message.

The message names the key that was probably meant, or the keys that are allowed. The schemas in data/schema/ let an editor complete them."#,
    check: None,
};

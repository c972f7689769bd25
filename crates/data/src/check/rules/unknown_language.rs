use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule {
    id: RuleId::UnknownLanguage,
    summary: "A text is in none but the languages of the catalog.",
    explanation: r#""languages" in catalog.json lists the languages (BCP 47 tags) that every text is in. A text in another one would never be shown, and is most often a misspelt tag.

To fix it, correct the tag or add the language to the catalog. The directories of guides/ are named by the same tags."#,
    check: None,
};

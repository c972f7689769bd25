use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule {
    id: RuleId::UnknownLanguage,
    summary: "Texts are only in languages of the catalog.",
    explanation: r#""languages" in catalog.json lists the languages (BCP 47 tags) that every text is in. A text in another language would never be shown; most often the tag is misspelt.

To fix it, correct the tag or add the language to the catalog. The directories in guides/ have the same tags as names."#,
    check: None,
};

use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule {
    id: RuleId::UnexpectedFile,
    summary: "Every file of a data directory has a name that the catalog knows.",
    explanation: r"A file with a misspelt name, such as error/ecs.json in place of errors/ecs.json, would be left out without a word.

A data directory holds catalog.json, pages.json, retired.json, statuses.json, synonyms.json, errors/*.json, structures/*.json, operations/*.json, releases/*.json and guides/LANGUAGE/*.md. The dir schema/ and names that begin with a dot are passed over.",
    check: None,
};

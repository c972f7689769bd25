use crate::check::{Rule, RuleId};

macro_rules! data_files {
    () => {
        "catalog.json, pages.json, retired.json, statuses.json, synonyms.json, errors/*.json, errors/SERVICE/*.json, structures/*.json, operations/*.json, releases/*.json, guides/LANGUAGE/*.md"
    };
}

/// The paths of data files.
pub const DATA_FILES: &str = data_files!();

pub const RULE: Rule = Rule {
    id: RuleId::UnexpectedFile,
    summary: "Every file of a data directory has the path of a data file.",
    explanation: concat!(
        "A file with a misspelt name, such as error/ecs.json instead of errors/ecs.json, would be left out silently.\n\n\
         A data directory holds ",
        data_files!(),
        ". The directory schema/ and names that begin with a dot are ignored."
    ),
    check: None,
};

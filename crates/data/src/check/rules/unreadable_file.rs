use crate::check::{Rule, RuleId};

pub const RULE: Rule = Rule {
    id: RuleId::UnreadableFile,
    summary: "Every file of a data directory can be read and is UTF-8.",
    explanation: r"The catalog is made of everything in the directory. A file that can't be opened, or whose bytes are not UTF-8, would be left out silently.

To fix it, check that the file exists and may be read, and save it as UTF-8 without a byte order mark.",
    check: None,
};

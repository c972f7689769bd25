use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::File;

pub const RULE: Rule = Rule {
    id: RuleId::MissingFile,
    summary: "A data directory has a catalog.json.",
    explanation: r"catalog.json describes the catalog: its languages, its services, its edition. Without it no other file can be read, and a directory without it is most likely the wrong directory.

To fix it, give the path of a data directory, or add the file.",
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if dir.file("catalog.json").is_none() {
        let file = File { path: "catalog.json", text: "", json: None };
        diagnostics
            .push(file.diagnostic(RULE.id, 0..0, "the directory has no catalog.json").help("is it a data directory?"));
    }
}

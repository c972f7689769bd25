use crate::check::{Problem, Rule, RuleId};
use crate::load::File;
use crate::load::Folder;

pub const RULE: Rule = Rule {
    id: RuleId::MissingFile,
    summary: "A data folder has a catalog.json.",
    explanation: r"catalog.json says what the catalog is about: its languages, its services, its edition. Without it no other file can be understood, and a folder without it is most likely another folder than the one that was meant.

To mend it, give the path of a data folder, or add the file.",
    check: Some(check),
};

fn check(folder: &Folder<'_>, problems: &mut Vec<Problem>) {
    if folder.file("catalog.json").is_none() {
        let file = File { path: "catalog.json", text: "", json: None };
        problems.push(file.problem(RULE.id, 0..0, "the folder has no catalog.json").help("is it a data folder?"));
    }
}

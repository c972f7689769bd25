use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::File;

pub const RULE: Rule = Rule {
    id: RuleId::MissingFile,
    summary: "A data directory has a catalog.json, and the files that its records refer to.",
    explanation: r"catalog.json describes the catalog: its languages, its services, its edition. Without it no other file can be read, and a directory without it is most likely the wrong directory. Where another file is missing and more than ten references need it, one error says so instead of one for each reference.

To fix it, give the path of a data directory, or add the file.",
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if dir.file("catalog.json").is_none() {
        let file = File::new("catalog.json", "");
        diagnostics
            .push(file.diagnostic(RULE.id, 0..0, "the directory has no catalog.json").help("is it a data directory?"));
    }
}

/// How many references to records of a missing file are reported one by one.
const FEW: usize = 10;

/// Adds the diagnostics about references to records of a file. If the file is missing and they are many, adds one
/// diagnostic about the file instead of them.
pub fn or_one(dir: &DataDir<'_>, path: &str, found: Vec<Diagnostic>, diagnostics: &mut Vec<Diagnostic>) {
    let is_missing = !dir.files.iter().any(|file| file.path.starts_with(path));
    let (Some(first), true) = (found.first(), is_missing && found.len() > FEW) else {
        return diagnostics.extend(found);
    };
    let message = format_args!("the directory has no {path}, and {} references need it", found.len());
    let Diagnostic { file, line, column, .. } = first;
    let help = format_args!("add it; the first reference is at {file}:{line}:{column}");
    let severity = found.iter().map(|one| one.severity).min().unwrap_or(RULE.id.severity());
    diagnostics.push(Diagnostic { severity, ..File::new(path, "").diagnostic(RULE.id, 0..0, message).help(help) });
}

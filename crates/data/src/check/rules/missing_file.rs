use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use crate::load::File;
use ecs_err_ui_text::diagnostics::{messages, rules};

pub const RULE: Rule = Rule { id: RuleId::MissingFile, text: &rules::MISSING_FILE, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if dir.file("catalog.json").is_none() {
        let file = File::new("catalog.json", "");
        diagnostics
            .push(file.diagnostic(RULE.id, 0..0, messages::no_catalog_json()).help(messages::is_it_a_data_directory()));
    }
}

/// How many references to records of a missing file are reported one by one.
const MAX_SINGLE_REPORTS: usize = 10;

/// Adds the diagnostics about references to records of a file. If the file is missing and they are many, adds one
/// diagnostic about the file instead of them.
pub fn report_or_summarize(dir: &DataDir<'_>, path: &str, found: Vec<Diagnostic>, diagnostics: &mut Vec<Diagnostic>) {
    let is_missing = !dir.files.iter().any(|file| file.path.starts_with(path));
    let (Some(first), true) = (found.first(), is_missing && found.len() > MAX_SINGLE_REPORTS) else {
        return diagnostics.extend(found);
    };
    let message = messages::file_is_needed(path, found.len());
    let Diagnostic { file, line, column, .. } = first;
    let help = messages::add_the_file(file, line, column);
    let severity = found.iter().map(|one| one.severity).min().unwrap_or(RULE.id.severity());
    diagnostics.push(Diagnostic { severity, ..File::new(path, "").diagnostic(RULE.id, 0..0, message).help(help) });
}

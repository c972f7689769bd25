//! The import of translations from PO files.

use std::path::Path;

use ecs_err::check::{Message, RuleId};
use ecs_err::load::{Arena, DataDir};
use ecs_err::{LanguageTag, messages};
use ecs_err_import::{RefusedEntry, TranslationPlan, TranslationReport, Translations, translate};
use serde_json::{Value, json};

use super::report::some;
use super::{CliError, DEFAULT_DIR, ExitStatus, Import, ImportFormat, Output, present, printable_line, replace_all};
use crate::cli::languages::language_of_program;
use crate::cli::values::Format;

/// Takes translations into a language: that of `--lang`, which has to be that of the files, if they name one.
pub fn run(
    sources: &[Translations],
    given: Option<String>,
    import: &Import,
    output: &mut Output,
) -> Result<ExitStatus, CliError> {
    let into = import.into.as_deref().unwrap_or(Path::new(DEFAULT_DIR));
    let [first, ..] = sources else { return Err(CliError::NoRows) };
    let arena = Arena::new();
    // Another file may have the texts that are missing.
    let present = present(into, &arena, |rule| rule != RuleId::MissingLanguage)?;
    let dir = present.ok_or_else(|| CliError::Source(messages::translation_needs_catalog(&first.file)))?;
    let language = language(sources, given, &dir)?;
    let plan = translate(sources, &dir, &language, import.update);
    if !import.dry_run && !plan.files.is_empty() {
        replace_all(into, &plan.files)?;
    }
    let done = Done { sources, plan: &plan, language: &language, into, dry_run: import.dry_run };
    match import.format {
        ImportFormat::Human => human(&done, output),
        ImportFormat::Json => output.json(&document(&done), Format::Json),
    }
    let is_refused = plan.reports.iter().any(|report| !report.refused.is_empty());
    Ok(if is_refused && !import.allow_refused { ExitStatus::ChecksFailed } else { ExitStatus::Success })
}

/// The language of the files, as the catalog writes it.
fn language(sources: &[Translations], given: Option<String>, dir: &DataDir<'_>) -> Result<String, CliError> {
    let mut language = given;
    for source in sources {
        let named = source.content.header("Language").map(|locale| locale.replace('_', "-"));
        match (&language, named.as_deref().and_then(LanguageTag::new)) {
            (None, None) => return Err(CliError::Source(messages::translation_language(&source.file))),
            (None, Some(named)) => language = Some(named.as_str().to_owned()),
            (Some(language), Some(named)) if !language.eq_ignore_ascii_case(named.as_str()) => {
                return Err(CliError::Source(messages::translation_other_language(&source.file, named)));
            }
            (Some(_), _) => {}
        }
    }
    let language = language.unwrap_or_default();
    let own = dir.languages().iter().find(|own| own.eq_ignore_ascii_case(&language));
    Ok(own.map_or(language, |own| (*own).to_owned()))
}

/// An import that was done.
struct Done<'d> {
    sources: &'d [Translations],
    plan: &'d TranslationPlan,
    language: &'d str,
    into: &'d Path,
    dry_run: bool,
}

impl Done<'_> {
    fn files(&self) -> impl Iterator<Item = (&str, &TranslationReport)> {
        self.sources.iter().map(|source| source.file.as_str()).zip(&self.plan.reports)
    }

    fn total(&self, count: impl Fn(&TranslationReport) -> usize) -> usize {
        self.plan.reports.iter().map(count).sum()
    }
}

/// The report for people.
fn human(done: &Done<'_>, output: &mut Output) {
    let mut line = |message: &Message| output.line(&printable_line(message.in_language(language_of_program())));
    for (file, report) in done.files() {
        line(&messages::translation_entries(
            file,
            report.entries(),
            report.taken,
            report.unchanged,
            report.untranslated,
            report.refused.len(),
        ));
    }
    let path = done.into.display();
    let written = match (done.plan.files.len(), done.dry_run) {
        (0, _) => messages::import_up_to_date(path),
        (files, true) => messages::import_would_write(files, path),
        (files, false) => messages::import_wrote(files, path),
    };
    let missing = messages::translations_missing(done.language, done.plan.missing);
    let refused = done.files().flat_map(|(file, report)| {
        report.refused.iter().map(move |RefusedEntry { line, context, reason }| {
            messages::translation_refused(format_args!("{file}:{line}"), context, &reason.message())
        })
    });
    some(refused, output);
    for message in [missing, written] {
        output.line(&printable_line(message.in_language(language_of_program())));
    }
}

/// The report for programs.
fn document(done: &Done<'_>) -> Value {
    let file = |(file, report): (&str, &TranslationReport)| {
        let refused = report.refused.iter().map(|RefusedEntry { line, context, reason }| {
            let text = reason.message().in_language(language_of_program()).to_owned();
            json!({"line": line, "context": context, "reason": reason.id(), "text": text})
        });
        json!({
            "file": file,
            "entries": report.entries(),
            "taken": report.taken,
            "unchanged": report.unchanged,
            "untranslated": report.untranslated,
            "refused": refused.collect::<Vec<_>>(),
        })
    };
    json!({
        "into": done.into.display().to_string(),
        "dryRun": done.dry_run,
        "language": done.language,
        "entries": done.total(TranslationReport::entries),
        "taken": done.total(|report| report.taken),
        "unchanged": done.total(|report| report.unchanged),
        "untranslated": done.total(|report| report.untranslated),
        "refused": done.total(|report| report.refused.len()),
        "files": done.files().map(file).collect::<Vec<_>>(),
        "missing": done.plan.missing,
        "written": done.plan.files.keys().collect::<Vec<_>>(),
    })
}

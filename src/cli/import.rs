//! `ecs-err import`: makes a catalog of existing references, or adds them to one.

mod report;
mod sources;
mod translations;

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use ecs_err::check::{self, Diagnostic, Message, RuleId, Severity};
use ecs_err::load::{Arena, DataDir};
use ecs_err::text::printable_line;
use ecs_err::{CodeForm, Id, LanguageTag, messages};
use ecs_err_import::{CatalogOptions, Extraction, FileReport, Key, Pattern, ServiceForms, Source, extract, plan};

use super::ExitStatus;
use super::args::{Args, Import};
use super::error::{CliError, diagnostic_line, eprint_line};
use super::output::Output;
use super::source::DEFAULT_DIR;
use super::values::ImportFormat;
use super::write::replace_all;

pub fn run(args: &Args, import: &Import, output: &mut Output) -> Result<ExitStatus, CliError> {
    let extraction = Extraction { map: map(import)?, has_gaps: false };
    let pattern = import.pattern.as_deref().map(pattern).transpose()?;
    let services = services(import)?;
    let language = language(args)?;
    let sources = sources::read(&import.sources, pattern.is_some())?;
    if pattern.is_none()
        && let Some(translations) = sources::translations(&sources)?
    {
        return translations::run(&translations, language, import, output);
    }
    let into = into(import)?;
    let mut reports: Vec<FileReport> = Vec::new();
    let mut rows: Vec<Source> = Vec::new();
    let mut heads: Vec<String> = Vec::new();
    let mut unknown: Vec<&str> = extraction.map.iter().map(|(_, head)| head.as_str()).collect();
    for source in sources {
        let read = sources::document(&source, pattern.as_ref())?;
        let extraction = Extraction { has_gaps: read.has_gaps, ..extraction.clone() };
        let extracted = extract(&read.document, &source.name, &extraction);
        let headings = read.document.sections.iter().filter(|section| section.level > 0);
        let title = headings.min_by_key(|section| section.level).map_or("", |section| &section.heading).to_owned();
        unknown.retain(|head| !extracted.has_head(head));
        heads.extend(extracted.heads);
        rows.push(Source { file: source.name, title, entries: extracted.entries, fields: extracted.fields });
        reports.push(extracted.report);
    }
    if let Some(head) = unknown.first() {
        return Err(wrong("map", head, &messages::head_of_a_table(&Message::list(shown(&heads)))));
    }
    let is_empty = |report: &FileReport| report.taken() == 0 && report.refused().next().is_none();
    if reports.iter().all(is_empty) && rows.iter().all(|source| source.fields.is_empty()) {
        report::tables(&rows, &reports, output);
        return Err(CliError::NoRows);
    }
    let arena = Arena::new();
    let present = present(&into, &arena, |_| true)?;
    let options = CatalogOptions { id: id(&into, &rows), edition: today(), language, services, update: import.update };
    let plan = plan(&rows, present.as_ref(), &options);
    for (at, row) in &plan.refused {
        reports[*at].refuse(row.clone());
    }
    if !import.dry_run && !plan.files.is_empty() {
        replace_all(&into, &plan.files)?;
    }
    let done = report::Done { sources: &rows, reports: &reports, plan: &plan, into: &into, dry_run: import.dry_run };
    match import.format {
        ImportFormat::Human => report::human(&done, output),
        ImportFormat::Json => report::json(&done, output),
    }
    let is_refused = reports.iter().any(|report| report.refused().next().is_some());
    Ok(if is_refused && !import.allow_refused { ExitStatus::ChecksFailed } else { ExitStatus::Success })
}

/// The keys and heads of `--map`.
fn map(import: &Import) -> Result<Vec<(Key, String)>, CliError> {
    let pair = |text: &String| {
        let (key, head) = text.split_once('=')?;
        Some((Key::find(key.trim())?, head.to_owned()))
    };
    import.map.iter().map(|text| pair(text).ok_or_else(|| wrong("map", text, &messages::key_and_head()))).collect()
}

/// The first of the heads that the sources have.
fn shown(heads: &[String]) -> impl Iterator<Item = &str> {
    const SHOWN: usize = 12;
    let distinct = heads.iter().enumerate().filter(|(at, head)| !heads[..*at].contains(head));
    distinct.map(|(_, head)| head.as_str()).take(SHOWN)
}

fn pattern(text: &str) -> Result<Pattern, CliError> {
    Pattern::new(text).map_err(|error| wrong("pattern", text, &messages::pattern_with_code(error)))
}

/// The services of `--service`; one that is named several times has several forms.
fn services(import: &Import) -> Result<Vec<ServiceForms>, CliError> {
    let mut services: Vec<ServiceForms> = Vec::new();
    for text in &import.service {
        let pair = text.split_once('=').filter(|(id, form)| Id::new(id).is_ok() && CodeForm::new(form).is_some());
        let Some((id, form)) = pair else { return Err(wrong("service", text, &messages::id_and_form())) };
        match services.iter_mut().find(|service| service.id == id) {
            Some(service) => service.forms.push(form.to_owned()),
            None => services.push(ServiceForms { id: id.to_owned(), forms: vec![form.to_owned()] }),
        }
    }
    Ok(services)
}

/// The language of the texts.
fn language(args: &Args) -> Result<Option<String>, CliError> {
    let Some(tag) = &args.lang else { return Ok(None) };
    match LanguageTag::new(tag) {
        Some(tag) => Ok(Some(tag.as_str().to_owned())),
        None => Err(wrong("lang", tag, &messages::language_tag())),
    }
}

fn wrong(argument: &'static str, value: &str, expected: &Message) -> CliError {
    CliError::Argument { argument, value: printable_line(value), expected: messages::expected(expected) }
}

/// The directory of the catalog.
fn into(import: &Import) -> Result<PathBuf, CliError> {
    let default = Path::new(DEFAULT_DIR);
    match &import.into {
        None if default.join("catalog.json").exists() => Err(CliError::HasCatalog),
        path => {
            let path = path.as_deref().unwrap_or(default);
            let mut entries = std::fs::read_dir(path).into_iter().flatten().flatten();
            if path.join("catalog.json").exists()
                || entries.all(|entry| entry.file_name().to_string_lossy().starts_with('.'))
            {
                Ok(path.to_owned())
            } else {
                Err(CliError::NotEmpty(path.to_owned()))
            }
        }
    }
}

/// The catalog in the directory, if it has one; it has to be valid by these rules.
fn present<'a>(
    into: &Path,
    arena: &'a Arena,
    counts: impl Fn(RuleId) -> bool,
) -> Result<Option<DataDir<'a>>, CliError> {
    if !into.join("catalog.json").exists() {
        return Ok(None);
    }
    let dir = DataDir::read(into, arena);
    let mut count = 0;
    let is_error = |one: &&Diagnostic| one.severity == Severity::Error && counts(one.rule);
    for diagnostic in check::run(&dir).iter().filter(is_error) {
        eprint_line(&diagnostic_line(into, diagnostic));
        count += 1;
    }
    if count > 0 { Err(CliError::Catalog { path: into.to_owned(), count }) } else { Ok(Some(dir)) }
}

/// The id of a new catalog: the name of its directory, or of the first file if that says nothing.
fn id(into: &Path, rows: &[Source]) -> String {
    let name = into.file_name().unwrap_or_default().to_string_lossy();
    let first = rows.first().map(|source| Path::new(&source.file)).and_then(Path::file_stem).unwrap_or_default();
    if name.is_empty() || name == DEFAULT_DIR { first.to_string_lossy().into_owned() } else { name.into_owned() }
}

/// The day, in UTC.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    // Days since 0000-03-01: years begin in March, so that the leap day is the last one.
    let days = seconds / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

//! `ecs-err check`: reports the errors and warnings of a data directory.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use annotate_snippets::Level;
use ecs_err::check::{self, Diagnostic, Message, RuleId, Severity};
use ecs_err::load::{Arena, DataDir};
use ecs_err::messages;
use ecs_err::text::printable_line;
use serde_json::{Value, json};

use super::args::{Args, Check};
use super::error::CliError;
use super::languages::language_of_program;
use super::layout::{STRONG, styled, two_columns, wrap};
use super::nearest::nearest;
use super::output::Output;
use super::progress::with_time;
use super::values::ReportFormat;
use super::{ExitStatus, annotation, claims, coverage, snippet, source};

pub fn run(args: &Args, check: &Check, output: &mut Output) -> Result<ExitStatus, CliError> {
    let language = language_of_program();
    if let Some(rule) = &check.explain {
        return explain(rule, language, output);
    }
    let path = source::directory(args, &check.catalog)?;
    if check.coverage {
        return coverage::run(&path, check.format, output);
    }
    let arena = Arena::new();
    let (dir, mut diagnostics) = with_time(args.quiet, &messages::checking(path.display()), || {
        let dir = DataDir::read(&path, &arena);
        let diagnostics = check::run(&dir);
        (dir, diagnostics)
    });
    claims::explain(&path, &dir, &mut diagnostics);
    if check.strict {
        for diagnostic in &mut diagnostics {
            diagnostic.severity = Severity::Error;
        }
    }
    match check.format {
        ReportFormat::Human => {
            human(&Report { path: &path, dir: &dir, diagnostics: &diagnostics, language }, check.all, output);
        }
        ReportFormat::Json => {
            output.json_list(diagnostics.iter().map(|diagnostic| record(&path, diagnostic, language)));
        }
        ReportFormat::Github => {
            for diagnostic in &diagnostics {
                output.line(&annotation(&path, diagnostic, language));
            }
        }
    }
    let has_error = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(if has_error { ExitStatus::ChecksFailed } else { ExitStatus::Success })
}

/// How many diagnostics are printed in full.
const IN_FULL: usize = 50;

/// What is reported to people.
struct Report<'r> {
    path: &'r Path,
    dir: &'r DataDir<'r>,
    diagnostics: &'r [Diagnostic],
    language: &'static str,
}

fn human(report: &Report<'_>, all: bool, output: &mut Output) {
    let Report { path, dir, diagnostics, language } = *report;
    let shown = if all { diagnostics.len() } else { IN_FULL.min(diagnostics.len()) };
    for diagnostic in &diagnostics[..shown] {
        let (level, word) = match diagnostic.severity {
            Severity::Error => (Level::ERROR, messages::error()),
            Severity::Warning => (Level::WARNING, messages::warning()),
        };
        let help = help(path, diagnostic);
        let problem = snippet::Problem {
            level,
            word: &word,
            id: &diagnostic.rule.to_string(),
            message: diagnostic.message.in_language(language),
            path: &shown_path(path, diagnostic),
            text: dir.file(&diagnostic.file).map_or("", |file| file.text),
            range: &diagnostic.range,
            line: diagnostic.line,
            column: diagnostic.column,
            help: help.as_ref().map(|help| help.in_language(language)),
            remarks: &[],
        };
        output.line(&snippet::rendered(&problem, language, output));
        output.line("");
    }
    let unread =
        diagnostics.iter().filter(|one| matches!(one.rule, RuleId::UnreadableFile | RuleId::JsonSyntax)).count();
    let line = |message: &Message, output: &mut Output| {
        output.lines(&wrap(message.in_language(language), output.width()));
    };
    if unread > 0 {
        line(&messages::unread_files(unread), output);
    }
    by_rule(report, output);
    if shown < diagnostics.len() {
        line(&messages::more_not_shown(diagnostics.len() - shown), output);
    }
    let fixed = diagnostics.iter().filter(|diagnostic| diagnostic.is_fixed_by_fmt).count();
    if fixed > 0 {
        line(&messages::fmt_fixes(path.display(), fixed), output);
    }
    line(&summary(report), output);
}

/// The number of diagnostics of each rule, if there are several.
fn by_rule(report: &Report<'_>, output: &mut Output) {
    let Report { diagnostics, language, .. } = *report;
    if diagnostics.len() < 2 {
        return;
    }
    let mut counts: BTreeMap<(Severity, RuleId), usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        *counts.entry((diagnostic.severity, diagnostic.rule)).or_default() += 1;
    }
    let width = counts.values().max().map_or(0, |count| count.to_string().len());
    for ((severity, rule), number) in counts {
        let thing = count(severity, number);
        let thing = thing.in_language(language);
        output.line(&format!("{:width$}{thing}  {rule}", "", width = width - number.to_string().len()));
    }
    output.line("");
}

/// The contents of the directory, the numbers of errors and warnings, and how to learn more about a rule.
fn summary(report: &Report<'_>) -> Message {
    let Report { path, dir, diagnostics, .. } = *report;
    let Some(first) = diagnostics.first() else { return messages::no_problems(path.display(), &contents(dir)) };
    let of = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let counts = [Severity::Error, Severity::Warning].map(|severity| (severity, of(severity)));
    let [(_, errors), _] = counts;
    let counts = counts.into_iter().filter(|(_, number)| *number > 0);
    let counts = Message::list(counts.map(|(severity, number)| count(severity, number)));
    match errors {
        0 => messages::only_warnings(path.display(), first.rule.code(), &contents(dir), &counts),
        _ => messages::with_errors(path.display(), first.rule.code(), &counts),
    }
}

/// The number of records of each kind in the directory.
fn contents(dir: &DataDir<'_>) -> Message {
    let fields = dir.each_structure().map(|(_, structure)| structure.fields.len()).sum();
    let changes = dir.each_release().map(|(_, release)| release.changes.len()).sum();
    let guides = dir.guides.iter().map(|guide| guide.id).collect::<BTreeSet<_>>().len();
    let structures = messages::structures(dir.each_structure().count());
    let releases = messages::releases(dir.each_release().count());
    let (codes, statuses) = (dir.each_error().count(), dir.each_status().count());
    let (operations, pages) = (dir.each_operation().count(), dir.each_page().count());
    let records = [
        (codes, messages::codes(codes)),
        (statuses, messages::statuses(statuses)),
        (fields, messages::things_in(&messages::fields(fields), &structures)),
        (operations, messages::operations(operations)),
        (changes, messages::things_in(&messages::changes(changes), &releases)),
        (guides, messages::guides(guides)),
        (pages, messages::pages(pages)),
    ];
    let records = records.into_iter().filter(|(number, _)| *number > 0).map(|(_, message)| message);
    let languages = Message::list(dir.languages().iter().copied());
    messages::content(&messages::files(dir.files.len()), &languages, &Message::list(records))
}

/// How to fix what a diagnostic is about: by a command, if one does.
fn help(path: &Path, diagnostic: &Diagnostic) -> Option<Message> {
    let is_fixed = diagnostic.is_fixed_by_fmt;
    if is_fixed { Some(messages::run_fmt_on(path.display())) } else { diagnostic.help.clone() }
}

/// A number of errors or warnings.
fn count(severity: Severity, number: usize) -> Message {
    match severity {
        Severity::Error => messages::errors(number),
        Severity::Warning => messages::warnings(number),
    }
}

fn record(path: &Path, diagnostic: &Diagnostic, language: &str) -> Value {
    json!({
        "rule": diagnostic.rule.code(),
        "name": diagnostic.rule.name(),
        "severity": severity(diagnostic),
        "file": shown_path(path, diagnostic),
        "line": diagnostic.line,
        "column": diagnostic.column,
        "message": diagnostic.message.in_language(language),
        "help": diagnostic.help.as_ref().map(|help| help.in_language(language)),
        "fixedByFmt": diagnostic.is_fixed_by_fmt,
    })
}

/// An annotation of GitHub Actions.
fn annotation(path: &Path, diagnostic: &Diagnostic, language: &str) -> String {
    let message = &diagnostic.message;
    let text = diagnostic.help.as_ref().map_or_else(|| message.clone(), |help| messages::with_help(message, help));
    let place = (shown_path(path, diagnostic), diagnostic.line, diagnostic.column);
    let title = diagnostic.rule.to_string();
    annotation::command(severity(diagnostic), Some(place), &title, text.in_language(language))
}

/// The severity, for programs.
fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn shown_path(path: &Path, diagnostic: &Diagnostic) -> String {
    path.join(&diagnostic.file).display().to_string()
}

fn explain(text: &str, language: &str, output: &mut Output) -> Result<ExitStatus, CliError> {
    if text.is_empty() {
        for rule in RuleId::ALL {
            let name = format!("{}  {:24}", rule.code(), rule.name());
            output.lines(&two_columns(STRONG, &name, rule.rule().summary(language), output.width()));
        }
        return Ok(ExitStatus::Success);
    }
    let Some(id) = RuleId::find(text) else {
        let near = nearest(text, RuleId::ALL.iter().map(|rule| rule.name()));
        return Err(CliError::Argument {
            argument: "explain",
            value: printable_line(text),
            expected: no_such_rule(near),
        });
    };
    output.line(&styled(STRONG, &id.to_string()));
    let rule = id.rule();
    for paragraph in std::iter::once(rule.summary(language)).chain(rule.explanation(language).split("\n\n")) {
        output.line("");
        output.lines(&wrap(paragraph, output.width()));
    }
    Ok(ExitStatus::Success)
}

fn no_such_rule(near: Vec<&str>) -> Message {
    if near.is_empty() { messages::no_such_rule() } else { messages::no_such_rule_but(&Message::list(near)) }
}

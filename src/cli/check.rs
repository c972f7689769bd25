//! `ecs-err check`: reports the errors and warnings of a data directory.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use ecs_err::check::{self, Diagnostic, RuleId, Severity};
use ecs_err::load::{Arena, DataDir};
use serde_json::{Value, json};

use super::args::{Args, Check};
use super::error::CliError;
use super::excerpt::Excerpt;
use super::languages::of_program;
use super::layout::{STRONG, styled, two_columns, wrap};
use super::message::message;
use super::nearest::nearest;
use super::output::{Output, printable, printable_line};
use super::progress::with_time;
use super::values::ReportFormat;
use super::{ExitStatus, source};

/// The width of quoted lines of files, if that of lines is not limited.
const MAX_SNIPPET_WIDTH: usize = 140;

pub fn run(args: &Args, check: &Check, output: &mut Output) -> Result<ExitStatus, CliError> {
    if let Some(rule) = &check.explain {
        return explain(rule, output);
    }
    let path = source::directory(args, &check.catalog)?;
    let arena = Arena::new();
    let what = message(of_program(), "checking {path}", &[("path", &path.display().to_string())]);
    let (dir, mut diagnostics) = with_time(args.quiet, &what, || {
        let dir = DataDir::read(&path, &arena);
        let diagnostics = check::run(&dir);
        (dir, diagnostics)
    });
    if check.strict {
        for diagnostic in &mut diagnostics {
            diagnostic.severity = Severity::Error;
        }
    }
    match check.format {
        ReportFormat::Human => human(&path, &dir, &diagnostics, check.all, output),
        ReportFormat::Json => {
            output.json_list(diagnostics.iter().map(|diagnostic| record(&path, diagnostic)));
        }
        ReportFormat::Github => {
            for diagnostic in &diagnostics {
                output.line(&annotation(&path, diagnostic));
            }
        }
    }
    let has_error = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(if has_error { ExitStatus::ChecksFailed } else { ExitStatus::Success })
}

/// How many diagnostics are printed in full.
const IN_FULL: usize = 50;

fn human(path: &Path, dir: &DataDir<'_>, diagnostics: &[Diagnostic], all: bool, output: &mut Output) {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(output.width().min(MAX_SNIPPET_WIDTH));
    let shown = if all { diagnostics.len() } else { IN_FULL.min(diagnostics.len()) };
    for diagnostic in &diagnostics[..shown] {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        // The prefixes that annotate-snippets prints before a title and a help; it does not wrap their lines.
        let before = severity(diagnostic).len() + diagnostic.rule.to_string().len() + "[]: ".len();
        let title = level
            .primary_title(fitted(&diagnostic.message.to_string(), before, output))
            .id(diagnostic.rule.to_string());
        let text = dir.file(&diagnostic.file).map_or("", |file| file.text);
        let excerpt = Excerpt::new(text, &diagnostic.range);
        let origin = Origin::path(shown_path(path, diagnostic)).line(diagnostic.line).char_column(diagnostic.column);
        let snippet = Snippet::source(excerpt.text)
            .line_start(diagnostic.line)
            .path((!excerpt.is_cut).then(|| shown_path(path, diagnostic)))
            .annotation(AnnotationKind::Primary.span(excerpt.range));
        let help = help(path, diagnostic).map(|help| {
            let name = if help.ends_with('?') { "help" } else { "To fix" };
            Level::HELP.with_name(name).message(fitted(&help, 16, output))
        });
        let group = if excerpt.is_cut { title.element(origin).element(snippet) } else { title.element(snippet) };
        output.line(&renderer.render(&[group.elements(help)]));
        output.line("");
    }
    let unread =
        diagnostics.iter().filter(|one| matches!(one.rule, RuleId::UnreadableFile | RuleId::JsonSyntax)).count();
    if unread > 0 {
        let its = if unread == 1 { "its" } else { "their" };
        let line = format!("{} can't be read: references to {its} records are not checked", count(unread, "file"));
        output.lines(&wrap(&line, output.width()));
    }
    by_rule(diagnostics, output);
    if shown < diagnostics.len() {
        let rest = format!("{} more are not shown; --all shows them", diagnostics.len() - shown);
        output.lines(&wrap(&rest, output.width()));
    }
    let fixed = diagnostics.iter().filter(|diagnostic| diagnostic.is_fixed_by_fmt).count();
    if fixed > 0 {
        let line = format!("\"ecs-err fmt {}\" fixes {fixed} of them", path.display());
        output.lines(&wrap(&line, output.width()));
    }
    output.lines(&wrap(&summary(path, dir, diagnostics), output.width()));
}

/// The number of diagnostics of each rule, if there are several.
fn by_rule(diagnostics: &[Diagnostic], output: &mut Output) {
    let mut counts: BTreeMap<(Severity, RuleId), usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        *counts.entry((diagnostic.severity, diagnostic.rule)).or_default() += 1;
    }
    if diagnostics.len() < 2 {
        return;
    }
    let width = counts.values().max().map_or(0, |count| count.to_string().len());
    for ((severity, rule), number) in counts {
        let thing = count(number, name(severity));
        output.line(&format!("{:width$}{thing}  {rule}", "", width = width - number.to_string().len()));
    }
    output.line("");
}

/// The contents of the directory, the numbers of errors and warnings, and how to learn more about a rule.
fn summary(path: &Path, dir: &DataDir<'_>, diagnostics: &[Diagnostic]) -> String {
    let of = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let counts = [(of(Severity::Error), "error"), (of(Severity::Warning), "warning")];
    let counts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, thing)| self::count(*count, thing));
    let counts: Vec<String> = counts.collect();
    let Some(first) = diagnostics.first() else { return format!("{}: {}; no problems", path.display(), contents(dir)) };
    let hint = format!("\"ecs-err check --explain {}\" explains a rule", first.rule.code());
    match of(Severity::Error) {
        0 => format!("{}: {}; {}; {hint}", path.display(), contents(dir), counts.join(", ")),
        _ => format!("{}: {}; {hint}", path.display(), counts.join(", ")),
    }
}

/// The number of records of each kind in the directory.
fn contents(dir: &DataDir<'_>) -> String {
    let fields: usize = dir.each_structure().map(|(_, structure)| structure.fields.len()).sum();
    let changes: usize = dir.each_release().map(|(_, release)| release.changes.len()).sum();
    let guides = dir.guides.iter().map(|guide| guide.id).collect::<BTreeSet<_>>().len();
    let start = format!("{} in {}", count(dir.files.len(), "file"), dir.languages().join(", "));
    let records = [
        (dir.each_error().count(), "error code".to_owned()),
        (dir.each_status().count(), "status".to_owned()),
        (fields, format!("field in {}", count(dir.each_structure().count(), "structure"))),
        (dir.each_operation().count(), "operation".to_owned()),
        (changes, format!("change in {}", count(dir.each_release().count(), "release"))),
        (guides, "guide".to_owned()),
        (dir.each_page().count(), "page".to_owned()),
    ];
    let records = records.iter().filter(|(number, _)| *number > 0).map(|(number, thing)| count(*number, thing));
    format!("{start}: {}", records.collect::<Vec<_>>().join(", "))
}

/// How to fix what a diagnostic is about: by a command, if one does.
fn help(path: &Path, diagnostic: &Diagnostic) -> Option<String> {
    let is_fixed = diagnostic.is_fixed_by_fmt;
    if is_fixed {
        Some(format!("run \"ecs-err fmt {}\"", path.display()))
    } else {
        diagnostic.help.as_ref().map(ToString::to_string)
    }
}

/// Wraps a message to the width that remains after its prefix.
fn fitted(message: &str, before: usize, output: &Output) -> String {
    wrap(&printable(message), output.width().saturating_sub(before)).join("\n")
}

/// A number of things: `1 file`, `2 statuses`, `3 fields in 2 structures`.
fn count(number: usize, thing: &str) -> String {
    let (noun, rest) = thing.find(" in ").map_or((thing, ""), |at| thing.split_at(at));
    let plural = match (number, noun.ends_with('s')) {
        (1, _) => "",
        (_, true) => "es",
        (_, false) => "s",
    };
    format!("{number} {noun}{plural}{rest}")
}

fn record(path: &Path, diagnostic: &Diagnostic) -> Value {
    json!({
        "rule": diagnostic.rule.code(),
        "name": diagnostic.rule.name(),
        "severity": severity(diagnostic),
        "file": shown_path(path, diagnostic),
        "line": diagnostic.line,
        "column": diagnostic.column,
        "message": diagnostic.message.to_string(),
        "help": diagnostic.help.as_ref().map(ToString::to_string),
        "fixedByFmt": diagnostic.is_fixed_by_fmt,
    })
}

/// A workflow command of GitHub Actions.
fn annotation(path: &Path, diagnostic: &Diagnostic) -> String {
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let help = diagnostic.help.as_ref().map_or(String::new(), |help| format!("; {help}"));
    format!(
        "::{} file={},line={},col={},title={}::{}",
        severity(diagnostic),
        property(&shown_path(path, diagnostic)),
        diagnostic.line,
        diagnostic.column,
        property(&diagnostic.rule.to_string()),
        escape(&printable(&format!("{}{help}", diagnostic.message))),
    )
}

fn severity(diagnostic: &Diagnostic) -> &'static str {
    name(diagnostic.severity)
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn shown_path(path: &Path, diagnostic: &Diagnostic) -> String {
    path.join(&diagnostic.file).display().to_string()
}

fn explain(text: &str, output: &mut Output) -> Result<ExitStatus, CliError> {
    if text.is_empty() {
        for rule in RuleId::ALL {
            let name = format!("{}  {:24}", rule.code(), rule.name());
            output.lines(&two_columns(STRONG, &name, rule.rule().summary("en"), output.width()));
        }
        return Ok(ExitStatus::Success);
    }
    let Some(id) = RuleId::find(text) else {
        let near = nearest(text, RuleId::ALL.iter().map(|rule| rule.name()));
        return Err(CliError::Argument {
            argument: "explain",
            value: printable_line(text),
            expected: no_such_rule(&near),
        });
    };
    output.line(&styled(STRONG, &id.to_string()));
    for paragraph in std::iter::once(id.rule().summary("en")).chain(id.rule().explanation("en").split("\n\n")) {
        output.line("");
        output.lines(&wrap(paragraph, output.width()));
    }
    Ok(ExitStatus::Success)
}

fn no_such_rule(near: &[&str]) -> String {
    let ui = of_program();
    if near.is_empty() {
        return ui.translated("no such rule; \"ecs-err check --explain\" lists them").to_owned();
    }
    let values = [("names", &*near.join(ui.comma))];
    message(ui, "no such rule; did you mean {names}? \"ecs-err check --explain\" lists them", &values)
}

//! `ecs-err check`: everything that is wrong with a data folder.

use std::path::Path;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use ecs_err::check::{self, Diagnostic, RuleId, Severity};
use ecs_err::load::{Arena, DataDir};
use serde_json::{Value, json};

use super::args::{Args, Check};
use super::error::CliError;
use super::layout::{STRONG, beside, styled, wrap};
use super::output::{Output, printable, printable_line};
use super::values::ReportFormat;
use super::{ExitStatus, source};

pub fn run(args: &Args, check: &Check, output: &mut Output) -> Result<ExitStatus, CliError> {
    if let Some(rule) = &check.explain {
        return explain(rule, output);
    }
    let path = source::folder(args, check.folder.as_ref())?;
    let arena = Arena::new();
    let folder = DataDir::read(&path, &arena);
    let problems = check::run(&folder);
    match check.format {
        ReportFormat::Human => human(&path, &folder, &problems, output),
        ReportFormat::Json => {
            let records: Value = problems.iter().map(|problem| record(&path, problem)).collect();
            output.line(&format!("{records:#}"));
        }
        ReportFormat::Github => problems.iter().for_each(|problem| output.line(&annotation(&path, problem))),
    }
    Ok(if problems.is_empty() { ExitStatus::Success } else { ExitStatus::NotFound })
}

fn human(path: &Path, folder: &DataDir<'_>, problems: &[Diagnostic], output: &mut Output) {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(output.width());
    for problem in problems {
        let file = shown(path, problem);
        let level = match problem.rule.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        // What annotate-snippets puts before a title and before a help, whose lines it does not wrap.
        let before = severity(problem).len() + problem.rule.to_string().len() + "[]: ".len();
        let title = level.primary_title(fitted(&problem.message, before, output)).id(problem.rule.to_string());
        let text = folder.file(&problem.file).map_or("", |file| file.text);
        let snippet =
            Snippet::source(text).path(file).annotation(AnnotationKind::Primary.span(first_line(text, problem)));
        let group = title
            .element(snippet)
            .elements(problem.help.as_deref().map(|help| Level::HELP.message(fitted(help, 16, output))));
        output.line(&renderer.render(&[group]));
        output.line("");
    }
    if problems.is_empty() {
        counts(path, folder, output);
    } else {
        let rule = problems[0].rule.code();
        output.lines(&wrap(
            &format!(
                "{}; \"ecs-err check --explain {rule}\" tells why a rule is one",
                count(problems.len(), "problem")
            ),
            output.width(),
        ));
    }
}

/// The part of a problem that is on its first line: a whole record would fill the screen.
fn first_line(text: &str, problem: &Diagnostic) -> std::ops::Range<usize> {
    let range = problem.range.clone();
    let end = text.get(range.clone()).and_then(|wrong| wrong.find('\n')).map_or(range.end, |at| range.start + at);
    range.start..end.max(range.start)
}

/// A message in lines that fit behind what stands before it.
fn fitted(message: &str, before: usize, output: &Output) -> String {
    wrap(&printable(message), output.width().saturating_sub(before)).join("\n")
}

fn counts(path: &Path, folder: &DataDir<'_>, output: &mut Output) {
    let fields: usize = folder.each_structure().map(|(_, structure)| structure.fields.len()).sum();
    let changes: usize = folder.each_release().map(|(_, release)| release.changes.len()).sum();
    let guides = folder.guides.iter().map(|guide| guide.id).collect::<std::collections::BTreeSet<_>>().len();
    let text = format!(
        "{}: {} in {}: {}, {}, {} in {}, {}, {} in {}, {}, {}; no problems",
        path.display(),
        count(folder.files.len(), "file"),
        folder.languages().join(", "),
        count(folder.each_error().count(), "error code"),
        count(folder.each_status().count(), "status"),
        count(fields, "field"),
        count(folder.each_structure().count(), "structure"),
        count(folder.each_operation().count(), "operation"),
        count(changes, "change"),
        count(folder.each_release().count(), "release"),
        count(guides, "guide"),
        count(folder.each_page().count(), "page"),
    );
    output.lines(&wrap(&text, output.width()));
}

/// A number of things, in words.
fn count(number: usize, thing: &str) -> String {
    let plural = match (number, thing.ends_with('s')) {
        (1, _) => "",
        (_, true) => "es",
        (_, false) => "s",
    };
    format!("{number} {thing}{plural}")
}

fn record(path: &Path, problem: &Diagnostic) -> Value {
    json!({
        "rule": problem.rule.code(),
        "name": problem.rule.name(),
        "severity": severity(problem),
        "file": shown(path, problem),
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "help": problem.help,
    })
}

/// A workflow command of GitHub Actions.
fn annotation(path: &Path, problem: &Diagnostic) -> String {
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let help = problem.help.as_ref().map_or(String::new(), |help| format!("; {help}"));
    format!(
        "::{} file={},line={},col={},title={}::{}",
        severity(problem),
        property(&shown(path, problem)),
        problem.line,
        problem.column,
        property(&problem.rule.to_string()),
        escape(&printable(&format!("{}{help}", problem.message))),
    )
}

fn severity(problem: &Diagnostic) -> &'static str {
    match problem.rule.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn shown(path: &Path, problem: &Diagnostic) -> String {
    path.join(&problem.file).display().to_string()
}

fn explain(text: &str, output: &mut Output) -> Result<ExitStatus, CliError> {
    if text.is_empty() {
        for rule in RuleId::ALL {
            let name = format!("{}  {:24}", rule.code(), rule.name());
            output.lines(&beside(STRONG, &name, rule.rule().summary, output.width()));
        }
        return Ok(ExitStatus::Success);
    }
    let Some(id) = RuleId::find(text) else {
        return Err(CliError::Argument {
            argument: "explain",
            value: printable_line(text),
            expected: "no such rule; \"ecs-err check --explain\" lists them".to_owned(),
        });
    };
    output.line(&styled(STRONG, &id.to_string()));
    for paragraph in std::iter::once(id.rule().summary).chain(id.rule().explanation.split("\n\n")) {
        output.line("");
        output.lines(&wrap(paragraph, output.width()));
    }
    Ok(ExitStatus::Success)
}

//! `ecs-err` without arguments on a terminal: the contents of the catalog, and examples.

use ecs_err::{Catalog, UiText};

use super::ExitStatus;
use super::args::Args;
use super::error::CliError;
use super::layout::{DIM, STRONG, columns, labelled, styled, wrap};
use super::message::message;
use super::output::Output;
use super::samples::Samples;
use super::session::Session;
use super::source::Source;

/// The numbers of error codes, HTTP statuses, operations and fields.
const COUNTS: [&str; 4] = ["{count} error codes", "{count} HTTP statuses", "{count} operations", "{count} fields"];

/// Command lines and their purposes. Of the two searches, one is for each kind of script.
const EXAMPLES: [(&str, &str); 8] = [
    ("ecs-err {code}", "explain a code"),
    ("ecs-err {loose} {number}", "in any spelling, several at once"),
    ("ecs-err {range}", "list codes with a common prefix"),
    ("ecs-err {words}", "search"),
    ("ecs-err {han}", "search"),
    ("ecs-err list --status {status}", "list the codes with an HTTP status"),
    ("ecs-err --lang {other_language} {code}", "answer in another language"),
    ("ecs-err --format json {code}", "answer for programs"),
];

const END: &str = "Piped text is searched for codes, which are explained. See also \"ecs-err --help\".";

pub fn run(args: &Args, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    for (at, language) in session.languages.iter().enumerate() {
        if at > 0 {
            output.line("");
        }
        let lines = lines(session.catalog, language, output.width());
        output.lines(&lines);
    }
    Ok(ExitStatus::Success)
}

fn lines(catalog: Catalog<'_>, language: &str, width: usize) -> Vec<String> {
    let ui = UiText::for_language(language);
    let is_chinese = ui.translations().next().is_some();
    let other_words = if is_chinese { "{words}" } else { "{han}" };
    let samples = Samples::of(catalog);
    let other = catalog.metadata().languages.iter().find(|other| **other != language);
    let fill = |template: &str| {
        let template = match other {
            Some(other) => template.replace("{other_language}", other),
            None if template.contains("{other_language}") => return None,
            None => template.to_owned(),
        };
        samples.fill(&template)
    };
    let examples = EXAMPLES.iter().filter(|(template, _)| !template.contains(other_words));
    let examples =
        examples.filter_map(|(template, about)| Some((format!("  {}", fill(template)?), ui.translated(about))));
    let examples: Vec<(String, &str)> = examples.collect();
    let label_width = examples.iter().map(|(command, _)| columns(command)).max().unwrap_or_default();

    let title = catalog.metadata().title.localized(language, "en").map_or("", |title| title.text);
    let mut lines: Vec<String> = wrap(title, width).iter().map(|line| styled(STRONG, line)).collect();
    lines.extend(wrap(&contents(catalog, ui), width));
    lines.push(String::new());
    lines.extend(wrap(ui.translated("Type a code or words:"), width));
    for (command, about) in examples {
        lines.extend(labelled(&command, label_width, STRONG, &[about.to_owned()], width));
    }
    lines.push(String::new());
    lines.extend(wrap(ui.translated(END), width).iter().map(|line| styled(DIM, line)));
    lines
}

/// The contents of the catalog, and its edition.
fn contents(catalog: Catalog<'_>, ui: &UiText) -> String {
    let fields = catalog.structures().iter().map(|structure| structure.fields.len()).sum();
    let counts = [catalog.errors().len(), catalog.statuses().len(), catalog.operations().len(), fields];
    let counts = COUNTS.iter().zip(counts).filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts.map(|(text, count)| message(ui, text, &[("count", &count.to_string())])).collect();
    let edition = message(ui, "; edition {edition}", &[("edition", catalog.metadata().edition.as_str())]);
    format!("{}{edition}", counts.join(ui.translated(", ")))
}

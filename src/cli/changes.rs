//! `ecs-err changes`: the changes of the releases of the reference.

use ecs_err::export::facts;
use ecs_err::text::printable_line;
use ecs_err::{Release, export};
use ecs_err_answers::changes::{Filter, matching};
use serde_json::Value;

use super::ExitStatus;
use super::args::{Args, Changes};
use super::error::CliError;
use super::facts::{label_width, lines};
use super::layout::{STRONG, styled, wrap};
use super::output::Output;
use super::session::Session;
use super::source::Source;
use super::values::Format;

pub fn run(args: &Args, changes: &Changes, output: &mut Output) -> Result<ExitStatus, CliError> {
    let source = Source::open(args)?;
    let session = Session::new(&source, args)?;
    let catalog = session.catalog;
    let filter = Filter { about: &changes.about, since: changes.since, until: changes.until, number: changes.release };
    let matching = matching(catalog, &filter);
    let releases: Vec<Release<'_>> = matching.iter().map(ecs_err_answers::changes::Changes::release).collect();

    match changes.format {
        Format::Human => output.lines(&human(&session, &releases, output.width())),
        Format::Json | Format::Jsonl => {
            let records: Value = matching.iter().map(|changes| changes.record(catalog)).collect();
            output.json(&records, changes.format);
        }
        Format::Markdown => {
            let parts: Vec<String> = releases.iter().map(|release| markdown(&session, release)).collect();
            output.text(&parts.join("\n"));
        }
    }
    if releases.is_empty() {
        match changes.about.as_slice() {
            [] | [_] => session.note(session.ui.no_matching_changes),
            several => {
                let asked = printable_line(&several.join(session.ui.comma));
                session.note(&session.sentence(session.ui.no_change_with_all, &asked));
            }
        }
        return Ok(ExitStatus::NotFound);
    }
    Ok(ExitStatus::Success)
}

/// A release, with the errata of its changes at the end if they are requested.
fn markdown(session: &Session<'_>, release: &Release<'_>) -> String {
    let text = export::release_markdown(session.catalog, release, &session.languages);
    let notes = release.changes.iter().flat_map(|change| change.notes).chain(release.notes);
    session.with_errata(text, &notes.copied().collect::<Vec<_>>())
}

fn human(session: &Session<'_>, releases: &[Release<'_>], width: usize) -> Vec<String> {
    let facts = |release| session.shown(facts::release(session.catalog, release, &session.languages));
    let facts: Vec<_> = releases.iter().map(facts).collect();
    let label_width = label_width(facts.iter().flatten());
    let mut all = Vec::new();
    for (release, facts) in releases.iter().zip(&facts) {
        if !all.is_empty() {
            all.push(String::new());
        }
        let heading = session.ui.release(release).to_string();
        all.extend(wrap(&heading, width).iter().map(|line| styled(STRONG, line)));
        all.extend(lines(facts, label_width, width));
    }
    all
}

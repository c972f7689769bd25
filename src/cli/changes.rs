//! `ecs-err changes`: what the releases of the reference changed.

use ecs_err::export::facts;
use ecs_err::load::Arena;
use ecs_err::{Catalog, Change, ChangeFilter, Release, UiText, export};
use serde_json::Value;

use super::args::{Args, Changes};
use super::error::{CliError, eprint_line};
use super::facts::{label_width, lines};
use super::layout::{STRONG, styled, wrap};
use super::output::Output;
use super::values::Format;
use super::{ExitStatus, languages, source};

pub fn run(args: &Args, changes: &Changes, output: &mut Output) -> Result<ExitStatus, CliError> {
    let arena = Arena::new();
    let catalog = source::catalog(args, &arena)?;
    let languages = languages::choose(args, catalog.metadata())?;
    let topics: Vec<ChangeFilter<'_, '_>> = changes.about.iter().map(|text| catalog.change_filter(text)).collect();
    let fitting: Vec<(&Release<'_>, Vec<Change<'_>>)> = catalog
        .releases()
        .iter()
        .rev()
        .filter(|release| in_time(release, changes))
        .map(|release| (release, release.changes.iter().filter(|change| fits(change, &topics)).copied().collect()))
        .filter(|(_, fitting): &(_, Vec<_>)| topics.is_empty() || !fitting.is_empty())
        .collect();
    // Releases of which nothing is left but the changes that fit.
    let releases: Vec<Release<'_>> = fitting
        .iter()
        .map(|(release, fitting)| {
            let mut release = **release;
            release.changes = fitting;
            release
        })
        .collect();

    match changes.format {
        Format::Human => output.lines(&human(catalog, &releases, &languages, output.width())),
        Format::Json => {
            let records: Value = releases.iter().map(|release| export::release(catalog, release)).collect();
            output.line(&format!("{records:#}"));
        }
        Format::Markdown => {
            let parts: Vec<String> =
                releases.iter().map(|release| export::release_markdown(catalog, release, &languages)).collect();
            output.raw(&parts.join("\n"));
        }
    }
    if releases.is_empty() {
        eprint_line(UiText::for_language(languages.first().copied().unwrap_or_default()).no_change_fits);
        return Ok(ExitStatus::NotFound);
    }
    Ok(ExitStatus::Success)
}

fn in_time(release: &Release<'_>, wanted: &Changes) -> bool {
    wanted.since.is_none_or(|since| release.date >= since)
        && wanted.until.is_none_or(|until| release.date <= until)
        && wanted.release.is_none_or(|number| release.number == number)
}

fn fits(change: &Change<'_>, topics: &[ChangeFilter<'_, '_>]) -> bool {
    topics.iter().all(|topic| topic.fits(change))
}

fn human(catalog: Catalog<'_>, releases: &[Release<'_>], languages: &[&str], width: usize) -> Vec<String> {
    let words = UiText::for_language(languages.first().copied().unwrap_or_default());
    let facts: Vec<_> = releases.iter().map(|release| facts::release(catalog, release, languages)).collect();
    let label_width = label_width(facts.iter().flatten());
    let mut all = Vec::new();
    for (release, facts) in releases.iter().zip(&facts) {
        if !all.is_empty() {
            all.push(String::new());
        }
        all.extend(wrap(&words.release(release).to_string(), width).iter().map(|line| styled(STRONG, line)));
        all.extend(lines(facts, label_width, width));
    }
    all
}

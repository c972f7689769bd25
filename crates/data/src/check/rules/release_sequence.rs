use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_core::model::Date;

pub const RULE: Rule = Rule {
    id: RuleId::ReleaseSequence,
    summary: "Releases are numbered without gaps and dated in order.",
    explanation: r"The history of a code is derived from the releases, so none may be missing and none may be dated before the one that it follows. A file with the name of a year has the releases of that year. The last one is the edition that catalog.json states.

To fix it, correct the number or the date, move the release to the file of its year, or add the release that is missing.",
    check: Some(check),
};

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut releases: Vec<_> = dir.each_release().collect();
    if releases.iter().any(|(span, _)| dir.is_unread(span.key("number")) || dir.is_unread(span.key("date"))) {
        return;
    }
    for (span, release) in &releases {
        let year = span.file_stem().filter(|stem| stem.len() == 4).and_then(|stem| stem.parse::<u16>().ok());
        if let Some(year) = year.filter(|year| *year != release.date.year()) {
            let message =
                format_args!("release {} is of {}, but this is the file of {year}", release.number, release.date);
            let diagnostic = span.key("date").diagnostic(RULE.id, message);
            diagnostics.push(diagnostic.help(format_args!("move it to releases/{:04}.json", release.date.year())));
        }
    }
    releases.sort_by_key(|(_, release)| release.number);
    if let Some((span, first)) = releases.first().filter(|(_, first)| first.number != 1) {
        diagnostics
            .push(span.key("number").diagnostic(RULE.id, format_args!("the first release is {}, not 1", first.number)));
    }
    for pair in releases.windows(2) {
        let [(_, one), (span, next)] = pair else { continue };
        if next.number > one.number + 1 {
            diagnostics.push(span.key("number").diagnostic(
                RULE.id,
                format_args!("release {} follows release {}: one is missing", next.number, one.number),
            ));
        }
        if next.date < one.date {
            diagnostics.push(span.key("date").diagnostic(
                RULE.id,
                format_args!(
                    "release {} is of {}, before release {} of {}",
                    next.number, next.date, one.number, one.date
                ),
            ));
        }
    }
    if let (Some((_, last)), Some(about)) = (releases.last(), &dir.about)
        && let Ok(edition) = about.value.edition.as_str().parse::<Date>()
        && last.date != edition
        && !dir.is_unread(dir.span(about.file).key("edition"))
    {
        let span = dir.span(about.file).key("edition");
        diagnostics.push(span.diagnostic(
            RULE.id,
            format_args!("the edition is of {}, but the last release is of {}", about.value.edition, last.date),
        ));
    }
}

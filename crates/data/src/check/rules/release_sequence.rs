use crate::check::{Diagnostic, Rule, RuleId};
use crate::load::DataDir;
use ecs_err_core::model::Date;
use ecs_err_ui_text::diagnostics::{messages, rules};

pub const RULE: Rule = Rule { id: RuleId::ReleaseSequence, text: &rules::RELEASE_SEQUENCE, check: Some(check) };

fn check(dir: &DataDir<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut releases: Vec<_> = dir.each_release().collect();
    if releases.iter().any(|(span, _)| dir.is_unread(span.key("number")) || dir.is_unread(span.key("date"))) {
        return;
    }
    for (span, release) in &releases {
        let year = span.file_stem().filter(|stem| stem.len() == 4).and_then(|stem| stem.parse::<u16>().ok());
        if let Some(year) = year.filter(|year| *year != release.date.year()) {
            let message = messages::other_year(release.number, release.date, year);
            let diagnostic = span.key("date").diagnostic(RULE.id, message);
            diagnostics.push(diagnostic.help(messages::move_to_year(release.date.year())));
        }
    }
    releases.sort_by_key(|(_, release)| release.number);
    if let Some((span, first)) = releases.first().filter(|(_, first)| first.number != 1) {
        diagnostics.push(span.key("number").diagnostic(RULE.id, messages::first_release(first.number)));
    }
    for pair in releases.windows(2) {
        let [(_, one), (span, next)] = pair else { continue };
        if next.number > one.number + 1 {
            let message = messages::release_missing(next.number, one.number);
            diagnostics.push(span.key("number").diagnostic(RULE.id, message));
        }
        if next.date < one.date {
            let message = messages::date_before(next.number, next.date, one.number, one.date);
            diagnostics.push(span.key("date").diagnostic(RULE.id, message));
        }
    }
    if let (Some((_, last)), Some(about)) = (releases.last(), &dir.about)
        && let Ok(edition) = about.value.edition.as_str().parse::<Date>()
        && last.date != edition
        && !dir.is_unread(dir.span(about.file).key("edition"))
    {
        let span = dir.span(about.file).key("edition");
        diagnostics.push(span.diagnostic(RULE.id, messages::last_release(about.value.edition, last.date)));
    }
}

use crate::check::{Problem, Rule, RuleId};
use crate::load::Folder;

pub const RULE: Rule = Rule {
    id: RuleId::ReleaseSequence,
    summary: "Releases are numbered without gaps and dated in order.",
    explanation: r"The history of a code is derived from the releases, so none may be missing and none may be dated before the one that it follows. The last one is the edition that catalog.json states.

To mend it, correct the number or the date, or add the release that is missing.",
    check: Some(check),
};

fn check(folder: &Folder<'_>, problems: &mut Vec<Problem>) {
    let mut releases: Vec<_> = folder.each_release().collect();
    if releases.iter().any(|(place, _)| folder.is_unread(place.key("number")) || folder.is_unread(place.key("date"))) {
        return;
    }
    releases.sort_by_key(|(_, release)| release.number);
    if let Some((place, first)) = releases.first().filter(|(_, first)| first.number != 1) {
        problems
            .push(place.key("number").problem(RULE.id, format_args!("the first release is {}, not 1", first.number)));
    }
    for pair in releases.windows(2) {
        let [(_, one), (place, next)] = pair else { continue };
        if next.number > one.number + 1 {
            problems.push(place.key("number").problem(
                RULE.id,
                format_args!("release {} follows release {}: one is missing", next.number, one.number),
            ));
        }
        if next.date < one.date {
            problems.push(place.key("date").problem(
                RULE.id,
                format_args!(
                    "release {} is of {}, before release {} of {}",
                    next.number, next.date, one.number, one.date
                ),
            ));
        }
    }
    if let (Some((_, last)), Some(about)) = (releases.last(), &folder.about)
        && last.date != about.value.edition
        && !folder.is_unread(folder.place(about.file).key("edition"))
    {
        let place = folder.place(about.file).key("edition");
        problems.push(place.problem(
            RULE.id,
            format_args!("the edition is of {}, but the last release is of {}", about.value.edition, last.date),
        ));
    }
}

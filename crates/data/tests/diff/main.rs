//! Seeded changes of a catalog, each with the changes that the comparison reports.

mod files;
mod seeds;

use ecs_err_data::diff::{Change, compare};
use ecs_err_data::load::{Arena, readable_catalog};
use serde_json::json;

use files::Files;
use seeds::{SEEDS, STABLE_SEEDS, Seed};

/// The changes from one catalog to another.
fn changes(base: &Files, head: &Files) -> Vec<Change> {
    let arena = Arena::new();
    let [base, head] = [base, head].map(|files| readable_catalog(&files.dir(&arena), &arena).expect("a catalog"));
    compare(base, head)
}

fn assert_reported(seeds: &[Seed], stable: bool) {
    for (name, change, expected) in seeds {
        let [mut base, mut head] = [Files::new(), Files::new()];
        for files in [&mut base, &mut head] {
            files.file("catalog.json")["stableMessages"] = stable.into();
        }
        change(&mut head);
        let found = changes(&base, &head);
        let mut codes: Vec<(&str, String)> = Vec::new();
        for change in &found {
            codes.push((change.rule.name(), change.code.map_or_else(String::new, |code| code.to_string())));
        }
        let expected: Vec<(&str, String)> = expected.iter().map(|(rule, code)| (*rule, (*code).to_owned())).collect();
        assert_eq!(codes, expected, "{name}");
    }
}

#[test]
fn each_seeded_change_is_classified() {
    assert!(SEEDS.len() + STABLE_SEEDS.len() > 40);
    assert_reported(SEEDS, false);
    assert_reported(STABLE_SEEDS, true);
}

#[test]
fn every_rule_is_seeded() {
    let seeded = |name: &str| {
        let rules = SEEDS.iter().chain(STABLE_SEEDS).flat_map(|(_, _, expected)| *expected);
        rules.map(|(rule, _)| *rule).any(|rule| rule == name)
    };
    let missing: Vec<&str> =
        ecs_err_data::diff::ChangeRule::ALL.iter().map(|rule| rule.name()).filter(|name| !seeded(name)).collect();
    // It has a separate test.
    assert_eq!(missing, ["language-removed"]);
}

#[test]
fn a_removed_language_is_one_change_instead_of_one_for_each_text() {
    let [base, mut head] = [Files::new(), Files::new()];
    head.list("catalog.json", "languages").pop();
    let found = changes(&base, &head);
    assert_eq!(found[0].rule.name(), "language-removed");
    assert!(found.iter().all(|change| !change.rule.is_breaking() && change.rule.name() != "text-changed"), "{found:?}");
}

#[test]
fn a_change_says_what_it_was_and_what_it_is() {
    let [base, mut head] = [Files::new(), Files::new()];
    head.error("Ord.0001")["status"] = json!([404, 410]);
    let [change] = &changes(&base, &head)[..] else { panic!("one change") };
    assert_eq!((change.before.as_deref(), change.after.as_deref()), (Some("404"), Some("404, 410")));
    assert_eq!(change.message().to_string(), "status changed: 404 to 404, 410");
    assert_eq!(change.message().in_language("zh"), "状态码改变：404改为404, 410");
}

//! `ecs-err changes`: the changes of releases, all and filtered.

use ecs_err::{Change, Code, embedded};
use serde_json::Value;

use crate::env::{Done, columns, exported, run, second_catalog};
use crate::lookup::squeeze;

fn changes(args: &[&str]) -> Done {
    run(["changes"].iter().chain(args)).done()
}

fn releases(args: &[&str]) -> Vec<Value> {
    let done = changes(&[args, &["--format", "json"]].concat());
    serde_json::from_str(&done.stdout).expect("an array in JSON")
}

/// The English text of each change shown.
fn texts(args: &[&str]) -> Vec<String> {
    let releases = releases(args);
    let changes = releases.iter().filter_map(|release| release["changes"].as_array()).flatten();
    changes.map(|change| change["text"]["en"].as_str().unwrap_or_default().to_owned()).collect()
}

/// The English text of each change that fits, the newest first.
fn expected(fits: impl Fn(&Change<'_>) -> bool) -> Vec<&'static str> {
    let changes = embedded().releases().iter().rev().flat_map(|release| release.changes);
    changes.filter(|change| fits(change)).filter_map(|change| change.text.get("en")).collect()
}

#[test]
fn every_release_is_shown_with_every_change_newest_first() {
    let mut exported = exported(embedded())["releases"].as_array().expect("releases").clone();
    exported.reverse();
    assert_eq!(releases(&[]), exported);
    for language in ["zh", "en"] {
        for format in ["human", "markdown"] {
            let done = changes(&["--lang", language, "--format", format, "--all"]);
            assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
            let mut rest = squeeze(&done.stdout.replace('\\', ""));
            for release in embedded().releases().iter().rev() {
                let notes = release.changes.iter().flat_map(|change| change.notes).chain(release.notes);
                let texts = release.changes.iter().map(|change| change.text).chain(notes.clone().map(|note| note.text));
                let at = rest.find(&release.date.to_string()).expect("the day of each release in its order");
                rest = rest.split_off(at);
                for text in texts.filter_map(|text| text.get(language)) {
                    assert!(rest.contains(&squeeze(text)), "{text}");
                }
            }
        }
    }
}

#[test]
fn a_code_has_the_changes_that_name_it() {
    let mentioned: Vec<Code> = embedded()
        .errors()
        .iter()
        .map(|error| error.code)
        .filter(|code| embedded().history(*code).next().is_some())
        .collect();
    assert!(!mentioned.is_empty());
    for code in mentioned {
        let typed = code.to_string().to_lowercase().replace('.', "-");
        let done = texts(&[&typed]);
        assert_eq!(done, expected(|change| change.errors.contains(&code)), "{typed}");
    }
}

#[test]
fn a_group_has_the_changes_that_name_its_codes() {
    let begins = |change: &Change<'_>| change.errors.iter().any(|code| code.as_str().starts_with("Ecs.02"));
    assert_eq!(texts(&["Ecs.02xx"]), expected(begins));
}

#[test]
fn a_field_or_structure_has_the_changes_that_name_it() {
    let fields: Vec<_> =
        embedded().releases().iter().flat_map(|release| release.changes).flat_map(|change| change.fields).collect();
    assert!(!fields.is_empty());
    for field in fields {
        let shown = texts(&[&field.to_string()]);
        assert_eq!(shown, expected(|change| change.fields.contains(field)), "{field}");
        assert!(shown.iter().all(|text| texts(&[field.field]).contains(text)), "{field}");
    }
    assert!(!texts(&["server-details.fault"]).is_empty());
}

#[test]
fn words_must_all_begin_in_the_text_or_a_title() {
    let both = texts(&["新增", "nics"]);
    assert_eq!(both, texts(&["新增 NICS"]));
    assert!(both.contains(&"Added \"Query the NICs of an ECS\".".to_owned()), "{both:?}");
    for text in texts(&["asynchronous"]) {
        assert!(text.to_lowercase().contains("asynchronous"), "{text}");
    }
    // A title of a page counts too.
    assert!(texts(&["Reinstall", "asynchronous"]).iter().all(|text| text.contains("to 15 APIs")));
    assert!(!texts(&["Reinstall", "asynchronous"]).is_empty());
    assert_eq!(texts(&["echnical"]), Vec::<String>::new());
}

#[test]
fn days_and_numbers_limit_the_releases() {
    let numbers = |args: &[&str]| -> Vec<u64> {
        releases(args).iter().map(|release| release["number"].as_u64().expect("a number")).collect()
    };
    for release in embedded().releases() {
        let (day, number) = (release.date.to_string(), release.number.to_string());
        assert_eq!(numbers(&["--release", &number]), [u64::from(release.number)]);
        let wanted = |fits: &dyn Fn(ecs_err::Date) -> bool| -> Vec<u64> {
            let releases = embedded().releases().iter().rev().filter(|other| fits(other.date));
            releases.map(|release| u64::from(release.number)).collect()
        };
        assert_eq!(numbers(&["--since", &day]), wanted(&|other| other >= release.date));
        assert_eq!(numbers(&["--until", &day]), wanted(&|other| other <= release.date));
    }
}

#[test]
fn no_matches_are_reported() {
    for args in [["--release", "999"].as_slice(), &["--since", "2999-01-01"], &["zzzzzz"], &["Ecs.9999"]] {
        for (language, message) in [("en", "No matching changes.\n"), ("zh", "没有符合条件的修订。\n")] {
            let done = changes(&[args, &["--lang", language]].concat());
            assert_eq!((done.stdout.as_str(), done.stderr.as_str(), done.code), ("", message, Some(1)), "{args:?}");
        }
        assert_eq!(releases(args), Vec::<Value>::new());
    }
    assert_eq!(changes(&["--since", "yesterday"]).code, Some(2));
}

#[test]
fn lines_fit_forty_columns() {
    for language in ["zh", "en", "both"] {
        let done = run(["changes", "--lang", language]).env("COLUMNS", "40").done();
        assert!(done.stdout.lines().all(|line| columns(line) <= 40), "{}", done.stdout);
        assert!(done.stdout.lines().all(|line| line == line.trim_end()), "{}", done.stdout);
    }
}

#[test]
fn another_catalog_has_its_own_releases() {
    let harbor = second_catalog().display().to_string();
    let shown = |args: &[&str]| run(["changes", "--data", &harbor].iter().chain(args)).done().stdout;
    assert!(shown(&[]).starts_with("2024-03-18 (release 3)\n"));
    let text = shown(&["Hbr.101"]);
    assert!(text.contains("Codes    Hbr.101\nStatus   HTTP 409\n"), "{text}");
    assert!(shown(&["kind"]).contains("Die Art „buoy“ ist neu."));
    assert!(shown(&["503"]).contains("Sturmwarnung"));
    assert!(shown(&["sturm"]).contains("Sturmwarnung"));
}

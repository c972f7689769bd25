//! `ecs-err list`: exactly the matching codes.

use std::collections::BTreeSet;

use ecs_err::{Date, ErrorCode, StatusCode, embedded, export};
use serde_json::Value;

use crate::env::{Done, run};
use crate::lookup::squeeze;

const SERVICES: [Option<&str>; 4] = [None, Some("Common"), Some("Ecs"), Some("Pdp")];

/// The one status of an error.
fn status(error: &ErrorCode<'_>) -> StatusCode {
    error.statuses.first().expect("a status")
}

/// The options of one run.
#[derive(Clone, Copy, Debug, Default)]
struct Wanted<'w> {
    service: Option<&'w str>,
    status: Option<u16>,
    since: Option<&'w str>,
    until: Option<&'w str>,
}

impl Wanted<'_> {
    fn args(&self) -> Vec<String> {
        let status = self.status.map(|status| status.to_string());
        let options = [
            ("--service", self.service),
            ("--status", status.as_deref()),
            ("--since", self.since),
            ("--until", self.until),
        ];
        options.into_iter().filter_map(|(name, value)| Some([name.to_owned(), value?.to_owned()])).flatten().collect()
    }

    /// The matching codes, found without the filters of the program.
    fn expected(&self) -> Vec<&'static ErrorCode<'static>> {
        let dated = self.since.is_some() || self.until.is_some();
        let mentioned: BTreeSet<String> = embedded()
            .releases()
            .iter()
            .filter(|release| {
                let day = release.date.to_string();
                self.since.is_none_or(|since| *day >= *since) && self.until.is_none_or(|until| *day <= *until)
            })
            .flat_map(|release| release.changes.iter().flat_map(|change| change.errors))
            .map(ToString::to_string)
            .collect();
        embedded()
            .errors()
            .iter()
            .filter(|error| self.service.is_none_or(|prefix| error.code.as_str().starts_with(&format!("{prefix}."))))
            .filter(|error| self.status.is_none_or(|status| self::status(error).get() == status))
            .filter(|error| !dated || mentioned.contains(error.code.as_str()))
            .collect()
    }

    fn run(&self, format: &str) -> Done {
        let args = ["list".to_owned(), "--format".to_owned(), format.to_owned()].into_iter().chain(self.args());
        run(args).done()
    }

    /// Runs it and compares the codes with those expected.
    fn check(&self) {
        let done = self.run("json");
        let records: Vec<Value> = serde_json::from_str(&done.stdout).expect("an array in JSON");
        let listed: Vec<_> = records.iter().map(|record| record["code"].as_str().expect("a code")).collect();
        let expected = self.expected();
        assert_eq!(listed, expected.iter().map(|error| error.code.as_str()).collect::<Vec<_>>(), "{self:?}");
        let (code, message) = if expected.is_empty() { (1, "No matching codes.\n") } else { (0, "") };
        assert_eq!((done.code, done.stderr.as_str()), (Some(code), message), "{self:?}");
    }
}

/// The statuses that codes have, and one that none has.
fn statuses() -> Vec<Option<u16>> {
    let mut numbers: BTreeSet<u16> = embedded().errors().iter().map(|error| status(error).get()).collect();
    assert!(numbers.insert(204), "no code has status 204");
    [None].into_iter().chain(numbers.into_iter().map(Some)).collect()
}

/// The days on which releases mention codes.
fn days() -> Vec<String> {
    let mentions = |release: &&ecs_err::Release<'_>| release.changes.iter().any(|change| !change.errors.is_empty());
    embedded().releases().iter().filter(mentions).map(|release| release.date.to_string()).collect()
}

#[test]
fn without_options_every_code_is_listed() {
    let wanted = Wanted::default();
    assert_eq!(wanted.expected().len(), 201);
    wanted.check();
}

#[test]
fn every_service_with_every_status_lists_exactly_its_codes() {
    for service in SERVICES {
        for status in statuses() {
            for (since, until) in [
                (None, None),
                (Some("2019-07-30"), None),
                (None, Some("2021-04-29")),
                (Some("2021-04-29"), Some("2023-01-11")),
            ] {
                Wanted { service, status, since, until }.check();
            }
        }
    }
}

#[test]
fn every_window_of_days_lists_exactly_the_codes_that_its_releases_mention() {
    let days = days();
    assert_eq!(days.len(), 15);
    let bounds: Vec<Option<&str>> = [None].into_iter().chain(days.iter().map(|day| Some(day.as_str()))).collect();
    for since in &bounds {
        for until in &bounds {
            Wanted { since: *since, until: *until, ..Wanted::default() }.check();
        }
    }
}

#[test]
fn both_ends_of_a_window_belong_to_it() {
    let count = |since, until| Wanted { since: Some(since), until: Some(until), ..Wanted::default() }.run("json");
    let codes = |done: Done| done.stdout.matches("\"code\": ").count();
    assert_eq!(codes(count("2024-05-14", "2024-05-14")), 1);
    assert_eq!(codes(count("2024-05-13", "2024-05-15")), 1);
    assert_eq!(codes(count("2023-01-11", "2023-01-11")), 6);
    for (since, until) in [("2024-05-15", "9999-12-31"), ("0001-01-01", "2017-05-31"), ("2024-05-30", "2015-10-15")] {
        assert_eq!(count(since, until).code, Some(1), "{since} to {until}");
    }
}

#[test]
fn a_service_may_be_written_in_any_letter_case() {
    let expected = Wanted { service: Some("Common"), ..Wanted::default() }.run("human").stdout;
    for service in ["common", "COMMON", "cOMMON"] {
        assert_eq!(Wanted { service: Some(service), ..Wanted::default() }.run("human").stdout, expected, "{service}");
    }
}

#[test]
fn text_has_a_line_for_each_code() {
    for (language, other) in [("zh", "en"), ("en", "zh")] {
        let output = run(["list", "--lang", language]).done().stdout;
        let starts: Vec<usize> = embedded()
            .errors()
            .iter()
            .map(|error| {
                let start = format!("{:11}  {}  ", error.code, status(error));
                let at = output.find(&start).unwrap_or_else(|| panic!("no line begins with {start:?}"));
                assert!(at == 0 || output[..at].ends_with('\n'), "{start:?} begins a line");
                at
            })
            .collect();
        assert!(starts.is_sorted(), "codes are in order");
        for (at, error) in embedded().errors().iter().enumerate() {
            let row = &output[starts[at]..starts.get(at + 1).copied().unwrap_or(output.len())];
            let text = |language| squeeze(error.description.get(language).expect("a text"));
            let expected = format!("{}{}{}", error.code, status(error), text(language));
            assert_eq!(squeeze(row), expected, "{language}");
            assert!(!squeeze(row).contains(&text(other)), "{row}");
        }
    }
}

#[test]
fn markdown_is_a_table_with_a_row_for_each_code() {
    let output = run(["list", "--lang", "both", "--format", "markdown"]).done().stdout.replace('\\', "");
    let lines: Vec<&str> = output.lines().collect();
    assert_eq!(lines[1], "| --- | --- | --- |");
    assert_eq!(lines.len(), 203);
    for (error, row) in embedded().errors().iter().zip(&lines[2..]) {
        let text = |language| error.description.get(language).expect("a text");
        assert_eq!(*row, format!("| {} | {} | {} / {} |", error.code, status(error), text("zh"), text("en")));
    }
}

#[test]
fn json_has_the_records_of_the_export() {
    let records: Vec<Value> = serde_json::from_str(&Wanted::default().run("json").stdout).expect("an array in JSON");
    for (error, record) in embedded().errors().iter().zip(records) {
        assert_eq!(record, export::error(embedded(), error), "{}", error.code);
    }
}

#[test]
fn no_matches_are_reported_on_standard_error() {
    let wanted = Wanted { service: Some("Pdp"), status: Some(404), ..Wanted::default() };
    for (format, output) in [("human", ""), ("json", "[]\n"), ("markdown", "")] {
        let done = wanted.run(format);
        assert_eq!((done.code, done.stdout.as_str()), (Some(1), output), "{format}");
        assert_eq!(done.stderr, "No matching codes.\n", "{format}");
    }
}

#[test]
fn unknown_services_are_wrong_usage() {
    for service in ["EVS", "APIGW", "Ec", "Ecs.", "Ecs.0085", "", " ", "网卡", "Ecs\u{202e}"] {
        let done = Wanted { service: Some(service), ..Wanted::default() }.run("human");
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{service:?}");
        assert!(done.stderr.contains("Common, Ecs, Pdp"), "{service:?}: {}", done.stderr);
    }
}

#[test]
fn numbers_that_are_not_a_status_are_wrong_usage() {
    for status in ["99", "600", "0", "70000", "-400", "4xx", "four", "4 00", "", "４００"] {
        let done = run(["list", &format!("--status={status}")]).done();
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{status:?}");
        assert!(done.stderr.contains("--status"), "{status:?}: {}", done.stderr);
    }
}

#[test]
fn texts_that_are_not_a_day_are_wrong_usage() {
    for option in ["--since", "--until"] {
        for day in [
            "2024-02-30",
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-5-14",
            "20240514",
            "2024/05/14",
            "14.05.2024",
            "2024-05",
            "2024",
            "2024-05-14T00:00:00Z",
            " 2024-05-14",
            "２０２４-05-14",
            "today",
            "",
        ] {
            let done = run(["list", option, day]).done();
            assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{option} {day:?}");
            assert!(day.parse::<Date>().is_err() && done.stderr.contains(option), "{day:?}: {}", done.stderr);
        }
    }
}

#[test]
fn arguments_that_a_list_does_not_take_are_wrong_usage() {
    for args in [&["list", "Ecs.0085"][..], &["list", "--bogus"], &["list", "--format", "yaml"], &["list", "--service"]]
    {
        let done = run(args).done();
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{args:?}");
    }
}

//! Formats of `ecs-err export` for programs that explain logs.

use std::path::Path;

use crate::env::{Done, data, run};

const FORMATS: [&str; 5] = ["rsyslog", "syslog-ng", "fluent-bit", "weaver", "elasticsearch"];

fn export(catalog: &Path, format: &str, more: &[&str]) -> Done {
    let mut args = vec!["--quiet", "export", catalog.to_str().expect("a path"), "--format", format];
    args.extend(more);
    let done = run(args).done();
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{format} {more:?}");
    done
}

#[test]
fn texts_are_in_the_chosen_language() {
    for format in FORMATS {
        let english = export(&data(), format, &["--lang", "en"]).stdout;
        assert!(english.contains("Use another NIC.") && !english.contains("请更换网卡"), "{format}");
        let chinese = export(&data(), format, &["--lang", "zh"]).stdout;
        assert!(chinese.contains("请更换网卡") && !chinese.contains("Use another NIC."), "{format}");
    }
}

#[test]
fn without_a_language_the_locale_does_not_matter() {
    for format in FORMATS {
        let args = ["--quiet", "export", data().to_str().expect("a path"), "--format", format].map(str::to_owned);
        let english = run(args.clone()).env("LC_ALL", "en_US.UTF-8").done().stdout;
        let chinese = run(args).env("LC_ALL", "zh_CN.UTF-8").done().stdout;
        assert!(english == chinese && english.contains("Use another NIC."), "{format}");
    }
}

#[test]
fn explanations_are_those_of_annotate() {
    let csv = export(&data(), "syslog-ng", &["--lang", "zh"]).stdout;
    let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes()).into_records();
    let rows: Vec<csv::StringRecord> = rows.collect::<Result<_, _>>().expect("CSV");
    let explained: Vec<&csv::StringRecord> = rows.iter().filter(|row| &row[1] == "explanation").collect();
    let lines = |line: fn(&csv::StringRecord) -> String| explained.iter().map(|row| line(row)).collect::<String>();
    let log = lines(|row| row[0].to_owned() + "\n");
    let annotated = run(["annotate", "--lang", "zh", "--style", "inline"]).input(log.as_bytes()).done().stdout;
    let expected = lines(|row| format!("{0}  ← {0} {1}\n", &row[0], row[2].replace("$$", "$")));
    assert_eq!(annotated, expected);
}

#[test]
fn they_have_no_more_columns() {
    for format in FORMATS {
        let done = run(["--lang", "en", "--quiet", "export", "--wide", "--format", format]).done();
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{format}");
        assert_eq!(done.stderr, "error: --wide is for the formats csv, tsv, ndjson and parquet\n");
    }
}

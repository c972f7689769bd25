//! Shell completion.

use ecs_err::{Match, Record, embedded};

use crate::codes::{number, prefix};
use crate::env::{run, second_catalog};

/// The variable by which a shell asks the program.
const VARIABLE: &str = "ECS_ERR_COMPLETE";
const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// The output for a shell that completes the last word of a command line.
fn asked(shell: &str, language: &str, words: &[&str]) -> String {
    // As in the scripts: fish and PowerShell complete the last word, the others pass its index.
    let done = run(["--", "ecs-err"].iter().chain(words))
        .env(VARIABLE, shell)
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
        .env("_CLAP_IFS", "\n")
        .env("ECS_ERR_LANG", language)
        .done();
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{shell} {words:?}");
    done.stdout
}

/// The candidates for a command line.
fn offered(words: &[&str]) -> Vec<String> {
    asked("bash", "en", words).lines().map(str::to_owned).collect()
}

fn codes(keep: impl Fn(&ecs_err::ErrorCode<'_>) -> bool) -> Vec<String> {
    embedded().errors().iter().filter(|error| keep(error)).map(|error| error.code.to_string()).collect()
}

#[test]
fn every_shell_has_a_script_that_asks_the_program() {
    for shell in SHELLS {
        let done = run(["completions", shell]).done();
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{shell}");
        for expected in [VARIABLE, "ecs-err", shell] {
            assert!(done.stdout.contains(expected), "{expected} in {}", done.stdout);
        }
    }
    assert_eq!(run(["completions", "tcsh"]).done().code, Some(2));
    assert_eq!(run(["completions"]).done().code, Some(2));
}

#[test]
fn every_shell_is_offered_codes_with_its_description_where_it_shows_them() {
    for language in ["en", "zh"] {
        for error in embedded().errors().iter().step_by(10) {
            let description = error.description.get(language).expect("a description");
            let description = description.lines().next().expect("a line");
            for shell in SHELLS {
                let expected = match shell {
                    "fish" | "powershell" => format!("{}\t{description}", error.code),
                    "zsh" => format!("{}:{}", error.code, description.replace('\\', "\\\\")),
                    _ => error.code.to_string(),
                };
                let answer = asked(shell, language, &[error.code.as_str()]);
                assert_eq!(answer.trim_end(), expected, "{shell} {language}");
            }
        }
    }
}

#[test]
fn a_code_is_completed_in_the_spelling_that_was_typed() {
    let begins = |start: &str| codes(|error| error.code.as_str().starts_with(start));
    assert_eq!(offered(&["Ecs.12"]), ["Ecs.1200", "Ecs.1201"]);
    assert_eq!(offered(&["Ecs.0085", "Common.00"]), begins("Common.00"));
    for typed in ["ecs.03", "ECS.03", "ecs03", "ecs-03"] {
        let expected: Vec<String> = begins("Ecs.03").iter().map(|code| format!("{typed}{}", &code[6..])).collect();
        assert_eq!(offered(&[typed]), expected, "{typed}");
    }
    assert_eq!(offered(&["0319"]), ["0319"]);
    // Without leading zeros, if no code begins with these digits.
    let numbers = embedded().errors().iter().filter(|error| prefix(error.code) == "Ecs");
    let numbers = numbers.map(|error| number(error.code).to_string()).filter(|number| number.starts_with("90"));
    assert_eq!(offered(&["ecs-90"]), numbers.map(|number| format!("ecs-{number}")).collect::<Vec<_>>());
    assert_eq!(offered(&["Ecs.9999"]), [""; 0]);
}

/// A shell replaces what is typed by the common part of the candidates.
#[test]
fn every_candidate_begins_with_what_was_typed_and_means_the_code() {
    for error in embedded().errors().iter().step_by(13) {
        let code = error.code.as_str();
        let (prefix, digits) = error.code.split_number();
        let loose = format!("{}{}", prefix.to_lowercase().replace('.', "_"), digits.trim_start_matches('0'));
        for spelling in [code, &code.to_lowercase(), &loose, digits] {
            for end in 1..=spelling.len() {
                let typed = &spelling[..end];
                let offered = offered(&[typed]);
                assert!(offered.iter().all(|candidate| candidate.starts_with(typed)), "{typed}: {offered:?}");
            }
        }
        for spelling in [code, &code.to_lowercase(), digits] {
            let offered = offered(&[spelling]);
            let means = |candidate: &String| match embedded().resolve(candidate) {
                Match::Found(mut records) => records.any(|record| record == Record::Error(error)),
                _ => false,
            };
            assert!(offered.iter().any(means), "{spelling}: {offered:?}");
        }
    }
}

#[test]
fn commands_and_options_are_offered_before_codes() {
    let offered = offered(&[""]);
    for expected in crate::help::commands().iter().map(String::as_str).chain(["--lang", "--format"]) {
        assert!(offered.iter().any(|candidate| candidate == expected), "{expected}: {offered:?}");
    }
    assert!(offered.iter().all(|candidate| !candidate.contains('.')), "{offered:?}");
}

#[test]
fn separators_and_options_are_not_prefixes_of_codes() {
    for typed in [".", "#", "--l", "-", "\u{202e}"] {
        let offered = offered(&[typed]);
        assert!(offered.iter().all(|candidate| candidate.starts_with('-')), "{typed:?}: {offered:?}");
    }
}

#[test]
fn commands_and_values_are_offered() {
    for (words, expected) in [
        (&["exp"][..], &["explain", "export"][..]),
        (&["completions", "p"], &["powershell"]),
        (&["list", "--service", ""], &["Common", "Ecs", "Pdp"]),
        (&["list", "--service", "e"], &["ecs"]),
        (&["list", "--format", ""], &["human", "json", "jsonl", "markdown"]),
        (&["check", "--format", "g"], &["github"]),
        (&["--lang", ""], &["zh", "en", "both"]),
        (&["--color", "n"], &["never"]),
        (&["check", "--explain", "dang"], &["dangling-reference"]),
        (&["check", "--explain", "D30"], &["D301", "D302", "D303", "D304", "D305", "D306", "D307", "D308", "D309"]),
        (&["check", "--explain", "d307"], &["d307"]),
        (
            &["field", "publicip.eip.band"],
            &[
                "publicip.eip.bandwidth",
                "publicip.eip.bandwidth.size",
                "publicip.eip.bandwidth.sharetype",
                "publicip.eip.bandwidth.chargemode",
                "publicip.eip.bandwidth.id",
            ],
        ),
        (&["field", "nic/sub"], &["nic/subnet_id"]),
        (&["field", "create-server.eip#i"], &["create-server.eip#iptype"]),
        (&["operation", "create-server-v2"], &["create-server-v2.1"]),
        (&["guide", "g"], &["gateway-codes"]),
        (&["changes", "port"], &["port_id"]),
        (&["-l", "z"], &["zh"]),
    ] {
        assert_eq!(offered(words), expected, "{words:?}");
    }
}

#[test]
fn every_rule_is_offered() {
    let offered = offered(&["check", "--explain", ""]);
    for rule in ecs_err::check::RuleId::ALL {
        assert!(offered.iter().any(|candidate| candidate == rule.name()), "{}", rule.name());
    }
}

#[test]
fn every_status_that_is_offered_lists_codes() {
    let offered = offered(&["list", "--status", ""]);
    assert!(offered.contains(&"403".to_owned()), "{offered:?}");
    for status in offered {
        assert_eq!(run(["list", "--status", &status]).done().code, Some(0), "{status}");
    }
}

#[test]
fn directories_are_offered_where_one_is_meant() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    std::fs::create_dir(dir.path().join("data")).expect("a directory");
    std::fs::write(dir.path().join("date"), "").expect("a file");
    let completed = |command: &[&str]| {
        let done = run(["--", "ecs-err"].iter().chain(command)).env(VARIABLE, "fish").dir(dir.path()).done();
        done.stdout.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let data = format!("data{}", std::path::MAIN_SEPARATOR);
    assert_eq!(completed(&["check", "da"]), std::slice::from_ref(&data));
    // A catalog may also be a pack.
    assert_eq!(completed(&["--data", "da"]), [data, "date".to_owned()]);
}

#[test]
fn an_unknown_shell_is_an_error_and_an_empty_variable_is_none() {
    let done = run(["Ecs.0085"]).env(VARIABLE, "tcsh").done();
    assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
    assert!(done.stderr.contains("tcsh"), "{}", done.stderr);
    // Other programs use COMPLETE, for anything.
    for (variable, value) in [(VARIABLE, ""), ("COMPLETE", "yes")] {
        let done = run(["Ecs.0085"]).env(variable, value).done();
        assert!(done.stdout.contains("Ecs.0085"), "{}", done.stdout);
    }
}

#[test]
fn codes_of_the_catalog_in_use_are_offered() {
    let ask = |words: &[&str], data: &std::path::Path| {
        let run = run(["--", "ecs-err"].iter().chain(words)).env(VARIABLE, "fish").env("ECS_ERR_DATA", data);
        let done = run.done();
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{words:?}");
        done.stdout
    };
    let harbor = second_catalog();
    assert!(ask(&["Quay.1"], &harbor).starts_with("Quay.12345\t"));
    assert_eq!(ask(&["Ecs.0085"], &harbor).trim(), "");
    let offered = ask(&["--data", &harbor.display().to_string(), "Hbr.10"], "/does/not/exist".as_ref());
    assert!(offered.starts_with("Hbr.101\t"), "{offered}");
    // Completion cannot report an error.
    assert_eq!(ask(&["Ecs.0085"], "/does/not/exist".as_ref()).trim(), "");
}

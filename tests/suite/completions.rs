//! Shell completion.

use ecs_err::embedded;

use crate::codes::number;
use crate::env::{run, second_catalog};

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

/// The output for a shell that completes the last word of a command line.
fn asked(shell: &str, language: &str, words: &[&str]) -> String {
    // As in the scripts: fish and PowerShell complete the last word, the others pass its index.
    let done = run(["--", "ecs-err"].iter().chain(words))
        .env("COMPLETE", shell)
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
        for expected in ["COMPLETE", "ecs-err", shell] {
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
fn a_code_is_completed_in_any_spelling() {
    let begins = |start: &'static str| codes(|error| error.code.as_str().starts_with(start));
    for typed in ["Ecs.03", "ecs.03", "ECS.03", "ecs03", "ecs-03"] {
        assert_eq!(offered(&[typed]), begins("Ecs.03"), "{typed}");
    }
    assert_eq!(offered(&["0319"]), codes(|error| error.code.split_number().1 == "0319"));
    let by_number = codes(|error| number(error.code).to_string().starts_with("85"));
    assert_eq!(offered(&["85"]), by_number);
    assert_eq!(offered(&["Ecs.0085", "common.00"]), begins("Common.00"));
    assert_eq!(offered(&["Ecs.9999"]), [""; 0]);
    let all = offered(&[""]);
    assert!(codes(|_| true).iter().all(|code| all.contains(code)), "{all:?}");
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
        (&["list", "--service", "e"], &["Ecs"]),
        (&["list", "--format", ""], &["human", "json", "jsonl", "markdown"]),
        (&["check", "--format", "g"], &["github"]),
        (&["--lang", ""], &["zh", "en", "both"]),
        (&["--color", "n"], &["never"]),
        (&["check", "--explain", "dang"], &["dangling-reference"]),
        (&["check", "--explain", "d307"], &["dangling-reference"]),
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
    for command in [&["check", "da"][..], &["--data", "da"]] {
        let done = run(["--", "ecs-err"].iter().chain(command)).env("COMPLETE", "fish").dir(dir.path()).done();
        assert_eq!(done.stdout.trim_end(), format!("data{}", std::path::MAIN_SEPARATOR), "{command:?}");
    }
}

#[test]
fn an_unknown_shell_is_an_error_and_an_empty_variable_is_none() {
    let done = run(["Ecs.0085"]).env("COMPLETE", "tcsh").done();
    assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
    assert!(done.stderr.contains("tcsh"), "{}", done.stderr);
    let done = run(["Ecs.0085"]).env("COMPLETE", "").done();
    assert!(done.stdout.contains("Ecs.0085"), "{}", done.stdout);
}

#[test]
fn codes_of_the_catalog_in_use_are_offered() {
    let ask = |words: &[&str], data: &std::path::Path| {
        let run = run(["--", "ecs-err"].iter().chain(words)).env("COMPLETE", "fish").env("ECS_ERR_DATA", data);
        let done = run.done();
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{words:?}");
        done.stdout
    };
    let harbor = second_catalog();
    assert!(ask(&["Quay.1"], &harbor).starts_with("Quay.12345\t"));
    assert_eq!(ask(&["Ecs.0085"], &harbor).trim(), "");
    let offered = ask(&["--data", &harbor.display().to_string(), "hbr10"], "/does/not/exist".as_ref());
    assert!(offered.starts_with("Hbr.101\t"), "{offered}");
    // Completion cannot report an error.
    assert_eq!(ask(&["Ecs.0085"], "/does/not/exist".as_ref()).trim(), "");
}

#[cfg(unix)]
#[test]
fn a_real_bash_completes() {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_ecs-err"));
    let path = std::env::join_paths(
        program
            .parent()
            .map(std::path::Path::to_owned)
            .into_iter()
            .chain(std::env::var_os("PATH").iter().flat_map(std::env::split_paths)),
    )
    .expect("a path");
    let script = r#"
        source <(ecs-err completions bash)
        complete -p ecs-err >&2
        COMP_WORDS=(ecs-err Ecs.0001 ecs.008) COMP_CWORD=2 COMP_TYPE=9
        _clap_complete_ecs_err ecs-err "${COMP_WORDS[2]}" Ecs.0001 2>/dev/null
        printf '%s\n' "${COMPREPLY[@]}"
    "#;
    let Ok(done) = std::process::Command::new("bash").args(["--norc", "-c", script]).env("PATH", path).output() else {
        return;
    };
    let stderr = String::from_utf8_lossy(&done.stderr);
    assert!(stderr.contains("-F _clap_complete_ecs_err ecs-err"), "{stderr}");
    let offered: Vec<String> = String::from_utf8_lossy(&done.stdout).lines().map(str::to_owned).collect();
    assert_eq!(offered, codes(|error| error.code.as_str().starts_with("Ecs.008")));
}

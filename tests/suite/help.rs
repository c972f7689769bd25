//! `--help`: its examples work.

use crate::env::{copy_of, data, run};

/// The commands that the help lists.
pub fn commands() -> Vec<String> {
    let help = run(["--help"]).done().stdout;
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = listed.filter_map(|line| line.split_whitespace().next()).map(str::to_owned);
    names.filter(|name| name != "help").collect()
}

/// The arguments of the examples in the help of a command.
pub fn examples(command: &[&str]) -> Vec<Vec<String>> {
    examples_in(&run(command.iter().chain(&["--help"])).done().stdout)
}

/// The arguments of the examples in a help.
pub fn examples_in(help: &str) -> Vec<Vec<String>> {
    let (_, end) = help.split_once("Examples:\n").unwrap_or_default();
    end.lines().filter_map(|line| line.strip_prefix("  ecs-err ")).map(arguments).collect()
}

/// The words of a command line, up to a pipe, a redirection or a remark after two spaces.
fn arguments(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            _ if quote == Some(letter) => quote = None,
            _ if quote.is_some() => word.push(letter),
            '\'' | '"' => quote = Some(letter),
            '<' | '>' | '|' => break,
            ' ' => {
                words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
                if letters.peek() == Some(&' ') {
                    break;
                }
            }
            _ => word.push(letter),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

#[test]
fn the_program_and_every_command_have_examples() {
    assert!(commands().len() >= 7, "{:?}", commands());
    assert!(!examples(&[]).is_empty());
    for command in commands() {
        let examples = examples(&[&command]);
        assert!(!examples.is_empty(), "{command}");
        assert!(examples.iter().all(|example| example.contains(&command)), "{command}: {examples:?}");
    }
}

#[test]
fn every_example_works() {
    let mut commands = commands();
    // `serve` does not end and `annotate` needs input; other tests run their examples.
    commands.retain(|command| command != "serve" && command != "annotate");
    let all = commands.iter().map(|command| examples(&[command])).chain([examples(&[])]);
    let dir = tempfile::tempdir().expect("a temporary directory");
    for example in all.flatten() {
        let copy = copy_of(&data());
        std::fs::rename(copy.path(), dir.path().join("data")).expect("the directory of the examples");
        let done = run(&example).dir(dir.path()).done();
        let note =
            if ["build", "export"].contains(&example[0].as_str()) { "using the catalog in \"data\"\n" } else { "" };
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), note), "{example:?}: {}", done.stdout);
        std::fs::rename(dir.path().join("data"), copy.path()).expect("the directory of the examples");
    }
}

#[test]
fn the_short_help_has_the_examples_too() {
    for command in commands().iter().map(|command| vec![command.as_str()]).chain([vec![]]) {
        let short = run(command.iter().chain(&["-h"])).done().stdout;
        assert!(short.contains("Examples:\n  ecs-err "), "{command:?}: {short}");
    }
}

#[test]
fn the_full_help_has_exit_statuses_and_variables() {
    let help = run(["--help"]).done().stdout;
    for expected in ["Exit status:\n", "Environment:\n", "ECS_ERR_DATA", "ECS_ERR_LANG", "NO_COLOR", "PAGER"] {
        assert!(help.contains(expected), "{expected} in {help}");
    }
}

//! Short options, misspelt commands, names of files, and other usage.

use ecs_err::embedded;

use crate::env::{Done, run, second_catalog};

fn refused(args: &[&str]) -> String {
    let done = run(args).done();
    assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{args:?}: {}", done.stderr);
    done.stderr
}

fn answer(done: &Done) -> (Option<i32>, &str, &str) {
    (done.code, done.stdout.as_str(), done.stderr.as_str())
}

#[test]
fn a_misspelt_command_is_not_searched_for() {
    for (args, command, search) in [
        (&["serch", "foo"][..], "search", "ecs-err search serch foo"),
        (&["lst"], "list", "ecs-err search lst"),
        (&["lsit", "--lang", "en"], "list", "ecs-err search lsit"),
        (&["explian", "Ecs.0085"], "explain", "ecs-err search explian Ecs.0085"),
        (&["serch", "it's"], "search", "ecs-err search serch \"it's\""),
        (&["Anotate"], "annotate", "ecs-err search Anotate"),
        (&["version"], "--version", "ecs-err search version"),
    ] {
        let word = args[0];
        let message = format!("error: no command \"{word}\"; did you mean \"{command}\"? To search for it: {search}\n");
        assert_eq!(refused(args), message);
    }
}

#[test]
fn words_of_the_catalog_are_searched_for_even_if_a_command_is_near() {
    for words in [
        &["quota"][..],
        &["disk"],
        &["limit"],
        &["change", "flavor"],
        &["fields"],
        &["report"],
        &["version", "mismatch"],
        &["serch flavor"],
        &["passwrod"],
        &["image", "serch"],
        &["网卡"],
    ] {
        let done = run(words).done();
        assert_eq!(done.code, Some(0), "{words:?}: {}", done.stderr);
    }
    // Titles of families are made of words of the catalog.
    for family in embedded().metadata().families {
        let title = family.title.get("en").expect("a title");
        let words = title.split(' ').map(|word| word.trim_matches([':', ',']));
        let done = run(words).done();
        assert_eq!(done.code, Some(0), "{title}: {}", done.stderr);
    }
}

#[test]
fn a_file_is_not_searched_for() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    for name in ["logs.txt", "my logs", "quota", "85"] {
        std::fs::write(dir.path().join(name), "{\"code\": \"Ecs.0085\"}").expect("a file");
    }
    let done = run(["logs.txt"]).dir(dir.path()).done();
    let message = "error: logs.txt is a file; to explain it: ecs-err explain logs.txt; \
                   to search for its name: ecs-err search logs.txt\n";
    assert_eq!(answer(&done), (Some(2), "", message));
    let done = run(["./my logs", "logs.txt"]).dir(dir.path()).done();
    assert!(done.stderr.contains("ecs-err explain './my logs' logs.txt"), "{}", done.stderr);
    for (word, found) in [("quota", "Ecs.0001"), ("85", "Ecs.0085"), ("missing.txt", "")] {
        let done = run([word]).dir(dir.path()).done();
        assert_ne!(done.code, Some(2), "{word}: {}", done.stderr);
        assert!(done.stdout.contains(found), "{word}: {}", done.stdout);
    }
}

#[test]
fn short_options_are_the_long_ones() {
    let harbor = second_catalog().display().to_string();
    for (short, long) in [
        (&["-f", "json", "Ecs.0085"][..], &["--format", "json", "Ecs.0085"][..]),
        (&["-fjson", "Ecs.0085"], &["--format", "json", "Ecs.0085"]),
        (&["-l", "zh", "-f", "markdown", "Ecs.0085"], &["--lang", "zh", "--format", "markdown", "Ecs.0085"]),
        (&["-lzh", "Ecs.0085"], &["--lang", "zh", "Ecs.0085"]),
        (&["-d", &harbor, "list", "-f", "jsonl"], &["--data", &harbor, "list", "--format", "jsonl"]),
        (&["-q", "Ecs.9999"], &["--quiet", "Ecs.9999"]),
        (&["field", "-qf", "json", "nic"], &["field", "--quiet", "--format", "json", "nic"]),
    ] {
        let (short, long) = (run(short).done(), run(long).done());
        assert_eq!(answer(&short), answer(&long));
        assert_ne!(short.code, Some(2), "{}", short.stderr);
    }
    let dir = tempfile::tempdir().expect("a temporary directory");
    let done = run(["-d", &harbor, "build", "-o", "out"]).dir(dir.path()).done();
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    assert!(dir.path().join("out/index.html").is_file());
}

#[test]
fn a_quiet_run_prints_only_errors_on_standard_error() {
    for args in [
        &["Ecs.9999"][..],
        &["search", "qqqqxyz"],
        &["field", "nope"],
        &["operation", "nope"],
        &["guide", "nope"],
        &["changes", "Ecs.0003", "Ecs.0219"],
        &["list", "--status", "599"],
        &["explain", "no code"],
    ] {
        let loud = run(args).done();
        assert_eq!(loud.code, Some(1), "{args:?}");
        assert!(!loud.stderr.is_empty(), "{args:?}");
        let quiet = run(["--quiet"].iter().chain(args)).done();
        assert_eq!(answer(&quiet), (Some(1), loud.stdout.as_str(), ""), "{args:?}");
    }
    assert!(refused(&["--quiet", "--lang", "xx", "Ecs.0085"]).contains("--lang xx"));
}

#[test]
fn a_format_as_an_option_has_a_tip() {
    for args in [&["--json", "Ecs.0085"][..], &["list", "--json"]] {
        assert!(refused(args).contains("tip: use '--format json'"), "{args:?}");
    }
    assert!(!refused(&["--jsn", "Ecs.0085"]).contains("--format jsn"));
}

#[test]
fn refused_values_and_empty_answers_say_why() {
    assert!(refused(&["search", "--limit", "0", "quota"]).contains("a whole number from 1 on is expected"));
    assert!(refused(&["check", "--explain", "dangling"]).contains("did you mean dangling-reference?"));
    let done = run(["changes", "Ecs.0003", "Ecs.0219"]).done();
    assert_eq!(done.stderr, "No change mentions all of these: Ecs.0003, Ecs.0219. Ask for each of them alone.\n");
}

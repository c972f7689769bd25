//! `ecs-err` without arguments: the start page, or the codes in piped input.

use ecs_err::embedded;
use serde_json::{Value, json};

use crate::env::{Done, run, second_catalog};

/// Runs the program with a text as its input.
fn piped(args: &[&str], text: &[u8]) -> Done {
    run(args).input(text).done()
}

/// The codes that the program finds in a text, in its JSON.
fn codes_in(text: &str) -> Value {
    let done = piped(&["--format", "json"], text.as_bytes());
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    let mut document: Value = serde_json::from_str(&done.stdout).expect("the answer is JSON");
    document[0]["codes"].take()
}

#[test]
fn the_codes_in_a_text_are_explained_once_and_in_order() {
    let text =
        "12:00 ERROR {\"error_code\": \"Ecs.0319\"}\n\n12:01 [Ecs.0085] and Ecs.0319 again\n错误码Common.0024\r\n";
    let codes = ["Ecs.0319", "Ecs.0085", "Common.0024"];
    assert_eq!(codes_in(text), json!(codes));
    for format in ["human", "markdown"] {
        for language in ["en", "zh", "both"] {
            let args = ["--format", format, "--lang", language];
            let done = piped(&args, text.as_bytes());
            assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{format} {language}");
            let headings: Vec<&str> = done.stdout.lines().map(|line| line.trim_start_matches("## ")).collect();
            let place = |code: &str| headings.iter().position(|line| line.split(' ').next() == Some(code));
            let places: Vec<_> =
                codes.iter().map(|code| place(code).unwrap_or_else(|| panic!("{code}: {}", done.stdout))).collect();
            assert!(places.is_sorted(), "{}", done.stdout);
        }
    }
}

#[test]
fn every_code_is_found_in_a_list_of_codes() {
    let codes: Vec<&str> = embedded().errors().iter().map(|error| error.code.as_str()).collect();
    let done = piped(&["--format", "json"], codes.join("\n").as_bytes());
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    let records: Vec<Value> = serde_json::from_str(&done.stdout).expect("a list in JSON");
    assert!(records.iter().map(|record| &record["code"]).eq(&codes));
    // With other text around they are found too.
    assert_eq!(codes_in(&format!("failed: {}", codes.join("\n"))), json!(codes));
}

#[test]
fn a_code_that_the_catalog_does_not_have_is_reported() {
    let done = piped(&[], b"85 Ecs.9999 common sense\n");
    assert_eq!(done.code, Some(1));
    assert!(done.stdout.contains("Ecs.9999 is not in this catalog"), "{}", done.stdout);
}

#[test]
fn a_text_without_codes_is_a_miss() {
    for text in
        [&b"\n"[..], b"85 0085 403 http403 Ecs Ecs.03xx common sense\n", b"\xff\xfe\x00\x1b[31m", b"Ecs.\xff0085"]
    {
        let done = piped(&[], text);
        assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{text:?}");
        assert_eq!(done.stderr.lines().count(), 1, "{}", done.stderr);
    }
    assert!(piped(&["--lang", "zh"], b"x").stderr.contains("文本"));
}

#[test]
fn bytes_that_are_not_utf_8_do_not_hide_a_code() {
    let done = piped(&["--format", "json"], b"\xff\xfeEcs.0085\xff\n\0");
    assert_eq!(done.code, Some(0));
    assert!(done.stdout.contains("\"Ecs.0085\""), "{}", done.stdout);
}

#[test]
fn an_empty_input_is_a_miss_with_one_line() {
    for args in [&[][..], &["-"], &["explain"], &["explain", "-"], &["--format", "markdown"]] {
        let done = piped(args, b"");
        assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{args:?}");
        assert_eq!(done.stderr, "The input is empty; \"ecs-err --help\" shows what to pass.\n", "{args:?}");
    }
    assert_eq!(piped(&["--lang", "zh"], b"").stderr, "输入为空；用法见“ecs-err --help”。\n");
}

#[test]
fn codes_in_arguments_and_commands_leave_the_input_alone() {
    let done = piped(&["Ecs.0085"], b"Ecs.0319");
    assert!(done.stdout.contains("Ecs.0085") && !done.stdout.contains("Ecs.0319"), "{}", done.stdout);
    assert_eq!(piped(&["list"], b"Ecs.0319").stdout, run(["list"]).done().stdout);
}

#[test]
fn a_text_is_read_with_another_catalog() {
    let catalog = second_catalog();
    let dir = catalog.to_str().expect("a path");
    assert_eq!(piped(&["--data", dir], b"Ecs.0085").code, Some(1));
    assert_eq!(piped(&["--data", "/does/not/exist"], b"Ecs.0085").code, Some(2));
}

#[cfg(unix)]
mod on_a_terminal {
    use super::*;
    use crate::env::{Run, columns};

    fn page(run: Run, width: u16) -> String {
        let (page, code) = run.on_terminal(width, 50);
        assert_eq!(code, Some(0), "{page}");
        page
    }

    #[test]
    fn the_start_page_says_what_the_catalog_has() {
        let (about, codes) = (embedded().metadata(), embedded().errors().len().to_string());
        for language in ["en", "zh"] {
            let page = page(run(["--lang", language, "--color", "never"]), 100);
            let title = about.title.get(language).expect("a title");
            for expected in [title, &codes, &about.edition.to_string(), "ecs-err --help"] {
                assert!(page.contains(expected), "{expected} in {page}");
            }
            assert!(!page.contains(['{', '}']), "{page}");
        }
        let chinese = page(run([""; 0]).env("LANG", "zh_CN.UTF-8"), 100);
        assert!(chinese.contains("错误码"), "{chinese}");
    }

    #[test]
    fn the_examples_of_the_start_page_work() {
        for (args, least) in [(vec![], 6), (vec!["--data".into(), second_catalog().display().to_string()], 4)] {
            let page = page(run(["--color", "never"].map(str::to_owned).iter().chain(&args)), 100);
            let examples: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("  ecs-err ")).collect();
            assert!(examples.len() >= least, "{page}");
            for example in examples {
                let words = example.split("  ").next().expect("a part").split(' ');
                let done = run(args.iter().map(String::as_str).chain(words)).done();
                assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{example}");
            }
        }
    }

    #[test]
    fn the_start_page_fits_the_terminal() {
        for language in ["en", "zh", "both"] {
            for width in [36, 40, 59, 60, 80, 200] {
                let page = page(run(["--lang", language, "--color", "never"]), width);
                assert!(page.lines().all(|line| columns(line) <= usize::from(width)), "{width}: {page}");
            }
        }
    }
}

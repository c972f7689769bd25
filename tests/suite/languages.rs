//! The language of answers.

use ecs_err::{Text, UiText, embedded};

use crate::env::{Done, run};
use crate::lookup::squeeze;

const VARIABLES: [&str; 4] = ["ECS_ERR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];

/// The description of Ecs.0085 in each language.
const CHINESE: &str = "虚拟机没有该网卡";
const ENGLISH: &str = "The ECS does not have the NIC.";

/// The languages that an answer about Ecs.0085 is in.
fn answer_language(done: &Done) -> &'static str {
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    match (done.stdout.contains(CHINESE), done.stdout.contains(ENGLISH)) {
        (true, true) => "both",
        (true, false) => "zh",
        (false, true) => "en",
        (false, false) => panic!("no language: {}", done.stdout),
    }
}

fn asked(language: &str) -> Done {
    run(["--lang", language, "Ecs.0085"]).done()
}

fn pairs(text: Text<'_>) -> (String, String) {
    let part = |language| text.get(language).expect("a text").to_owned();
    (part("zh"), part("en"))
}

#[test]
fn a_request_means_its_language_however_it_is_written() {
    for (language, requests) in [
        (
            "zh",
            &[
                "zh",
                "ZH",
                "zh-CN",
                "zh-cn",
                "zh_CN",
                "zh_CN.UTF-8",
                "zh_TW.Big5@stroke",
                "zh@pinyin",
                "zh-Hans-CN",
                "zh-Hant-TW",
            ][..],
        ),
        ("en", &["en", "EN", "en-US", "en_GB", "en_US.UTF-8", "en@quot", "en-x-pirate"]),
        ("both", &["both", "BOTH", "Both"]),
    ] {
        let expected = asked(language);
        assert_eq!(answer_language(&expected), language);
        for request in requests {
            assert_eq!(asked(request).stdout, expected.stdout, "{request}");
        }
    }
}

#[test]
fn the_program_answers_in_the_languages_of_the_catalog() {
    assert_eq!(embedded().metadata().languages.as_slice(), ["zh", "en"]);
}

#[test]
fn requesting_an_unavailable_language_is_wrong_usage() {
    for request in ["fr", "fr_CA.UTF-8", "zhang", "e", "C", "POSIX", "", " ", "-", "中文", "zh,en"] {
        for args in [&["Ecs.0085", "--lang"][..], &["Ecs.9999", "--lang"], &["list", "--lang"]] {
            let done = run(args.iter().copied().chain([request])).done();
            assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{request:?} {args:?}");
            assert!(done.stderr.contains("zh, en"), "{request:?}: {}", done.stderr);
        }
    }
}

#[test]
fn the_first_variable_that_is_set_and_not_empty_decides() {
    const VALUES: [Option<&str>; 5] = [None, Some(""), Some("zh_CN.UTF-8"), Some("en_US"), Some("fr_FR.UTF-8")];
    for case in 0..VALUES.len().pow(4) {
        let values = [0, 1, 2, 3].map(|place| VALUES[case / VALUES.len().pow(place) % VALUES.len()]);
        let mut run = run(["Ecs.0085"]);
        for (variable, value) in VARIABLES.iter().zip(values) {
            if let Some(value) = value {
                run = run.env(variable, value);
            }
        }
        let first = values.into_iter().flatten().find(|value| !value.is_empty());
        let expected = if first == Some("zh_CN.UTF-8") { "zh" } else { "en" };
        assert_eq!(answer_language(&run.done()), expected, "{values:?}");
    }
}

#[test]
fn a_request_overrides_the_variables() {
    for language in ["zh", "en", "both"] {
        for value in ["zh_CN.UTF-8", "en_US", "fr", "both", "\u{202e}"] {
            let set = VARIABLES.iter().fold(run(["--lang", language, "85"]), |run, variable| run.env(variable, value));
            assert_eq!(answer_language(&set.done()), language, "{value}");
        }
    }
}

#[test]
fn locales_without_a_language_of_the_catalog_give_english() {
    for value in ["C", "POSIX", "C.UTF-8", "fr", "zhang", ".", "@", "_", "-", "中文", "=", &"zh".repeat(50_000)] {
        for variable in VARIABLES {
            assert_eq!(answer_language(&run(["85"]).env(variable, value).done()), "en", "{variable}={value:.20}");
        }
    }
}

#[test]
fn the_variable_of_the_program_can_ask_for_both() {
    assert_eq!(answer_language(&run(["85"]).env("ECS_ERR_LANG", "both").env("LANG", "en").done()), "both");
}

#[test]
fn other_variables_have_no_effect() {
    let set = ["LANGUAGE", "LC_CTYPE", "LC_COLLATE", "LC_TIME", "LANGS"];
    let done = set.iter().fold(run(["85"]), |run, variable| run.env(variable, "zh_CN.UTF-8")).done();
    assert_eq!(answer_language(&done), "en");
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_not_utf_8_decides_for_english() {
    use std::os::unix::ffi::OsStrExt as _;
    let broken = std::ffi::OsStr::from_bytes(b"\xff\xfe");
    assert_eq!(answer_language(&run(["85"]).env("LC_ALL", broken).env("LANG", "zh_CN.UTF-8").done()), "en");
}

#[test]
fn labels_are_in_the_language_too() {
    for language in ["zh", "en"] {
        let (words, other) =
            (UiText::for_language(language), UiText::for_language(if language == "zh" { "en" } else { "zh" }));
        for format in ["human", "markdown"] {
            let output = run(["Ecs.0003", "--lang", language, "--format", format]).done().stdout;
            for (word, absent) in
                [(words.description, other.description), (words.action, other.action), (words.history, other.history)]
            {
                assert!(output.contains(word) && !output.contains(absent), "{language} {format}: {output}");
            }
        }
    }
}

#[test]
fn in_both_languages_each_text_comes_in_chinese_and_then_in_english() {
    let error = embedded().errors().iter().find(|error| error.code.as_str() == "Ecs.0030").expect("a code");
    for format in ["human", "markdown"] {
        let output = squeeze(&run(["Ecs.0030", "--lang", "both", "--format", format]).done().stdout);
        for text in [error.message, error.description, error.action] {
            let (chinese, english) = pairs(text);
            let places = [output.find(&squeeze(&chinese)), output.find(&squeeze(&english))];
            assert!(places[0].is_some() && places[0] < places[1], "{format}: {output}");
        }
    }
}

#[test]
fn statuses_ranges_and_lists_are_in_the_requested_language() {
    let title =
        embedded().metadata().families.iter().find(|family| family.codes.as_str() == "Ecs.11xx").expect("a family");
    let status = embedded().statuses().iter().find(|record| record.status.get() == 204).expect("a status");
    let error = embedded().errors().iter().find(|error| error.code.as_str() == "Pdp.0001").expect("a code");
    for (args, text) in [
        (&["Ecs.11xx"][..], title.title),
        (&["http204"], status.description),
        (&["list", "--service", "Pdp"], error.description),
    ] {
        let (chinese, english) = pairs(text);
        for format in ["human", "markdown"] {
            for (language, expected) in [("zh", (true, false)), ("en", (false, true)), ("both", (true, true))] {
                let done = run(args.iter().chain(&["--lang", language, "--format", format])).done();
                let output = squeeze(&done.stdout.replace('\\', ""));
                let found = (output.contains(&squeeze(&chinese)), output.contains(&squeeze(&english)));
                assert_eq!(found, expected, "{args:?} {language} {format}: {output}");
            }
        }
    }
}

#[test]
fn misses_are_in_the_requested_language() {
    for args in
        [&["Ecs.9999"][..], &["418"], &["Ecs.14xx"], &["hello"], &["EVS.2024"], &["list", "--until", "2015-01-01"]]
    {
        let printed = |language| {
            let done = run(args.iter().chain(&["--lang", language])).done();
            assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{args:?}");
            done.stderr
        };
        let (chinese, english) = (printed("zh"), printed("en"));
        let first = chinese.lines().next().expect("a message");
        assert!(!first.is_ascii() && english.is_ascii(), "{chinese}{english}");
        assert_eq!(printed("both"), chinese, "the first language of both is Chinese");
        if args[0] != "list" {
            assert!(chinese.contains("2024-05-30") && english.contains("2024-05-30"), "{chinese}{english}");
        }
    }
}

#[test]
fn json_has_every_language_for_any_request() {
    for args in [
        &["Ecs.0085", "http403", "Ecs.03", "EVS.2024", "--format", "json"][..],
        &["list", "--format", "json"],
        &["export"],
    ] {
        let plain = run(args).done().stdout;
        for language in ["zh", "en", "both"] {
            assert!(run(args.iter().chain(&["--lang", language])).done().stdout == plain, "{args:?} {language}");
        }
        assert!(plain.contains("\"zh\": ") && plain.contains("\"en\": "), "{args:?}");
    }
}

#[test]
fn the_language_option_works_before_and_after_a_command() {
    let reference = run(["list", "--service", "Pdp", "--lang", "zh"]).done();
    assert_eq!(reference.code, Some(0));
    for args in [&["--lang", "zh", "list", "--service", "Pdp"][..], &["list", "--lang", "zh", "--service", "Pdp"]] {
        let done = run(args).done();
        assert_eq!((done.code, done.stdout), (Some(0), reference.stdout.clone()), "{args:?}");
    }
}

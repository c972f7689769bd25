//! Whether to retry after a code, in the words of its record.

use ecs_err::{ErrorCode, NoteKind, Retry, Text, embedded};

use crate::env::run;
use crate::lookup::squeeze;

/// How actions and messages say to send the same request again.
const LATER: [(&str, &[&str]); 2] = [("en", &["later", "in 1 minute"]), ("zh", &["稍后", "延后"])];

/// How actions say to change the request or what it is about.
const CHANGE: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "Use a",
            "Use another",
            "Check the request body",
            "Correct the",
            "Change the",
            "Adjust",
            "Reduce",
            "Modify",
            "Specify the",
            "Apply for",
            "Attach a",
            "Detach the",
            "Raise the",
            "choose a",
            "Unsubscribe",
            "Make sure that",
        ],
    ),
    (
        "zh",
        &[
            "更换",
            "请求体",
            "修改错误",
            "修改描述",
            "请修改",
            "请更改",
            "调整",
            "减少",
            "重新制定",
            "申请",
            "选择",
            "替换",
            "卸载多余",
            "提高",
            "退订",
        ],
    ),
];

fn says(text: Text<'_>, phrases: [(&str, &[&str]); 2]) -> bool {
    let said = phrases.map(|(language, phrases)| {
        let text = text.get(language).unwrap_or_default();
        phrases.iter().any(|phrase| text.contains(phrase))
    });
    said.contains(&true)
}

fn errors() -> impl Iterator<Item = &'static ErrorCode<'static>> {
    let errors = embedded().errors();
    assert_eq!(errors.len(), 201);
    errors.iter()
}

/// The codes with an action in such phrases, more than `many` of them, say the right thing about a retry.
fn assert_retry(phrases: [(&str, &[&str]); 2], many: usize, is_right: impl Fn(Option<Retry>) -> bool) {
    let found: Vec<_> = errors().filter(|error| says(error.action, phrases)).collect();
    assert!(found.len() > many, "{}", found.len());
    for error in found {
        assert!(is_right(error.retry), "{}: {:?}, {:?}", error.code, error.retry, error.action);
    }
}

#[test]
fn every_code_says_whether_to_retry() {
    let silent: Vec<_> = errors().filter(|error| error.retry.is_none()).map(|error| error.code.as_str()).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn both_languages_of_an_action_say_the_same_about_a_retry() {
    for error in errors() {
        let said = LATER.map(|(language, phrases)| {
            let action = error.action.get(language).expect("an action");
            phrases.iter().any(|phrase| action.contains(phrase))
        });
        assert_eq!(said[0], said[1], "{}", error.code);
    }
}

#[test]
fn an_action_to_try_again_later_is_a_backoff() {
    assert_retry(LATER, 10, |retry| retry == Some(Retry::Backoff));
}

#[test]
fn an_action_to_change_something_is_not_a_backoff() {
    assert_retry(CHANGE, 60, |retry| retry != Some(Retry::Backoff));
}

#[test]
fn a_message_that_contradicts_its_action_about_a_retry_has_a_note_on_which_to_follow() {
    let contradicts = |error: &&ErrorCode<'_>| {
        says(error.message, LATER) && says(error.action, CHANGE) && error.retry != Some(Retry::Backoff)
    };
    let codes: Vec<String> = errors().filter(contradicts).map(|error| error.code.to_string()).collect();
    assert_eq!(codes, ["Ecs.0000", "Ecs.0007"]);
    for error in errors().filter(contradicts) {
        assert!(error.notes.iter().any(|note| note.kind == NoteKind::Conflict), "{}", error.code);
    }
}

#[test]
fn the_retry_of_a_code_is_shown_wherever_the_code_is_and_not_that_of_its_status() {
    let body = r#"{"code": "Ecs.1000", "message": "x"}"#;
    let advice =
        squeeze("Retry Yes, with an increasing delay (backoff). Go by the code: HTTP 400 usually says otherwise.");
    for args in [&["--lang", "en", "Ecs.1000"][..], &["explain", "--lang", "en", body]] {
        let done = run(args).done();
        assert!(squeeze(&done.stdout).contains(&advice), "{}", done.stdout);
    }
    for args in [&["--format", "json", "Ecs.1000"][..], &["explain", "--format", "json", body]] {
        let done = run(args).done();
        assert!(squeeze(&done.stdout).contains(r#""retry":"backoff""#), "{}", done.stdout);
    }
    let problem = ecs_err::parse(body.as_bytes()).expect("JSON").problem_details(embedded(), "en");
    assert!(problem.to_json().contains(r#""retry":"backoff""#), "{}", problem.to_json());
}

#[test]
fn lists_are_filtered_by_retry() {
    let catalog = embedded();
    let mut total = 0;
    for retry in Retry::ALL {
        let done = run(["list", "--format", "json", "--retry", retry.as_str()]).done();
        let listed: serde_json::Value = serde_json::from_str(&done.stdout).expect("JSON");
        let codes: Vec<&str> =
            listed.as_array().expect("a list").iter().filter_map(|one| one["code"].as_str()).collect();
        let expected: Vec<&str> = catalog
            .errors()
            .iter()
            .filter(|error| error.retry == Some(*retry))
            .map(|error| error.code.as_str())
            .collect();
        assert_eq!(codes, expected);
        assert_eq!(done.code, Some(i32::from(codes.is_empty())));
        total += codes.len();
    }
    assert_eq!(total, catalog.errors().len());
}

#[test]
fn annotations_say_on_request_whether_to_retry() {
    for (language, advice) in [("en", "Retry: Yes, with"), ("zh", "重试：可以重试")] {
        let annotated = |args: &[&str]| {
            run(["annotate", "--lang", language].iter().chain(args)).input(b"Common.0024\n").done().stdout
        };
        assert!(annotated(&["--retry"]).contains(advice), "{}", annotated(&["--retry"]));
        assert!(!annotated(&[]).contains(advice));
    }
}

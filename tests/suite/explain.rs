//! `ecs-err explain`: responses, jobs and logs.

use serde_json::{Value, json};

use crate::env::{Done, Run, run};

const JOB: &str = r#"{"status":"FAIL","error_code":"Common.0021","fail_reason":"Sub job fail!","request_id":"7f","entities":{"sub_jobs":[{"status":"FAIL","error_code":"Ecs.0812","fail_reason":"Current flavor s6.large.2 can not resize to flavor c7.large.2."}]}}"#;

fn explain<'a>(args: impl IntoIterator<Item = &'a str>) -> Run {
    run(["explain"].into_iter().chain(args))
}

fn piped(run: Run, input: &str) -> Done {
    run.input(input.as_bytes()).done()
}

fn json_of(done: &Done) -> Value {
    serde_json::from_str(&done.stdout).unwrap_or_else(|error| panic!("{error}: {}", done.stdout))
}

/// The record of a text, which is the only one.
fn record_of(done: &Done) -> Value {
    let Value::Array(records) = json_of(done) else { panic!("not a list: {}", done.stdout) };
    let [record] = records.try_into().unwrap_or_else(|records| panic!("{records:?}"));
    assert_eq!((&record["kind"], &record["found"]), (&json!("response"), &json!(done.code == Some(0))));
    record
}

#[test]
fn the_root_cause_comes_first_then_the_chain() {
    let done = explain([JOB]).done();
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    let lines: Vec<&str> = done.stdout.lines().collect();
    assert!(lines[0].starts_with("Root cause") && lines[0].ends_with("Ecs.0812"), "{}", done.stdout);
    assert!(lines[1].ends_with("Ecs.0812 ← Common.0021"), "{}", done.stdout);
    let place = |text: &str| done.stdout.find(text).unwrap_or_else(|| panic!("{text} is not in {}", done.stdout));
    assert!(place("\nEcs.0812 ") < place("\nCommon.0021 "));
    assert!(place("can not resize to flavor c7.large.2") < place("Sub job fail!"));
    assert!(place("7f") < place("\nEcs.0812 "));
}

#[test]
fn the_translated_message_has_the_values_of_the_server() {
    let done = explain(["--lang", "zh", JOB]).done();
    let catalog = ecs_err::embedded();
    let message = catalog.error(ecs_err::codes::ECS_0812).unwrap().message.get("zh").unwrap();
    let filled = message.replacen("%s", "s6.large.2", 1).replacen("%s", "c7.large.2", 1);
    let text: String = done.stdout.split_whitespace().collect();
    assert!(text.contains(&filled.split_whitespace().collect::<String>()), "{}", done.stdout);
    assert!(text.contains("Currentflavors6.large.2cannotresizetoflavorc7.large.2."), "{}", done.stdout);
}

#[test]
fn messages_are_shown_plainly_and_kept_in_json() {
    let neutron =
        r#"{"code":"Ecs.0207","message":"Attach failed: {\"NeutronError\":{\"message\":\"Port 7f is   in use.\"}}"}"#;
    let encoded = r#"{"code":"Ecs.0207","message":"Port%207f%20is%20in%20use."}"#;
    for (text, expected) in [(neutron, "Attach failed: Port 7f is in use."), (encoded, "Port 7f is in use.")] {
        let shown = explain([text]).done().stdout;
        assert!(shown.contains(&format!("Server message  {expected}\n")), "{shown}");
        let message = serde_json::from_str::<Value>(text).unwrap()["message"].take();
        assert_eq!(record_of(&explain(["--format", "json", text]).done())["message"], message);
    }
    let done = explain(["404: Client Error for url: https://example.com/v2.1/flavors/x, Flavor x is abandoned"]).done();
    assert!(done.stdout.contains("Flavor x is abandoned") && done.stdout.contains("HTTP 404"), "{}", done.stdout);
}

#[test]
fn json_has_what_programs_need() {
    let done = explain(["--format", "json", JOB]).done();
    let document = record_of(&done);
    assert_eq!(document["rootCause"], "Ecs.0812");
    assert_eq!(document["codes"], json!(["Common.0021", "Ecs.0812"]));
    assert_eq!(document["message"], "Sub job fail!");
    assert_eq!((&document["requestId"], &document["httpStatus"]), (&json!("7f"), &Value::Null));
    let first = &document["explanations"][0];
    assert_eq!((&first["code"], &first["found"]), (&json!("Ecs.0812"), &json!(true)));
    let values: Vec<&str> =
        first["arguments"].as_array().unwrap().iter().filter_map(|one| one["value"].as_str()).collect();
    assert_eq!(values, ["s6.large.2", "c7.large.2"]);
    assert!(first["action"]["zh"].is_string() && first["action"]["en"].is_string());
    assert_eq!(document["explanations"].as_array().unwrap().len(), 2);
}

#[test]
fn a_text_without_a_code_prints_the_rest_and_exits_with_1() {
    let text = r#"{"message":"API not found","request_id":"r7","http_code":404}"#;
    let done = explain([text]).done();
    assert_eq!(done.code, Some(1));
    for part in ["API not found", "HTTP 404 Not Found", "r7"] {
        assert!(done.stdout.contains(part), "{part}: {}", done.stdout);
    }
    assert!(done.stderr.contains("no error code"), "{}", done.stderr);
    let done = explain(["--format", "json", text]).done();
    assert_eq!(done.code, Some(1));
    let document = record_of(&done);
    assert_eq!(document["rootCause"], Value::Null);
    assert_eq!((&document["codes"], &document["explanations"]), (&json!([]), &json!([])));
    assert_eq!((&document["message"], &document["httpStatus"]), (&json!("API not found"), &json!(404)));
    let done = explain(["--format", "json", "all is well "]).done();
    assert_eq!((done.code, &record_of(&done)["message"]), (Some(1), &Value::Null));
}

#[test]
fn codes_outside_the_catalog_are_marked() {
    let text = r#"{"error":{"code":"Ecs.0085","message":"x","details":[{"code":"VPC.0202","message":"no subnet"}]}}"#;
    let done = explain([text]).done();
    assert_eq!(done.code, Some(0));
    for part in ["VPC.0202 ← Ecs.0085", "VPC.0202 is an error code of another service", "no subnet", "Use another NIC."]
    {
        assert!(done.stdout.contains(part), "{part}: {}", done.stdout);
    }
    let document = record_of(&explain(["--format", "json", text]).done());
    assert_eq!(document["codes"], json!(["Ecs.0085", "VPC.0202"]));
    assert_eq!(document["rootCause"], "VPC.0202");
    assert_eq!(
        (&document["explanations"][0]["found"], &document["explanations"][0]["code"]),
        (&json!(false), &json!("VPC.0202"))
    );
}

#[test]
fn a_message_that_fits_another_code_is_reported() {
    let text = r#"{"error_code":"Ecs.0005","error_msg":"Current flavor a can not resize to flavor b."}"#;
    let done = explain([text]).done();
    assert!(done.stdout.contains("The server's message matches that of Ecs."), "{}", done.stdout);
    let document = record_of(&explain(["--format", "json", text]).done());
    assert!(document["explanations"][0]["betterFit"].is_string());
}

#[test]
fn a_message_of_an_earlier_edition_is_recognized_with_its_values() {
    let message = "volume v-7 is not in server s-9 attach volume list";
    let text = json!({"error": {"message": message, "code": "Ecs.0111"}}).to_string();
    let done = explain([text.as_str()]).done();
    assert!(done.stdout.contains("The server's message is that of the edition of 2020-08-04."), "{}", done.stdout);
    let document = record_of(&explain(["--format", "json", &text]).done());
    let seen = &document["explanations"][0]["seenMessage"];
    assert_eq!(seen["message"], "volume %s is not in server %s attach volume list");
    assert_eq!((&seen["arguments"][0]["value"], &seen["arguments"][1]["value"]), (&json!("v-7"), &json!("s-9")));
    assert_eq!(seen["source"]["edition"], "2020-08-04");
    assert_eq!(document["explanations"][0]["betterFit"], Value::Null);
    // With another code, it is a hint at the code that has the message.
    let other = text.replace("Ecs.0111", "Ecs.0005");
    let document = record_of(&explain(["--format", "json", &other]).done());
    assert_eq!(document["explanations"][0]["seenMessage"], Value::Null);
    assert_eq!(document["explanations"][0]["betterFit"], "Ecs.0111");
}

#[test]
fn files_standard_input_and_text_give_the_same_result() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("job.json"), JOB).unwrap();
    let expected = explain([JOB]).done().stdout;
    assert_eq!(explain(["job.json"]).dir(dir.path()).done().stdout, expected);
    assert_eq!(piped(explain([]), JOB).stdout, expected);
    assert_eq!(piped(explain(["-"]), JOB).stdout, expected);
    assert_eq!(piped(run([""; 0]), JOB).stdout, expected);
    assert_eq!(run([JOB]).done().stdout, expected);
    let both = explain(["job.json", "job.json"]).dir(dir.path()).done();
    assert_eq!((both.stdout, both.code), (expected, Some(0)));
}

#[test]
fn byte_order_marks_set_the_encoding() {
    let text = "\u{feff}{\"error_code\":\"Ecs.0219\",\"error_msg\":\"没有主机 😀\"}\r\n";
    let units = || text.encode_utf16();
    let encodings: [Vec<u8>; 3] = [
        text.as_bytes().to_vec(),
        units().flat_map(u16::to_le_bytes).collect(),
        units().flat_map(u16::to_be_bytes).collect(),
    ];
    let dir = tempfile::tempdir().unwrap();
    for bytes in &encodings {
        std::fs::write(dir.path().join("answer"), bytes).unwrap();
        let read = [
            explain(["--format", "json"]).input(bytes).done(),
            run(["--format", "json"]).input(bytes).done(),
            explain(["--format", "json", "answer"]).dir(dir.path()).done(),
            explain(["--format", "json", "answer", "answer"]).dir(dir.path()).done(),
        ];
        for done in &read {
            let document = record_of(done);
            assert_eq!((&document["rootCause"], &document["message"]), (&json!("Ecs.0219"), &json!("没有主机 😀")));
        }
    }
    let typed: Vec<u8> = "\u{feff}ecs-85\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(run([""; 0]).input(&typed).done().stdout, run(["Ecs.0085"]).done().stdout);
    // These two bytes alone are not a byte order mark.
    let done = explain(["--format", "json"]).input(b"\xff\xfe{\"error_code\":\"Ecs.0005\"}").done();
    assert_eq!(record_of(&done)["rootCause"], "Ecs.0005");
}

#[test]
fn markdown_and_problem_details() {
    let done = explain(["--format", "markdown", JOB]).done();
    for part in ["**Root cause**: Ecs.0812", "## Ecs.0812", "## Common.0021", "> Sub job fail!"] {
        assert!(done.stdout.contains(part), "{part}: {}", done.stdout);
    }
    let problem = json_of(&explain(["--lang", "zh", "--format", "problem", JOB]).done());
    assert_eq!(
        (&problem["code"], &problem["requestId"], &problem["language"]),
        (&json!("Ecs.0812"), &json!("7f"), &json!("zh"))
    );
    assert!(problem["detail"].as_str().unwrap().contains("s6.large.2"), "{problem}");
}

#[test]
fn every_code_is_explained_in_both_languages() {
    let catalog = ecs_err::embedded();
    let lines: Vec<String> =
        catalog.errors().iter().map(|error| format!("{{\"error_code\":\"{}\"}}", error.code)).collect();
    let text = lines.join("\n");
    for language in ["zh", "en"] {
        let done = piped(explain(["--lang", language]), &text);
        let printed: String = done.stdout.split_whitespace().collect();
        for error in catalog.errors() {
            for part in
                [error.code.as_str(), error.description.get(language).unwrap(), error.action.get(language).unwrap()]
            {
                let part: String = part.split_whitespace().collect();
                assert!(printed.contains(&part), "{part}");
            }
        }
        let document = record_of(&piped(explain(["--format", "json"]), &text));
        assert_eq!(document["codes"].as_array().unwrap().len(), catalog.errors().len());
    }
}

#[test]
fn server_messages_are_printed_without_control_characters() {
    let done = explain([
        "{\"error_code\":\"Ecs.0085\",\"error_msg\":\"a\u{202e}b\u{1b}]0;x\u{7}\",\"request_id\":\"\u{1b}[2J\"}",
    ])
    .done();
    assert_eq!(done.code, Some(0));
    assert!(!done.stdout.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{:?}", done.stdout);
}

#[test]
fn piped_codes_are_looked_up_in_any_spelling() {
    assert_eq!(piped(run([""; 0]), "ecs 85\n\ncommon-24\n").stdout, run(["Ecs.0085", "Common.0024"]).done().stdout);
    let done = piped(run([""; 0]), "see ecs-85 in $t('label.common.0021')\n");
    assert_eq!(done.code, Some(1), "{}", done.stdout);
}

#[test]
fn a_missing_file_is_reported() {
    let done = explain(["job.json"]).done();
    assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
    assert!(done.stderr.starts_with("error: can't read job.json: "), "{}", done.stderr);
}

#[test]
fn an_empty_argument_is_a_text_without_a_code() {
    let done = explain([""]).done();
    assert_eq!((done.code, done.stderr.as_str()), (Some(1), "The text contains no error code.\n"));
}

#[test]
fn values_have_the_names_of_their_numbers() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let catalog = json!({
        "id": "disks", "title": "Disks", "edition": "1", "languages": ["en"], "messageLanguage": "en",
        "complete": false, "placeholders": "braces",
        "services": [{"id": "Disk", "forms": ["Disk.{4}"], "name": "Disks", "description": "Disks."}],
    });
    let errors = json!({"service": "Disk", "errors": [{
        "code": "Disk.0001", "message": "Server {1} does not have disk {0}; {0} is gone.",
        "placeholders": [{"name": "disk"}, {"name": "server"}],
        "cases": [{"message": "Zone {1} is closed to {0} and {reason}."}],
    }]});
    std::fs::create_dir(dir.path().join("errors")).expect("a directory");
    std::fs::write(dir.path().join("catalog.json"), catalog.to_string()).expect("a file");
    std::fs::write(dir.path().join("errors/disk.json"), errors.to_string()).expect("a file");
    let data = dir.path().to_str().expect("UTF-8");
    let name_and_value = |one: &Value| format!("{}={}", one["name"].as_str().unwrap(), one["value"].as_str().unwrap());
    for (message, expected) in [
        ("Server web does not have disk vol; vol is gone.", ["server=web", "disk=vol", "disk=vol"]),
        ("Zone az1 is closed to you and me.", ["{1}=az1", "{0}=you", "reason=me"]),
    ] {
        let body = json!({"code": "Disk.0001", "message": message}).to_string();
        let document = record_of(&run(["--data", data, "explain", "--format", "json", &body]).done());
        let arguments = document["explanations"][0]["arguments"].as_array().expect("a list");
        assert_eq!(arguments.iter().map(name_and_value).collect::<Vec<_>>(), expected);
    }
    let found = run(["--data", data, "search", "Server web does not have disk vol; vol is gone."]).done();
    assert!(found.stdout.contains("server") && found.stdout.contains("disk"), "{}", found.stdout);
}

#[test]
fn a_missing_file_does_not_hide_the_others() {
    let dir = tempfile::tempdir().expect("a directory");
    std::fs::write(dir.path().join("a.log"), "failed: Ecs.0085").expect("a file");
    std::fs::write(dir.path().join("b.log"), "failed: Ecs.0319").expect("a file");
    for missing in ["missing.log", "Ecs.0001"] {
        let done = explain(["a.log", missing, "b.log"]).dir(dir.path()).done();
        assert_eq!(done.code, Some(2));
        assert!(done.stdout.contains("Ecs.0085") && done.stdout.contains("Ecs.0319"), "{}", done.stdout);
        let expected = format!("error: can't read {missing}: No such file or directory (os error 2)\n");
        assert_eq!(done.stderr, expected);
    }
    let done = explain(["missing.log"]).dir(dir.path()).done();
    assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
    let done = piped(explain(["-", "a.log", "-"]).dir(dir.path()), "Ecs.0003");
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""));
    assert!(done.stdout.contains("Ecs.0003") && done.stdout.contains("Ecs.0085"), "{}", done.stdout);
}

#[cfg(unix)]
#[test]
fn file_names_need_not_be_utf_8() {
    use std::os::unix::ffi::OsStrExt as _;
    let dir = tempfile::tempdir().expect("a directory");
    let name = std::ffi::OsStr::from_bytes(b"log-\xff.txt");
    std::fs::write(dir.path().join(name), "failed: Ecs.0085\n").expect("a file");
    for command in ["explain", "annotate"] {
        let done = run([command.as_ref(), name]).dir(dir.path()).done();
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{command}");
        assert!(done.stdout.contains("Ecs.0085"), "{}", done.stdout);
    }
}

#[test]
fn errors_without_relation_are_a_list_with_counts_and_lines() {
    let log = "08:00 attach: Ecs.0085\n08:10 create: Ecs.0319\n08:20 Common.0021: job failed (Ecs.0067)\n09:00 attach: Ecs.0085\n";
    let lines = |done: &Done| done.stdout.lines().take(4).map(str::trim).map(str::to_owned).collect::<Vec<_>>();
    let done = piped(explain(["--lang", "en"]), log);
    assert_eq!(
        lines(&done),
        [
            "Errors  3 different errors; the first: Ecs.0085 (2 ×, lines 1, 4)",
            "Ecs.0319 (line 2)",
            "Ecs.0067 (line 3, caused Common.0021)",
            ""
        ]
    );
    assert!(!done.stdout.contains("Root cause") && !done.stdout.contains("Chain"), "{}", done.stdout);
    let place = |text: &str| done.stdout.find(text).unwrap_or_else(|| panic!("{text} is not in {}", done.stdout));
    let order = ["\nEcs.0085 ", "\nEcs.0319 ", "\nEcs.0067 ", "\nCommon.0021 "].map(place);
    assert!(order.is_sorted(), "{}", done.stdout);
    let done = piped(explain(["--lang", "zh"]), log);
    assert_eq!(
        lines(&done)[..3],
        [
            "错误  3个不同的错误；第一个：Ecs.0085（2次、第1、4行）",
            "Ecs.0319（第2行）",
            "Ecs.0067（第3行、引起Common.0021）"
        ]
    );
    let document = record_of(&piped(explain(["--format", "json"]), log));
    assert_eq!((&document["rootCause"], &document["httpStatus"]), (&Value::Null, &Value::Null));
    assert_eq!(
        document["errors"][0],
        json!({"code": "Ecs.0085", "count": 2, "lines": [1, 4], "caused": [], "httpStatus": null})
    );
    assert_eq!(document["errors"][2]["caused"], json!(["Common.0021"]));
    let done = piped(explain(["--format", "markdown"]), log);
    assert!(done.stdout.contains("- Ecs.0319 (line 2)") && !done.stdout.contains("Chain"), "{}", done.stdout);
}

#[test]
fn an_error_with_two_causes_names_both() {
    let text = r#"{"code":"Ecs.0611","message":"batch","details":[{"code":"Ecs.0605"},{"code":"Ecs.0100"}]}"#;
    let done = explain(["--lang", "en", text]).done();
    let lines: Vec<&str> = done.stdout.lines().take(3).collect();
    assert_eq!(
        lines,
        ["Root cause      Ecs.0605", "Chain           Ecs.0605 ← Ecs.0611", "Further causes  Ecs.0100"],
        "{}",
        done.stdout
    );
}

#[test]
fn a_status_of_another_line_is_not_that_of_an_error() {
    let text = "08:00 image: HTTP 404 Not Found\n08:10 create failed: Ecs.0319\n";
    let done = piped(explain(["--lang", "en"]), text);
    assert!(!done.stdout.contains("404"), "{}", done.stdout);
    assert_eq!(record_of(&piped(explain(["--format", "json"]), text))["httpStatus"], Value::Null);
}

#[test]
fn messages_without_a_code_have_probable_codes_and_other_texts_have_none() {
    let vectors: Value = serde_json::from_str(include_str!("../vectors/guesses.json")).unwrap();
    let by_words = ecs_err::explain::Guesser::new(ecs_err::embedded());
    let guess = |text: &Value| -> Vec<&str> {
        let guesses = by_words.guess(text.as_str().unwrap());
        guesses.into_iter().map(|error| error.code.as_str()).collect()
    };
    let messages = vectors["messages"].as_array().unwrap();
    let mut hits = 0;
    for message in messages {
        let guesses = guess(&message["text"]);
        let is_known = |code: &&str| message["codes"].as_array().unwrap().iter().any(|known| known == code);
        // A wrong guess is worse than none.
        assert!(guesses.first().is_none_or(is_known), "{}: {guesses:?}", message["text"]);
        hits += usize::from(!guesses.is_empty());
    }
    assert!(3 * hits > 2 * messages.len(), "{hits} of {}", messages.len());
    for text in vectors["others"].as_array().unwrap() {
        assert!(guess(text).is_empty(), "{text}: {:?}", guess(text));
    }
}

#[test]
fn probable_codes_are_marked_as_a_guess() {
    let text = r#"{"message":"Image 7f2a could not be found.","code":404}"#;
    let done = explain(["--lang", "en", text]).done();
    assert_eq!(done.code, Some(1));
    assert!(done.stdout.starts_with("Probably        Ecs.0031, guessed from the words\n"), "{}", done.stdout);
    let done = explain(["--lang", "zh", text]).done();
    assert!(done.stdout.contains("Ecs.0031（根据文字推测）"), "{}", done.stdout);
    let document = record_of(&explain(["--format", "json", text]).done());
    assert_eq!((&document["guesses"], &document["codes"]), (&json!(["Ecs.0031"]), &json!([])));
    let done = run(["annotate"]).input(text.as_bytes()).done();
    assert!(!done.stdout.contains("Ecs."), "{}", done.stdout);
}

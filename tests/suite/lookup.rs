//! `ecs-err CODE…`: every spelling of a code has the same answer, and nothing is guessed.

use std::collections::BTreeSet;
use std::fs;

use ecs_err::{Code, CodePattern, CodeRange, ErrorCode, Match, Record, Status, StatusCode, UiText, codes, embedded};
use serde_json::{Value, json};

use crate::codes::{code, number, prefix};
use crate::env::{Done, copy_of, run};

const FORMATS: [&str; 3] = ["human", "json", "markdown"];

/// Texts that may surround a code.
const AROUND: [(&str, &str); 44] = [
    ("", ""),
    ("\"", "\""),
    ("'", "'"),
    ("`", "`"),
    ("``", "``"),
    ("[", "]"),
    ("(", ")"),
    ("{", "}"),
    ("<", ">"),
    ("“", "”"),
    ("‘", "’"),
    ("„", "“"),
    ("«", "»"),
    ("「", "」"),
    ("『", "』"),
    ("【", "】"),
    ("《", "》"),
    ("〈", "〉"),
    ("〔", "〕"),
    ("（", "）"),
    ("［", "］"),
    ("＜", "＞"),
    ("＂", "＂"),
    ("**", "**"),
    ("[`", "`]"),
    ("(\"", "\"),"),
    ("  ", " "),
    ("\t", "\r\n"),
    ("\u{3000}", "\u{a0}"),
    ("\u{feff}", "\u{200b}"),
    ("", ","),
    ("", "."),
    ("", ";"),
    ("", ":"),
    ("", "!"),
    ("", "?"),
    ("", "，"),
    ("", "。"),
    ("", "；"),
    ("", "："),
    ("", "、"),
    ("", "！"),
    ("\"", "\","),
    ("“", "”。"),
];

/// A text in the full-width forms of its characters.
fn full_width(text: &str) -> String {
    let wide = |letter| match letter {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(u32::from(letter) + 0xfee0).expect("a full-width form"),
        other => other,
    };
    text.chars().map(wide).collect()
}

/// Ways to write a code, without anything around it.
fn spellings(code: Code<'_>) -> Vec<String> {
    let (prefix, digits, number) = (prefix(code), code.split_number().1, number(code));
    let (lower, upper) = (prefix.to_lowercase(), prefix.to_uppercase());
    vec![
        code.to_string(),
        format!("{lower}.{digits}"),
        format!("{upper}.{digits}"),
        format!("{upper}{digits}"),
        format!("{lower}{digits}"),
        format!("{lower}-{number}"),
        format!("{lower}_{digits}"),
        format!("{upper} {digits}"),
        format!("{prefix} {number}"),
        format!("{prefix}\t{digits}"),
        format!("{prefix}: {digits}"),
        format!("{prefix}/{digits}"),
        format!("{prefix}#{number}"),
        format!("{prefix}。{digits}"),
        format!("{prefix}·{digits}"),
        format!("{prefix}–{digits}"),
        format!("{prefix}.{}", digits.replace('0', "O")),
        format!("{upper}{}", digits.replace('0', "o")),
        format!("{lower}-{}", digits.replacen('0', "O", 1)),
        full_width(code.as_str()),
        full_width(&format!("{lower}{digits}")),
        full_width(&format!("{upper} {digits}")),
        full_width(&format!("{prefix}-{}", digits.replace('0', "O"))),
    ]
}

/// The names of the records that a text means, in the order of the answer; none for a miss.
fn meant(text: &str) -> Vec<String> {
    let Match::Found(items) = embedded().resolve(text) else { return Vec::new() };
    items
        .map(|item| match item {
            Record::Error(error) => error.code.to_string(),
            Record::Status(status) => format!("HTTP {}", status.status),
            other => panic!("{text:?} means {other:?}"),
        })
        .collect()
}

/// The codes that have a number, in the order in which a bare number gives them.
fn codes_with(wanted: u32) -> Vec<String> {
    ["Ecs", "Common", "Pdp"]
        .into_iter()
        .flat_map(|service| embedded().errors().iter().filter(move |error| prefix(error.code) == service))
        .filter(|error| number(error.code) == wanted)
        .map(|error| error.code.to_string())
        .collect()
}

/// The names of the records for a number without leading zeros.
fn named_by(number: u32) -> Vec<String> {
    let status = u16::try_from(number).ok().and_then(StatusCode::new).and_then(|status| embedded().status(status));
    status.map(|record| format!("HTTP {}", record.status)).into_iter().chain(codes_with(number)).collect()
}

/// The group that a text means.
fn group(text: &str) -> Option<CodeRange<'static>> {
    match embedded().resolve(text) {
        Match::Range(group) => Some(group),
        _ => None,
    }
}

fn names<'e>(errors: impl IntoIterator<Item = &'e ErrorCode<'e>>) -> Vec<String> {
    errors.into_iter().map(|error| error.code.to_string()).collect()
}

/// The codes that are suggested for a text that means none, as the program's JSON has them.
fn suggested(text: &str) -> Vec<String> {
    let done = lookup(&["--format", "json", text]);
    let answers = parse(&done.stdout);
    assert_eq!(answers[0]["found"], false, "{text}");
    let close = answers[0]["suggestions"].as_array().expect("a list");
    close.iter().map(|code| code.as_str().expect("a code").to_owned()).collect()
}

fn lookup<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Done {
    run(args).done()
}

/// The output of a lookup of texts that are all found.
fn found(format: &str, language: &str, texts: &[String]) -> String {
    let done = run(["--format", format, "--lang", language, "--all", "--"]
        .into_iter()
        .chain(texts.iter().map(String::as_str)))
    .done();
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{format} {texts:?}");
    done.stdout
}

fn parse(text: &str) -> Vec<Value> {
    serde_json::from_str(text).expect("an array in JSON")
}

/// The text without its white space, so that it does not matter where lines are broken.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The records of an output in JSON, but for the query that each is for.
fn without_queries(output: &str) -> Vec<Value> {
    let mut records = parse(output);
    for record in &mut records {
        let members = record.as_object_mut().expect("a record");
        assert!(members.shift_remove("query").is_some_and(|query| query.is_string()), "{members:?}");
        members.shift_remove("also");
    }
    records
}

/// Cuts an output before each of these lines.
fn sections<'o>(output: &'o str, headings: &[String]) -> Vec<&'o str> {
    let mut starts = Vec::new();
    let mut from = 0;
    for heading in headings {
        let line = format!("{heading}\n");
        let at = output[from..]
            .match_indices(&line)
            .map(|(at, _)| from + at)
            .find(|at| *at == 0 || output[..*at].ends_with('\n'))
            .unwrap_or_else(|| panic!("no line {heading:?} where it should be"));
        starts.push(at);
        from = at + line.len();
    }
    starts.iter().zip(starts.iter().skip(1).chain([&output.len()])).map(|(from, to)| &output[*from..*to]).collect()
}

fn reason(status: StatusCode) -> &'static str {
    embedded().status(status).expect("a described status").reason()
}

fn all_codes() -> Vec<String> {
    names(embedded().errors())
}

fn languages(wanted: &str) -> &'static [&'static str] {
    match wanted {
        "both" => &["zh", "en"],
        "zh" => &["zh"],
        _ => &["en"],
    }
}

/// The one status of an error.
fn status(error: &ErrorCode<'_>) -> StatusCode {
    error.statuses.first().expect("a status")
}

#[test]
fn every_spelling_of_every_code_means_that_code_alone() {
    for error in embedded().errors() {
        for plain in spellings(error.code) {
            for (before, after) in AROUND {
                let typed = format!("{before}{plain}{after}");
                assert_eq!(meant(&typed), [error.code.as_str()], "{typed:?}");
            }
        }
    }
}

#[test]
fn the_spellings_of_the_manual_give_the_same_answer_in_every_format() {
    let typed = [
        "ecs.0085",
        "ECS0085",
        "ecs-85",
        "ecs_0085",
        "\"ECS 0085\"",
        "ECS 0085",
        "85",
        "0085",
        "'Ecs.0085'",
        "[Ecs.0085]",
        "(Ecs.0085)",
        "“Ecs.0085”",
        "【Ecs.0085】",
        "<Ecs.0085>",
        "`Ecs.0085`",
        "Ecs.0085,",
        "Ecs.0085.",
        "Ecs.0085，",
        "Ecs.0085。",
        "Ｅｃｓ．００８５",
        "Ecs。0085",
        "Ecs.OO85",
        "ecs.oo85",
        "OO85",
        "８５",
    ];
    for format in FORMATS {
        let shown = |text: &str| {
            let output = found(format, "en", &[text.to_owned()]);
            if format == "json" { format!("{:?}", without_queries(&output)) } else { output }
        };
        let expected = shown("Ecs.0085");
        for text in typed {
            assert_eq!(shown(text), expected, "{text:?} as {format}");
        }
    }
}

#[test]
fn every_spelling_of_all_codes_gives_the_same_records() {
    let expected = without_queries(&found("json", "en", &all_codes()));
    let kinds = spellings(codes::ECS_0085).len();
    for kind in 0..kinds {
        let typed: Vec<String> =
            embedded().errors().iter().map(|error| spellings(error.code).swap_remove(kind)).collect();
        assert!(without_queries(&found("json", "en", &typed)) == expected, "such as {:?}", typed[0]);
    }
    for (before, after) in AROUND {
        let typed: Vec<String> = all_codes().iter().map(|code| format!("{before}{code}{after}")).collect();
        assert!(without_queries(&found("json", "en", &typed)) == expected, "such as {:?}", typed[0]);
    }
}

#[test]
fn every_code_is_complete_in_text() {
    let headings: Vec<String> = embedded()
        .errors()
        .iter()
        .map(|error| format!("{}  HTTP {} {}", error.code, status(error), reason(status(error))))
        .collect();
    for wanted in ["zh", "en", "both"] {
        let output = found("human", wanted, &all_codes());
        for (error, section) in embedded().errors().iter().zip(sections(&output, &headings)) {
            has_all_of_the_error(error, &squeeze(section), wanted);
        }
    }
}

#[test]
fn every_code_is_complete_in_markdown() {
    let headings: Vec<String> = all_codes().iter().map(|code| format!("## {code}")).collect();
    for wanted in ["zh", "en", "both"] {
        let output = found("markdown", wanted, &all_codes()).replace('\\', "");
        for (error, section) in embedded().errors().iter().zip(sections(&output, &headings)) {
            assert!(section.contains(&format!("\nHTTP {} {}\n", status(error), reason(status(error)))), "{section}");
            has_all_of_the_error(error, &squeeze(section), wanted);
        }
    }
}

/// Checks that a section has the texts and labels of the languages wanted and no others.
fn has_all_of_the_error(error: &ErrorCode<'_>, section: &str, wanted: &str) {
    let has = |text: &str| section.contains(&squeeze(text));
    let code = error.code;
    let words = UiText::for_language(languages(wanted)[0]);
    assert!(has(words.description) && has(words.action), "{code} has labels in {wanted}: {section}");
    let own = embedded().metadata().message_language;
    assert!(has(error.message.get(own).expect("a message")), "{code} has the message of the API: {section}");
    for language in ["zh", "en"] {
        let expected = languages(wanted).contains(&language);
        let message = error.message.get(language).expect("a message");
        assert_eq!(has(message), expected || language == own, "{code}: message in {language} of {wanted}: {section}");
        for text in [error.description, error.action] {
            let text = text.get(language).expect("a text");
            // A short text may be part of another one that has to be there.
            assert!(has(text) || !expected, "{code}: {text:?} is missing in {wanted}: {section}");
            let absent = expected || !has(text) || error.message.get(own).is_some_and(|own| own.contains(text));
            assert!(absent, "{code}: {text:?} is not in {wanted}: {section}");
        }
        for note in error.notes {
            assert_eq!(has(note.text.get(language).expect("a text")), expected, "{code}: note in {wanted}: {section}");
        }
    }
    for event in embedded().history(code) {
        assert!(has(&event.date.to_string()), "{code} has its history: {section}");
    }
    let is_dated = embedded().error(code).is_some_and(|error| error.since.is_some());
    let has_history = is_dated || embedded().history(code).next().is_some();
    assert_eq!(has(words.no_history), !has_history, "{code} says that no release mentions it: {section}");
    let is_translated = languages(wanted) != [own];
    assert_eq!(has(words.api_message), is_translated, "{code} says which message the API returns: {section}");
    let family = embedded().family(code).expect("a family");
    for language in languages(wanted) {
        assert!(has(family.title.get(language).expect("a title")), "{code} has its family in {language}: {section}");
    }
    for other in embedded().errors_with_same_message(code) {
        assert!(has(other.code.as_str()), "{code} names {}: {section}", other.code);
    }
}

#[test]
fn every_code_is_complete_in_json() {
    for wanted in ["zh", "en", "both"] {
        let answers = parse(&found("json", wanted, &all_codes()));
        assert_eq!(answers.len(), 201);
        for (error, answer) in embedded().errors().iter().zip(answers) {
            let code = error.code;
            assert_eq!((&answer["found"], &answer["kind"]), (&json!(true), &json!("error")), "{code}");
            assert_eq!(answer["code"], code.as_str());
            assert_eq!(answer["query"], code.as_str());
            assert_eq!(answer["service"], prefix(code));
            assert_eq!(answer["status"], status(error).get(), "{code}");
            for (key, text) in
                [("message", error.message), ("description", error.description), ("action", error.action)]
            {
                assert_eq!(answer[key]["zh"].as_str(), text.get("zh"), "{code} {key}");
                assert_eq!(answer[key]["en"].as_str(), text.get("en"), "{code} {key}");
            }
            assert_eq!(answer["notes"].as_array().map(Vec::len), Some(error.notes.len()), "{code}");
        }
    }
}

#[test]
fn every_status_is_complete() {
    let typed: Vec<String> = embedded().statuses().iter().map(|record| format!("http{}", record.status)).collect();
    let names: Vec<String> =
        embedded().statuses().iter().map(|record| format!("HTTP {} {}", record.status, record.reason())).collect();
    for wanted in ["zh", "en", "both"] {
        let human = found("human", wanted, &typed);
        let markdown = found("markdown", wanted, &typed).replace('\\', "");
        let headings: Vec<String> = names.iter().map(|name| format!("## {name}")).collect();
        for (record, section) in embedded().statuses().iter().zip(sections(&human, &names)) {
            has_all_of_the_status(record, &squeeze(section), wanted);
        }
        for (record, section) in embedded().statuses().iter().zip(sections(&markdown, &headings)) {
            has_all_of_the_status(record, &squeeze(section), wanted);
        }
        for (record, answer) in embedded().statuses().iter().zip(parse(&found("json", wanted, &typed))) {
            assert_eq!((&answer["found"], &answer["kind"]), (&json!(true), &json!("status")));
            assert_eq!((&answer["status"], &answer["reason"]), (&json!(record.status.get()), &json!(record.reason())));
            assert_eq!(answer["description"]["zh"].as_str(), record.description.get("zh"));
            assert_eq!(answer["action"]["en"].as_str(), record.action.get("en"));
            assert_eq!(answer["retry"], record.retry().as_str());
        }
    }
}

fn has_all_of_the_status(record: &Status<'_>, section: &str, wanted: &str) {
    let words = UiText::for_language(languages(wanted)[0]);
    assert!(section.contains(&squeeze(words.retry(record.retry()))), "{} says when to retry: {section}", record.status);
    for language in ["zh", "en"] {
        for text in [record.description, record.action] {
            let text = text.get(language).expect("a text");
            let expected = languages(wanted).contains(&language);
            assert_eq!(section.contains(&squeeze(text)), expected, "{}: {text:?} in {wanted}", record.status);
        }
    }
}

#[test]
fn a_status_names_its_codes_unless_they_are_too_many() {
    for format in ["human", "markdown"] {
        let output = found(format, "en", &["http403".to_owned()]);
        for error in embedded().errors().iter().filter(|error| status(error).get() == 403) {
            assert!(output.contains(error.code.as_str()), "{} in {output}", error.code);
        }
    }
    assert!(found("human", "en", &["http400".to_owned()]).contains("183: ecs-err list --status 400\n"));
    assert!(found("markdown", "en", &["http400".to_owned()]).contains(" and 143 more\n"));
}

#[test]
fn a_bare_number_gives_exactly_what_has_it() {
    for number in 0..=9999 {
        let expected = named_by(number);
        for typed in [number.to_string(), format!("[{number}],"), full_width(&number.to_string())] {
            assert_eq!(meant(&typed), expected, "{typed:?}");
        }
    }
}

#[test]
fn a_number_with_all_its_zeros_is_a_code_and_no_status() {
    for number in 0..1000 {
        let digits = format!("{number:04}");
        for typed in [digits.clone(), format!("\"{digits}\""), full_width(&digits)] {
            assert_eq!(meant(&typed), codes_with(number), "{typed:?}");
        }
        if number > 0 {
            assert_eq!(meant(&digits.replace('0', "O")), codes_with(number), "{digits} with letters");
        }
    }
}

#[test]
fn a_number_that_means_several_things_shows_them_all() {
    assert_eq!(meant("1"), ["Ecs.0001", "Common.0001", "Pdp.0001"]);
    assert_eq!(meant("403"), ["HTTP 403", "Ecs.0403"]);
    for number in ["1", "403"] {
        for format in ["human", "markdown"] {
            assert_eq!(found(format, "en", &[number.to_owned()]), found(format, "en", &meant(number)), "{format}");
        }
        let [record] = &parse(&found("json", "en", &[number.to_owned()]))[..] else {
            panic!("one record for {number}")
        };
        assert_eq!((&record["query"], &record["kind"]), (&json!(number), &json!("several")));
        let expected: Vec<Value> = without_queries(&found("json", "en", &meant(number)));
        let results = record["results"].as_array().expect("results");
        assert_eq!(results.len(), expected.len());
        for (result, mut expected) in results.iter().zip(expected) {
            expected.as_object_mut().expect("a record").shift_remove("found");
            assert_eq!(*result, expected);
        }
    }
}

#[test]
fn a_status_that_is_named_as_one_means_no_code() {
    for record in embedded().statuses() {
        let status = record.status;
        for typed in [
            format!("http{status}"),
            format!("HTTP {status}"),
            format!("http-{status}"),
            format!("HTTP/{status}"),
            format!("Status {status}"),
            format!("HTTP status {status}"),
            format!("[http status: {status}]"),
            full_width(&format!("HTTP {status}")),
        ] {
            assert_eq!(meant(&typed), [format!("HTTP {status}")], "{typed:?}");
        }
    }
}

#[test]
fn a_status_that_is_not_registered_is_a_miss() {
    for number in (100..600).filter(|number| StatusCode::new(*number).and_then(|at| embedded().status(at)).is_none()) {
        assert_eq!(meant(&format!("HTTP {number}")), [""; 0], "{number}");
    }
    assert_eq!(meant("HTTP 451"), ["HTTP 451"], "the IANA registry has it");
    assert_eq!(meant("HTTP 418"), [""; 0]);
}

#[test]
fn every_family_lists_exactly_its_codes() {
    for family in embedded().metadata().families {
        let pattern = family.codes.as_str();
        let lead = pattern.trim_end_matches('x');
        let members = names(embedded().errors().iter().filter(|error| error.code.as_str().starts_with(lead)));
        assert!(!members.is_empty(), "{pattern}");
        let mut typed = vec![
            pattern.to_owned(),
            pattern.to_uppercase(),
            pattern.to_lowercase(),
            pattern.replace('.', ""),
            pattern.replace('.', " "),
            format!("【{pattern}】，"),
            full_width(pattern),
        ];
        if lead.contains(".0") {
            typed.extend([lead.to_owned(), format!("\"{}\"", lead.to_lowercase()), lead.replace(".0", ".O")]);
        }
        for text in typed {
            let group = group(&text).unwrap_or_else(|| panic!("{text:?} is a group"));
            assert_eq!(names(group.errors()), members, "{text:?}");
            assert_eq!(group.family().map(|found| found.codes), Some(family.codes), "{text:?}");
            assert_eq!(group.to_string(), pattern, "{text:?}");
        }
    }
}

#[test]
fn every_prefix_lists_exactly_the_codes_with_it() {
    for service in embedded().metadata().services {
        let mut leads = vec![String::new()];
        for digits in 1..4 {
            leads.extend((0..10_usize.pow(digits)).map(|number| format!("{number:0width$}", width = digits as usize)));
        }
        for lead in leads {
            let id = service.id.as_str();
            let start = format!("{id}.{lead}");
            let typed = format!("{start:x<width$}", width = id.len() + 5);
            let expected = names(embedded().errors().iter().filter(|error| error.code.as_str().starts_with(&start)));
            match group(&typed) {
                Some(group) => {
                    assert_eq!(names(group.errors()), expected, "{typed}");
                    assert_eq!(group.to_string(), typed);
                    let family = embedded().metadata().families.iter().find(|family| family.codes.as_str() == typed);
                    assert_eq!(group.family(), family, "{typed}");
                }
                None => assert_eq!(expected, [""; 0], "{typed}"),
            }
        }
    }
}

#[test]
fn the_name_of_a_service_lists_all_its_codes() {
    for (service, count) in [("Ecs", 187), ("Common", 13), ("Pdp", 1)] {
        for typed in [service.to_owned(), service.to_uppercase(), format!("{service}."), format!("[{service}.xxxx]")] {
            let group = group(&typed).unwrap_or_else(|| panic!("{typed:?} is a group"));
            assert_eq!(group.errors().count(), count, "{typed:?}");
            assert!(group.errors().all(|error| prefix(error.code) == service), "{typed:?}");
        }
    }
}

#[test]
fn a_family_is_the_same_in_any_spelling() {
    let members = names(embedded().errors_matching(CodePattern::from_static("Ecs.03xx")));
    for format in FORMATS {
        let shown = |text: &str| {
            let output = found(format, "both", &[text.to_owned()]);
            if format == "json" { format!("{:#?}", Value::from(without_queries(&output))) } else { output }
        };
        let expected = shown("Ecs.03xx");
        for typed in ["Ecs.03", "ecs-03", "ECS03XX", "“Ecs.03”", "Ｅｃｓ．０３ｘｘ", "Ecs.O3"] {
            assert_eq!(shown(typed), expected, "{typed:?} as {format}");
        }
        assert!(expected.contains("Ecs.03xx") && expected.contains("查询失败") && expected.contains("Query failures"));
        assert!(members.iter().all(|code| expected.contains(code)), "{expected}");
        assert_eq!(expected.matches("Ecs.03").count(), members.len() + 1, "{expected}");
    }
    let answers = parse(&found("json", "en", &["Ecs.03".to_owned()]));
    assert_eq!(
        answers,
        [json!({
            "query": "Ecs.03",
            "found": true,
            "kind": "range",
            "pattern": "Ecs.03xx",
            "title": {"zh": "查询失败", "en": "Query failures"},
            "codes": members,
        })]
    );
}

#[test]
fn an_unknown_prefix_is_reported_as_typed() {
    for typed in ["Ecs.14xx", "Common.02xx", "Pdp.01xx"] {
        let done = lookup(&[typed]);
        assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{typed}");
        assert!(done.stderr.contains(typed), "{typed}: {}", done.stderr);
    }
}

#[test]
fn a_code_of_another_service_prints_its_pointer() {
    let about = embedded().metadata();
    let gateway = about.external.iter().find(|service| service.is_specific()).expect("APIGW").pointer;
    let external_help = about.external.iter().find(|service| !service.is_specific()).expect("any service").pointer;
    for (typed, code, pointer) in [
        ("APIGW.0301", "APIGW.0301", gateway),
        ("【APIGW.0301】", "APIGW.0301", gateway),
        ("APIGW 0301", "APIGW.0301", gateway),
        ("ＡＰＩＧＷ．０３０１", "APIGW.0301", gateway),
        ("EVS.2024", "EVS.2024", external_help),
        ("\"VPC.0002\",", "VPC.0002", external_help),
    ] {
        for (language, outside) in [("zh", "不在本手册"), ("en", "not in this catalog")] {
            let done = lookup(&["--lang", language, typed]);
            assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{typed}");
            assert!(done.stderr.contains(code) && done.stderr.contains(outside), "{typed}: {}", done.stderr);
            assert!(done.stderr.contains(pointer.get(language).expect("a text")), "{typed}: {}", done.stderr);
        }
        let answer = &parse(&lookup(&["--format", "json", typed]).stdout)[0];
        assert_eq!((&answer["found"], &answer["code"]), (&json!(false), &json!(code)), "{typed}");
        assert_eq!(answer["pointer"]["zh"].as_str(), pointer.get("zh"), "{typed}");
        assert_eq!(answer["pointer"]["en"].as_str(), pointer.get("en"), "{typed}");
    }
}

#[test]
fn the_codes_of_a_service_that_the_catalog_points_to_are_known_without_a_separator_too() {
    for typed in ["APIGW0301", "apigw0301", "[APIGW0301]", "ＡＰＩＧＷ０３０１"] {
        let done = lookup(&[typed]);
        assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{typed}");
        assert!(done.stderr.contains("see the error codes of API Gateway"), "{typed}: {}", done.stderr);
    }
}

#[test]
fn every_unknown_code_of_a_service_is_known_to_be_unknown() {
    for service in embedded().metadata().services {
        let known: BTreeSet<u32> = embedded()
            .errors()
            .iter()
            .filter(|error| prefix(error.code) == service.id.as_str())
            .map(|error| number(error.code))
            .collect();
        for number in (0..=9999).filter(|number| !known.contains(number)) {
            let typed = format!("{}.{number:04}", service.id.as_str());
            let found = embedded().resolve(&typed);
            assert!(matches!(found, Match::UnknownCode(ref code) if code.as_str() == typed), "{typed}: {found:?}");
        }
    }
}

#[test]
fn an_unknown_code_prints_the_edition_on_standard_error_only() {
    for format in ["human", "markdown"] {
        for typed in ["Ecs.9999", "Ecs.0380", "common-85", "Pdp.0002", "418", "Ecs.00085"] {
            let done = lookup(&["--format", format, typed]);
            assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{typed} as {format}");
            assert!(done.stderr.contains("2024-05-30"), "{typed}: {}", done.stderr);
            let question = done.stderr.lines().find_map(|line| line.strip_prefix("Did you mean: "));
            let close = question.map(|names| names.strip_suffix('?').expect("a question"));
            assert!(close.is_none_or(|close| close.split(", ").count() <= 3), "{typed}: {}", done.stderr);
            let shown = close.map_or(Vec::new(), |close| close.split(", ").collect());
            assert_eq!(shown, suggested(typed), "{typed}");
        }
    }
    assert!(lookup(&["ecs-9999"]).stderr.starts_with("Ecs.9999 is not in this catalog (edition 2024-05-30)."));
}

#[test]
fn an_unknown_code_in_json_has_the_query_and_suggestions() {
    let done = lookup(&["--format", "json", "Ecs.0380", "hello"]);
    assert_eq!(done.code, Some(1));
    assert_eq!(
        parse(&done.stdout),
        [
            json!({"query": "Ecs.0380", "found": false, "kind": "unknownCode", "code": "Ecs.0380", "suggestions": ["Ecs.0308", "Ecs.0320", "Ecs.0310"]}),
            json!({"query": "hello", "found": false, "kind": "notACode", "suggestions": []}),
        ]
    );
    assert!(done.stderr.contains("Ecs.0380") && done.stderr.contains("hello"), "{}", done.stderr);
}

#[test]
fn several_codes_are_answered_in_the_order_asked() {
    let asked = ["403", "Ecs.9999", "1", "Ecs.03", "EVS.2024", "ecs-85", "85"];
    let done = run(["--format", "json"].iter().chain(&asked)).done();
    assert_eq!(done.code, Some(1));
    let records = parse(&done.stdout);
    assert!(records.iter().map(|record| &record["query"]).eq(&asked));
    let answers: Vec<String> = records
        .iter()
        .flat_map(|record| record["results"].as_array().map_or(vec![record], |results| results.iter().collect()))
        .map(|answer| {
            let name = ["code", "pattern", "query"].iter().find_map(|key| answer[key].as_str());
            name.map_or_else(|| answer["status"].to_string(), str::to_owned)
        })
        .collect();
    assert_eq!(
        answers,
        [
            "403",
            "Ecs.0403",
            "Ecs.9999",
            "Ecs.0001",
            "Common.0001",
            "Pdp.0001",
            "Ecs.03xx",
            "EVS.2024",
            "Ecs.0085",
            "Ecs.0085"
        ]
    );
    let order: Vec<_> = ["Ecs.9999", "EVS.2024"].iter().map(|miss| done.stderr.find(miss)).collect();
    assert!(order[0].is_some() && order[0] < order[1], "{}", done.stderr);
    assert!(!done.stderr.contains("Ecs.0085"), "{}", done.stderr);
}

#[test]
fn hits_are_printed_next_to_misses() {
    for format in ["human", "markdown"] {
        let mixed = lookup(&["--format", format, "Ecs.9999", "Ecs.0085", "nonsense", "Ecs.0319"]);
        assert_eq!(mixed.code, Some(1));
        assert_eq!(mixed.stdout, found(format, "en", &["Ecs.0085".to_owned(), "Ecs.0319".to_owned()]));
        assert!(mixed.stderr.contains("Ecs.9999") && mixed.stderr.contains("nonsense"), "{}", mixed.stderr);
    }
}

#[test]
fn suggestions_are_similar_codes() {
    for (typed, expected) in [
        ("Ecs.0380", &["Ecs.0308", "Ecs.0320", "Ecs.0310"][..]),
        ("Ecs.0024", &["Common.0024", "Ecs.0042", "Ecs.0204"]),
        ("Common.0085", &["Ecs.0085", "Common.0025"]),
        ("Ecs.0324", &["Ecs.0323", "Ecs.0322", "Ecs.0321"]),
        ("Esc.0085", &["Ecs.0085"]),
        ("Comon.0024", &["Common.0024"]),
        ("Commom.0024", &["Common.0024"]),
        ("Ecs.00085", &["Ecs.0085", "Ecs.0086", "Ecs.0084"]),
        ("Ecs.9999", &[]),
        ("APIGW.0301", &[]),
        ("EVS.2024", &[]),
    ] {
        let suggestions = suggested(typed);
        // Of codes that are equally far away either may come first.
        let sorted = |codes: &[String]| codes.iter().cloned().collect::<BTreeSet<_>>();
        let expected: Vec<String> = expected.iter().map(|code| (*code).to_owned()).collect();
        assert_eq!(suggestions.first(), expected.first(), "{typed}: {suggestions:?}");
        assert_eq!(sorted(&suggestions), sorted(&expected), "{typed}");
    }
}

#[test]
fn the_closest_code_comes_first() {
    let known = |prefix: &str, digits: &str| embedded().error(code(&format!("{prefix}.{digits}"))).is_some();
    for prefix in ["Ecs", "Common", "Pdp"] {
        for number in (0..1400).chain(6990..7010) {
            let digits = format!("{number:04}");
            if known(prefix, &digits) {
                continue;
            }
            let text = format!("{prefix}.{digits}");
            let close: Vec<String> = embedded().suggest(code(&text)).map(|code| code.to_string()).collect();
            assert!(close.len() <= 3, "{text}: {close:?}");
            assert!(close.iter().all(|text| embedded().error(code(text)).is_some()), "{text}: {close:?}");
            assert_eq!(close.iter().collect::<BTreeSet<_>>().len(), close.len(), "{text}: {close:?}");

            let same = codes_with(number);
            let own = |digits: Vec<String>| -> Vec<String> {
                let there = digits.into_iter().filter(|digits| known(prefix, digits));
                there.map(|digits| format!("{prefix}.{digits}")).collect()
            };
            let swapped = own((0..3).map(|at| swap(&digits, at)).collect());
            let adjacent = own([number.wrapping_sub(1), number + 1]
                .into_iter()
                .filter(|adjacent| *adjacent <= 9999)
                .map(|adjacent| format!("{adjacent:04}"))
                .collect());
            let best = [same, swapped, adjacent].into_iter().find(|codes| !codes.is_empty());
            if let Some(best) = best {
                assert!(close.first().is_some_and(|first| best.contains(first)), "{text}: {close:?}, not {best:?}");
            }
        }
    }
}

/// The digits with those at a position and after it swapped.
fn swap(digits: &str, at: usize) -> String {
    let mut digits: Vec<char> = digits.chars().collect();
    digits.swap(at, at + 1);
    digits.into_iter().collect()
}

#[test]
fn an_unknown_number_suggests_at_most_three_codes() {
    for number in (0..1400).filter(|number| named_by(*number).is_empty()) {
        let close: Vec<Code<'_>> = embedded().suggest_for_number(number).collect();
        assert!(close.len() <= 3, "{number}: {close:?}");
        assert!(close.iter().all(|code| embedded().error(*code).is_some()), "{number}: {close:?}");
        assert_eq!(close.iter().collect::<BTreeSet<_>>().len(), close.len(), "{number}: {close:?}");
    }
    assert_eq!(embedded().suggest_for_number(380).next(), Some(codes::ECS_0308));
}

#[test]
fn an_unknown_bare_number_suggests_similar_codes() {
    assert_eq!(suggested("380").first().map(String::as_str), Some("Ecs.0308"));
}

#[test]
fn messages_about_numbers_are_correct() {
    for (typed, number) in [("418", 418), ("HTTP 319", 319), ("0429", 429), ("00001", 1), ("000085", 85)] {
        let done = lookup(&[typed]);
        let claim = format!("No error code and no HTTP status has the number {number} ");
        assert_eq!(named_by(number).is_empty(), done.stderr.contains(&claim), "{typed}: {}", done.stderr);
        let close = suggested(typed);
        assert_eq!(close.iter().collect::<BTreeSet<_>>().len(), close.len(), "{typed}: {close:?}");
    }
}

#[test]
fn an_unknown_status_is_not_an_external_code() {
    for typed in ["HTTP 999", "http-099", "status 600"] {
        let done = lookup(&[typed]);
        assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{typed}");
        assert!(!done.stderr.contains("another service"), "{typed}: {}", done.stderr);
    }
}

#[test]
fn words_without_hits_exit_with_1() {
    for typed in [
        "",
        " ",
        "hello",
        "error",
        "the",
        "Ecstasy",
        "commons",
        "Common sense",
        "http",
        "status",
        "HTTP 403 Forbidden",
        "Ecs.0085: text",
        "Ecs.0085 Ecs.0086",
        "Ecs.Ecs.0085",
        "Ecs.0085Ecs.0086",
        "Ecs.0x85",
        "Ecs.8 5",
        "Ecs.x5",
        "Ecs.00xxx",
        "Ecs.xxxxx",
        "Ecs.85x",
        "0x55",
        "1e3",
        "8.5",
        "1/2",
        "é",
        "Écs.0085",
        "网卡",
        "八十五",
        "😀",
        "Ecs.😀85",
        "Ecs.٠٠٨٥",
        "Ecs.₀₀₈₅",
        "Εcs.0085",
        "ecs.00⑧5",
        "2024-05-30",
        "v1.1",
        "xxxx",
        "O",
        "oo",
        "..",
        "\0",
        "\u{202e}",
        "1234567890",
        "4294967381",
        "Ecs.1234567890",
        "Ecs.4294967381",
        "Ecs.00000000000000085",
        "999999999",
        "-",
        "--",
    ] {
        assert_eq!(meant(typed), [""; 0], "{typed:?}");
        assert!(group(typed).is_none(), "{typed:?}");
    }
}

#[test]
fn letters_that_look_like_digits_are_not_a_code_without_a_digit() {
    for typed in ["ecso", "Ecsoo", "ecs.o", "Ecs O", "commonO", "common.oo", "pdpo"] {
        assert_eq!(meant(typed), [""; 0], "{typed:?}");
        assert!(group(typed).is_none(), "{typed:?}");
    }
}

#[test]
fn texts_of_any_length_are_misses() {
    const LENGTH: usize = 1_000_000;
    for piece in
        ["0", "8", "x", "O", "Ecs.", "Ecs.0085", "Ecs.0085 ", "[", ".", "😀", "\u{0}", "\u{202e}", "网", "Ｅ", "。"]
    {
        let text: String = piece.chars().cycle().take(LENGTH).collect();
        assert_eq!(meant(&text), [""; 0], "{piece:?}");
        assert!(group(&text).is_none(), "{piece:?}");
        for (before, after) in [("Ecs.", ""), ("Ecs.0085", "5"), ("", "85")] {
            assert_eq!(meant(&format!("{before}{text}{after}x")), [""; 0], "{before:?} {piece:?} {after:?}");
        }
    }
    for length in 0..200 {
        let _ = embedded().resolve(&"Ecs.0085".repeat(length)[length.min(3)..]);
        assert_eq!(meant(&format!("Ecs.{}", "9".repeat(length + 5))), [""; 0], "{length}");
    }
}

#[test]
fn a_long_argument_is_not_found() {
    for piece in ["8", "q"] {
        let done = lookup(&[piece.repeat(100_000 / piece.len())]);
        assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{piece}");
    }
}

/// Numbers without a pattern, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound
    }
}

#[test]
fn a_code_is_only_found_in_a_text_that_has_its_number() {
    const PIECES: [&str; 32] = [
        "Ecs", "ecs", "Common", "PDP", "http", "E", "c", "s", "0", "0", "00", "8", "5", "85", "1", "3", "4", "9", "O",
        "o", "x", "X", ".", "-", " ", "。", "８", "Ｅ", "[", "\u{200b}", "é", "😀",
    ];
    let mut random = Random(85);
    let mut answers = 0;
    for _ in 0..200_000 {
        let text: String = (0..=random.below(7)).map(|_| PIECES[random.below(PIECES.len())]).collect();
        // Another test covers Ecs.O.
        if !text.chars().any(char::is_numeric) {
            continue;
        }
        for name in meant(&text) {
            answers += 1;
            let number = name.rsplit(['.', ' ']).next().expect("a number").parse::<u32>().expect("a number");
            assert_eq!(number_in(&text), Some(number), "{text:?} means {name}");
        }
    }
    assert!(answers > 1000, "only {answers} texts meant something");
}

/// The number that a text ends with, read on its own: letters first, then digits.
fn number_in(text: &str) -> Option<u32> {
    let narrow = |letter| match letter {
        '！'..='～' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        other => other,
    };
    let kept: String = text.chars().map(narrow).filter(char::is_ascii_alphanumeric).collect();
    let kept = kept.to_lowercase();
    let rest = ["common", "ecs", "pdp", "http"].iter().find_map(|prefix| kept.strip_prefix(prefix)).unwrap_or(&kept);
    rest.replace('o', "0").parse().ok()
}

#[test]
fn an_echoed_argument_has_no_control_characters() {
    let acting = ('\u{1}'..='\u{1f}')
        .filter(|letter| *letter != '\n')
        .chain('\u{7f}'..='\u{9f}')
        .chain(['\u{61c}', '\u{feff}'])
        .chain('\u{200b}'..='\u{200f}')
        .chain('\u{2028}'..='\u{202e}')
        .chain('\u{2060}'..='\u{2069}');
    let query: String = acting.clone().flat_map(|letter| ['q', letter]).chain(['q']).collect();
    let clean = "q".repeat(acting.clone().count() + 1);
    for format in FORMATS {
        let done = lookup(&["--format", format, &query]);
        assert_eq!(done.code, Some(1));
        assert!(done.stderr.contains(&format!("\"{clean}\"")), "{}", done.stderr);
        let shown = done.stdout + &done.stderr;
        assert!(acting.clone().all(|letter| !shown.contains(letter)), "{shown:?}");
    }
    let answers = parse(&lookup(&["--format", "json", &query]).stdout);
    assert_eq!(answers[0]["query"], clean);
}

#[test]
fn an_echo_stays_on_its_line() {
    let plain = lookup(&["qq"]).stderr.lines().count();
    let done = lookup(&["q\nqqzx zzqx xxqz.\nq"]);
    assert_eq!(done.stderr.lines().count(), plain, "{}", done.stderr);
    let done = lookup(&["--lang", "f\nr", "85"]);
    assert_eq!((done.code, done.stderr.lines().count()), (Some(2), 1), "{}", done.stderr);
}

#[test]
fn a_wrong_argument_is_echoed_without_characters_that_act_on_the_terminal() {
    for args in [
        &["--bogus\u{202e}\u{1b}[31m\u{7}"][..],
        &["--lang", "f\u{202e}\u{1b}[31m\u{7}r", "85"],
        &["--format", "j\u{202e}\u{1b}[31m\u{7}", "85"],
        &["list", "--since", "2\u{202e}\u{1b}[31m\u{7}"],
        &["list", "--service", "E\u{202e}\u{1b}[31m\u{7}"],
    ] {
        let done = lookup(args);
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{args:?}");
        for acting in ['\u{202e}', '\u{1b}', '\u{7}'] {
            assert!(!done.stderr.contains(acting), "{args:?}: {:?}", done.stderr);
        }
    }
}

#[test]
fn options_without_a_code_read_the_input() {
    for args in [&[][..], &["--lang", "en"], &["--no-pager"], &["--color", "never"]] {
        let done = lookup(args);
        assert_eq!((done.code, done.stdout.as_str()), (Some(1), ""), "{args:?}");
        assert!(done.stderr.starts_with("The input is empty"), "{args:?}: {}", done.stderr);
    }
}

#[test]
fn help_and_version_are_printed_on_request() {
    for (args, expected) in [(["--help"], "Usage: ecs-err"), (["-h"], "Usage: ecs-err"), (["--version"], "ecs-err ")] {
        let done = lookup(&args);
        assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{args:?}");
        assert!(done.stdout.contains(expected), "{args:?}: {}", done.stdout);
    }
}

#[test]
fn unknown_flags_and_formats_are_wrong_usage() {
    for args in
        [&["--bogus"][..], &["--bogus", "Ecs.0085"], &["-x"], &["Ecs.0085", "--format", "yaml"], &["85", "--format"]]
    {
        let done = lookup(args);
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(done.stderr.starts_with("error: "), "{args:?}: {}", done.stderr);
    }
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_utf_8_is_wrong_usage() {
    use std::os::unix::ffi::OsStrExt as _;
    let done = lookup(&[std::ffi::OsStr::from_bytes(b"Ecs.\xff0085")]);
    assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""));
}

#[test]
fn control_characters_of_a_catalog_are_not_printed() {
    let dir = copy_of(&crate::env::catalog("words"));
    let file = dir.path().join("errors/payments.json");
    let errors = fs::read_to_string(&file).expect("a file");
    let controls = r"The b\u0007a\bn\fk\u009b1m\u007f refuses the payment.";
    fs::write(&file, errors.replace("The bank refuses the payment.", controls)).expect("a file");
    let data = dir.path().display().to_string();
    for arguments in
        [&["--color", "always", "card_declined"][..], &["--format", "markdown", "card_declined"], &["annotate"]]
    {
        let all = [&["--data", &data, "--lang", "en"], arguments].concat();
        let done = run(all).input(b"code: card_declined\n").done();
        assert!(done.stdout.contains("The bank1m refuses the payment."), "{arguments:?}: {}", done.stdout);
    }
}

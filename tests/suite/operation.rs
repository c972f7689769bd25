//! `ecs-err operation` and `ecs-err operations`: every call of the API.

use std::process::Command;

use ecs_err::{Operation, embedded, export};
use serde_json::{Value, json};

use crate::env::{Done, columns, exported, run, second_catalog};
use crate::lookup::squeeze;

fn operation(args: &[&str]) -> Done {
    run(["operation"].iter().chain(args)).done()
}

fn ids(name: &str) -> Vec<String> {
    let done = operation(&[name, "--format", "json"]);
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{name}");
    let records: Vec<Value> = serde_json::from_str(&done.stdout).expect("an array in JSON");
    records.iter().map(|record| record["id"].as_str().expect("an id").to_owned()).collect()
}

fn names(operation: &Operation<'_>) -> Vec<String> {
    let call = format!("{} {}", operation.method, operation.path);
    let filled = operation.path.replace("{project_id}", "05a8b2").replace("{server_id}", "c3d4");
    let titles = operation.title.iter().map(|(_, title)| title.to_owned());
    [operation.id.as_str().to_owned(), operation.path.to_owned(), call, filled].into_iter().chain(titles).collect()
}

#[test]
fn every_operation_is_found_by_id_path_and_title() {
    for operation in embedded().operations() {
        for name in names(operation) {
            for typed in [name.clone(), name.to_uppercase(), format!(" {name} ")] {
                assert_eq!(ids(&typed), [operation.id.as_str()], "{typed}");
            }
        }
    }
}

#[test]
fn a_part_finds_all_that_have_it() {
    assert_eq!(ids("vpc"), ["changevpc"]);
    assert_eq!(ids("原生"), ["create-server-v2.1"]);
    assert_eq!(ids("create"), ["create-server-v1", "create-server-v1.1", "create-server-v2.1"]);
    let text = operation(&["create"]).stdout;
    assert!(text.starts_with("Several operations match \"create\":\n"), "{text}");
    let done = operation(&["change", "the", "VPC", "of", "an", "ECS"]);
    assert!(done.stdout.starts_with("POST /v1/{project_id}/cloudservers/{server_id}/changevpc\n"), "{}", done.stdout);
}

#[test]
fn every_property_of_an_operation_is_shown() {
    for record in embedded().operations() {
        for language in ["zh", "en"] {
            let done = operation(&[record.id.as_str(), "--lang", language, "--all"]);
            let shown = squeeze(&done.stdout);
            let mut texts = vec![record.title, record.summary];
            texts.extend(record.asynchronous.map(|flow| flow.description));
            texts.extend(record.effects.iter().chain(record.warnings));
            texts.extend(record.parameters.iter().map(|parameter| parameter.description));
            texts.extend(record.notes.iter().map(|note| note.text));
            for structure in embedded().structures_for_operation(record.id.as_str()) {
                texts.push(structure.title);
                texts.extend(structure.fields.iter().map(|field| field.description));
            }
            texts.extend(record.examples.iter().map(|example| example.title));
            for text in texts.iter().filter_map(|text| text.get(language)).chain([record.path]) {
                assert!(shown.contains(&squeeze(text)), "{text} is missing:\n{}", done.stdout);
            }
        }
    }
}

/// The arguments that a shell makes of a command, with variables in it set.
#[cfg(unix)]
fn arguments(command: &str) -> Vec<String> {
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{command}");
    let output = Command::new("sh")
        .args(["-c", &script])
        .envs([("endpoint", "ecs.example"), ("token", "T"), ("project_id", "P"), ("server_id", "S")])
        .output()
        .expect("a shell");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.trim_end_matches('\0').split('\0').map(str::to_owned).collect()
}

#[test]
#[cfg(unix)]
fn the_command_works_when_it_is_pasted() {
    let record = embedded().operation("changevpc").expect("the operation");
    let example = &record.examples[0];
    for form in ["human", "markdown"] {
        let text = operation(&["changevpc", "--format", form]).stdout;
        let start = text.find("curl ").expect("a command");
        let command = text[start..].trim_end().trim_end_matches('`');
        let arguments = arguments(command);
        let (body, rest) = arguments.split_last().expect("arguments");
        let url = "https://ecs.example/v1/P/cloudservers/S/changevpc";
        let headers = ["-H", "X-Auth-Token: T", "-H", "Content-Type: application/json", "-d"];
        assert_eq!(rest, [["-X", "POST", url].as_slice(), &headers].concat());
        let body: Value = serde_json::from_str(body).expect("JSON");
        assert_eq!(body, export::to_json(&example.body.expect("a body")));
    }
}

#[test]
fn the_list_has_every_operation() {
    let text = run(["operations"]).done().stdout;
    let table = run(["operations", "--format", "markdown", "--lang", "zh"]).done().stdout;
    for record in embedded().operations() {
        assert!(text.contains(&format!("{}  {} {}\n", record.id, record.method, record.path)), "{text}");
        let title = record.title.get("zh").expect("a title");
        assert!(table.contains(&format!("| `{}` | `{} {}` | {title} |", record.id, record.method, record.path)));
    }
    let records: Value = serde_json::from_str(&run(["operations", "--format", "json"]).done().stdout).expect("JSON");
    assert_eq!(records, exported(embedded())["operations"]);
}

#[test]
fn an_unknown_name_suggests_similar_ones() {
    let done = operation(&["chagevpc"]);
    assert_eq!((done.stdout.as_str(), done.code), ("", Some(1)));
    assert!(
        done.stderr.contains("\"chagevpc\"") && done.stderr.ends_with("\nDid you mean: changevpc?\n"),
        "{}",
        done.stderr
    );
    let done = operation(&["zzz", "--format", "json", "--lang", "zh"]);
    let records: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!(records, json!([{"query": "zzz", "found": false, "kind": "notAnOperation", "suggestions": []}]));
    assert_eq!(done.code, Some(1));
    assert_eq!(operation(&[]).code, Some(2));
    assert_eq!(operation(&[""]).code, Some(1));
}

#[test]
fn all_lines_but_the_command_fit_forty_columns() {
    let prose = |text: &str| text.split("curl ").next().unwrap_or_default().to_owned();
    for record in embedded().operations() {
        for language in ["zh", "en", "both"] {
            let done = run(["operation", record.id.as_str(), "--lang", language]).env("COLUMNS", "40").done();
            assert!(prose(&done.stdout).lines().all(|line| columns(line) <= 40), "{}", done.stdout);
        }
    }
    let done = run(["operations"]).env("COLUMNS", "40").done();
    assert!(done.stdout.lines().all(|line| columns(line) <= 40), "{}", done.stdout);
}

#[test]
fn another_catalog_has_its_own_operation() {
    let harbor = second_catalog();
    let text = run(["operation", "/v1/7/berths", "--data", &harbor.display().to_string()]).done().stdout;
    assert!(text.contains("curl -X POST \"https://${endpoint}/v1/${harbor_id}/berths\""), "{text}");
    assert!(text.contains("Response: Antwort  liegeplatz-buchen.antwort\n"), "{text}");
}

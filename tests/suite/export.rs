//! `ecs-err export`: the whole catalog as one document.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::env::{Done, data, exported, run};

const LANGUAGES: [&str; 2] = ["zh", "en"];

fn export() -> Done {
    run(["export"]).dir(&std::env::temp_dir()).done()
}

fn document() -> Value {
    serde_json::from_str(&export().stdout).expect("the export is JSON")
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("{key} is no list in {value}"))
}

/// A file of the data directory as JSON.
fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("the file is readable");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The JSON files of a directory of data.
fn files(dir: &str) -> Vec<Value> {
    let entries = fs::read_dir(data().join(dir)).expect("the directory is readable");
    entries.map(|entry| read(&entry.expect("an entry").path())).collect()
}

/// The records that the files of a directory list.
fn records(dir: &str) -> Vec<Value> {
    files(dir).iter().flat_map(|file| list(file, dir).to_vec()).collect()
}

/// Checks that a value is text in both languages.
fn is_text(value: &Value) -> bool {
    let Value::Object(texts) = value else { return false };
    texts.keys().eq(LANGUAGES) && texts.values().all(|text| text.as_str().is_some_and(|text| !text.trim().is_empty()))
}

/// Calls a function for every object in a value.
fn each_object(value: &Value, visit: &mut impl FnMut(&Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            visit(members);
            members.values().for_each(|member| each_object(member, visit));
        }
        Value::Array(items) => items.iter().for_each(|item| each_object(item, visit)),
        _ => {}
    }
}

/// Checks that the export contains everything in a value of a data file.
fn holds(exported: &Value, value: &Value, place: &str) {
    match (exported, value) {
        (Value::Object(exported), Value::Object(members)) => {
            for (key, member) in members.iter().filter(|(key, _)| *key != "$schema") {
                let found = exported.get(key).unwrap_or_else(|| panic!("{place}: no {key}"));
                holds(found, member, &format!("{place}.{key}"));
            }
        }
        (Value::Array(exported), Value::Array(items)) => {
            assert_eq!(exported.len(), items.len(), "{place}");
            for (at, (exported, item)) in exported.iter().zip(items).enumerate() {
                holds(exported, item, &format!("{place}[{at}]"));
            }
        }
        // A change names its pages by id; the export gives each with its title.
        (Value::Object(page), Value::String(id)) if place.contains(".pages[") => assert_eq!(page["id"], *id, "{place}"),
        _ => assert_eq!(exported, value, "{place}"),
    }
}

/// Checks that each record is in the exported list, and nothing else is.
fn holds_each(exported: &[Value], records: &[Value], id: &str) {
    assert_eq!(exported.len(), records.len(), "records by {id}");
    for record in records {
        let same = exported.iter().find(|exported| exported[id] == record[id]);
        holds(same.unwrap_or_else(|| panic!("no {}", record[id])), record, &record[id].to_string());
    }
}

#[test]
fn exports_do_not_depend_on_the_environment() {
    let first = export();
    assert_eq!((first.code, first.stderr.as_str()), (Some(0), ""));
    assert!(first.stdout.ends_with("}\n"), "it ends with a line end");
    let other = run(["export", "--lang", "zh"])
        .env("LANG", "zh_CN.UTF-8")
        .env("COLUMNS", "20")
        .env("TERM", "dumb")
        .dir(&std::env::temp_dir());
    for second in [export(), other.done()] {
        assert!(second.stdout == first.stdout, "the exports differ");
    }
}

#[test]
fn the_library_exports_the_same_document() {
    assert_eq!(document(), exported(ecs_err::embedded()));
}

#[test]
fn the_export_has_its_format_and_its_parts() {
    let document = document();
    let keys: Vec<_> = document.as_object().expect("an object").keys().collect();
    let parts = ["errors", "statuses", "structures", "operations", "releases", "guides", "retired", "pages"];
    assert_eq!(keys, ["format", "catalog"].into_iter().chain(parts).collect::<Vec<_>>());
    assert_eq!(document["format"], "ecs-err/1");
    assert_eq!(document["catalog"]["id"], "ecs");
    assert_eq!(document["catalog"]["edition"], "2024-05-30");
    assert_eq!(document["catalog"]["languages"], json!(LANGUAGES));
    let counts = parts.map(|part| list(&document, part).len());
    assert_eq!(counts[..6], [201, 21, 19, 4, 76, 4]);
}

#[test]
fn every_text_is_in_both_languages() {
    let document = document();
    let mut texts = 0;
    each_object(&document, &mut |members| {
        if LANGUAGES.iter().any(|language| members.contains_key(*language)) {
            let text = Value::Object(members.clone());
            assert!(is_text(&text), "{text}");
            texts += 1;
        }
    });
    assert!(texts > 1500, "only {texts} texts");
    each_object(&document, &mut |members| {
        for (key, value) in members {
            let text_keys =
                ["message", "description", "action", "title", "text", "summary", "body", "pointer", "elsewhere"];
            // The body of an example is the body of a request; a message that was seen is verbatim.
            let is_verbatim = key == "body" && members.contains_key("url") || members.contains_key("source");
            if text_keys.contains(&key.as_str()) && !is_verbatim {
                assert!(is_text(value), "{key}: {value}");
            }
        }
    });
}

#[test]
fn the_schemas_of_the_data_files_stay_out_of_it() {
    each_object(&document(), &mut |members| assert!(!members.contains_key("$schema"), "{members:?}"));
}

#[test]
fn every_error_has_its_shape() {
    let document = document();
    for error in list(&document, "errors") {
        let code = error["code"].as_str().expect("a code");
        assert_eq!(error["service"].as_str(), code.split('.').next(), "{code}");
        assert!(error["status"].as_u64().is_some_and(|status| (200..600).contains(&status)), "{code}");
        assert!(["message", "description", "action"].iter().all(|key| is_text(&error[key])), "{code}");
        for event in list(error, "history") {
            assert!(event["date"].as_str().is_some_and(|day| day.parse::<ecs_err::Date>().is_ok()), "{code}");
            let release = event["release"].as_u64().expect("a number");
            assert!((1..=76).contains(&release), "{code}");
            assert!(matches!(event["kind"].as_str(), Some("added" | "changed")), "{code}: {event}");
        }
        let sorted = list(error, "history").iter().map(|event| event["date"].as_str()).is_sorted();
        assert!(sorted, "{code}: the history is in order");
        for note in list(error, "notes") {
            let known =
                matches!(note["kind"].as_str(), Some("note" | "conflict" | "erratum" | "hint" | "sharedMessage"));
            assert!(known && is_text(&note["text"]), "{code}: {note}");
        }
    }
}

#[test]
fn the_history_of_an_error_is_that_of_the_releases() {
    let document = document();
    for error in list(&document, "errors") {
        let mut expected = Vec::new();
        for release in list(&document, "releases") {
            for change in
                list(release, "changes").iter().filter(|change| list(change, "errors").contains(&error["code"]))
            {
                expected.push((&release["date"], &release["number"], &change["kind"], &change["text"]));
            }
        }
        let history = list(error, "history").iter();
        let history: Vec<_> =
            history.map(|event| (&event["date"], &event["release"], &event["kind"], &event["text"])).collect();
        assert_eq!(history, expected, "{}", error["code"]);
    }
}

#[test]
fn every_status_has_its_shape() {
    let document = document();
    for status in list(&document, "statuses") {
        assert!(status["status"].as_u64().is_some_and(|number| (200..600).contains(&number)), "{status}");
        assert!(status["reason"].as_str().is_some_and(|reason| !reason.is_empty()), "{status}");
        assert!(is_text(&status["description"]) && is_text(&status["action"]), "{status}");
    }
}

#[test]
fn every_structure_has_its_shape() {
    let document = document();
    let mut fields = 0;
    for structure in list(&document, "structures") {
        let id = structure["id"].as_str().expect("an id");
        assert!(structure["page"].is_string() && structure["table"].is_u64() && is_text(&structure["title"]), "{id}");
        let direction = structure["direction"].as_str();
        assert!(matches!(direction, Some("request" | "response")), "{id}");
        for field in list(structure, "fields") {
            assert!(field["name"].is_string() && field["type"].is_string(), "{id}: {field}");
            assert!(is_text(&field["description"]), "{id}: {field}");
            let required = field.get("required").unwrap_or_else(|| panic!("{id}: {field} says nothing of required"));
            assert_eq!(required.is_boolean(), direction == Some("request"), "{id}: {field}");
            assert_eq!(required.is_null(), direction == Some("response"), "{id}: {field}");
            fields += 1;
        }
    }
    assert_eq!(fields, 73);
}

#[test]
fn every_operation_release_and_guide_has_its_shape() {
    let document = document();
    for operation in list(&document, "operations") {
        assert!(operation["id"].is_string() && is_text(&operation["title"]), "{operation}");
        assert_eq!(operation["method"], "POST", "{operation}");
        assert!(operation["path"].as_str().is_some_and(|path| path.starts_with("/v")), "{operation}");
    }
    for (release, number) in list(&document, "releases").iter().zip(1..) {
        assert_eq!(release["number"], number);
        assert!(release["date"].is_string(), "{release}");
        for change in list(release, "changes") {
            let kind = change["kind"].as_str().expect("a kind");
            assert!(["added", "changed", "removed", "deprecated", "moved"].contains(&kind), "{change}");
            assert!(is_text(&change["text"]), "{change}");
            assert!(list(change, "errors").iter().all(Value::is_string), "{change}");
        }
    }
    for guide in list(&document, "guides") {
        assert!(guide["id"].is_string() && is_text(&guide["title"]) && is_text(&guide["body"]), "{guide}");
    }
}

#[test]
fn nothing_of_the_data_files_is_lost() {
    let document = document();
    holds(&document["catalog"], &read(&data().join("catalog.json")), "catalog");
    holds_each(list(&document, "errors"), &records("errors"), "code");
    holds_each(list(&document, "statuses"), list(&read(&data().join("statuses.json")), "statuses"), "status");
    holds_each(list(&document, "structures"), &records("structures"), "id");
    holds_each(list(&document, "operations"), &files("operations"), "id");
    holds_each(list(&document, "releases"), &records("releases"), "number");
    holds_each(list(&document, "pages"), list(&read(&data().join("pages.json")), "pages"), "id");
}

#[test]
fn every_guide_is_the_text_of_its_files() {
    for guide in list(&document(), "guides") {
        for language in LANGUAGES {
            let id = guide["id"].as_str().expect("an id");
            let path = data().join("guides").join(language).join(format!("{id}.md"));
            let text = |key: &str| guide[key][language].as_str().expect("a text");
            let whole = format!("# {}\n\n{}\n", text("title"), text("body"));
            assert_eq!(fs::read_to_string(path).expect("a guide"), whole, "{id} in {language}");
        }
    }
}

#[test]
fn an_export_takes_no_other_arguments() {
    for args in [&["export", "Ecs.0085"][..], &["export", "--format", "yaml"], &["export", "--bogus"]] {
        let done = run(args).done();
        assert_eq!((done.code, done.stdout.as_str()), (Some(2), ""), "{args:?}");
    }
}

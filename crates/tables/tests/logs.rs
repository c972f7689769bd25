//! What the formats for logs hold is what the catalog has, in every catalog and language.

mod common;

use std::collections::{BTreeMap, HashSet};

use ecs_err_core::resolve::Record;
use ecs_err_core::{Catalog, Code};
use ecs_err_tables::{Table, elasticsearch, fluent_bit, ndjson, rsyslog, syslog_ng, weaver};
use serde_json::Value;

use common::{CATALOGS, open};

/// Runs a check on each catalog in each of its languages.
fn for_each(check: impl Fn(Catalog<'_>, &str)) {
    for name in CATALOGS.into_iter().chain(["tests/generate/empty"]) {
        let owned = open(name);
        for language in owned.get().metadata().languages.iter() {
            check(owned.get(), language);
        }
    }
}

fn codes(catalog: Catalog<'_>) -> Vec<Code<'_>> {
    let retired = catalog.retired().iter().map(|retired| retired.code);
    catalog.errors().iter().map(|error| error.code).chain(retired).collect()
}

/// The words of the meaning and the action of a code, each of which its explanation has.
fn words(catalog: Catalog<'_>, code: Code<'_>, language: &str) -> Vec<String> {
    let record = catalog.record_of(code).expect("a record");
    let action = match record {
        Record::Error(error) => error.action.get(language).unwrap_or_default(),
        _ => "",
    };
    let all = format!("{} {action}", record.summary(language));
    all.split_whitespace().map(|word| word.replace(char::is_control, "")).collect()
}

fn assert_explains(catalog: Catalog<'_>, code: Code<'_>, language: &str, text: &str) {
    assert!(!text.is_empty() && !text.contains(char::is_control), "{code} {text:?}");
    for word in words(catalog, code, language) {
        assert!(text.contains(&word), "{code} {language} {word:?}: {text}");
    }
}

/// The explanations of the lookup table, by index.
fn looked_up(catalog: Catalog<'_>, language: &str) -> BTreeMap<String, String> {
    let table: Value = serde_json::from_str(&rsyslog(catalog, language)).expect("JSON");
    let text = |entry: &Value, key: &str| entry[key].as_str().expect("a string").to_owned();
    let entries = table["table"].as_array().expect("a list");
    entries.iter().map(|entry| (text(entry, "index"), text(entry, "value"))).collect()
}

#[test]
fn rsyslog_finds_each_code_in_both_spellings() {
    for_each(|catalog, language| {
        let table: Value = serde_json::from_str(&rsyslog(catalog, language)).expect("JSON");
        assert_eq!((&table["version"], &table["type"]), (&Value::from(1), &Value::from("string")));
        assert!(table["nomatch"].as_str().is_some_and(|text| !text.is_empty()));
        let entries = looked_up(catalog, language);
        assert_eq!(entries.len(), table["table"].as_array().expect("a list").len(), "an index twice");
        for code in codes(catalog) {
            assert_explains(catalog, code, language, &entries[code.as_str()]);
            assert_eq!(entries[&code.as_str().to_ascii_lowercase()], entries[code.as_str()]);
        }
    });
}

#[test]
fn syslog_ng_has_a_line_for_each_value() {
    for_each(|catalog, language| {
        let text = syslog_ng(catalog, language);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let rows: Vec<[String; 3]> = reader.deserialize().collect::<Result<_, _>>().expect("CSV");
        assert_eq!(rows.len(), text.lines().count());
        let mut explained = Vec::new();
        let mut keys = HashSet::new();
        for [selector, name, value] in &rows {
            assert!(keys.insert((selector, name)), "twice: {selector} {name}");
            let code = Code::new(selector).expect("a code");
            // Every `$` is a pair of them.
            assert!(!value.replace("$$", "").contains('$'), "{value}");
            match name.as_str() {
                "code" => assert_eq!(value, selector),
                "explanation" => {
                    let value = value.replace("$$", "$");
                    assert_explains(catalog, code, language, &value);
                    explained.push(code);
                }
                "status" => assert_eq!(value.split(' ').next(), first_status(catalog, code).as_deref()),
                "service" | "retry" | "url" => assert!(!value.is_empty()),
                _ => panic!("{name}"),
            }
        }
        assert_eq!(explained, codes(catalog));
    });
}

fn first_status(catalog: Catalog<'_>, code: Code<'_>) -> Option<String> {
    catalog.error(code)?.all_statuses().next().map(|status| status.to_string())
}

#[test]
fn fluent_bit_has_an_entry_for_each_code() {
    for_each(|catalog, language| {
        let script = fluent_bit(catalog, language);
        let explanations = looked_up(catalog, language);
        let entries: Vec<&str> = script.lines().filter_map(|line| line.strip_prefix("    [")).collect();
        let expected: Vec<String> = codes(catalog)
            .iter()
            .map(|code| {
                // Codes have no letter that is escaped. A text has no control characters.
                let text = explanations[code.as_str()].replace('\\', "\\\\").replace('"', "\\\"");
                format!("\"{}\"] = {{\"{code}\", \"{text}\"}},", code.as_str().to_ascii_lowercase())
            })
            .collect();
        assert_eq!(entries, expected);
    });
}

#[test]
fn weaver_has_a_member_for_each_code() {
    for_each(|catalog, language| {
        let text = weaver(catalog, language);
        let registry: Value = serde_yaml_ng::from_str(&text).expect("YAML");
        let group = &registry["groups"][0];
        assert_eq!(group["type"], "attribute_group");
        let attribute = &group["attributes"][0];
        assert_eq!((&attribute["id"], &attribute["stability"]), (&Value::from("error.type"), &Value::from("stable")));
        let members = attribute["type"]["members"].as_array().expect("a list");
        let values: Vec<&str> = members.iter().map(|member| member["value"].as_str().expect("a string")).collect();
        assert_eq!(values, codes(catalog).iter().map(Code::as_str).collect::<Vec<_>>());
        let ids: HashSet<&str> = members.iter().map(|member| member["id"].as_str().expect("an id")).collect();
        assert_eq!(ids.len(), members.len());
        for id in ids {
            assert!(id.starts_with(|letter: char| letter.is_ascii_lowercase()), "{id}");
            assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'), "{id}");
        }
        for member in members {
            assert!(member["brief"].as_str().is_some_and(|brief| !brief.is_empty()), "{member}");
            let code = Code::new(member["value"].as_str().expect("a string")).expect("a code");
            let deprecated = &member["deprecated"];
            match catalog.record_of(code).expect("a record") {
                Record::Retired(retired, _) => match retired.replacement {
                    Some(code) => assert_eq!(deprecated["renamed_to"], code.as_str()),
                    None => assert_eq!(deprecated["reason"], "obsoleted"),
                },
                Record::Error(error) => assert_eq!(error.deprecated.is_some(), deprecated["reason"] == "uncategorized"),
                other => panic!("{other:?}"),
            }
        }
    });
}

#[test]
fn elasticsearch_has_a_document_for_each_code() {
    for_each(|catalog, language| {
        let table = Table::new(catalog, &[language], true);
        let body = elasticsearch(&table);
        assert!(body.is_empty() || body.ends_with("}\n"), "the last line has to end");
        let lines: Vec<Value> = body.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let rows = ndjson(&table);
        let rows: Vec<Value> = rows.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(lines.len(), rows.len() * 2);
        for (pair, row) in lines.chunks(2).zip(&rows) {
            assert_eq!(pair[0], serde_json::json!({"index": {"_id": row["code"]}}));
            for (name, value) in row.as_object().expect("an object") {
                let found = &pair[1][name];
                match name.as_str() {
                    _ if value.is_null() => assert!(found.is_null()),
                    "status" | "placeholders" | "same_as" => {
                        let words: Vec<String> = found.as_array().expect("a list").iter().map(text).collect();
                        assert_eq!(Value::from(words.join(" ")), *value);
                    }
                    "cases" => assert_eq!(text(value), found.to_string()),
                    _ => assert_eq!(found, value, "{name}"),
                }
            }
        }
    });
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[test]
fn the_same_catalog_gives_the_same_bytes() {
    let one: Vec<String> = texts();
    assert_eq!(one, texts());
}

fn texts() -> Vec<String> {
    let owned = open("data");
    let formats = [rsyslog, syslog_ng, fluent_bit, weaver];
    formats.iter().map(|write| write(owned.get(), "zh")).collect()
}

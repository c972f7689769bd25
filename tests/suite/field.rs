//! `ecs-err field`: every field and structure, by every name that it has.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use ecs_err::{Field, Structure, embedded};
use serde_json::Value;

use crate::env::{Done, columns, copy_of, exported, run, run_within, second_catalog};
use crate::lookup::squeeze;

fn field(args: &[&str]) -> Done {
    run(["field"].iter().chain(args)).done()
}

/// The records found, each as `structure#field` or as a structure's id.
fn found(name: &str) -> BTreeSet<String> {
    let done = field(&[name, "--format", "json"]);
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{name}");
    let records: Vec<Value> = serde_json::from_str(&done.stdout).expect("an array in JSON");
    let text = |record: &Value, key: &str| record[key].as_str().unwrap_or_default().to_owned();
    let id = |record: &Value| match text(record, "kind").as_str() {
        "field" => format!("{}#{}", text(record, "structure"), text(record, "name")),
        _ => text(record, "id"),
    };
    assert!(records.iter().all(|record| record["found"] == true), "{name}");
    records.iter().map(id).collect()
}

fn fields() -> impl Iterator<Item = (&'static Structure<'static>, &'static Field<'static>)> {
    embedded().structures().iter().flat_map(|structure| structure.fields.iter().map(move |field| (structure, field)))
}

fn id(structure: &Structure<'_>, field: &Field<'_>) -> String {
    format!("{}#{}", structure.id, field.name)
}

/// The paths from the roots, found from above.
fn paths() -> BTreeMap<String, Vec<String>> {
    fn walk(structure: &Structure<'_>, prefix: &str, paths: &mut BTreeMap<String, Vec<String>>) {
        for field in structure.fields {
            let path = format!("{prefix}{}", field.name);
            paths.entry(id(structure, field)).or_default().push(path.clone());
            if let Some(below) = field.schema.structure.and_then(|id| embedded().structure(id)) {
                walk(below, &format!("{path}."), paths);
            }
        }
    }
    let referred: BTreeSet<&str> = fields().filter_map(|(_, field)| field.schema.structure).collect();
    let mut paths = BTreeMap::new();
    for root in embedded().structures().iter().filter(|structure| !referred.contains(structure.id.as_str())) {
        walk(root, &root.name.map(|name| format!("{name}.")).unwrap_or_default(), &mut paths);
    }
    paths
}

#[test]
fn every_field_is_found_after_the_id_of_its_structure() {
    for (structure, field) in fields() {
        let id = id(structure, field);
        assert_eq!(found(&id), BTreeSet::from([id]));
    }
}

#[test]
fn every_field_is_found_by_its_path_from_each_root_however_it_is_written() {
    let paths = paths();
    assert_eq!(paths.len(), fields().count(), "each field is below a root");
    for (id, paths) in paths {
        for path in paths {
            for typed in [path.clone(), path.to_uppercase(), path.replace(['_', ':', '.'], "-")] {
                let found = found(&typed);
                assert!(found.contains(&id), "{typed} finds {found:?}");
                // A path ends with the name of every field that it may mean.
                let name = |id: &str| id.rsplit_once('#').map(|(_, name)| name.to_owned());
                assert!(found.iter().all(|other| name(other) == name(&id)), "{typed} finds {found:?}");
            }
        }
    }
}

#[test]
fn the_paths_shown_are_those_from_the_roots() {
    let paths = paths();
    for (structure, field) in fields() {
        assert_eq!(embedded().field_paths(structure, field), paths[&id(structure, field)]);
    }
}

#[test]
fn every_structure_is_found_by_its_id() {
    for structure in embedded().structures() {
        let id = structure.id.as_str();
        assert_eq!(found(id), BTreeSet::from([id.to_owned()]));
    }
}

#[test]
fn a_name_finds_every_field_that_has_it() {
    let mut named: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (structure, field) in fields() {
        named.entry(field.name).or_default().insert(id(structure, field));
    }
    for (name, ids) in named {
        let found = found(name);
        let is_field = |id: &&String| id.contains('#');
        assert_eq!(found.iter().filter(is_field).collect::<Vec<_>>(), ids.iter().collect::<Vec<_>>(), "{name}");
        let done = field(&[name]);
        if found.len() > 1 {
            for (structure, _) in fields().filter(|(structure, field)| ids.contains(&id(structure, field))) {
                let page = embedded().page(structure.page).and_then(|page| page.title.get("en")).expect("a title");
                let place = format!("  \"{page}\", table {}\n", structure.table);
                let heading = format!("\n{}#{name}\n", structure.id);
                assert!(done.stdout.contains(&heading) && done.stdout.contains(&place), "{}", done.stdout);
            }
        } else {
            assert!(done.stdout.starts_with(found.first().expect("one is found")), "{}", done.stdout);
        }
    }
}

#[test]
fn every_property_of_a_field_is_shown() {
    for language in ["zh", "en"] {
        for (structure, record) in fields() {
            let done = field(&[&id(structure, record), "--lang", language, "--all"]);
            let shown = squeeze(&done.stdout);
            let mut texts = vec![record.description];
            texts.extend(record.rules.iter().map(|rule| rule.text));
            texts.extend(record.notes.iter().map(|note| note.text));
            texts.extend(record.schema.values.iter().map(|value| value.description));
            texts.extend(record.schema.steps.iter().map(|step| step.description));
            texts.extend(record.ineffective);
            let texts = texts.iter().filter_map(|text| text.get(language));
            let words = [Some(record.written_type), record.microversion, record.schema.unit, record.schema.structure];
            let numbers = [record.schema.minimum, record.schema.maximum].map(|number| number.map(|n| n.to_string()));
            let words = words.iter().flatten().copied().chain(numbers.iter().flatten().map(String::as_str));
            for text in texts.chain(words).chain(structure.operations.iter().copied()) {
                assert!(shown.contains(&squeeze(text)), "{text} is missing:\n{}", done.stdout);
            }
        }
    }
}

#[test]
fn a_field_shows_its_members_and_on_request_the_whole_tree() {
    let next = field(&["create-server.publicip"]).stdout;
    assert!(next.contains("\neip  Object, optional\n") && !next.contains("iptype"), "{next}");
    let all = field(&["create-server.publicip", "--recursive"]).stdout;
    assert!(all.contains("\n  bandwidth  Object, required\n"), "{all}");
    assert!(all.contains("\n    size  Integer, optional\n"), "{all}");
    let done = field(&["nic", "--recursive", "--format", "json"]);
    let records: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!(records[0]["below"][1]["id"], "change-vpc.security_groups");
}

#[test]
fn releases_that_mention_a_field_are_shown() {
    let done = field(&["server-details.address#primary", "--lang", "zh"]);
    assert!(done.stdout.contains("2023-10-13 新增（第70次发布）"), "{}", done.stdout);
}

#[test]
fn an_unknown_name_suggests_similar_ones() {
    for (typed, close) in [
        ("subnetid", "Did you mean: subnet_id?\n"),
        ("scheduler_hints", "Did you mean: os:scheduler_hints?\n"),
        ("nic.subnet_idd", "Did you mean: subnet_id?\n"),
        ("zzzzzz", ""),
        ("", ""),
    ] {
        let done = field(&[typed]);
        let message = format!("No field or structure is named \"{typed}\" (edition 2024-05-30).\n");
        assert_eq!((done.stdout.as_str(), done.code), ("", Some(1)), "{typed}");
        assert_eq!(done.stderr, message + close, "{typed}");
    }
    let done = field(&["subnetid", "--format", "json"]);
    let records: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!(
        records,
        serde_json::json!([{"query": "subnetid", "found": false, "kind": "notAField", "suggestions": ["subnet_id"]}])
    );
}

#[test]
fn json_has_the_members_of_the_export() {
    let exported = exported(embedded());
    for structure in exported["structures"].as_array().expect("structures") {
        for member in structure["fields"].as_array().expect("fields") {
            let id = format!("{}#{}", structure["id"].as_str().unwrap(), member["name"].as_str().unwrap());
            let done = field(&[&id, "--format", "json"]);
            let records: Value = serde_json::from_str(&done.stdout).expect("JSON");
            for (key, value) in member.as_object().expect("a field") {
                assert_eq!(&records[0][key], value, "{id} {key}");
            }
        }
    }
}

#[test]
fn lines_fit_forty_columns() {
    for structure in embedded().structures() {
        let id = structure.id.as_str();
        for args in [vec![id], vec![id, "--recursive", "--lang", "both"]] {
            let done = run(["field"].iter().chain(&args)).env("COLUMNS", "40").done();
            assert_eq!(done.code, Some(0));
            assert!(done.stdout.lines().all(|line| columns(line) <= 40), "{}", done.stdout);
        }
    }
    for (structure, record) in fields() {
        for name in [id(structure, record), record.name.to_owned()] {
            let done = run(["field", &name]).env("COLUMNS", "40").done();
            assert!(done.stdout.lines().all(|line| columns(line) <= 40), "{}", done.stdout);
        }
    }
}

#[test]
fn markdown_has_the_name_and_the_description() {
    let text = field(&["publicip.eip.bandwidth.size", "--format", "markdown"]).stdout;
    assert!(text.starts_with("## `create-server.bandwidth#size`\n\n**Path**: publicip.eip.bandwidth.size\n"), "{text}");
}

#[test]
fn another_catalog_has_its_own_fields_and_all_paths_to_them() {
    let harbor = second_catalog();
    let text = run(["field", "REQUEST.ship", "--data", &harbor.display().to_string()]).done().stdout;
    assert!(text.starts_with("liegeplatz-buchen.anfrage#ship\n"), "{text}");
    assert!(text.contains("ship\n             request.ship\n"), "{text}");
    assert!(text.contains("Der Name des Schiffs."), "{text}");
}

#[test]
fn circular_references_end() {
    let copy = copy_of(&second_catalog());
    let path = copy.path().join("structures/liegeplatz-buchen.json");
    let text = fs::read_to_string(&path).expect("the structures");
    let mut structures: Value = serde_json::from_str(&text).expect("JSON");
    structures["structures"][0]["fields"].as_array_mut().expect("fields").push(serde_json::json!({
        "name": "answer",
        "required": false,
        "type": "Object",
        "schema": {"type": "object", "ref": "liegeplatz-buchen.antwort"},
        "description": {"de": "Die Antwort auf eine frühere Anfrage."},
    }));
    fs::write(&path, structures.to_string()).expect("the structures");
    let dir = copy.path().display().to_string();
    assert_eq!(run(["fmt", &dir]).done().code, Some(0));

    let done = run(["field", "request.answer.request.ship", "--data", &dir]).done();
    assert!(done.stdout.starts_with("liegeplatz-buchen.anfrage#ship\n"), "{}{}", done.stdout, done.stderr);
    assert!(done.stdout.contains("ship\n             request.ship\n"), "{}", done.stdout);
    let done = run(["field", "liegeplatz-buchen.antwort", "--recursive", "--data", &dir]).done();
    assert!(done.stdout.contains("\n  answer  Object, optional, as above\n"), "{}{}", done.stdout, done.stderr);
}

#[test]
fn a_long_text_is_compared_with_names_in_linear_time() {
    let done = run_within(30, ["field", &"a.".repeat(50_000)]).done();
    assert_eq!(done.code, Some(1));
}

#[test]
fn a_field_has_the_rules_of_other_fields_that_name_it() {
    for (asked, rule) in [
        ("create-server.publicip#id", "Of id and eip in the publicip structure, specify only one."),
        ("create-server.publicip#eip", "Of id and eip in the publicip structure, specify only one."),
        ("change-vpc.nic#subnet_id", "port_id and subnet_id cannot both be empty."),
        ("change-vpc.nic#ip_address", "security_groups, ip_address, and similar parameters have no effect."),
        ("create-server.bandwidth#sharetype", "size: Mandatory if sharetype is PER."),
        (
            "create-server.bandwidth#id",
            "create-server.eip_extendparam#chargingMode: If sharetype in the bandwidth object",
        ),
    ] {
        for format in ["human", "markdown"] {
            let done = field(&[asked, "--lang", "en", "--format", format]);
            let shown = squeeze(&done.stdout.replace('\\', ""));
            assert_eq!(shown.matches(&squeeze(rule)).count(), 1, "{rule}\n{}", done.stdout);
        }
    }
    let done = field(&["create-server.publicip#id", "--format", "json"]);
    let records: serde_json::Value = serde_json::from_str(&done.stdout).expect("JSON");
    let rule = &records[0]["rulesElsewhere"][0];
    assert_eq!(
        (&rule["field"], &rule["kind"]),
        (&"create-server.publicip#delete_on_termination".into(), &"oneOf".into())
    );
}

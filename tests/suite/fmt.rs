//! `ecs-err fmt`: every data file has one canonical form, and formatting restores it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::env::{self, Done};

/// Every file of a directory.
type Files = BTreeMap<String, Vec<u8>>;

fn files(dir: &Path) -> Files {
    let entries = walkdir::WalkDir::new(dir).into_iter().map(|entry| entry.expect("the directory is readable"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|file| {
            let path = file.path().strip_prefix(dir).expect("it is in the directory").display().to_string();
            (path.replace('\\', "/"), fs::read(file.path()).expect("a file"))
        })
        .collect()
}

/// The files that `fmt` formats.
fn data_files() -> Files {
    let mut files = files(&env::data());
    files.retain(|path, _| !path.starts_with("schema/") && !path.starts_with("guides/"));
    files
}

fn fmt(dir: &Path) -> Done {
    env::run(["fmt".as_ref(), dir.as_os_str()]).done()
}

fn fmt_check(dir: &Path) -> Done {
    env::run(["fmt".as_ref(), "--check".as_ref(), dir.as_os_str()]).done()
}

/// The files that a run names, below the directory.
fn named(done: &Done, dir: &Path) -> Vec<String> {
    let below = |line: &str| Path::new(line).strip_prefix(dir).expect("it is in the directory").display().to_string();
    done.stdout.lines().map(|line| below(line).replace('\\', "/")).collect()
}

/// The value with the keys of all records in reverse; values of the API are unchanged.
fn reversed(tree: &Value) -> Value {
    match tree {
        Value::Array(items) => items.iter().map(reversed).collect(),
        Value::Object(members) => {
            let one = |key: &str, value: &Value| if key == "body" { value.clone() } else { reversed(value) };
            Value::Object(members.iter().rev().map(|(key, value)| (key.clone(), one(key, value))).collect())
        }
        scalar => scalar.clone(),
    }
}

/// The text with every character beyond ASCII as an escape.
fn escaped(text: &str) -> String {
    let escape = |unit: u16| match u8::try_from(unit) {
        Ok(byte) if byte.is_ascii() => char::from(byte).to_string(),
        _ => format!("\\u{unit:04X}"),
    };
    text.encode_utf16().map(escape).collect::<Vec<_>>().concat()
}

/// Writes every data file in another form.
fn rewrite(dir: &Path, form: impl Fn(&Value) -> String) {
    for (path, bytes) in data_files() {
        let tree = serde_json::from_slice(&bytes).expect("the data is JSON");
        let text = form(&tree);
        assert_ne!(text.as_bytes(), bytes, "{path} has this form already");
        fs::write(dir.join(path), text).expect("a file");
    }
}

#[test]
fn the_data_is_in_canonical_form() {
    let dir = env::copy_of(&env::data());
    for done in [fmt_check(dir.path()), fmt(dir.path())] {
        assert_eq!((done.stdout.as_str(), done.stderr.as_str(), done.code), ("", "", Some(0)));
    }
    assert!(files(dir.path()) == files(&env::data()), "a file is not the same");
}

#[test]
fn any_form_is_formatted_back_byte_for_byte() {
    let forms: [fn(&Value) -> String; 5] = [
        |tree| tree.to_string(),
        |tree| reversed(tree).to_string(),
        |tree| format!("\n{:#}\n\n", reversed(tree)),
        |tree| format!("{:#}", reversed(tree)).replace('\n', "\r\n\t"),
        |tree| escaped(&format!("{tree:#}")),
    ];
    for form in forms {
        let dir = env::copy_of(&env::data());
        rewrite(dir.path(), form);
        let done = fmt(dir.path());
        assert_eq!((done.stderr.as_str(), done.code), ("", Some(0)));
        assert_eq!(named(&done, dir.path()), data_files().into_keys().collect::<Vec<_>>());
        for (path, bytes) in files(&env::data()) {
            assert!(fs::read(dir.path().join(&path)).expect("a file") == bytes, "{path} is not the same");
        }
    }
}

#[test]
fn canonical_files_stay_unchanged() {
    let dir = env::copy_of(&env::data());
    rewrite(dir.path(), Value::to_string);
    fmt(dir.path());
    let done = fmt(dir.path());
    assert_eq!((done.stdout.as_str(), done.stderr.as_str(), done.code), ("", "", Some(0)));
}

#[test]
fn no_other_files_are_left() {
    let dir = env::copy_of(&env::data());
    rewrite(dir.path(), Value::to_string);
    fmt(dir.path());
    assert!(files(dir.path()).into_keys().eq(files(&env::data()).into_keys()), "there are other files");
}

#[test]
fn only_the_file_in_another_form_is_written() {
    let dir = env::copy_of(&env::data());
    let (path, bytes) = ("errors/pdp.json", data_files()["errors/pdp.json"].clone());
    fs::write(dir.path().join(path), [b"\n", &bytes[..]].concat()).expect("a file");
    assert_eq!(named(&fmt(dir.path()), dir.path()), [path]);
    assert!(files(dir.path()) == files(&env::data()), "a file is not the same");
}

#[test]
fn check_names_the_files_and_writes_nothing() {
    let dir = env::copy_of(&env::data());
    let changed = ["errors/pdp.json", "releases/2015.json"];
    for path in changed {
        let text = String::from_utf8(data_files()[path].clone()).expect("the data is UTF-8");
        fs::write(dir.path().join(path), text.replacen("  ", "", 1)).expect("a file");
    }
    let before = files(dir.path());
    let done = fmt_check(dir.path());
    assert_eq!((done.stderr.as_str(), done.code), ("", Some(1)));
    assert_eq!(named(&done, dir.path()), changed);
    assert!(files(dir.path()) == before, "a file was written");
}

#[test]
fn a_file_with_mistakes_is_reported_and_left_alone() {
    for (old, new, expected) in [
        (
            "\"status\": 403,",
            "\"status\": 403, \"color\": 1,",
            "pdp.json:7:22: unknown key \"color\" [D105 unknown-key]",
        ),
        ("\"status\": 403,", "\"status\": \"403\",", "pdp.json:7:17: expected an integer, found a string"),
        ("{\"zh\": \"API", "{\"fr\": \"Refus\", \"zh\": \"API", "pdp.json:15:23: \"fr\" is not a language"),
        ("\"status\": 403,", "\"status\": 403,,", "pdp.json:7:21: "),
        ("\"status\": 403,", "\"status\": 403, \"status\": 404,", "is repeated"),
    ] {
        let dir = env::copy_of(&env::data());
        let broken = String::from_utf8(data_files()["errors/pdp.json"].clone()).expect("the data is UTF-8");
        assert!(broken.contains(old), "there is no {old}");
        let broken = broken.replacen(old, new, 1);
        rewrite(dir.path(), Value::to_string);
        fs::write(dir.path().join("errors/pdp.json"), &broken).expect("a file");
        let done = fmt(dir.path());
        assert_eq!((done.stderr.lines().count(), done.code), (1, Some(2)), "{}", done.stderr);
        assert!(done.stderr.contains(expected), "expected {expected}: {}", done.stderr);
        let mut expected = files(&env::data());
        expected.insert("errors/pdp.json".to_owned(), broken.into());
        assert!(files(dir.path()) == expected, "the other files are not written, or this one is");
    }
}

#[test]
fn no_text_is_lost_where_its_language_is_not_known() {
    for languages in ["\"zh, en\"", "[\"fr\"]", "[\"zh\", 5]", "[]", "null"] {
        let dir = env::copy_of(&env::data());
        let catalog = String::from_utf8(data_files()["catalog.json"].clone()).expect("the data is UTF-8");
        let broken = catalog.replace("[\"zh\", \"en\"]", languages);
        assert_ne!(broken, catalog);
        fs::write(dir.path().join("catalog.json"), broken).expect("a file");
        let compact: Value = serde_json::from_slice(&data_files()["errors/pdp.json"]).expect("the data is JSON");
        fs::write(dir.path().join("errors/pdp.json"), compact.to_string()).expect("a file");
        let before = files(dir.path());
        let done = fmt(dir.path());
        assert_eq!((done.stdout.as_str(), done.code), ("", Some(2)), "{languages}");
        assert!(files(dir.path()) == before, "{languages}: a file was written");
    }
}

#[test]
fn check_fails_for_mistakes_too() {
    let dir = env::copy_of(&env::data());
    fs::write(dir.path().join("errors/new.json"), b"{").expect("a file");
    let done = fmt_check(dir.path());
    assert_eq!((done.stdout.as_str(), done.code), ("", Some(2)));
    assert!(done.stderr.contains("new.json:1:2: "), "{}", done.stderr);
}

#[test]
fn values_of_the_api_are_not_changed() {
    let dir = env::copy_of(&env::data());
    let path = dir.path().join("operations/changevpc.json");
    let old = fs::read_to_string(&path).expect("a file");
    for value in [
        "{\"z\": 1, \"a\": {\"y\": null, \"b\": []}}",
        "-9223372036854775808",
        "0.5",
        "false",
        "\"\\u0001\\n\\\"\\\\/\"",
    ] {
        let new = old.replacen("\"ip_address\": \"\"", &format!("\"ip_address\": {value}"), 1);
        assert_ne!(new, old);
        let tree: Value = serde_json::from_str(&new).expect("it is JSON");
        fs::write(&path, tree.to_string()).expect("a file");
        assert_eq!(fmt(dir.path()).code, Some(0));
        let text = fs::read_to_string(&path).expect("a file");
        assert_eq!(serde_json::from_str::<Value>(&text).expect("it is JSON").to_string(), tree.to_string());
    }
}

#[test]
fn nothing_is_written_without_a_catalog() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    fs::create_dir(dir.path().join("errors")).expect("a directory");
    fs::write(dir.path().join("errors/ecs.json"), "\u{feff}{\"service\":\"Ecs\",}").expect("a file");
    let before = files(dir.path());
    let done = fmt(dir.path());
    assert_eq!((done.stdout.as_str(), done.code), ("", Some(2)));
    assert!(done.stderr.contains("the directory has no catalog.json"), "{}", done.stderr);
    assert!(files(dir.path()) == before, "a file was written");
}

#[test]
fn a_path_that_is_not_a_directory_is_refused() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let done = fmt(&dir.path().join("nowhere"));
    assert_eq!((done.stdout.as_str(), done.code), ("", Some(2)));
    assert!(done.stderr.contains("nowhere is not a readable directory"), "{}", done.stderr);
}

#[test]
fn guides_and_schemas_are_left_alone() {
    let dir = env::copy_of(&env::data());
    for path in ["guides/zh/error-codes.md", "schema/errors.json", ".settings.json"] {
        fs::write(dir.path().join(path), b"# A\n\n{ }\n").expect("a file");
    }
    let before = files(dir.path());
    let done = fmt(dir.path());
    assert_eq!((done.stdout.as_str(), done.stderr.as_str(), done.code), ("", "", Some(0)));
    assert!(files(dir.path()) == before, "a file was written");
}

#[test]
fn guides_get_lf_at_the_ends_of_lines() {
    let dir = env::copy_of(&env::data());
    let guide = dir.path().join("guides/zh/error-codes.md");
    let text = fs::read_to_string(&guide).expect("a file");
    fs::write(&guide, text.replace('\n', "\r\n")).expect("a file");
    let check = env::run(["check".as_ref(), "--format".as_ref(), "json".as_ref(), dir.path().as_os_str()]).done();
    let found: Value = serde_json::from_str(&check.stdout).expect("the report is JSON");
    assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
    assert_eq!((&found[0]["rule"], &found[0]["fixedByFmt"]), (&"D501".into(), &true.into()));
    assert_eq!(named(&fmt(dir.path()), dir.path()), ["guides/zh/error-codes.md"]);
    assert!(files(dir.path()) == files(&env::data()), "a file is not the same");
}

#[test]
fn what_has_one_meaning_is_repaired_and_named_by_check() {
    let forms: [fn(&str) -> String; 7] = [
        |text| format!("\u{feff}{text}"),
        |text| text.replace('\n', "\r\n"),
        |text| text.replace("  ", "\t"),
        |text| text.replace(",\n", " ，\n"),
        |text| text.replace("\": ", "\"： "),
        |text| text.replace("\"service\":", "“service”:"),
        |text| text.replace("\n  ]\n", ",\n  ],\n"),
    ];
    let path = "errors/common.json";
    let text = String::from_utf8(data_files()[path].clone()).expect("the data is UTF-8");
    for form in forms {
        let dir = env::copy_of(&env::data());
        assert_ne!(form(&text), text);
        fs::write(dir.path().join(path), form(&text)).expect("a file");
        let check = env::run(["check".as_ref(), "--format".as_ref(), "json".as_ref(), dir.path().as_os_str()]).done();
        let found: Value = serde_json::from_str(&check.stdout).expect("the report is JSON");
        assert_eq!(found[0]["fixedByFmt"], true, "{found}");
        let report = env::run(["check".as_ref(), dir.path().as_os_str()]).env("COLUMNS", "100").done().stdout;
        assert!(report.contains("= To fix: run \"ecs-err fmt ") && report.contains("fixes 1 of them"), "{report}");
        assert_eq!(
            (named(&fmt_check(dir.path()), dir.path()), fmt_check(dir.path()).code),
            (vec![path.to_owned()], Some(1))
        );
        assert_eq!(fmt(dir.path()).code, Some(0));
        assert!(files(dir.path()) == files(&env::data()), "a file is not the same");
    }
}

#[test]
fn records_are_sorted() {
    let dir = env::copy_of(&env::data());
    for (path, key) in [("errors/ecs.json", "errors"), ("pages.json", "pages"), ("catalog.json", "families")] {
        let mut tree: Value = serde_json::from_slice(&data_files()[path]).expect("the data is JSON");
        tree[key].as_array_mut().expect("a list").reverse();
        fs::write(dir.path().join(path), tree.to_string()).expect("a file");
    }
    let done = fmt(dir.path());
    assert_eq!(named(&done, dir.path()), ["catalog.json", "errors/ecs.json", "pages.json"]);
    assert!(files(dir.path()) == files(&env::data()), "a file is not the same");
}

#[test]
fn no_number_becomes_another() {
    let dir = env::copy_of(&env::data());
    let path = dir.path().join("operations/changevpc.json");
    let old = fs::read_to_string(&path).expect("a file");
    for number in ["1e400", "1.10", "100000000000000000000", "12345678901234567890.123456789"] {
        let number = format!("\"ip_address\": {number}\n");
        let new = old.replacen("\"ip_address\": \"\"\n", &number, 1);
        assert!(new.contains(&number));
        fs::write(&path, new.replace("\n    ", "\n")).expect("a file");
        fmt(dir.path());
        let text = fs::read_to_string(&path).expect("a file");
        assert!(text.contains(&number), "no {number}: {text}");
    }
}

#[cfg(unix)]
#[test]
fn links_and_permissions_are_kept() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let dir = env::copy_of(&env::data());
    let (link, target) = (dir.path().join("errors/pdp.json"), dir.path().join("errors/.pdp.json"));
    fs::rename(&link, &target).expect("a file");
    symlink(".pdp.json", &link).expect("a link");
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).expect("permissions");
    rewrite(dir.path(), Value::to_string);
    assert_eq!(fmt(dir.path()).code, Some(0));
    assert!(link.is_symlink());
    assert_eq!(fs::metadata(&target).expect("a file").permissions().mode() & 0o777, 0o640);
}

/// A catalog whose texts are Chinese and whose messages are English, with these errors.
fn catalog_in_chinese(errors: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    let metadata = r#"{
  "id": "dock",
  "title": "码头",
  "edition": "1",
  "languages": ["zh"],
  "messageLanguage": "en",
  "placeholders": "percent",
  "services": [{"id": "dock", "forms": ["E-{2}"], "name": "码头", "description": "船只的停靠。"}]
}
"#;
    fs::write(dir.path().join("catalog.json"), metadata).expect("a file");
    fs::create_dir(dir.path().join("errors")).expect("a directory");
    fs::write(dir.path().join("errors/dock.json"), errors).expect("a file");
    dir
}

#[test]
fn a_message_keeps_its_language_where_the_texts_have_another_one() {
    let errors = r#"{
  "service": "dock",
  "errors": [
    {
      "code": "E-01",
      "message": {"en": "Berth %s is taken."},
      "description": "泊位已被占用。"
    },
    {
      "code": "E-02",
      "message": {"zh": "没有泊位。", "en": "There is no berth."}
    },
    {"code": "E-03", "message": "泊位已关闭。"}
  ]
}
"#;
    let dir = catalog_in_chinese(errors);
    assert_eq!(fmt(dir.path()).code, Some(0));
    assert_eq!(fs::read_to_string(dir.path().join("errors/dock.json")).expect("a file"), errors);
}

#[test]
fn a_list_of_one_status_is_written_as_a_number() {
    let errors = r#"{
  "service": "dock",
  "errors": [
    {
      "code": "E-01",
      "status": [409],
      "message": {"en": "Berth %s is taken."}
    },
    {
      "code": "E-02",
      "status": [404, 410],
      "message": {"en": "There is no berth."}
    }
  ]
}
"#;
    let dir = catalog_in_chinese(errors);
    assert_eq!(fmt(dir.path()).code, Some(0));
    let formatted = fs::read_to_string(dir.path().join("errors/dock.json")).expect("a file");
    assert_eq!(formatted, errors.replace("[409]", "409"));
}

#[test]
fn a_file_that_is_not_utf_8_keeps_its_bytes() {
    let copy = env::copy_of(&env::second_catalog());
    let files: [(&str, &[u8]); 2] =
        [("guides/de/extra.md", b"# A\nb \xff c\n"), ("errors/zzz.json", b"{\"service\": \"Hbr\",}\n\xff\n")];
    for (path, bytes) in files {
        fs::write(copy.path().join(path), bytes).expect("a file");
    }
    let data = copy.path().display().to_string();
    for args in [["check", data.as_str()], ["fmt", &data], ["fmt", &data]] {
        let done = env::run(args).done();
        assert_ne!(done.code, Some(0), "{}{}", done.stdout, done.stderr);
        assert!(!done.stdout.contains("fixes"), "{}", done.stdout);
    }
    for (path, bytes) in files {
        assert_eq!(fs::read(copy.path().join(path)).expect("a file"), bytes, "{path}");
    }
}

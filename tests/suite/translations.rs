//! Translations: `ecs-err export --format po`, edited, and imported again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ecs_err_po::{Entry, PoFile};
use serde_json::{Value, json};

use crate::env::{Done, data, run};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The catalogs that are translated: that of the package, small ones, and one with awkward texts.
fn catalogs() -> Vec<PathBuf> {
    let entries = fs::read_dir(root("tests/catalogs")).expect("a directory");
    let small = entries.map(|entry| entry.expect("an entry").path());
    small.chain([data(), root("tests/generate/awkward")]).collect()
}

/// A copy of a catalog.
fn copy(catalog: &Path) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    for entry in walkdir::WalkDir::new(catalog).into_iter().map(|entry| entry.expect("an entry")) {
        let path = dir.path().join(entry.path().strip_prefix(catalog).expect("a path in it"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(path).expect("a directory");
        } else {
            fs::copy(entry.path(), path).expect("a copy");
        }
    }
    dir
}

/// The bytes of all files in a directory.
fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(dir).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files
        .map(|path| {
            (path.strip_prefix(dir).expect("a path in it").display().to_string(), fs::read(&path).expect("bytes"))
        })
        .collect()
}

fn export(catalog: &Path, language: &str) -> Done {
    run(["--quiet", "export", catalog.to_str().expect("a path"), "--format", "po", "--lang", language]).done()
}

/// The entries of an export.
fn entries(catalog: &Path, language: &str) -> Vec<Entry> {
    let done = export(catalog, language);
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{}", catalog.display());
    ecs_err_po::parse(&done.stdout).unwrap_or_else(|error| panic!("{error}: {}", done.stdout)).entries
}

fn text_of(entry: &Entry, keyword: &str, text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
    let fuzzy = if entry.is_fuzzy && keyword == "msgctxt" { "#, fuzzy\n" } else { "" };
    format!("{fuzzy}{keyword} \"{escaped}\"\n")
}

/// A PO file with these entries.
fn po(language: &str, entries: &[Entry]) -> String {
    let mut text = format!("msgid \"\"\nmsgstr \"Language: {language}\\nX-Source-Language: en\\n\"\n");
    for entry in entries {
        text.push('\n');
        text.push_str(&text_of(entry, "msgctxt", entry.context.as_deref().unwrap_or_default()));
        text.push_str(&text_of(entry, "msgid", &entry.id));
        text.push_str(&text_of(entry, "msgstr", &entry.text));
    }
    text
}

/// Imports a PO file; the report for programs.
fn import(dir: &Path, text: &str, options: &[&str]) -> (Option<i32>, Value) {
    let args = ["import", "-", "--format", "json", "--into", dir.to_str().expect("a path")];
    let done = run(args.iter().chain(options)).input(text.as_bytes()).done();
    let report: Value = serde_json::from_str(&done.stdout).unwrap_or_else(|_| panic!("{}", done.stderr));
    let count = |key: &str| report[key].as_u64().expect("a number");
    assert_eq!(count("taken") + count("unchanged") + count("refused"), count("entries"), "{report}");
    assert!(count("untranslated") <= count("unchanged"));
    (done.code, report)
}

fn reasons(report: &Value) -> Vec<&str> {
    let refused = report["files"][0]["refused"].as_array().expect("a list");
    refused.iter().map(|one| one["reason"].as_str().expect("a reason")).collect()
}

/// The text of an error at a JSON Pointer.
fn text(dir: &Path, code: &str, pointer: &str) -> Value {
    let done = run(["--data", dir.to_str().expect("a path"), "export"]).done();
    let export: Value = serde_json::from_str(&done.stdout).unwrap_or_else(|_| panic!("{}", done.stderr));
    let errors = export["errors"].as_array().expect("a list");
    errors
        .iter()
        .find(|error| error["code"] == code)
        .and_then(|error| error.pointer(pointer))
        .cloned()
        .unwrap_or_default()
}

#[test]
fn what_is_exported_and_imported_unchanged_changes_nothing() {
    for catalog in catalogs() {
        let dir = copy(&catalog);
        let before = files(dir.path());
        for language in ["zh", "en", "de", "fr", "pt-BR"] {
            let done = export(&catalog, language);
            if done.code == Some(2) {
                // It is the only language of the catalog.
                assert!(done.stderr.contains("another language"), "{}", done.stderr);
                continue;
            }
            assert_eq!(done.stdout, export(&catalog, language).stdout);
            let entries = ecs_err_po::parse(&done.stdout).expect("a PO file").entries;
            let (code, report) = import(dir.path(), &done.stdout, &["--update"]);
            assert_eq!((code, report["unchanged"].as_u64()), (Some(0), Some(entries.len() as u64)), "{report}");
            let untranslated = entries.iter().filter(|entry| entry.text.is_empty()).count();
            assert_eq!(report["untranslated"].as_u64(), Some(untranslated as u64));
            assert_eq!(files(dir.path()), before, "{}", catalog.display());
        }
    }
}

#[test]
fn an_edited_translation_changes_that_text_alone() {
    let dir = copy(&data());
    let before = files(dir.path());
    let mut entries = entries(dir.path(), "zh");
    let entry = entries.iter_mut().find(|entry| entry.context.as_deref() == Some("Ecs.0085/action")).expect("an entry");
    entry.text = "换一块“网卡”，\n然后\\重试。".to_owned();
    let (new, old) = (entry.text.clone(), text(dir.path(), "Ecs.0085", "/action/zh"));
    let edited = po("zh", &entries);
    let (code, report) = import(dir.path(), &edited, &[]);
    assert_eq!((code, reasons(&report)), (Some(1), vec!["differs"]));
    assert_eq!(files(dir.path()), before);
    let (code, report) = import(dir.path(), &edited, &["--update", "--dry-run"]);
    assert_eq!((code, &report["written"]), (Some(0), &json!(["errors/ecs.json"])));
    assert_eq!(files(dir.path()), before);
    let (code, report) = import(dir.path(), &edited, &["--update"]);
    assert_eq!((code, &report["taken"]), (Some(0), &json!(1)), "{report}");
    let mut expected = before;
    let file = expected.get_mut("errors/ecs.json").expect("the file");
    let text_before = String::from_utf8(file.clone()).expect("UTF-8");
    let at = text_before.find("\"code\": \"Ecs.0085\"").expect("the record");
    let quoted = |text: &str| Value::from(text).to_string();
    let (head, tail) = text_before.split_at(at);
    *file = format!("{head}{}", tail.replacen(&quoted(old.as_str().expect("a text")), &quoted(&new), 1)).into_bytes();
    // A line that became too long is broken as `fmt` does it.
    let formatted = copy(dir.path());
    for (path, bytes) in &expected {
        fs::write(formatted.path().join(path), bytes).expect("a file");
    }
    assert_eq!(run(["fmt", formatted.path().to_str().expect("a path")]).done().code, Some(0));
    assert_eq!(files(dir.path()), files(formatted.path()));
    assert_eq!(import(dir.path(), &edited, &["--update"]).1["unchanged"], report["entries"]);
}

#[test]
fn entries_that_are_not_to_be_taken_are_refused_with_the_reason() {
    let dir = copy(&data());
    let before = files(dir.path());
    let all = entries(dir.path(), "zh");
    let find =
        |context: &str| all.iter().find(|entry| entry.context.as_deref() == Some(context)).expect("an entry").clone();
    let changed = |context: &str, text: &str| Entry { text: text.to_owned(), ..find(context) };
    let entries = [
        Entry { is_fuzzy: true, ..changed("Ecs.0001/action", "换一个") },
        Entry { id: "Do nothing.".to_owned(), ..changed("Ecs.0005/action", "换一个") },
        Entry { context: Some("Ecs.0001/message/text".to_owned()), ..changed("Ecs.0001/message", "换") },
        Entry { context: Some("Ecs.9999/action".to_owned()), ..changed("Ecs.0001/message", "换") },
        Entry { context: None, ..changed("Ecs.0001/message", "换") },
        find("Ecs.0000/action"),
        find("Ecs.0000/action"),
        changed("Ecs.0812/message", "规格%s不能变更。"),
        changed("Ecs.0085/action", "换\u{202e}一个"),
        changed("Ecs.0085/message", ""),
        // The message of the API is not translated.
        Entry { context: Some("Ecs.0085/action".to_owned()), is_fuzzy: true, ..changed("Ecs.0085/action", "") },
    ];
    let (code, report) = import(dir.path(), &po("zh", &entries), &["--update"]);
    let expected = ["fuzzy", "outdated", "unknown", "unknown", "unknown", "twice", "placeholders", "rule", "twice"];
    assert_eq!((code, reasons(&report)), (Some(1), expected.to_vec()), "{report:#}");
    assert_eq!((&report["taken"], &report["unchanged"], &report["untranslated"]), (&json!(0), &json!(2), &json!(1)));
    assert_eq!(files(dir.path()), before);
    let (code, _) = import(dir.path(), &po("zh", &entries), &["--update", "--allow-refused"]);
    assert_eq!(code, Some(0));
    let english = Entry { context: Some("Ecs.0085/message".to_owned()), ..changed("Ecs.0085/message", "No such NIC.") };
    assert_eq!(reasons(&import(dir.path(), &po("en", &[english]), &["--update"]).1), ["unknown"]);
}

#[test]
fn a_language_can_be_added() {
    for catalog in catalogs() {
        let dir = copy(&catalog);
        let mut entries = entries(dir.path(), "x-new");
        for entry in &mut entries {
            assert_eq!(entry.text, "");
            entry.text = format!("{} ⁂", entry.id);
        }
        let (code, report) = import(dir.path(), &po("x-new", &entries), &[]);
        assert_eq!((code, report["taken"].as_u64()), (Some(0), Some(entries.len() as u64)), "{report:#}");
        let path = dir.path().to_str().expect("a path");
        // It names files in another form, and fails if there are errors.
        assert_eq!(run(["fmt", "--check", path]).done().stdout, "", "{}", catalog.display());
        let check = run(["check", path, "--format", "json"]).done();
        let found: Vec<Value> = serde_json::from_str(&check.stdout).expect("JSON");
        let is_of_language = |one: &&Value| one["severity"] == "error" && one["name"] == "missing-language";
        let is_error = |one: &&Value| one["severity"] == "error";
        assert_eq!(
            found.iter().filter(is_error).count(),
            found.iter().filter(is_of_language).count(),
            "{}",
            check.stdout
        );
        // A guide is a file by itself.
        let is_guide = |one: &&Value| one["file"].as_str().is_some_and(|file| file.contains("/guides/"));
        let missing = found.iter().filter(|one| is_of_language(one) && !is_guide(one)).count() as u64;
        // What is missing is an error in complete catalogs only.
        if missing > 0 {
            assert_eq!(report["missing"].as_u64(), Some(missing), "{}", catalog.display());
        } else {
            assert_eq!(self::entries(dir.path(), "x-new"), with_lines(&entries, dir.path()), "{}", catalog.display());
        }
        let (code, again) = import(dir.path(), &po("x-new", &entries), &[]);
        assert_eq!((code, &again["unchanged"], &again["missing"]), (Some(0), &report["taken"], &report["missing"]));
        // The next part of the translations is taken although others are still missing.
        "other".clone_into(&mut entries[0].text);
        let (_, update) = import(dir.path(), &po("x-new", &entries[..1]), &["--update"]);
        if !entries[0].context.as_deref().is_some_and(|context| context.ends_with("message")) {
            assert_eq!(update["written"].as_array().map(Vec::len), Some(1), "{}: {update}", catalog.display());
        }
    }
}

/// The entries with the lines and comments that they have in an export.
fn with_lines(entries: &[Entry], dir: &Path) -> Vec<Entry> {
    let now = self::entries(dir, "x-new");
    let pair = |(entry, now): (&Entry, Entry)| Entry { line: now.line, comment: now.comment, ..entry.clone() };
    entries.iter().zip(now).map(pair).collect()
}

#[test]
fn awkward_texts_come_back_as_they_were() {
    let long = "很长的文本，".repeat(2_000);
    let texts = [
        "\"quoted\" and 'single'",
        "back\\slash \\n \\\" \\",
        "two\nlines",
        "a\n\n- list\n- of\n",
        "a\ttab",
        "  leading blanks",
        "网卡不存在",
        "msgid \"x\"",
        "#, fuzzy",
        "#~ msgid",
        "%s {0} {{x}}",
        "é\u{301}🦀",
        &long,
    ];
    let dir = copy(&root("tests/catalogs/dotted"));
    let mut entries = entries(dir.path(), "de");
    entries.retain(|entry| entry.context.as_deref().is_some_and(|context| !context.ends_with("message")));
    assert!(entries.len() >= texts.len(), "{}", entries.len());
    entries.truncate(texts.len());
    for (entry, text) in entries.iter_mut().zip(texts) {
        text.clone_into(&mut entry.text);
    }
    let (code, report) = import(dir.path(), &po("de", &entries), &[]);
    assert_eq!(code, Some(0), "{report:#}");
    let again = self::entries(dir.path(), "de");
    for entry in &entries {
        let now = again.iter().find(|one| one.context == entry.context).expect("the entry");
        assert_eq!(now.text, entry.text);
    }
}

#[test]
fn mistakes_are_named_with_what_to_do() {
    let dir = copy(&data());
    let path = dir.path().to_str().expect("a path");
    let good = export(&data(), "zh").stdout;
    let import = |args: &[&str], text: &str| {
        let done = run([&["import", "-"], args].concat()).input(text.as_bytes()).done();
        assert_eq!(done.code, Some(2), "{}", done.stdout);
        done.stderr
    };
    let empty = tempfile::tempdir().expect("a directory");
    let none = empty.path().to_str().expect("a path");
    assert!(import(&["--into", none], &good).contains("--into"));
    assert!(import(&["--into", path, "--lang", "en"], &good).contains("into zh"));
    let nameless = good.replace("\"Language: zh\\n\"\n", "");
    assert!(import(&["--into", path], &nameless).contains("--lang"));
    assert!(import(&["--into", path], &good.replace("msgid \"Use", "msgid Use")).contains("-:"));
    let other = root("tests/import/quarry.md");
    assert!(import(&[other.to_str().expect("a path"), "--into", path], &good).contains("without other sources"));
    let done = run(["export", "--format", "po"]).done();
    assert!(done.code == Some(2) && done.stderr.contains("--lang"), "{}", done.stderr);
    let done = run(["export", "--format", "po", "--lang", "en_US.UTF-8"]).done();
    assert!(done.code == Some(2) && done.stderr.contains("BCP 47"), "{}", done.stderr);
    // Files that are no translations of a catalog are references.
    let reference = "msgctxt \"Q001\"\nmsgid \"no ore\"\nmsgstr \"没有矿石\"\n";
    let done = run(["import", "-", "--into", none]).input(reference.as_bytes()).done();
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let PoFile { entries, .. } = ecs_err_po::parse(reference).expect("a PO file");
    assert_eq!(entries.len(), 1);
}

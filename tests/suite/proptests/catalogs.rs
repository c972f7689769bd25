//! Random catalogs that pass `check`: every command runs on them, and writes only to its output.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::path::Path;

use ecs_err::Code;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::check;
use crate::env::{Done, run};

/// How many random catalogs are tried; each is used by about twenty runs of the program.
const CASES: u32 = 24;

/// A catalog by its files.
pub type Files = Vec<(String, Value)>;

#[test]
fn every_command_runs_on_any_catalog_that_passes_check() {
    check(CASES, &catalog(), |files| {
        let home = tempfile::tempdir().expect("a temporary directory");
        let dir = home.path().join("catalog");
        write(&dir, &files);
        let data = dir.to_str().expect("UTF-8");
        // What is not in canonical form is a warning, so formatting comes first.
        documented(&["fmt", data], &[0, 1]);
        let checked = documented(&["check", data], &[0, 1]);
        if checked.code == Some(1) {
            return Ok(());
        }
        let codes = codes(&files);
        let out = home.path().join("site");
        for arguments in [
            &["list"][..],
            &["list", "--format", "json"],
            &["search", "the a 错误 x"],
            &["field", "name"],
            &["field", "--recursive", "node"],
            &["operation", "get"],
            &["operations", "--format", "markdown"],
            &["changes"],
            &["export"],
            &["--help"],
            &[],
        ] {
            documented(&[&["--data", data], arguments].concat(), &[0, 1, 2]);
        }
        for code in &codes {
            let answer = documented(&["--data", data, "--format", "json", "--", code], &[0]);
            prop_assert!(
                answer.stdout.contains(&Value::from(code.as_str()).to_string()),
                "{}: {}",
                code,
                answer.stdout
            );
        }
        let body = json!({"error": {"code": codes.first(), "message": "x"}}).to_string();
        let explained = documented(&["--data", data, "explain", &body], &[0]);
        prop_assert!(explained.stderr.is_empty(), "{}", explained.stderr);
        documented(&["--data", data, "build", "--out", out.to_str().expect("UTF-8")], &[0]);
        let language = files[0].1["languages"][0].as_str().expect("a language").to_owned();
        reaches_every_page(&out, &language, &codes)?;
        let left: BTreeSet<String> = std::fs::read_dir(home.path())
            .expect("a readable directory")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        prop_assert_eq!(left, BTreeSet::from(["catalog".to_owned(), "site".to_owned()]));
        Ok(())
    });
}

/// Runs the program, which may end with one of these statuses but not with a panic.
pub fn documented(arguments: &[&str], statuses: &[i32]) -> Done {
    let done = run(arguments).done();
    let status = done.code.unwrap_or(-1);
    assert!(statuses.contains(&status), "{arguments:?} ended with {status}: {}{}", done.stdout, done.stderr);
    assert!(!done.stderr.contains("panicked"), "{arguments:?}: {}", done.stderr);
    done
}

/// Follows the links and forms of the site from its first page: they lead to all pages, those of each code among them.
fn reaches_every_page(out: &Path, language: &str, codes: &[String]) -> Result<(), TestCaseError> {
    let mut seen = HashSet::from(["index.html".to_owned()]);
    let mut queue = VecDeque::from(["index.html".to_owned()]);
    while let Some(path) = queue.pop_front() {
        let html = std::fs::read_to_string(out.join(&path));
        prop_assert!(html.is_ok(), "{} is linked and missing", path);
        let html = html.unwrap_or_default();
        let values = ["href=\"", "action=\""].into_iter().flat_map(|name| html.split(name).skip(1));
        for link in values.filter_map(|rest| rest.split('"').next()) {
            let link = link.split(['#', '?']).next().unwrap_or_default();
            let is_page = is_html(Path::new(link)) && !link.contains(':');
            let target = resolve(&path, link);
            if is_page && seen.insert(target.clone()) {
                queue.push_back(target);
            }
        }
    }
    for code in codes {
        let page = format!("{language}/errors/{}/index.html", ecs_err::segment(Code::new(code).expect("a code")));
        prop_assert!(seen.contains(&page), "{} is not linked", page);
    }
    for entry in walkdir::WalkDir::new(out) {
        let entry = entry.expect("a readable directory");
        let path = entry.path().strip_prefix(out).expect("it is in the site").to_string_lossy().into_owned();
        let is_page = entry.file_type().is_file() && is_html(entry.path()) && path != "404.html";
        prop_assert!(!is_page || seen.contains(&path), "no link leads to {}", path);
    }
    Ok(())
}

fn is_html(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "html")
}

/// The path that a link on a page leads to.
fn resolve(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => _ = parts.pop(),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

pub fn write(dir: &Path, files: &Files) {
    for (path, value) in files {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
        std::fs::write(path, format!("{value:#}\n")).expect("a file");
    }
}

fn codes(files: &Files) -> Vec<String> {
    let errors = files.iter().filter_map(|(_, value)| value["errors"].as_array()).flatten();
    errors.filter_map(|error| error["code"].as_str().map(str::to_owned)).collect()
}

/// Catalogs of all kinds: odd languages, ids and forms, one code or many, missing texts, circles of structures.
pub fn catalog() -> impl Strategy<Value = Files> {
    let languages =
        prop::sample::subsequence(vec!["en", "zh", "zh-Hant-TW", "de-CH-1996", "sr-Latn", "en-US-u-ca-gregory"], 1..4);
    let id = "[A-Za-z0-9][A-Za-z0-9._-]{0,12}[A-Za-z0-9]";
    (languages, id, edition(), services(), any::<[bool; 5]>(), style(), structures()).prop_flat_map(
        |(languages, id, edition, services, [has_statuses, has_operations, has_releases, is_complete, is_first_only], style, structures)| {
            let texts = prop::collection::vec(text(), 24);
            texts.prop_map(move |texts| {
                let mut pool = texts.iter().cycle();
                // A catalog that is not complete may have texts in its first language alone.
                let shown = if is_first_only && !is_complete { &languages[..1] } else { &languages[..] };
                let is_plain = languages.len() == 1;
                let mut localized = || localized(shown, is_plain, pool.next().map_or("x", String::as_str));
                let mut files = Files::new();
                let declared: Vec<Value> = services
                    .iter()
                    .map(|(id, form, _)| json!({"id": id, "forms": [form], "name": localized(), "description": localized()}))
                    .collect();
                files.push((
                    "catalog.json".into(),
                    json!({
                        "id": id, "title": localized(), "edition": edition, "languages": languages,
                        "messageLanguage": languages[0], "complete": is_complete, "placeholders": style, "services": declared,
                    }),
                ));
                for (id, _, codes) in &services {
                    let record = |(at, code): (usize, &String)| {
                        let mut record = json!({"code": code});
                        let members = record.as_object_mut().expect("an object");
                        if has_statuses {
                            members.insert("status".into(), json!(404));
                        }
                        members.insert(if at % 3 == 0 { "message" } else { "description" }.into(), localized());
                        if at % 2 == 0 {
                            members.insert("action".into(), localized());
                        }
                        if at % 4 == 1 {
                            members.insert("cases".into(), json!([{"description": localized(), "action": localized()}]));
                        }
                        record
                    };
                    let errors: Vec<Value> = codes.iter().enumerate().map(record).collect();
                    files.push((format!("errors/{id}.json"), json!({"service": id, "errors": errors})));
                }
                if has_statuses {
                    let status = json!({"status": 404, "description": localized(), "action": localized()});
                    files.push(("statuses.json".into(), json!({"statuses": [status]})));
                }
                if has_operations {
                    files.push(("pages.json".into(), json!({"pages": [{"id": "page", "title": localized()}]})));
                    files.push((
                        "operations/get.json".into(),
                        json!({
                            "id": "get", "page": "page", "method": "GET", "path": "/v1/{id}",
                            "title": localized(), "summary": localized(), "request": ["node0"],
                        }),
                    ));
                    files.push(("structures/all.json".into(), json!({"structures": structures_of(structures, &mut localized)})));
                }
                if has_releases {
                    let changes = json!([{"kind": "added", "text": localized(), "errors": [services[0].2[0]]}]);
                    let release = json!({"number": 1, "date": "2024-02-29", "changes": changes});
                    files.push(("releases/2024.json".into(), json!({"releases": [release]})));
                }
                files
            })
        },
    )
}

/// Structures that refer to each other: in a circle, or two references each on every level.
fn structures_of(shape: (usize, bool), localized: &mut impl FnMut() -> Value) -> Value {
    let (count, is_circle) = shape;
    let field = |name: &str, target: Option<String>, localized: &mut dyn FnMut() -> Value| {
        let mut schema = json!({"type": "object"});
        if let Some(target) = target {
            schema["ref"] = target.into();
        }
        json!({"name": name, "required": false, "type": "Object", "schema": schema, "description": localized()})
    };
    (0..count)
        .map(|at| {
            let next = if is_circle { Some((at + 1) % count) } else { Some(at + 1).filter(|next| *next < count) };
            let target = next.map(|next| format!("node{next}"));
            json!({
                "id": format!("node{at}"), "page": "page", "name": "node", "table": at + 1, "title": localized(),
                "direction": "request", "operations": ["get"],
                "fields": [field("left", target.clone(), localized), field("os:right-x", target, localized)],
            })
        })
        .collect()
}

fn structures() -> impl Strategy<Value = (usize, bool)> {
    prop_oneof![Just((1, false)), Just((3, true)), (2..8_usize).prop_map(|depth| (depth, false))]
}

fn style() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["none", "angle", "at", "python"])
}

fn edition() -> impl Strategy<Value = String> {
    prop_oneof![Just("2024-02-29".to_owned()), Just("v3".to_owned()), "[A-Za-z0-9<>&\"' .-]{1,20}"]
}

/// Services with an id, a form and codes of the form in natural order; no two codes differ only in letter case.
fn services() -> impl Strategy<Value = Vec<(String, String, Vec<String>)>> {
    let numbered = (
        "[A-Za-z][A-Za-z0-9]{0,6}([.:/_-][A-Za-z]{1,4})?[.:_/-]",
        1..8_usize,
        prop::collection::btree_set(0..9_u32, 1..6),
    )
        .prop_map(|(prefix, digits, numbers)| {
            let codes = numbers.iter().map(|number| format!("{prefix}{number:0digits$}")).collect::<Vec<_>>();
            (format!("{prefix}{{{digits}}}"), codes)
        });
    let bare = (2..6_usize, prop::collection::btree_set(1..9_u32, 1..6)).prop_map(|(digits, numbers)| {
        (format!("{{{digits}}}"), numbers.iter().map(|number| format!("{number:0digits$}")).collect::<Vec<_>>())
    });
    let listed = prop::collection::btree_set("[a-z]{3,8}(_[a-z]{2,6}){0,2}", 1..6)
        .prop_map(|codes| ("listed".to_owned(), codes.into_iter().collect::<Vec<_>>()));
    let negative = prop::collection::btree_set(1..9_u32, 1..4).prop_map(|numbers| {
        ("-{5}".to_owned(), numbers.iter().map(|number| format!("-3260{number}")).collect::<Vec<_>>())
    });
    let one = prop_oneof![3 => numbered, 1 => bare, 2 => listed, 1 => negative];
    prop::collection::vec(one, 1..3).prop_map(|services| {
        let mut seen = HashSet::new();
        let named = services.into_iter().enumerate().map(|(at, (form, codes))| {
            let codes = codes.into_iter().filter(|code| seen.insert(code.to_ascii_lowercase())).collect();
            (format!("service-{at}"), form, codes)
        });
        named.filter(|(.., codes): &(String, String, Vec<String>)| !codes.is_empty()).collect::<Vec<_>>()
    })
}

/// Texts with what may do harm in HTML, scripts, XML, Markdown and terminals.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[A-Za-z 错误码网卡]{1,12}",
        1 => prop::sample::select(vec![
            "<script>alert(1)</script>", "</script>", "\"'>", "{{ 7*7 }}", "{% raw %}", "&amp;", "\\", "`rm -rf`", "]]>", "<!--",
            "%s", "${x}", "\n\n- a\n- b", "[a](javascript:alert(1))", "é", "😀", "\u{202f}", "../..", "';self.X=1;//",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| {
        let text = pieces.concat().trim().to_owned();
        if text.is_empty() { "x".to_owned() } else { text }
    })
}

/// A text in these languages: a plain string in a catalog with one.
fn localized(languages: &[&str], is_plain: bool, text: &str) -> Value {
    if is_plain {
        return text.into();
    }
    let pair = |language: &&str| ((*language).to_owned(), format!("{text} {language}").into());
    Value::Object(languages.iter().map(pair).collect())
}

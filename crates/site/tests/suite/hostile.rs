//! Sites of malicious catalogs and of unusually large ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use ecs_err_site::Options;
use serde_json::{Value, json};

use crate::pages::elements;
use crate::source::{Source, metadata};

/// Text that ends a context, begins another one, or is executed if it is not encoded.
const HOSTILE: &str = "</script><script>alert(1)</script><img src=x onerror=alert(2)>'\"><a href=javascript:alert(3)>z</a> \
                       {{ 7 * 191 }} {% raw %} ]]> --> ';self.PWNED=1;// \\u003cb\\u003e ${alert(4)} %2e%2e/ ../../evil";

fn text_of<'f>(files: &'f BTreeMap<String, Vec<u8>>, path: &str) -> &'f str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).expect("it is UTF-8")
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == extension)
}

#[test]
fn similar_codes_have_separate_pages() {
    let codes = [
        "a-b",
        "a.b",
        "a/b",
        "a:b",
        "a_b",
        "AUX",
        "aux.1",
        "index",
        "index.html",
        "feed.xml",
        "x",
        "x.json",
        "x.md",
        "x/json",
        "-1",
        "1",
        "a::b",
        "a//b",
        "con",
        "con/1",
    ];
    let mut sorted: Vec<&str> = codes.to_vec();
    sorted.sort_by_key(|code| ecs_err_core::Code::new(code).expect("a code"));
    let errors: Vec<Value> =
        sorted.iter().map(|code| json!({"code": code, "message": format!("Message of {code}.")})).collect();
    let source = Source::new(&metadata(&["listed"]), &json!({"service": "all", "errors": errors}));
    let files = source.built(&Options::default());
    let pages: BTreeSet<String> =
        files.keys().filter(|path| path.starts_with("en/errors/") && path.ends_with("/index.html")).cloned().collect();
    // The lower-case name of one, and the list.
    assert_eq!(pages.len(), codes.len() + 2, "{pages:?}");
    for code in codes {
        let path =
            format!("en/errors/{}/index.html", ecs_err_core::segment(ecs_err_core::Code::new(code).expect("a code")));
        assert!(text_of(&files, &path).contains(&format!("Message of {code}.")), "{path}");
    }
}

#[test]
fn hostile_texts_stay_texts_in_every_file() {
    let text = |words: &str| format!("{words} {HOSTILE}");
    let mut catalog = metadata(&["E-{4}"]);
    catalog["title"] = text("Title").into();
    catalog["edition"] = "<b>1&'\"".into();
    catalog["services"][0]["name"] = text("Service").into();
    catalog["services"][0]["description"] = text("About").into();
    catalog["families"] = json!([{"codes": "E-00xx", "title": text("Family")}]);
    catalog["external"] = json!([{"forms": ["X-{3}"], "name": text("Other"), "pointer": text("Pointer")}]);
    let error = json!({
        "code": "E-0001", "name": text("name"), "status": 418, "message": text("Message {value}"),
        "description": text("Description"), "action": format!("{}\n\n- {}", text("Action"), text("Item")), "cause": text("Cause"),
        "category": text("Category"), "deprecated": text("Deprecated"), "since": text("since"),
        "cases": [{"message": text("Case {value}"), "description": text("Other")}],
        "sameAs": {"system \"><b>": text("same")},
        "links": [{"title": text("Link"), "url": "https://example.org/?a=1&b='c"}],
        "seen": [{"cause": text("Seen"), "source": {"url": "https://example.org/x?'onload='", "date": "2024-01-01"}}],
        "notes": [{"kind": "conflict", "text": text("Note")}],
    });
    let source = Source::new(&catalog, &json!({"service": "all", "errors": [error]}));
    source.write("statuses.json", &json!({"statuses": [
        {"status": 418, "reason": text("Teapot"), "retry": "never", "description": text("Status"), "action": text("Act")},
    ]}));
    let mut options = Options::default();
    options.base_url = Some("https://errors.example.org/x".to_owned());
    let files = source.built(&options);
    for (path, bytes) in &files {
        let content = std::str::from_utf8(bytes).unwrap_or_default();
        if has_extension(path, "html") {
            assert!(
                !content.contains("<img src=x") && !content.contains("<a href=javascript") && !content.contains("1337"),
                "{path}"
            );
            for element in elements(content).iter().filter(|element| element.name == "script") {
                let is_known =
                    element.attributes.contains("src=\"") || element.attributes == "type=\"application/ld+json\"";
                assert!(is_known, "{path}: {}", element.attributes);
            }
        }
        if has_extension(path, "js") || has_extension(path, "webmanifest") {
            assert!(!content.contains("</script>"), "{path}");
        }
        if has_extension(path, "xml") {
            assert!(!content.contains("<script>") && !content.contains("]]>"), "{path}");
        }
    }
    let page = text_of(&files, "en/errors/E-0001/index.html");
    let (_, data) = page.split_once("ld+json\">").expect("linked data");
    let (data, _) = data.split_once("</script>").expect("its end");
    let data: Value = serde_json::from_str(data).expect("it is JSON");
    assert!(data[0]["isPartOf"]["name"].as_str().is_some_and(|title| title.ends_with(HOSTILE)));
    let manifest: Value = serde_json::from_str(text_of(&files, "manifest.webmanifest")).expect("it is JSON");
    assert_eq!(manifest["name"], text("Title"));
    let worker = text_of(&files, "sw.js");
    let version =
        worker.lines().find_map(|line| line.strip_prefix("const VERSION = ")?.strip_suffix(';')).expect("a version");
    assert!(serde_json::from_str::<String>(version).is_ok_and(|version| version.starts_with("test-")));
    assert!(text_of(&files, "llms.txt").contains("Title \\</script\\>\\<script\\>"));
    assert!(page.contains("href=\"https://example.org/?a=1&amp;b=&#39;c\""), "{page}");
    assert!(page.contains("?category=Category%20%3C%2Fscript%3E"), "{page}");
}

#[test]
fn structures_in_a_circle_cost_little() {
    const COUNT: usize = 40;
    let field = |name: &str, structure: usize| {
        json!({
            "name": name, "required": true, "type": "Object", "schema": {"type": "object", "ref": format!("s{structure:02}")},
            "description": "An object.",
        })
    };
    let structures: Vec<Value> = (0..COUNT)
        .map(|at| json!({
            "id": format!("s{at:02}"), "page": "p", "name": format!("s{at:02}"), "table": at + 1, "title": "A structure",
            "direction": "request", "operations": ["o"],
            "fields": [field("a", (at + 1) % COUNT), field("b", (at + 2) % COUNT)],
        }))
        .collect();
    let errors = json!({"service": "all", "errors": [{"code": "E-0001", "message": "Message."}]});
    let source = Source::new(&metadata(&["E-{4}"]), &errors);
    source.write("pages.json", &json!({"pages": [{"id": "p", "title": "A page"}]}));
    source.write("structures/all.json", &json!({"structures": structures}));
    source.write(
        "operations/o.json",
        &json!({
            "id": "o", "page": "p", "method": "POST", "path": "/o", "title": "An operation", "summary": "Does it.",
            "request": ["s00"], "response": [],
        }),
    );
    let files = source.built(&Options::default());
    let largest = files.iter().filter(|(path, _)| has_extension(path, "html")).map(|(_, bytes)| bytes.len()).max();
    assert!(largest.is_some_and(|bytes| bytes < 100_000), "{largest:?}");
}

#[test]
fn a_page_shows_a_limited_number_of_nested_fields() {
    // Each of four levels refers four times to the next, and has 100 other fields: 8584 fields in all.
    let structures: Vec<Value> = (0..4)
        .map(|level| {
            let mut fields: Vec<Value> = (0..100)
                .map(|at| json!({
                    "name": format!("f{at}"), "type": "String", "schema": {"type": "string"}, "description": "A text.",
                }))
                .collect();
            for at in (0..4).filter(|_| level < 3) {
                fields.push(json!({
                    "name": format!("n{at}"), "type": "Object", "schema": {"type": "object", "ref": format!("s{}", level + 1)},
                    "description": "An object.",
                }));
            }
            json!({
                "id": format!("s{level}"), "page": "p", "name": format!("s{level}"), "table": level + 1, "title": "A structure",
                "direction": "response", "operations": [], "fields": fields,
            })
        })
        .collect();
    let errors = json!({"service": "all", "errors": [{"code": "E-0001", "message": "Message."}]});
    let source = Source::new(&metadata(&["E-{4}"]), &errors);
    source.write("pages.json", &json!({"pages": [{"id": "p", "title": "A page"}]}));
    source.write("structures/all.json", &json!({"structures": structures}));
    let files = source.built(&Options::default());
    let shown = text_of(&files, "en/structures/s0/index.html").matches("class=\"field\"").count();
    assert!((1_900..=2_104).contains(&shown), "{shown}");
}

#[test]
fn codes_with_the_same_message_cost_little() {
    const COUNT: usize = 300;
    let errors: Vec<Value> =
        (0..COUNT).map(|at| json!({"code": format!("E-{at:04}"), "message": "The same message."})).collect();
    let source = Source::new(&metadata(&["E-{4}"]), &json!({"service": "all", "errors": errors}));
    let files = source.built(&Options::default());
    let page = text_of(&files, "en/errors/E-0000/index.html");
    assert!(page.contains("And 251 more."), "{page}");
    assert!(page.matches("errors/E-").count() < 120);
}

#[test]
fn the_smallest_catalogs_have_a_site() {
    for errors in [json!([]), json!([{"code": "1", "description": "One."}])] {
        let source = Source::new(&metadata(&["listed"]), &json!({"service": "all", "errors": errors}));
        let files = source.built(&Options::default());
        let mut names = String::new();
        for path in files.keys() {
            let _ = write!(names, "{path} ");
        }
        assert!(names.contains("en/index.html") && names.contains("sw.js"), "{names}");
    }
}
